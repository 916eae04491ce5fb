#include "map/name_index.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "random.h"

using namespace sourceline;
using test::Random;

namespace {

// Of few letters, so that they often hold each other.
std::string word_of_few(Random& random, int longest) {
    std::string word;
    for (int i = random.below(longest + 1); i > 0; --i) word += "ab c"[random.below(4)];
    return word;
}
LocalText name_of_few(Random& random, int longest) {
    if (random.below(2) == 0) return LocalText(word_of_few(random, longest));
    std::vector<std::pair<std::string, std::string>> entries = {{"en", word_of_few(random, longest)}};
    if (random.below(3) > 0) entries.push_back({"uk", word_of_few(random, longest)});
    return LocalText(std::move(entries));
}

}  // namespace

TEST_CASE("names: an index finds a part exactly where comparing each with each does") {
    Random random(61);
    int found = 0, missed = 0;
    for (int round = 0; round < 300; ++round) {
        const int longest = 1 + random.below(9);
        std::vector<LocalText> names;
        for (int i = random.below(12); i > 0; --i) names.push_back(name_of_few(random, longest));
        std::vector<const LocalText*> pointers;
        for (const LocalText& name : names) pointers.push_back(&name);
        const NameIndex index(pointers);
        for (int i = 0; i < 20; ++i) {
            const LocalText longer = i < static_cast<int>(names.size()) ? names[static_cast<std::size_t>(i)]
                                                                        : name_of_few(random, 2 * longest);
            const bool plain = std::any_of(names.begin(), names.end(), [&](const LocalText& name) {
                return !shares_a_name(longer, name) && contains_name(longer, name);
            });
            CHECK(index.has_part_of(longer) == plain);
            ++(plain ? found : missed);
        }
    }
    CHECK(found > 500);
    CHECK(missed > 500);
}

TEST_CASE("names: those without letters are part of none") {
    const LocalText empty(""), none, town("Graivoron");
    const NameIndex index({&empty, &none});
    CHECK_FALSE(index.has_part_of(town));
    CHECK_FALSE(NameIndex({}).has_part_of(town));
    CHECK_FALSE(NameIndex({&town}).has_part_of(empty));
    CHECK_FALSE(NameIndex({&town}).has_part_of(none));
    CHECK_FALSE(NameIndex({&town}).has_part_of(town));
    CHECK(NameIndex({&town}).has_part_of(LocalText("Graivoron checkpoint")));
}
