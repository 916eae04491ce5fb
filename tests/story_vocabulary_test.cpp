#include "story/vocabulary.h"

#include <doctest/doctest.h>

#include <set>
#include <type_traits>

using namespace sourceline;

TEST_SUITE("story: vocabulary") {
    TEST_CASE("each word stands for one value and each value is written as one word") {
        for_each_vocabulary([](auto vocabulary) {
            std::set<std::string_view> seen;
            for (const auto& [value, name] : vocabulary.kWords) {
                const std::string_view word = name;  // clang 14 captures no structured binding
                CAPTURE(word);
                CHECK(seen.insert(name).second);
                CHECK(word_of(value) == name);
                CHECK(value_of<std::remove_cv_t<decltype(value)>>(name) == value);
                CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == name.npos);
            }
        });
    }

    TEST_CASE("a word of another vocabulary, in capitals or cut is none") {
        CHECK(value_of<Voice>("direct") == Voice::Direct);
        CHECK_FALSE(value_of<Voice>("shelling"));
        CHECK_FALSE(value_of<Voice>("Direct"));
        CHECK_FALSE(value_of<Voice>("direc"));
        CHECK_FALSE(value_of<Voice>(""));
    }
}
