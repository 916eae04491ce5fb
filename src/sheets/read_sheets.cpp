#include <algorithm>
#include <cstdlib>

#include "base/problems.h"
#include "base/text.h"
#include "sheets/cells.h"
#include "sheets/ids.h"
#include "sheets/names.h"
#include "sheets/reader.h"

namespace sourceline {
namespace {

// What the sheet "story" says of the sheets, not of the story.
constexpr std::string_view kDateOrder = "date_order", kDayFirst = "day first", kMonthFirst = "month first";
constexpr std::size_t kLeastContent = 20;  // bytes in the cells beside the title by which a row is known again

bool has_ids(const SheetKind& kind) { return kind.columns.front().kind == CellKind::Id; }

// A row is known again by what it says, not by who or what it is: one spokesman follows another.
bool is_known_by_content(const SheetKind& kind) { return kind.name != "actors" && kind.name != "parties"; }

// A text of a row in its languages, as far as a name needs it.
struct Label {
    std::string plain, own, english, first;  // without a language, in the story's, …

    void add(std::string_view language, std::string_view own_language, std::string_view text) {
        if (first.empty()) first = text;
        if (language.empty()) plain = text;
        if (language == own_language) own = text;
        if (language == "en") english = text;
    }
    const std::string& title() const { return !plain.empty() ? plain : !own.empty() ? own : first; }
};

bool is_path(const BoundColumn& column, std::string_view path) { return column.column->path == path; }

}  // namespace

ReadSheets read_sheets(const std::vector<SheetFile>& files, const SheetsOptions& options) {
    return SheetsReader().read(files, options);
}

ReadSheets SheetsReader::read(const std::vector<SheetFile>& files, const SheetsOptions& options) {
    book_ = read_workbook(files, options.encoding, problems_);
    read_story_sheet();
    for (const SheetTable& table : book_.tables)
        if (table.kind->name != "story") name_rows(table);
    name_sides();
    std::string json = "{\n  \"format\": \"sourceline-story\",\n  \"version\": 1";
    for (std::size_t i = 0; i < story_.values().size(); ++i) {
        json += ",\n  ";
        append_json_text(json, story_.keys()[i]);
        json += ": ";
        story_.values()[i].write(json);
    }
    for (const SheetTable& table : book_.tables)
        if (table.kind->name != "story" && table.is_there) write_items(table, json);
    json += "\n}\n";
    make_map();
    if (can_all_be_read()) map_problems(json);
    report_missing_columns();
    if (!problems_.has_errors()) {
        result_.story_json = std::move(json);
        result_.ids_csv = write_kept_ids(kept_);
    }
    problems_.take(result_);
    return std::move(result_);
}

bool SheetsReader::can_all_be_read() const {
    return std::all_of(book_.tables.begin(), book_.tables.end(), [](const SheetTable& table) {
        return table.is_readable || (!table.is_there && !table.kind->is_required);
    });
}

const SheetTable& SheetsReader::table(std::string_view name) const {
    return *std::find_if(book_.tables.begin(), book_.tables.end(),
                         [&](const SheetTable& table) { return table.kind->name == name; });
}

std::string_view SheetsReader::cell(const SheetTable& table, const Grid::Row& row, std::size_t at) const {
    return unguarded(trimmed(table.grid.cell(row, at)));
}

void SheetsReader::read_story_sheet() {
    const SheetTable& sheet = table("story");
    Item story{sheet, 0};
    read_date_order();
    for (const Grid::Row& row : sheet.rows) read_key(story, row);
    story.row = 0;
    if (const Value* language = story.value.find("language"); language != nullptr && language->is_text())
        language_ = language->as_text();
    const bool has_id = story.value.find("id") != nullptr;
    finish(story);
    story_ = std::move(story.value);
    if (has_id || !sheet.is_readable) return;
    Label title;
    for (const Grid::Row& row : sheet.rows) {
        const auto bound = bind_column(*sheet.kind, trimmed(sheet.grid.cell(row, sheet.key_at)));
        if (bound && is_path(*bound, "title")) title.add(bound->language, language_, cell(sheet, row, sheet.value_at));
    }
    std::vector<RowToName> rows(1);
    rows[0].title = title.title();
    rows[0].words = title.english.empty() ? title.title() : title.english;
    rows[0].language = title.english.empty() ? language_ : "en";
    give_ids(rows, "story", "story", book_.kept, kept_);
    story_.add("id", Value::text(rows[0].id));
}

// Before any date is read. Of two such rows the first holds.
void SheetsReader::read_date_order() {
    const SheetTable& sheet = table("story");
    for (const Grid::Row& row : sheet.rows) {
        if (trimmed(sheet.grid.cell(row, sheet.key_at)) != kDateOrder) continue;
        const std::string_view order = cell(sheet, row, sheet.value_at);
        if (date_order_ != DateOrder::Unsaid)
            problems_.error(sheet.place(row.number, kDateOrder), "this key stands in a row above, too; leave one out");
        else if (order == kDayFirst)
            date_order_ = DateOrder::DayFirst;
        else if (order == kMonthFirst)
            date_order_ = DateOrder::MonthFirst;
        else
            problems_.error(sheet.place(row.number, kDateOrder),
                            "must be 'day first' or 'month first', not " + quoted(order));
    }
}

void SheetsReader::read_key(Item& story, const Grid::Row& row) {
    const SheetTable& sheet = story.table;
    const std::string_view key = trimmed(sheet.grid.cell(row, sheet.key_at));
    story.row = row.number;
    if (key.starts_with('#') || key == "format" || key == "version" || key == kDateOrder) return;
    auto bound = bind_column(*sheet.kind, key);
    if (!bound) {
        const std::string meant = nearest_column(*sheet.kind, key);
        misspelt_keys_.push_back(meant);
        problems_.error(sheet.place(row.number), (key.empty() ? "this row has a value and no key"
                                                              : "there is no key " + quoted(key) + " of a story") +
                                                     (meant.empty() ? "" : "; did you mean " + quoted(meant) + "?"));
        return;
    }
    const std::string path = column_name(bound->path, {});
    for (const SheetMap::Named& other : keys_) {
        if (other.path != path || other.language != bound->language) continue;
        problems_.error(sheet.place(row.number, key),
                        format("this key stands in row %d, too; leave one of them out", other.row));
        return;
    }
    const std::string_view value = cell(sheet, row, sheet.value_at);
    keys_.push_back({path, bound->language, std::string(key), row.number});
    if (!value.empty()) read_cell(story, *bound, key, value);
}

// Ids and names of a sheet's rows, before any row is read.
void SheetsReader::name_rows(const SheetTable& table) {
    const SheetKind& kind = *table.kind;
    if (!table.is_readable || !has_ids(kind)) return;
    std::vector<RowToName> rows(table.rows.size());
    std::vector<std::vector<std::string>> names(table.rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Label label;
        std::uint64_t content = kHashBegins;
        std::size_t content_size = 0;
        for (const TableColumn& column : table.columns) {
            const std::string_view text = cell(table, table.rows[i], column.at);
            if (text.empty() || is_formula_error(text)) continue;
            if (column.bound.column->kind == CellKind::Id) {
                rows[i].id = text;
            } else if (is_path(column.bound, kind.label)) {
                label.add(column.bound.language, language_, text);
                names[i].emplace_back(text);
            } else {
                content = hashed(hashed(content, column_name(column.bound.path, column.bound.language)), "\n");
                content = hashed(hashed(content, text), "\n");
                content_size += text.size();
            }
        }
        rows[i].title = label.title();
        rows[i].words = label.english.empty() ? label.title() : label.english;
        rows[i].language = label.english.empty() ? language_ : "en";
        if (content_size >= kLeastContent && is_known_by_content(kind)) rows[i].content = content;
    }
    give_ids(rows, kind.name, kind.noun, book_.kept, kept_);
    RowNames& index = names_.emplace(kind.name, RowNames(kind.noun, kind.name)).first->second;
    std::vector<std::string>& ids = ids_[kind.name];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        index.add(rows[i].id, names[i]);
        ids.push_back(std::move(rows[i].id));
    }
}

void SheetsReader::name_sides() {
    const SheetTable& questions = table("questions");
    if (!questions.is_readable) return;
    for (std::size_t i = 0; i < questions.rows.size(); ++i) {
        Item item{questions, 0};
        std::unordered_map<std::string, std::vector<std::string>> names;  // by the number of the side
        for (const TableColumn& column : questions.columns) {
            const std::string_view text = cell(questions, questions.rows[i], column.at);
            if (text.empty() || column.bound.path.front() != "sides") continue;
            if (column.bound.path.back() == "name") names[column.bound.path[1]].emplace_back(text);
            item.value.put(with_language(column.bound), Value::text(std::string(text)));
        }
        const Value* const sides = item.value.find("sides");
        if (sides == nullptr) continue;
        finish_side_ids(item);
        RowNames& index = sides_.try_emplace(ids_["questions"][i], RowNames("side", "sides")).first->second;
        for (std::size_t side = 0; side < sides->values().size(); ++side)
            if (const Value* id = sides->values()[side].find("id"))
                index.add(id->as_text(), names[sides->keys()[side]]);
    }
}

std::vector<std::string> SheetsReader::with_language(const BoundColumn& column) {
    std::vector<std::string> path = column.path;
    if (column.column->kind == CellKind::Text) path.push_back(column.language);
    return path;
}

void SheetsReader::write_items(const SheetTable& table, std::string& json) {
    json += ",\n  ";
    append_json_text(json, table.kind->name);
    json += ": [";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        json += i == 0 ? "\n    " : ",\n    ";
        read_item(table, i).value.write(json);
    }
    json += table.rows.empty() ? "]" : "\n  ]";
}

SheetsReader::Item SheetsReader::read_item(const SheetTable& table, std::size_t index) {
    const Grid::Row& row = table.rows[index];
    Item item{table, row.number};
    if (const auto ids = ids_.find(table.kind->name); ids != ids_.end())
        item.value.add("id", Value::text(ids->second[index]));
    for (const TableColumn& column : table.columns) {
        const std::string_view text = cell(table, row, column.at);
        if (text.empty()) continue;
        if (column.bound.column->kind != CellKind::Id || is_formula_error(text))
            read_cell(item, column.bound, column.typed, text);
    }
    finish(item);
    return item;
}

// Where in the sheets the values of the story file come from.
void SheetsReader::make_map() {
    for (const SheetTable& table : book_.tables) {
        if (!table.is_there) continue;
        SheetMap::Sheet& sheet = result_.map.sheets_.emplace_back();
        sheet.name = table.kind->name;
        for (const Grid::Row& row : table.rows) sheet.rows.push_back(row.number);
        for (const TableColumn& column : table.columns)
            sheet.columns.push_back({column_name(column.bound.path, {}), column.bound.language, column.typed, 0});
        if (table.kind->name == "story") sheet.columns = keys_;
    }
}

SheetPlace SheetMap::place_of(std::string_view pointer) const {
    return place_of_path(pointer.empty() ? std::vector<std::string>() : segments_of(pointer.substr(1)));
}

SheetPlace SheetMap::place_of(std::string_view pointer, std::string_view missing_key) const {
    std::vector<std::string> path = pointer.empty() ? std::vector<std::string>() : segments_of(pointer.substr(1));
    path.emplace_back(missing_key);
    return place_of_path(std::move(path));
}

std::vector<std::string> SheetMap::segments_of(std::string_view pointer) {
    std::vector<std::string> segments(1);
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        const char next = i + 1 < pointer.size() ? pointer[i + 1] : ' ';
        if (pointer[i] == '/')
            segments.emplace_back();
        else if (pointer[i] == '~' && (next == '0' || next == '1'))
            segments.back() += pointer[++i] == '0' ? '~' : '/';
        else
            segments.back() += pointer[i];
    }
    return segments;
}

SheetPlace SheetMap::place_of_path(std::vector<std::string> path) const {
    SheetPlace place{"story", 0, ""};
    const auto named = [&](std::string_view name) -> const Sheet* {
        for (const Sheet& sheet : sheets_)
            if (sheet.name == name) return &sheet;
        return nullptr;
    };
    const Sheet* sheet = path.empty() ? nullptr : named(path.front());
    if (sheet == nullptr && !path.empty() && sheet_kind(path.front()) != nullptr && path.front() != "story")
        return {path.front(), 0, ""};
    if (sheet != nullptr && sheet->name != "story") {
        place.sheet = sheet->name;
        path.erase(path.begin());
        if (path.empty()) return place;
        const std::size_t index = static_cast<std::size_t>(std::strtoull(path.front().c_str(), nullptr, 10));
        if (index < sheet->rows.size()) place.row = sheet->rows[index];
        path.erase(path.begin());
    } else {
        sheet = named("story");
    }
    if (path.empty() || sheet == nullptr) return place;
    for (std::size_t i = 1; i < path.size(); ++i)  // places in lists are numbered from 1 in a header
        if (path[i].find_first_not_of("0123456789") == std::string::npos && path[0] == "sides")
            path[i] = std::to_string(std::atoi(path[i].c_str()) + 1);
    place.column = column_name(path, {});
    if (const Named* column = column_of(*sheet, std::move(path))) {
        place.column = column->typed;
        if (column->row > 0) place.row = column->row;
    }
    return place;
}

// The column of a value, of the text that it is a language of, or of what it lies in.
const SheetMap::Named* SheetMap::column_of(const Sheet& sheet, std::vector<std::string> path) {
    const auto find = [&](const std::string& name, std::string_view language) -> const Named* {
        for (const Named& column : sheet.columns)
            if (column.path == name && column.language == language) return &column;
        return nullptr;
    };
    for (; !path.empty(); path.pop_back()) {
        const std::string name = column_name(path, {});
        if (const Named* column = find(name, "")) return column;
        if (path.size() > 1) {
            const std::string language = path.back();
            const std::string text = column_name({path.begin(), path.end() - 1}, {});
            if (const Named* column = find(text, language)) return column;
        }
        for (const Named& column : sheet.columns)
            if (column.path == name) return &column;
    }
    return find("more", "");
}

}  // namespace sourceline
