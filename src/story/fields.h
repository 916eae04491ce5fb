// The fields of one object of the file, read one by one; every fault is reported where it stands.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "story/model.h"
#include "story/reading.h"

namespace sourceline {

class Fields {
  public:
    // Warns of keys that are not `known`. When `object` is no object, that is reported and every field is absent.
    Fields(ProblemList& problems, Json object, std::initializer_list<const char*> known);

    Json object() const { return object_; }
    ProblemList& problems() const { return problems_; }
    // The value, or none; a required one that is absent is reported.
    Json value(const char* key, Need need) const;
    // The same, reported and none unless it is of this kind.
    Json value(const char* key, Need need, JsonKind kind) const;

    std::string id(const char* key = "id", Need need = Need::Required) const;
    // One line of text in no particular language.
    std::string plain(const char* key, Need need) const;
    std::string language(const char* key, Need need) const;
    std::string url(const char* key) const;
    LocalText text(const char* key, Need need) const;
    std::optional<LocalText> optional_text(const char* key) const;
    std::optional<double> number(const char* key, Need need) const;
    std::optional<Colour> colour(const char* key) const;
    // A word outside the enum's vocabulary is an error, which may name the nearest.
    enum class Hint { None, Nearest };
    template <class Enum>
    std::optional<Enum> word(const char* key, Need need, Hint hint = Hint::None) const {
        return value_in<Enum>(word_in(key, need, names_of(Vocabulary<Enum>::kWords), hint));
    }
    // A word outside the vocabulary is a warning and counts as `fallback`. `own`: what else may have been meant.
    template <class Enum>
    Enum kind(const char* key, Enum fallback, const IdIndex& own = {}) const {
        const char* name = word_of(fallback).data();
        return value_in<Enum>(kind_in(key, names_of(Vocabulary<Enum>::kWords), own, name)).value_or(fallback);
    }
    template <class T>
    Ref<T> ref(const char* key, const IdIndex& ids) const {
        return {ids.resolve(value(key, Need::Required), problems_)};
    }
    template <class T>
    std::optional<Ref<T>> optional_ref(const char* key, const IdIndex& ids) const {
        const std::uint32_t index = ids.resolve(value(key, Need::Optional), problems_);
        return index == kUnresolved ? std::nullopt : std::optional(Ref<T>{index});
    }

  private:
    template <class Enum, std::size_t N>
    static std::array<const char*, N> names_of(const Word<Enum> (&words)[N]) {
        std::array<const char*, N> names{};
        for (std::size_t i = 0; i < N; ++i) names[i] = words[i].name.data();  // literals, so they end in a zero
        return names;
    }
    template <class Enum>
    static std::optional<Enum> value_in(std::optional<int> index) {
        return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
    }
    // The index of the word among `names`. Any other is an error of the first, a warning of the second.
    std::optional<int> word_in(const char* key, Need need, std::span<const char* const> names, Hint hint) const;
    std::optional<int> kind_in(const char* key, std::span<const char* const> names, const IdIndex& own,
                               const char* fallback) const;
    // Few stories need it: by itself, so that it comes with the WebAssembly's second part.
    [[gnu::noinline]] void report_unknown_kind(Json found, std::span<const char* const> names, const IdIndex& own,
                                               const char* fallback) const;

    ProblemList& problems_;
    Json object_;
};

// Text of a value that is there: a string or an object of languages. Empty after a fault, which is reported.
LocalText read_local_text(ProblemList& problems, Json value);
// [west, south, east, north] of a value that is there; nothing after a fault, which is reported. A box over the 180th
// meridian (west > east, at most half the Earth wide) becomes one around the whole Earth.
std::optional<LngLatBox> read_box(ProblemList& problems, Json value);
bool is_language_tag(std::string_view text);
bool is_id(std::string_view text);

}  // namespace sourceline
