#include "sheets/table.h"

#include <algorithm>
#include <unordered_map>

#include "base/problems.h"
#include "base/text.h"
#include "sheets/cells.h"
#include "sheets/names.h"

namespace sourceline {
namespace {

constexpr std::string_view kIdsSheet = "ids";
// What a folder of sheets may hold beside them.
constexpr char kNoteSign = '#';

std::string lower_case(std::string_view name) {
    std::string out(name);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

bool is_any_column(std::string_view name) {
    if (name == "key" || name == "value" || name == "sheet" || name == "content") return true;
    return std::any_of(sheet_kinds().begin(), sheet_kinds().end(),
                       [&](const SheetKind& kind) { return bind_column(kind, name).has_value(); });
}

// The name without its folder, its ending, and what a browser adds to a second download: "events (1).csv".
std::string bare_name(std::string_view file) {
    const std::size_t slash = file.find_last_of("/\\");
    std::string name = lower_case(slash == file.npos ? file : file.substr(slash + 1));
    for (const std::string_view ending : {".csv", ".tsv"})
        if (name.size() > ending.size() && name.ends_with(ending)) name.resize(name.size() - ending.size());
    const std::size_t bracket = name.rfind(" (");
    if (bracket != name.npos && bracket > 0 && name.back() == ')') name.resize(bracket);
    return std::string(trimmed(name));
}

void report_unknown_file(const SheetFile& file, SheetProblemList& problems) {
    std::vector<std::string_view> names;
    for (const SheetKind& kind : sheet_kinds()) names.push_back(kind.name);
    std::string bare = bare_name(file.name);
    if (const std::size_t hyphen = bare.rfind('-'); hyphen != bare.npos) bare = trimmed(bare.substr(hyphen + 1));
    const std::size_t meant = nearest(bare, names);
    const std::string hint =
        meant < names.size() ? "; did you mean " + quoted(std::string(names[meant]) + ".csv") + "?" : "";
    problems.warning({}, "the file " + quoted(file.name) + " is no sheet of a story and is left out" + hint);
}

std::size_t known_names_in(const SheetTable& table, const Grid::Row& row) {
    std::size_t known = 0;
    for (std::size_t i = 0; i < row.count; ++i)
        if (bind_column(*table.kind, trimmed(table.grid.cell(row, i)))) ++known;
    return known;
}

std::vector<std::string_view> cells_of(const Grid& grid, const Grid::Row& row) {
    std::vector<std::string_view> cells;
    for (std::size_t i = 0; i < row.count; ++i) cells.push_back(trimmed(grid.cell(row, i)));
    return cells;
}

void bind_one(SheetTable& table, const Grid::Row& header, std::size_t at, SheetProblemList& problems) {
    const std::string typed(trimmed(table.grid.cell(header, at)));
    if (typed.empty() || typed[0] == kNoteSign) return;
    auto bound = bind_column(*table.kind, typed);
    if (bound) {
        const auto twin = std::find_if(table.columns.begin(), table.columns.end(), [&](const TableColumn& other) {
            return other.bound.path == bound->path && other.bound.language == bound->language;
        });
        if (twin == table.columns.end())
            table.columns.push_back({std::move(*bound), typed, at});
        else
            problems.error(table.place(header.number, typed), "this column stands twice, in " +
                                                                  column_letters(twin->at) + " and " +
                                                                  column_letters(at) + "; leave one of them out");
        return;
    }
    const std::string meant = nearest_column(*table.kind, typed);
    const std::string text = "there is no column " + quoted(typed) + " in this sheet";
    const std::vector<std::string_view> header_cells = cells_of(table.grid, header);
    const bool is_missing =
        !meant.empty() && std::none_of(header_cells.begin(), header_cells.end(),
                                       [&](std::string_view cell) { return lower_case(cell) == meant; });
    if (is_missing) {
        table.misspelt.push_back(meant);
        problems.error(table.place(header.number, typed), text + "; did you mean " + quoted(meant) + "?");
    } else {
        problems.warning(table.place(header.number, typed),
                         text + ", and it is left out; a column for notes has a name that begins with #");
    }
}

// A value where no column has a name.
void report_stray_cells(const SheetTable& table, const Grid::Row& header, SheetProblemList& problems) {
    for (const Grid::Row& row : table.rows) {
        for (std::size_t i = 0; i < row.count; ++i) {
            const std::string_view cell = trimmed(table.grid.cell(row, i));
            if (cell.empty() || !trimmed(table.grid.cell(header, i)).empty()) continue;
            problems.error(table.place(row.number, "column " + column_letters(i)),
                           i < header.count ? quoted(cell) + " stands in a column without a name"
                                            : "the row is longer than the header: " + quoted(cell) +
                                                  " stands beyond its last column. A text with commas in it needs "
                                                  "quotation marks around it");
            break;
        }
    }
}

void bind_header(SheetTable& table, SheetProblemList& problems) {
    const auto& rows = table.grid.rows();
    std::size_t header = 0;
    if (known_names_in(table, rows[0]) == 0) {
        if (rows.size() > 1 && known_names_in(table, rows[1]) > 1) {
            problems.error(table.place(rows[0].number),
                           "this row holds no names of columns, the next one does; a sheet begins with that row alone");
            header = 1;
        } else {
            std::string names;
            for (const SheetColumn& column :
                 table.kind->columns.first(std::min<std::size_t>(3, table.kind->columns.size())))
                names.append(names.empty() ? "" : ", ").append(quoted(column.path));
            problems.error(table.place(rows[0].number), "this row should hold the names of the columns, such as " +
                                                            names + ", and holds none of them");
            return;
        }
    }
    for (std::size_t i = 0; i < rows[header].count; ++i) bind_one(table, rows[header], i, problems);
    std::size_t first = header + 1;
    if (first < rows.size() && repeats_header(*table.kind, cells_of(table.grid, rows[first]))) {
        problems.error(table.place(rows[first].number),
                       "this row holds names of columns again; a sheet has one such row");
        ++first;
    }
    table.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end());
    table.is_readable = true;
    report_stray_cells(table, rows[header], problems);
}

// Of "story": a column of keys and one of values, with a header or without.
void bind_keys(SheetTable& table, SheetProblemList& problems) {
    const auto& rows = table.grid.rows();
    const std::vector<std::string_view> cells = cells_of(table.grid, rows[0]);
    std::size_t first = 1;
    const auto stands = [&](const char* name) {
        return static_cast<std::size_t>(
            std::find_if(cells.begin(), cells.end(), [&](std::string_view cell) { return lower_case(cell) == name; }) -
            cells.begin());
    };
    if (stands("key") < cells.size()) {
        table.key_at = stands("key");
        table.value_at = stands("value") < cells.size() ? stands("value") : table.key_at + 1;
    } else if (bind_column(*table.kind, cells[0])) {
        first = 0;
    } else {
        problems.error(table.place(rows[0].number), "this row should hold the names of two columns, 'key' and 'value'");
        return;
    }
    table.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end());
    table.is_readable = true;
}

void read_table(SheetTable& table, const SheetFile& file, SheetEncoding encoding, SheetProblemList& problems) {
    table.is_there = true;
    table.grid = read_grid(file.bytes, encoding, is_any_column);
    if (const auto& fault = table.grid.fault()) {
        std::string column;
        if (fault->at.row > 0) {
            column = "column " + column_letters(fault->at.column);
            if (!table.grid.rows().empty() && table.grid.rows()[0].number < fault->at.row) {
                const std::string_view name = trimmed(table.grid.cell(table.grid.rows()[0], fault->at.column));
                if (!name.empty() && !first_invalid_utf8(name)) column = name;
            }
        }
        problems.error(table.place(fault->at.row, column), fault->text);
    } else if (table.grid.rows().empty()) {
        problems.add(table.kind->is_required ? Severity::Error : Severity::Warning, table.place(0),
                     "the file " + quoted(file.name) + " is empty; its first row should hold the names of the columns");
        table.is_there = table.kind->is_required;
    } else if (table.kind->name == "story") {
        bind_keys(table, problems);
    } else {
        bind_header(table, problems);
    }
}

void read_ids(Workbook& book, const SheetFile& file, SheetEncoding encoding, SheetProblemList& problems) {
    const Grid grid = read_grid(file.bytes, encoding, is_any_column);
    std::vector<SheetFault> faults;
    if (grid.fault())
        faults.push_back(*grid.fault());
    else
        book.kept = read_kept_ids(grid, faults);
    for (SheetFault& fault : faults)
        problems.error({std::string(kIdsSheet), fault.at.row, "column " + column_letters(fault.at.column)},
                       std::move(fault.text));
}

void report_missing_sheets(const Workbook& book, SheetProblemList& problems) {
    const bool has_any =
        std::any_of(book.tables.begin(), book.tables.end(), [](const SheetTable& t) { return t.is_there; });
    if (!has_any) {
        std::string names;
        for (const SheetKind& kind : sheet_kinds())
            if (kind.is_required) names.append(names.empty() ? "" : ", ").append(kind.name).append(".csv");
        problems.error({}, "there are no sheets here; a story is made of " + names + " and others");
        return;
    }
    for (const SheetTable& table : book.tables)
        if (table.kind->is_required && !table.is_there)
            problems.error(table.place(0), "there is no such sheet; it is a file named " +
                                               quoted(std::string(table.kind->name) + ".csv"));
}

}  // namespace

std::string sheet_of_file(std::string_view name) {
    std::string bare = bare_name(name);
    const auto is_sheet = [](std::string_view text) { return text == kIdsSheet || sheet_kind(text) != nullptr; };
    if (is_sheet(bare)) return bare;
    const std::size_t hyphen = bare.rfind('-');
    if (hyphen == bare.npos) return {};
    const std::string last(trimmed(std::string_view(bare).substr(hyphen + 1)));
    return is_sheet(last) ? last : std::string();
}

bool repeats_header(const SheetKind& kind, const std::vector<std::string_view>& cells) {
    std::size_t names = 0;
    for (const std::string_view cell : cells) {
        if (cell.empty()) continue;
        if (!bind_column(kind, cell)) return false;
        ++names;
    }
    return names > 1;
}

std::string nearest_column(const SheetKind& kind, std::string_view name) {
    const std::size_t colon = name.find(':');
    const std::string language(colon == name.npos ? std::string_view() : name.substr(colon));
    std::vector<std::string> names;
    for (const SheetColumn& column : kind.columns)
        if (column.path.find('#') == column.path.npos) names.push_back(folded(column.path));
    const std::vector<std::string_view> views(names.begin(), names.end());
    const std::size_t meant = nearest(folded(name.substr(0, colon)), views);
    return meant < names.size() ? lower_case(names[meant]) + language : std::string();
}

Workbook read_workbook(const std::vector<SheetFile>& files, SheetEncoding encoding, SheetProblemList& problems) {
    Workbook book;
    for (const SheetKind& kind : sheet_kinds()) book.tables.emplace_back().kind = &kind;
    std::unordered_map<std::string, const SheetFile*> file_of;
    for (const SheetFile& file : files) {
        const std::string sheet = sheet_of_file(file.name);
        if (sheet.empty()) {
            report_unknown_file(file, problems);
            continue;
        }
        const auto [twin, is_first] = file_of.try_emplace(sheet, &file);
        if (!is_first)
            problems.error({sheet, 0, ""}, "two files hold this sheet, " + quoted(twin->second->name) + " and " +
                                               quoted(file.name) + "; keep one of them");
    }
    for (SheetTable& table : book.tables)
        if (const auto found = file_of.find(std::string(table.kind->name)); found != file_of.end())
            read_table(table, *found->second, encoding, problems);
    if (const auto found = file_of.find(std::string(kIdsSheet)); found != file_of.end())
        read_ids(book, *found->second, encoding, problems);
    report_missing_sheets(book, problems);
    return book;
}

}  // namespace sourceline
