// Kinds of events of the story's own: whether events are of them, and whether the map tells them apart.
#include "story/kinds.h"
#include "review/review.h"
#include "story/query.h"

namespace sourceline {
namespace {

// The first kind in use before this one that has the same symbol.
std::optional<AnyKind> twin_of(const Story& story, AnyKind kind) {
    for (int i = 0; i < kind.number(); ++i) {
        const AnyKind other = AnyKind::numbered(i);
        if (has_kind(story, other) && symbol_of(story, other) == symbol_of(story, kind)) return other;
    }
    return std::nullopt;
}

}  // namespace

void review_kinds(const Reviewed& reviewed) {
    const Story& story = reviewed.story;
    const std::vector<Json> items = items_of(reviewed.root, "kinds");
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const AnyKind kind = Ref<OwnKind>{i};
        if (!has_kind(story, kind)) {
            reviewed.problems.warning(items[i], "no event is of this kind");
            continue;
        }
        if (const auto twin = twin_of(story, kind))
            reviewed.problems.warning(items[i].find("symbol"),
                                      "the map cannot tell apart " + quoted(word_of(story, kind)) + " and " +
                                          quoted(word_of(story, *twin)) + ": both have the symbol " +
                                          quoted(word_of(symbol_of(story, kind))));
    }
}

}  // namespace sourceline
