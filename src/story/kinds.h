// All kinds of events that a story has, the built-in ones and its own, as one: whoever filters, lists or names kinds
// treats both alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "story/model.h"

namespace sourceline {

inline constexpr int kMaxOwnKinds = 20;  // with the built-in ones a bit each

// The built-in kinds first, in the order of their enum, then the story's own in the file's order. A built-in kind is
// one by itself.
class AnyKind {
  public:
    constexpr AnyKind(EventKind kind) : number_(static_cast<int>(kind)) {}
    constexpr AnyKind(Ref<OwnKind> own) : number_(kEventKindCount + static_cast<int>(own.index)) {}
    static constexpr AnyKind numbered(int number) { return AnyKind(number); }  // 0 to kind_count

    constexpr int number() const { return number_; }
    constexpr std::optional<Ref<OwnKind>> own() const {
        if (number_ < kEventKindCount) return std::nullopt;
        return Ref<OwnKind>{static_cast<std::uint32_t>(number_ - kEventKindCount)};
    }
    friend constexpr auto operator<=>(const AnyKind&, const AnyKind&) = default;

  private:
    constexpr explicit AnyKind(int number) : number_(number) {}
    int number_;
};

constexpr AnyKind kind_of(const Event& event) {
    return event.own_kind ? AnyKind(*event.own_kind) : AnyKind(event.kind);
}
// Of the built-in kind `setting`. An own kind that has its symbol is none: what its events mean the author says, not
// the shape, and only the built-in word takes events out of the story's days.
constexpr bool is_setting(const Event& event) { return kind_of(event) == EventKind::Setting; }

inline int kind_count(const Story& story) { return kEventKindCount + static_cast<int>(story.kinds.size()); }
inline bool is_kind_of(const Story& story, AnyKind kind) { return kind.number() < kind_count(story); }

EventKind symbol_of(const Story& story, AnyKind kind);
// As it stands in the file, in addresses and messages: a built-in word, or the id of an own kind.
std::string_view word_of(const Story& story, AnyKind kind);
std::optional<AnyKind> kind_by_word(const Story& story, std::string_view word);
std::string all_kind_words(const Story& story);   // for a sentence: "shelling, ground-attack, …, siege"
bool has_kind(const Story& story, AnyKind kind);  // any event of this kind

}  // namespace sourceline
