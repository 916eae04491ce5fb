// The sheets of a story and their columns: one table. Whoever adds a key to the story format adds its row here; until
// then the column `more` holds it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sourceline {

enum class CellKind {
    Plain,     // a text as it stands
    Id,        // of its row
    Text,      // in one language or several: "title", "title:uk"
    Number,    // "2,5"
    Degrees,   // the same, where a comma parts no thousands
    Time,      // "22 May 2023"
    Span,      // a start, or a start and an end; the span's members have columns of their own, too
    Ref,       // the id or the name of a row of `list`
    Region,    // the same, or the id of a polygon of the base map
    To,        // the same as Ref, or "border"
    Kind,      // a kind that every story has, or the id or the name of a row of `list`
    Side,      // the id or the name of a side of the row's question
    Geometry,  // GeoJSON
    Box,       // four numbers
    Border,    // the ids of two countries
    More       // a JSON object with what has no column
};

// The separator of a path is a dot, "#" in it a number from 1: "sides.#.name".
struct SheetColumn {
    std::string_view path;
    CellKind kind;
    std::string_view list = {};  // of a Ref, a Region, a Kind
};

struct SheetKind {
    std::string_view name;   // of the sheet, and of the list in the story file; "story" has its keys
    std::string_view noun;   // "place"
    std::string_view label;  // the column that names a row, or ""
    bool is_required;
    std::span<const SheetColumn> columns;
};

// In the order in which the story file is written, "story" first.
std::span<const SheetKind> sheet_kinds();
const SheetKind* sheet_kind(std::string_view name);  // or nullptr

// A column as a header names it.
struct BoundColumn {
    const SheetColumn* column;
    std::string language;           // of a Text, where it is said
    std::vector<std::string> path;  // the members' keys; numbers in it stand for places in a list, from 1
};
// By "title", "title:uk", "Title.uk", "archived url", "sides.2.name:en".
std::optional<BoundColumn> bind_column(const SheetKind& kind, std::string_view name);
// The path with a number for "#" and the language: what bind_column takes.
std::string column_name(const std::vector<std::string>& path, std::string_view language);

std::vector<std::string> split_path(std::string_view path);
bool is_number_segment(std::string_view segment);

}  // namespace sourceline
