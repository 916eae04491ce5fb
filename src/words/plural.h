// Which form of a word goes with a number.
#pragma once

#include <cstdint>

namespace sourceline {

// Families of languages by CLDR's rules for whole numbers (unicode.org/cldr, "Language Plural Rules"). A words file
// names its own; tools/words_files.py lists the forms of each.
enum class PluralRule : std::uint8_t {
    Other,       // no forms: other
    OneOther,    // English, German, Spanish: one, other
    French,      // one (0, too), other
    EastSlavic,  // Ukrainian, Russian, Belarusian: one, few, many
    Polish       // one, few, many; 21 is many
};

// A counted thing in the forms of its language's rule, each with one %s for the number.
struct Plural {
    const char* forms[3];
};

// The index of the form that `count` takes.
constexpr int plural_form(PluralRule rule, int count) {
    const int tens = count % 100, ones = count % 10;
    const bool few = ones >= 2 && ones <= 4 && (tens < 12 || tens > 14);
    switch (rule) {
        case PluralRule::Other:
            break;
        case PluralRule::OneOther:
            return count == 1 ? 0 : 1;
        case PluralRule::French:
            return count <= 1 ? 0 : 1;
        case PluralRule::EastSlavic:
            return ones == 1 && tens != 11 ? 0 : few ? 1 : 2;
        case PluralRule::Polish:
            return count == 1 ? 0 : few ? 1 : 2;
    }
    return 0;
}

}  // namespace sourceline
