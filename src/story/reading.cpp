#include "story/reading.h"

#include <algorithm>

namespace sourceline {
namespace {

constexpr std::size_t kMostHints = 100;  // after so many errors they help nobody, and each costs a look at all ids

std::string article_and(std::string_view noun) {
    return (std::string_view("aeiou").find(noun.front()) != std::string_view::npos ? "an " : "a ") + std::string(noun);
}

}  // namespace

IdIndex::IdIndex(Json list, const char* noun, Need need, IdHint hint, ProblemList& problems) {
    fill(list, noun, need, hint, problems, never_pause);
}

bool IdIndex::fill(Json list, const char* noun, Need need, IdHint hint, ProblemList& problems,
                   const ShouldPause& pause) {
    if (!filling_) {
        list_ = list;
        noun_ = noun;
        hint_ = hint;
        complete_ = list ? list.is(JsonKind::List) : need == Need::Optional;
        if (!list.is(JsonKind::List)) return true;
        ids_.reserve(list.size());
        filling_.emplace();
        filling_->next = list.first();
        filling_->values.reserve(list.size());
    }
    if (!collect(pause)) return false;
    if (!filling_->order) filling_->order.emplace(ids_.size(), comes_before, this);
    if (!filling_->order->go_on(pause)) return false;
    sorted_ = filling_->order->take();
    // Those that cannot be read are empty and come first.
    sorted_.erase(sorted_.begin(), std::find_if(sorted_.begin(), sorted_.end(),
                                                [&](std::uint32_t place) { return !ids_[place].empty(); }));
    report_twins(problems);
    filling_.reset();
    return true;
}

bool IdIndex::comes_before(const void* index, std::uint32_t a, std::uint32_t b) {
    const auto& ids = static_cast<const IdIndex*>(index)->ids_;
    return ids[a] < ids[b];
}

bool IdIndex::collect(const ShouldPause& pause) {
    PauseCounter now_and_then(pause, 256);
    for (Json& item = filling_->next; item; item = item.next()) {
        if (now_and_then.is_due()) return false;
        const Json id = item.find("id");
        filling_->values.push_back(id);
        ids_.push_back(id.text());
        if (id.text().empty()) complete_ = false;
    }
    return true;
}

void IdIndex::report_twins(ProblemList& problems) const {
    for (std::size_t i = 1; i < sorted_.size(); ++i) {
        const std::string_view id = ids_[sorted_[i]];
        if (id == ids_[sorted_[i - 1]])
            problems.error(filling_->values[sorted_[i]],
                           std::string("another ") + noun_ + " before this one has the id " + quoted(id) + " already");
    }
}

std::uint32_t IdIndex::find(std::string_view id) const {
    const auto found =
        std::lower_bound(sorted_.begin(), sorted_.end(), id,
                         [&](std::uint32_t place, std::string_view wanted) { return ids_[place] < wanted; });
    return found != sorted_.end() && ids_[*found] == id ? *found : kUnresolved;
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
