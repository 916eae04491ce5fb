#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <tuple>

#include "sheets/cell_values.h"
#include "sheets/cells.h"
#include "sheets/columns.h"
#include "sheets/sheets.h"
#include "sheets/table.h"
#include "sheets/typed_time.h"
#include "sheets/value.h"
#include "story/fields.h"
#include "story/read.h"

namespace sourceline {
namespace {

// Where a column stands: those of one numbered thing together, texts in the order of their languages.
using ColumnOrder = std::tuple<std::size_t, int, std::size_t, std::size_t>;
struct WrittenCell {
    std::string header, text;
};
struct WrittenRow {
    std::map<ColumnOrder, WrittenCell> cells;
    Value rest = Value::object();  // what no cell can hold
};

// Whether a cell with this text is read as this text.
bool survives(std::string_view text) {
    const std::string cell = guarded(text);
    return !text.empty() && unguarded(trimmed(cell)) == text && !is_formula_error(text);
}

class SheetsWriter {
  public:
    SheetsWriter(Json root, std::string_view bytes) : root_(root), bytes_(bytes) {
        // The story's own language stands first.
        if (const Json language = root.find("language")) languages_.emplace_back(language.text());
    }

    std::string story_sheet() {
        const SheetKind& kind = *sheet_kind("story");
        WrittenRow row;
        std::vector<std::string> path;
        for (Json member = root_.first(); member; member = member.next()) {
            const std::string_view key = member.key();
            if (key == "format" || key == "version" || (sheet_kind(key) != nullptr && key != "story")) continue;
            write_member(kind, row, member, path, row.rest);
        }
        finish(kind, row);
        CsvWriter csv;
        add_row(csv, {"key", "value"});
        for (const auto& [order, cell] : row.cells) add_row(csv, {cell.header, cell.text});
        return csv.take();
    }

    std::string list_sheet(const SheetKind& kind, Json list) {
        std::vector<WrittenRow> rows;
        std::map<ColumnOrder, std::string> columns;
        for (Json item = list.first(); item; item = item.next()) {
            rows.push_back(write_item(kind, item, rows.empty()));
            for (const auto& [order, cell] : rows.back().cells) columns.emplace(order, cell.header);
        }
        CsvWriter csv;
        for (const auto& [order, header] : columns) csv.cell(header);
        csv.end_row();
        for (const WrittenRow& row : rows) {
            for (const auto& [order, header] : columns) {
                const auto cell = row.cells.find(order);
                csv.cell(cell == row.cells.end() ? std::string_view() : std::string_view(cell->second.text));
            }
            csv.end_row();
        }
        return csv.take();
    }

  private:
    static void add_row(CsvWriter& csv, std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells) csv.cell(cell);
        csv.end_row();
    }

    WrittenRow write_item(const SheetKind& kind, Json item, bool is_first) {
        WrittenRow row;
        std::vector<std::string> path;
        for (Json member = item.first(); member; member = member.next())
            write_member(kind, row, member, path, row.rest);
        finish(kind, row);
        std::vector<std::string_view> texts;
        for (const auto& [order, cell] : row.cells) texts.push_back(cell.text);
        if (!is_first || !repeats_header(kind, texts)) return row;
        // {"id": "name", "name": "id"} would be taken for a second header.
        WrittenRow other;
        other.rest = Value::copy(item, bytes_);
        finish(kind, other);
        return other;
    }

    void finish(const SheetKind& kind, WrittenRow& row) {
        if (row.rest.is_empty()) return;
        std::string json;
        row.rest.write(json);
        row.cells[{kind.columns.size(), 0, 0, 0}] = {"more", std::move(json)};
    }

    // The member in cells of the row, and what no cell can hold in `rest`.
    void write_member(const SheetKind& kind, WrittenRow& row, Json value, std::vector<std::string>& path, Value& rest) {
        const std::string key(value.key());
        const bool is_plain = key.find_first_of(".:#") == key.npos && !is_number_segment(key) && !key.empty();
        path.push_back(key);
        const SheetColumn* const column = is_plain ? column_at(kind, path) : nullptr;
        const bool is_leaf = column != nullptr && !(column->kind == CellKind::Span && !value.is(JsonKind::Text)) &&
                             !(column->kind == CellKind::To && value.is(JsonKind::Object));
        if (is_leaf && column->kind == CellKind::Text && value.is(JsonKind::Object))
            write_languages(kind, row, value, path, rest);
        else if (is_leaf && add_cell(kind, row, *column, value, path, ""))
            ;
        else if (!is_leaf && is_plain && value.is(JsonKind::Object) && value.size() > 0 && leads_to_columns(kind, path))
            write_members(kind, row, value, path, rest);
        else if (!(is_plain && value.is(JsonKind::List) && leads_to_columns(kind, path) &&
                   write_list(kind, row, value, path)))
            rest.add(key, Value::copy(value, bytes_));
        path.pop_back();
    }

    void write_members(const SheetKind& kind, WrittenRow& row, Json object, std::vector<std::string>& path,
                       Value& rest) {
        Value inner = Value::object();
        for (Json member = object.first(); member; member = member.next()) write_member(kind, row, member, path, inner);
        if (!inner.is_empty()) rest.add(path.back(), std::move(inner));
    }

    void write_languages(const SheetKind& kind, WrittenRow& row, Json text, const std::vector<std::string>& path,
                         Value& rest) {
        const SheetColumn& column = *column_at(kind, path);
        Value inner = Value::object();
        for (Json one = text.first(); one; one = one.next())
            if (!add_cell(kind, row, column, one, path, one.key()))
                inner.add(std::string(one.key()), Value::copy(one, bytes_));
        if (!inner.is_empty()) rest.add(path.back(), std::move(inner));
    }

    // A list of objects in numbered columns: whole, or not at all.
    bool write_list(const SheetKind& kind, WrittenRow& row, Json list, std::vector<std::string>& path) {
        WrittenRow trial = row;
        Value rest = Value::object();
        int number = 0;
        for (Json item = list.first(); item; item = item.next()) {
            if (!item.is(JsonKind::Object) || item.size() == 0) return false;
            path.push_back(std::to_string(++number));
            for (Json member = item.first(); member; member = member.next())
                write_member(kind, trial, member, path, rest);
            path.pop_back();
        }
        if (number == 0 || !rest.is_empty()) return false;
        row = std::move(trial);
        return true;
    }

    static std::string pattern_of(const std::vector<std::string>& path) {
        std::string pattern;
        for (const std::string& segment : path)
            pattern.append(pattern.empty() ? "" : ".").append(is_number_segment(segment) ? "#" : segment);
        return pattern;
    }
    static const SheetColumn* column_at(const SheetKind& kind, const std::vector<std::string>& path) {
        const std::string pattern = pattern_of(path);
        for (const SheetColumn& column : kind.columns)
            if (column.path == pattern && column.kind != CellKind::More) return &column;
        return nullptr;
    }
    static bool leads_to_columns(const SheetKind& kind, const std::vector<std::string>& path) {
        const std::string pattern = pattern_of(path) + ".";
        return std::any_of(kind.columns.begin(), kind.columns.end(),
                           [&](const SheetColumn& column) { return column.path.starts_with(pattern); });
    }

    // False where no cell can hold the value so that it is read again as it is.
    bool add_cell(const SheetKind& kind, WrittenRow& row, const SheetColumn& column, Json value,
                  const std::vector<std::string>& path, std::string_view language) {
        std::optional<std::string> text = cell_of(column, value);
        if (!text) return false;
        row.cells[order_of(kind, column, path, language)] = {column_name(path, language), std::move(*text)};
        return true;
    }

    std::optional<std::string> cell_of(const SheetColumn& column, Json value) const {
        switch (column.kind) {
            case CellKind::Number:
            case CellKind::Degrees:
                return value.is(JsonKind::Number) ? std::optional(json_of(value)) : std::nullopt;
            case CellKind::Geometry:
                return value.is(JsonKind::Object) ? std::optional(json_of(value)) : std::nullopt;
            case CellKind::Box:
                return joined(value, JsonKind::Number, 4);
            case CellKind::Border:
                return joined(value, JsonKind::Text, 2);
            default:
                break;
        }
        if (!value.is(JsonKind::Text) || !survives(value.text())) return std::nullopt;
        const std::string_view text = value.text();
        if (column.kind == CellKind::Time) {
            const Result<std::string> time = read_time_cell(text);
            if (!time || time.value() != text) return std::nullopt;
        }
        if (column.kind == CellKind::Span) {
            const Result<TypedSpan> span = read_span_cell(text);
            if (!span || !span.value().is_edtf) return std::nullopt;
        }
        if (column.kind == CellKind::Region && !is_id(text)) return std::nullopt;
        // What is no kind may be the name of one.
        if (column.kind == CellKind::Kind && !value_of<EventKind>(text) && !is_own_kind(text)) return std::nullopt;
        if (column.path == "utc_offset" && plain_offset(text) != text) return std::nullopt;
        return guarded(text);
    }

    // The values of a list of so many, with a space between them.
    std::optional<std::string> joined(Json list, JsonKind kind, std::size_t size) const {
        if (!list.is(JsonKind::List) || list.size() != size) return std::nullopt;
        std::string text;
        for (Json one = list.first(); one; one = one.next()) {
            const std::string_view word = one.text();
            const bool is_word = !word.empty() && word.find_first_of(" ,;\t\r\n") == word.npos;
            if (!one.is(kind) || (kind == JsonKind::Text && !is_word)) return std::nullopt;
            text += (text.empty() ? "" : " ") + (kind == JsonKind::Text ? std::string(word) : json_of(one));
        }
        // What is read is cut at the same spaces only when nothing is trimmed or taken for a sign of text.
        return kind == JsonKind::Number || survives(text) ? std::optional(guarded(text)) : std::nullopt;
    }

    // Or the story has none of its own, and nothing is looked up.
    bool is_own_kind(std::string_view text) const {
        Json kind = root_.find("kinds").first();
        if (!kind) return true;
        while (kind && kind.find("id").text() != text) kind = kind.next();
        return static_cast<bool>(kind);
    }

    std::string json_of(Json value) const {
        std::string json;
        Value::copy(value, bytes_).write(json);
        return json;
    }

    ColumnOrder order_of(const SheetKind& kind, const SheetColumn& column, const std::vector<std::string>& path,
                         std::string_view language) {
        const auto index = static_cast<std::size_t>(&column - kind.columns.data());
        std::size_t rank = 0;
        if (!language.empty()) {
            const auto known = std::find(languages_.begin(), languages_.end(), language);
            rank = static_cast<std::size_t>(known - languages_.begin()) + 1;
            if (known == languages_.end()) languages_.emplace_back(language);
        }
        const std::size_t sign = column.path.find(".#");
        if (sign == column.path.npos) return {index, 0, index, rank};
        std::size_t first = index;  // of the columns of this list
        while (first > 0 && kind.columns[first - 1].path.substr(0, sign + 2) == column.path.substr(0, sign + 2))
            --first;
        return {first, std::atoi(path[1].c_str()), index, rank};
    }

    Json root_;
    std::string_view bytes_;
    std::vector<std::string> languages_;
};

// The names of the columns of an empty sheet.
std::vector<std::string> usual_columns(const SheetKind& kind, const std::vector<std::string>& languages) {
    std::vector<std::string> names;
    const auto add = [&](const SheetColumn& column, const std::string& path) {
        names.push_back(path);
        if (column.kind != CellKind::Text) return;
        for (std::size_t i = 1; i < languages.size(); ++i) names.push_back(path + ":" + languages[i]);
    };
    for (const SheetColumn& column : kind.columns) {
        const bool is_part_of_span = column.path.starts_with("when.") || column.path.starts_with("said.");
        const bool is_end = column.path.ends_with(".start") || column.path.ends_with(".end");
        const bool is_numbered = column.path.find('#') != column.path.npos;
        if (column.kind != CellKind::More && !(is_part_of_span && is_end) && !is_numbered)
            add(column, std::string(column.path));
    }
    for (const char number : {'1', '2'}) {
        for (const SheetColumn& column : kind.columns) {
            std::string path(column.path);
            const std::size_t sign = path.find('#');
            if (sign == path.npos || column.kind != CellKind::Text) continue;
            path[sign] = number;
            add(column, path);
        }
    }
    return names;
}

std::string file_of(const SheetKind& kind) { return std::string(kind.name) + ".csv"; }

SheetFile empty_sheet(const SheetKind& kind, const std::vector<std::string>& languages) {
    CsvWriter csv;
    const bool is_story = kind.name == "story";
    for (const std::string_view name : {"key", "value"})
        if (is_story) csv.cell(name);
    if (is_story) csv.end_row();
    for (const std::string& name : usual_columns(kind, languages)) {
        csv.cell(name);
        if (!is_story) continue;
        csv.cell("");
        csv.end_row();
    }
    if (!is_story) csv.end_row();
    return {file_of(kind), csv.take()};
}

}  // namespace

Result<std::vector<SheetFile>> write_sheets(std::string_view story_json) {
    const ReadStory read = read_story(story_json);
    if (!read.story) {
        for (const Problem& problem : read.report.problems())
            if (problem.severity == Severity::Error) return Error{problem.sentence()};
    }
    const JsonTree tree(story_json);
    SheetsWriter writer(tree.root(), story_json);
    std::vector<SheetFile> files;
    for (const SheetKind& kind : sheet_kinds()) {
        const Json list = tree.root().find(kind.name);
        if (kind.name == "story")
            files.push_back({file_of(kind), writer.story_sheet()});
        else if (list && list.size() == 0)
            files.push_back(empty_sheet(kind, {}));
        else if (list)
            files.push_back({file_of(kind), writer.list_sheet(kind, list)});
    }
    return files;
}

std::vector<SheetFile> empty_sheets(const std::vector<std::string>& languages) {
    std::vector<SheetFile> files;
    for (const SheetKind& kind : sheet_kinds()) files.push_back(empty_sheet(kind, languages));
    return files;
}

}  // namespace sourceline
