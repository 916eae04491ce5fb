#include "sheets/row_names.h"

#include "base/problems.h"
#include "base/text.h"
#include "sheets/names.h"

namespace sourceline {
namespace {

constexpr std::size_t kMostComparedNames = 3'000'000;  // so that 50,000 wrong names take no hours

}  // namespace

void RowNames::add(const std::string& id, const std::vector<std::string>& names) {
    ids_.insert(id);
    for (const std::string& name : names) {
        std::string key = folded(name);
        if (key.empty()) continue;
        std::vector<std::string>& ids = ids_of_name_[key];
        if (ids.empty() || ids.back() != id) ids.push_back(id);  // one row's names come together
        written_.push_back(name);
        folded_.push_back(std::move(key));
    }
    written_.push_back(id);  // after the names: of the two a hint prefers what people read
    folded_.push_back(folded(id));
}

bool RowNames::knows(std::string_view typed) const {
    return ids_.count(std::string(typed)) != 0 || ids_of_name_.count(folded(typed)) != 0;
}

Result<std::string> RowNames::find(std::string_view typed) {
    std::string id(typed);
    if (ids_.count(id) != 0) return id;
    if (const auto known = found_.find(id); known != found_.end()) return known->second;
    if (const auto found = ids_of_name_.find(folded(typed)); found != ids_of_name_.end()) {
        const std::vector<std::string>& ids = found->second;
        if (ids.size() == 1) return found_.emplace(std::move(id), ids.front()).first->second;
        std::string text = format("there are %zu ", ids.size()) + plural_ + " named " + quoted(typed) + ":";
        for (std::size_t i = 0; i < ids.size() && i < 5; ++i) text += (i == 0 ? " " : ", ") + quoted(ids[i]);
        return Error{text + (ids.size() > 5 ? ", …" : "") + "; write the id of the one that is meant"};
    }
    for (char& c : id)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (ids_.count(id) != 0) return id;
    return Error{"there is no " + noun_ + " " + quoted(typed) + hint_for(typed)};
}

std::string RowNames::hint_for(std::string_view typed) {
    std::string key = folded(typed);
    if (const auto known = hints_.find(key); known != hints_.end()) return known->second;
    if (compared_ > kMostComparedNames) return {};
    compared_ += folded_.size();
    const std::vector<std::string_view> names(folded_.begin(), folded_.end());
    const std::size_t meant = nearest(key, names);
    std::string hint = meant < names.size() ? "; did you mean " + quoted(written_[meant]) + "?" : std::string();
    return hints_.emplace(std::move(key), std::move(hint)).first->second;
}

}  // namespace sourceline
