#include "sheets/ids.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/problems.h"
#include "base/text.h"
#include "sheets/cells.h"
#include "sheets/columns.h"
#include "sheets/names.h"
#include "story/fields.h"

namespace sourceline {
namespace {

constexpr std::string_view kIdColumns[] = {"sheet", "id", "title", "content"};

std::string hexadecimal(std::uint64_t hash) {
    return format("%08x%08x", static_cast<unsigned>(hash >> 32), static_cast<unsigned>(hash & 0xffffffffu));
}

// Kept ids by what they are found by, in their order; each is given once.
class KeptIndex {
  public:
    void add(const std::string& key, std::size_t index) { of_[key].waiting.push_back(index); }
    std::optional<std::size_t> take(const std::string& key, const std::vector<bool>& is_given) {
        const auto found = of_.find(key);
        if (found == of_.end()) return std::nullopt;
        auto& [waiting, next] = found->second;
        while (next < waiting.size() && is_given[waiting[next]]) ++next;
        return next < waiting.size() ? std::optional(waiting[next++]) : std::nullopt;
    }

  private:
    struct Queue {
        std::vector<std::size_t> waiting;
        std::size_t next = 0;
    };
    std::unordered_map<std::string, Queue> of_;
};

// Gives kept ids to rows, the surest matches first.
void match_kept(std::vector<RowToName>& rows, const std::vector<const KeptId*>& kept, std::vector<bool>& is_given) {
    if (kept.empty()) return;
    enum class By { Both, Title, Content };
    for (const By by : {By::Both, By::Title, By::Content}) {
        const auto key = [&](const std::string& title, const std::string& content) {
            std::string both = by == By::Content ? content : title;
            if (by == By::Both) both.append("\n").append(content);
            return both;
        };
        KeptIndex index;
        for (std::size_t i = 0; i < kept.size(); ++i)
            if (!is_given[i]) index.add(key(folded(kept[i]->title), kept[i]->content), i);
        for (RowToName& row : rows) {
            if (!row.id.empty()) continue;
            const std::string title = folded(row.title);
            if (by == By::Title && title.empty()) continue;
            if (by == By::Content && row.content == kHashBegins) continue;
            const auto found = index.take(key(title, hexadecimal(row.content)), is_given);
            if (!found) continue;
            is_given[*found] = true;
            row.id = kept[*found]->id;
        }
    }
}

std::string free_id(const std::string& wanted, std::string_view noun, const std::unordered_set<std::string>& taken,
                    std::unordered_map<std::string, int>& last) {
    std::string base = wanted.empty() ? std::string(noun) : wanted;
    if (!wanted.empty() && taken.count(base) == 0) return base;
    int& number = last.try_emplace(base, wanted.empty() ? 0 : 1).first->second;
    std::string id;
    do id = base + "-" + std::to_string(++number);
    while (taken.count(id) != 0);
    return id;
}

}  // namespace

std::uint64_t hashed(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

std::vector<KeptId> read_kept_ids(const Grid& grid, std::vector<SheetFault>& faults) {
    std::vector<KeptId> kept;
    if (grid.rows().empty()) return kept;
    const Grid::Row& header = grid.rows().front();
    for (std::size_t i = 0; i < std::size(kIdColumns); ++i) {
        if (trimmed(grid.cell(header, i)) == kIdColumns[i]) continue;
        faults.push_back({{header.number, i},
                          "this sheet keeps the ids that were made; its columns are sheet, id, title "
                          "and content. Delete it to have all ids made anew, which breaks links"});
        return kept;
    }
    for (const Grid::Row& row : grid.rows()) {
        if (row.number == header.number) continue;
        KeptId one;
        one.sheet = trimmed(grid.cell(row, 0));
        one.id = trimmed(grid.cell(row, 1));
        one.title = unguarded(grid.cell(row, 2));
        one.content = trimmed(grid.cell(row, 3));
        if (sheet_kind(one.sheet) == nullptr)
            faults.push_back({{row.number, 0}, "no sheet " + quoted(one.sheet) + " has ids"});
        else if (!is_id(one.id))
            faults.push_back({{row.number, 1},
                              "an id has only the letters a to z, digits and hyphens; " + quoted(one.id) + " has not"});
        else
            kept.push_back(std::move(one));
    }
    return kept;
}

std::string write_kept_ids(const std::vector<KeptId>& kept) {
    if (kept.empty()) return {};
    CsvWriter csv;
    for (const std::string_view name : kIdColumns) csv.cell(name);
    csv.end_row();
    for (const KeptId& one : kept) {
        csv.cell(one.sheet);
        csv.cell(one.id);
        csv.cell(guarded(one.title));
        csv.cell(one.content);
        csv.end_row();
    }
    return csv.take();
}

void give_ids(std::vector<RowToName>& rows, std::string_view sheet, std::string_view noun,
              const std::vector<KeptId>& kept, std::vector<KeptId>& now) {
    std::unordered_set<std::string> taken = {"border"};  // of a place it would be the border itself
    if (sheet == "kinds")
        for (const auto& built_in : Vocabulary<EventKind>::kWords) taken.emplace(built_in.name);
    std::vector<bool> has_own(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        has_own[i] = !rows[i].id.empty();
        if (has_own[i]) taken.insert(rows[i].id);
    }
    std::vector<const KeptId*> mine;
    for (const KeptId& one : kept)
        if (one.sheet == sheet && taken.insert(one.id).second) mine.push_back(&one);
    std::vector<bool> is_given(mine.size());
    match_kept(rows, mine, is_given);
    std::unordered_map<std::string, int> last;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        RowToName& row = rows[i];
        if (has_own[i]) continue;
        if (row.id.empty()) row.id = free_id(id_of_name(row.words, row.language), noun, taken, last);
        taken.insert(row.id);
        now.push_back({std::string(sheet), row.id, row.title, hexadecimal(row.content)});
    }
    for (std::size_t i = 0; i < mine.size(); ++i)
        if (!is_given[i]) now.push_back(*mine[i]);
}

}  // namespace sourceline
