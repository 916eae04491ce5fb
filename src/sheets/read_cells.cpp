// The cells of a row -> the values of its item.
#include "base/problems.h"
#include "sheets/cell_values.h"
#include "sheets/cells.h"
#include "sheets/names.h"
#include "sheets/reader.h"
#include "sheets/typed_time.h"
#include "story/fields.h"

namespace sourceline {
namespace {

Result<Value> as_value(Result<std::string> read, Value (*make)(std::string)) {
    if (!read) return Error{read.error()};
    return make(std::move(read.value()));
}

// Both orders of day and month make a date of what is none as long as nothing is said of them.
template <class Read>
auto read_dated(const Read& read, std::string_view cell, DateOrder order) {
    auto found = read(cell, order);
    if (found.ok() || order != DateOrder::Unsaid) return found;
    if (!read(cell, DateOrder::DayFirst).ok() || !read(cell, DateOrder::MonthFirst).ok()) return found;
    return decltype(found)(Error{found.error() +
                                 "; or say it once for all sheets: a row date_order in the sheet 'story', with 'day "
                                 "first' or 'month first'"});
}

}  // namespace

void SheetsReader::read_cell(Item& item, const BoundColumn& column, std::string_view typed, std::string_view cell) {
    const SheetPlace place = item.table.place(item.row, typed);
    if (is_formula_error(cell)) {
        problems_.error(place, "this cell holds an error of the spreadsheet, " + std::string(cell) +
                                   ": its formula does not work. Mend it, or write the value itself");
        return;
    }
    switch (column.column->kind) {
        case CellKind::Span:
            return read_span(item, column, typed, cell);
        case CellKind::Side:
            item.side = cell;
            item.side_column = typed;
            return;
        case CellKind::More: {
            Result<Value> more = read_json_cell(cell, "object of JSON");
            if (more)
                item.more = std::move(more.value());
            else
                problems_.error(place, more.error());
            return;
        }
        default:
            break;
    }
    Result<Value> value = value_of(column, cell);
    if (!value) {
        problems_.error(place, value.error());
        // What was meant as a reference stays, so that nothing follows from its absence.
        if (column.column->kind != CellKind::Ref && column.column->kind != CellKind::To &&
            column.column->kind != CellKind::Kind)
            return;
        value = Value::text(std::string(cell));
    }
    const std::vector<std::string> path = with_language(column);
    put(item, path, typed, std::move(value.value()));
}

Result<Value> SheetsReader::value_of(const BoundColumn& column, std::string_view cell) {
    switch (column.column->kind) {
        case CellKind::Number:
            return as_value(read_number_cell(cell, NumberKind::Any), Value::literal);
        case CellKind::Degrees:
            return as_value(read_number_cell(cell, NumberKind::Degrees), Value::literal);
        case CellKind::Time:
            return as_value(read_dated(read_time_cell, cell, date_order_), Value::text);
        case CellKind::Ref:
            return ref_of(column.column->list, cell);
        case CellKind::To:
            if (cell == "border") break;
            return ref_of(column.column->list, cell);
        case CellKind::Region: {
            // Ids are of the story's own areas or of the base map's; what is no id can only be a name.
            const auto names = names_.find(column.column->list);
            if (is_id(cell) || names == names_.end()) break;
            Result<std::string> id = names->second.find(cell);
            return Value::text(id.ok() ? std::move(id.value()) : std::string(cell));
        }
        case CellKind::Kind: {
            // What is neither is for the reader of story files to say, which knows all kinds.
            const auto names = names_.find(column.column->list);
            if (sourceline::value_of<EventKind>(cell) || names == names_.end() || !names->second.knows(cell)) break;
            return ref_of(column.column->list, cell);
        }
        case CellKind::Geometry:
            return read_json_cell(cell, "geometry of GeoJSON");
        case CellKind::Box:
            return read_box_cell(cell);
        case CellKind::Border:
            return read_border_cell(cell);
        default:
            if (column.column->path == "utc_offset") return Value::text(plain_offset(cell));
            break;
    }
    return Value::text(std::string(cell));
}

Result<Value> SheetsReader::ref_of(std::string_view list, std::string_view cell) {
    const auto names = names_.find(list);
    const SheetTable& sheet = table(list);
    if (names == names_.end() && !sheet.is_there && !sheet.kind->is_required)
        return Error{std::string("there is no sheet ") + quoted(list) + " that has the " +
                     std::string(sheet.kind->noun) + " " + quoted(cell)};
    if (names == names_.end()) return Value::text(std::string(cell));
    return as_value(names->second.find(cell), Value::text);
}

void SheetsReader::read_span(Item& item, const BoundColumn& column, std::string_view typed, std::string_view cell) {
    Result<TypedSpan> span = read_dated(read_span_cell, cell, date_order_);
    if (!span) {
        problems_.error(item.table.place(item.row, typed), span.error());
        return;
    }
    std::vector<std::string> path = column.path;
    if (span.value().is_edtf) item.edtf_spans.emplace_back(path.back(), cell);
    path.emplace_back("start");
    put(item, path, typed, Value::text(std::move(span.value().start)));
    path.back() = "end";
    if (!span.value().end.empty()) put(item, path, typed, Value::text(std::move(span.value().end)));
}

void SheetsReader::put(Item& item, std::span<const std::string> path, std::string_view typed, Value value) {
    if (item.value.put(path, std::move(value))) return;
    problems_.error(item.table.place(item.row, typed),
                    "another column of this row says the same; fill in one of them alone");
}

void SheetsReader::finish(Item& item) {
    if (item.table.kind->name == "story")
        for (const SheetMap::Named& key : keys_) finish_text(item, split_path(key.path));
    for (const TableColumn& column : item.table.columns)
        if (column.bound.column->kind == CellKind::Text) finish_text(item, column.bound.path);
    for (const auto& [key, written] : item.edtf_spans) finish_span(item, key, written);
    finish_side(item);
    if (item.table.kind->name == "questions") finish_side_ids(item);
    item.value.as_lists();
    item.value.merge(std::move(item.more));
}

// What is said of a time in one cell is one text in the file, too.
void SheetsReader::finish_span(Item& item, const std::string& key, const std::string& written) {
    Value* const span = item.value.find(key);
    if (span == nullptr || !span->is_object()) return;
    for (const std::string& member : span->keys())
        if (member != "start" && member != "end") return;
    *span = Value::text(written);
}

// A text in one language alone is written without it.
void SheetsReader::finish_text(Item& item, std::span<const std::string> path) {
    Value* const text = item.value.at(path);
    if (text == nullptr || !text->is_object() || text->find("") == nullptr) return;
    if (text->values().size() == 1) {
        Value plain = text->values().front();
        *text = std::move(plain);
    } else if (text->find(language_) == nullptr) {
        text->rename("", language_);
    } else {
        const std::string name = column_name({path.begin(), path.end()}, {});
        problems_.error(item.table.place(item.row, name), quoted(name) + " and " + quoted(name + ":" + language_) +
                                                              " are the same, since the story's language is " +
                                                              quoted(language_) + "; fill in one of them");
        text->erase("");
    }
}

void SheetsReader::finish_side(Item& item) {
    if (item.side.empty()) return;
    const Value* const question = item.value.find("question");
    const auto sides = sides_.find(question != nullptr ? question->as_text() : std::string());
    std::string id = item.side;
    if (sides != sides_.end()) {
        const Result<std::string> found = sides->second.find(item.side);
        if (found)
            id = found.value();
        else
            problems_.error(item.table.place(item.row, item.side_column), found.error() + " of this question");
    }
    item.value.add("side", Value::text(std::move(id)));
}

// Ids of sides are made of their names each time: no link leads to a side.
void SheetsReader::finish_side_ids(Item& item) {
    Value* const sides = item.value.find("sides");
    if (sides == nullptr || !sides->is_object()) return;
    for (const std::string& number : sides->keys()) {
        Value& side = *sides->find(number);
        if (side.find("id") != nullptr) continue;
        const Value* name = side.find("name");
        const Value* text = name != nullptr && name->is_object() && !name->is_empty() ? &name->values().front() : name;
        const std::string id = text != nullptr ? id_of_name(text->as_text(), language_) : std::string();
        side.add("id", Value::text(id.empty() ? "side-" + number : id));
    }
}

}  // namespace sourceline
