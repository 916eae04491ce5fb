#include "story/reading.h"

#include <algorithm>

namespace sourceline {
namespace {

constexpr std::size_t kMostHints = 100;  // after so many errors they help nobody, and each costs a look at all ids

std::string article_and(std::string_view noun) {
    return (std::string_view("aeiou").find(noun.front()) != std::string_view::npos ? "an " : "a ") + std::string(noun);
}

}  // namespace

IdIndex::IdIndex(Json list, const char* noun, Need need, IdHint hint, ProblemList& problems)
    : list_(list), noun_(noun), hint_(hint), complete_(list ? list.is(JsonKind::List) : need == Need::Optional) {
    if (!list.is(JsonKind::List)) return;
    ids_.reserve(list.size());
    sorted_.reserve(list.size());
    std::vector<Json> values;
    for (Json item = list.first(); item; item = item.next()) {
        const Json id = item.find("id");
        values.push_back(id);
        ids_.push_back(id.text());
        if (id.text().empty())
            complete_ = false;
        else
            sorted_.emplace_back(id.text(), static_cast<std::uint32_t>(ids_.size() - 1));
    }
    std::sort(sorted_.begin(), sorted_.end());
    for (std::size_t i = 1; i < sorted_.size(); ++i) {
        if (sorted_[i].first != sorted_[i - 1].first) continue;
        problems.error(values[sorted_[i].second], std::string("another ") + noun + " before this one has the id " +
                                                      quoted(sorted_[i].first) + " already");
    }
}

std::uint32_t IdIndex::find(std::string_view id) const {
    const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), std::pair(id, std::uint32_t{0}));
    return found != sorted_.end() && found->first == id ? found->second : kUnresolved;
}

std::vector<std::uint32_t> IdIndex::order() const {
    std::vector<std::uint32_t> places;
    places.reserve(sorted_.size());
    for (const auto& [id, place] : sorted_) places.push_back(place);
    return places;
}

std::uint32_t IdIndex::resolve(Json at, ProblemList& problems) const {
    if (!at) return kUnresolved;
    if (!at.is(JsonKind::Text)) {
        problems.error(at,
                       std::string("must be the id of ") + article_and(noun_) + ", a text, not " + noun_of(at.kind()));
        return kUnresolved;
    }
    return resolve(at.text(), at, problems);
}

std::uint32_t IdIndex::resolve(std::string_view id, Json at, ProblemList& problems) const {
    const std::uint32_t index = find(id);
    if (index == kUnresolved && complete_)
        problems.error(at, std::string("no ") + noun_ + " has the id " + quoted(id) +
                               (hint_ != nullptr && problems.errors() < kMostHints ? hint_(list_, id) : std::string()));
    return index;
}

}  // namespace sourceline
