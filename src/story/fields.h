// The fields of one object of the file, read one by one; every fault is reported where it stands.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "story/model.h"
#include "story/reading.h"

namespace sourceline {

// One word of a fixed vocabulary and the value of its enum.
struct Word {
    const char* text;
    int value;
};
struct Vocabulary {
    const Word* words;
    std::size_t count;
};

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
    // A word outside the vocabulary is an error.
    template <class Enum>
    std::optional<Enum> word(const char* key, Need need, const Vocabulary& vocabulary) const {
        const std::optional<int> value = word_value(key, need, vocabulary, nullptr);
        return value ? std::optional<Enum>(static_cast<Enum>(*value)) : std::nullopt;
    }
    // A word outside the vocabulary is a warning and counts as `fallback`, one of its words.
    template <class Enum>
    Enum kind(const char* key, const Vocabulary& vocabulary, const char* fallback, Enum fallback_value) const {
        const std::optional<int> value = word_value(key, Need::Required, vocabulary, fallback);
        return value ? static_cast<Enum>(*value) : fallback_value;
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
    std::optional<int> word_value(const char* key, Need need, const Vocabulary& vocabulary, const char* fallback) const;

    ProblemList& problems_;
    Json object_;
};

// Text of a value that is there: a string or an object of languages. Empty after a fault, which is reported.
LocalText read_local_text(ProblemList& problems, Json value);
// [west, south, east, north] of a value that is there; nothing after a fault, which is reported.
std::optional<LngLatBox> read_box(ProblemList& problems, Json value);
bool is_language_tag(std::string_view text);

}  // namespace sourceline
