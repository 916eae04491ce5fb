#include "exchange/import_columns.h"

#include <algorithm>

#include "base/problems.h"
#include "exchange/draft_html.h"
#include "sheets/cells.h"

namespace sourceline {
namespace {

std::string column_name(std::string_view header) {
    std::string name;
    for (const char c : header)
        if (c != ' ' && c != '_' && c != '-') name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return name;
}

}  // namespace

Columns::Columns(const ImportTable& table) : table_(table), read_(table.header.size(), false) {
    for (const std::string& header : table.header) names_.push_back(column_name(header));
}

int Columns::find(std::string_view name) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return -1;
    const auto index = found - names_.begin();
    read_[static_cast<std::size_t>(index)] = true;
    return static_cast<int>(index);
}

std::string Columns::names() const {
    constexpr std::size_t kMostNamed = 8;
    std::string text;
    for (std::size_t i = 0; i < table_.header.size() && i < kMostNamed; ++i)
        text += (i > 0 ? ", " : "") + quoted(table_.header[i]);
    if (table_.header.size() > kMostNamed)
        text += " and " + std::to_string(table_.header.size() - kMostNamed) + " more";
    return text;
}

void Columns::leave_out_others(DraftMaker& maker) const {
    for (std::size_t column = 0; column < table_.header.size(); ++column) {
        if (read_[column]) continue;
        const auto filled = std::count_if(table_.rows.begin(), table_.rows.end(),
                                          [&](const auto& row) { return !row[column].empty(); });
        const std::string& name = table_.header[column];
        if (filled > 0)
            maker.leave_out(name.empty() ? "a column without a name" : "the column " + quoted(name),
                            static_cast<std::size_t>(filled));
    }
    std::size_t beside = 0;
    for (const auto& row : table_.rows)
        for (std::size_t i = table_.header.size(); i < row.size(); ++i) beside += row[i].empty() ? 0 : 1;
    if (beside > 0) maker.leave_out("cells beside the header", beside);
}

std::string_view cell_of(const std::vector<std::string>& row, int column) {
    return column < 0 ? std::string_view() : std::string_view(row[static_cast<std::size_t>(column)]);
}

std::string text_cell(DraftMaker& maker, const std::string& where, std::string_view cell) {
    if (is_formula_error(cell)) {
        maker.open(where, "a formula of the sheet has failed (" + std::string(cell) + "): what should stand there?");
        return {};
    }
    PlainText plain = plain_text(cell);
    if (plain.scripts > 0) maker.leave_out("scripts and styles in texts", static_cast<std::size_t>(plain.scripts));
    return std::move(plain.text);
}

}  // namespace sourceline
