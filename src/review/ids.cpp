#include "base/text.h"
#include "review/review.h"

namespace sourceline {
namespace {

constexpr std::size_t kMostCompared = 20'000;  // items; a list of a million with a wrong id in each takes no hours

// Whether a text, or one of its languages, is `wanted`.
bool says(Json text, std::string_view wanted) {
    if (text.is(JsonKind::Text)) return normalise_quotes_and_space(text.text()) == wanted;
    for (Json one = text.first(); one; one = one.next())
        if (one.is(JsonKind::Text) && normalise_quotes_and_space(one.text()) == wanted) return true;
    return false;
}

}  // namespace

std::string hint_for_id(Json list, std::string_view wrong) {
    if (list.size() > kMostCompared) return {};
    const std::string wanted = normalise_quotes_and_space(wrong);
    std::vector<std::string> ids;
    for (Json item = list.first(); item; item = item.next()) {
        const Json id = item.find("id");
        for (const char* key : {"name", "title", "text"})
            if (!wanted.empty() && says(item.find(key), wanted))
                return "; " + quoted(wrong) + " is the " + key + " of the one with the id " + quoted(id.text());
        ids.emplace_back(id.text());
    }
    std::vector<const char*> candidates;
    candidates.reserve(ids.size());
    for (const std::string& id : ids) candidates.push_back(id.c_str());
    const char* meant = closest(wrong, candidates.data(), candidates.size());
    return meant != nullptr ? "; did you mean " + quoted(meant) + "?" : std::string();
}

}  // namespace sourceline
