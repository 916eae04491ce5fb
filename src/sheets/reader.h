// The way from a workbook to a story file. Only read_*.cpp know it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sheets/problem_list.h"
#include "sheets/row_names.h"
#include "sheets/sheets.h"
#include "sheets/table.h"
#include "sheets/typed_date.h"
#include "sheets/value.h"

namespace sourceline {

class SheetsReader {
  public:
    ReadSheets read(const std::vector<SheetFile>& files, const SheetsOptions& options);

  private:
    // A row on its way.
    struct Item {
        const SheetTable& table;
        int row;
        Value value = Value::object();
        Value more = Value::object();
        std::string side = {}, side_column = {};
        std::vector<std::pair<std::string, std::string>> edtf_spans = {};  // by key, as they stand in their cells
    };

    bool can_all_be_read() const;
    const SheetTable& table(std::string_view name) const;
    // Without white space at its ends and the sign of a text; "" for what a spreadsheet shows for a broken formula,
    // which is reported.
    std::string_view cell(const SheetTable& table, const Grid::Row& row, std::size_t at) const;

    // The path of the value, with the language of a text as its last key.
    static std::vector<std::string> with_language(const BoundColumn& column);

    void read_story_sheet();
    void read_date_order();
    void read_key(Item& story, const Grid::Row& row);
    void name_rows(const SheetTable& table);
    void name_sides();
    void write_items(const SheetTable& table, std::string& json);
    Item read_item(const SheetTable& table, std::size_t index);

    // Puts the cell where its column says.
    void read_cell(Item& item, const BoundColumn& column, std::string_view typed, std::string_view cell);
    Result<Value> value_of(const BoundColumn& column, std::string_view cell);
    Result<Value> ref_of(std::string_view list, std::string_view cell);
    void read_span(Item& item, const BoundColumn& column, std::string_view typed, std::string_view cell);
    void put(Item& item, std::span<const std::string> path, std::string_view typed, Value value);
    // What depends on several cells of the row: texts in languages, spans, sides, lists, and `more`.
    void finish(Item& item);
    static void finish_span(Item& item, const std::string& key, const std::string& written);
    void finish_text(Item& item, std::span<const std::string> path);
    void finish_side(Item& item);
    void finish_side_ids(Item& item);

    void make_map();
    void map_problems(const std::string& json);
    bool map_problem(const Problem& problem);
    void report_missing_key(const Problem& problem, std::string_view key);
    void report_missing_columns();

    SheetProblemList problems_;
    Workbook book_;
    std::vector<KeptId> kept_;  // from now on
    ReadSheets result_;
    Value story_ = Value::object();
    std::string language_ = "en";
    DateOrder date_order_ = DateOrder::Unsaid;
    std::unordered_map<std::string_view, std::vector<std::string>> ids_;  // by sheet, one a row
    std::unordered_map<std::string_view, RowNames> names_;                // by sheet
    std::unordered_map<std::string, RowNames> sides_;                     // by the id of their question
    std::vector<SheetMap::Named> keys_;                                   // of the sheet "story"
    std::vector<std::string> misspelt_keys_;                              // what they were meant to be
    struct MissingColumn {
        std::string sheet, column;
        int row;
        std::size_t rows;
    };
    std::vector<MissingColumn> missing_columns_;
};

}  // namespace sourceline
