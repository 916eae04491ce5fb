#include "story/kinds.h"

namespace sourceline {

EventKind symbol_of(const Story& story, AnyKind kind) {
    const auto own = kind.own();
    return own ? story.at(*own).symbol : static_cast<EventKind>(kind.number());
}

std::string_view word_of(const Story& story, AnyKind kind) {
    const auto own = kind.own();
    return own ? std::string_view(story.at(*own).id) : word_of(static_cast<EventKind>(kind.number()));
}

std::optional<AnyKind> kind_by_word(const Story& story, std::string_view word) {
    if (const auto built_in = value_of<EventKind>(word)) return AnyKind(*built_in);
    for (std::uint32_t i = 0; i < story.kinds.size(); ++i)
        if (story.kinds[i].id == word) return AnyKind(Ref<OwnKind>{i});
    return std::nullopt;
}

std::string all_kind_words(const Story& story) {
    std::string text;
    for (int i = 0; i < kind_count(story); ++i)
        text.append(i == 0 ? "" : ", ").append(word_of(story, AnyKind::numbered(i)));
    return text;
}

}  // namespace sourceline
