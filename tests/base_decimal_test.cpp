#include "base/decimal.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/json.h"
#include "random.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

std::string digits(Random& random, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += static_cast<char>('0' + random.below(10));
    return text;
}

}  // namespace

TEST_SUITE("decimal") {
    TEST_CASE("is the double that the C library finds, up to 19 digits and whatever the exponent") {
        Random random(19);
        for (int round = 0; round < 100'000; ++round) {
            const int whole = 1 + random.below(19);
            std::string text = random.below(2) == 0 ? "-" : "";
            text += digits(random, whole);
            if (whole < 19 && random.below(2) == 0) text += "." + digits(random, 1 + random.below(19 - whole));
            if (random.below(2) == 0) text += "e" + std::to_string(random.below(560) - 290);
            CAPTURE(text);
            const double expected = std::strtod(text.c_str(), nullptr);
            const std::optional<double> value = decimal(text);
            if (std::isinf(expected))
                CHECK_FALSE(value);
            else
                CHECK(value == expected);
        }
    }

    TEST_CASE("places on the map, as they are written with too many digits, are off by no more than their last place") {
        Random random(40);
        for (int round = 0; round < 20'000; ++round) {
            const std::string text = std::to_string(random.below(180)) + "." + digits(random, 40);
            CAPTURE(text);
            const double expected = std::strtod(text.c_str(), nullptr);
            const double value = decimal(text).value_or(1e9);
            CHECK((value == expected || value == std::nextafter(expected, 1e9) ||
                   value == std::nextafter(expected, -1e9)));
        }
    }

    TEST_CASE("the ends of what a double can be") {
        CHECK(decimal("1.7976931348623157e308") == 1.7976931348623157e308);
        CHECK_FALSE(decimal("1.7976931348623159e308"));
        CHECK_FALSE(decimal("1e309"));
        CHECK(decimal("2.2250738585072014e-308") == 2.2250738585072014e-308);
        CHECK(decimal("1e-400") == 0.0);
        CHECK(decimal("0") == 0.0);
        CHECK(std::signbit(decimal("-0").value_or(1)));
        CHECK(decimal("0e999999999999999999999") == 0.0);
        CHECK(decimal("9007199254740993") == 9007199254740992.0);  // 2^53 + 1: to even
    }

    TEST_CASE("digits and exponents of any length are read, and end in a number or in nothing") {
        const std::string nines(120, '9'), zeros(400, '0'), many(1'000'000, '7');
        CHECK_FALSE(decimal(nines + "E300"));
        CHECK(decimal(nines).value_or(0) == 1e120);
        CHECK(decimal("0." + zeros + "1") == 0.0);
        CHECK(decimal("0." + zeros + "1e401").value_or(0) == doctest::Approx(1.0));
        CHECK(decimal("0e0270") == 0.0);
        CHECK_FALSE(decimal(many));
        CHECK(decimal("0." + many).value_or(0) == doctest::Approx(7.0 / 9.0));
        CHECK_FALSE(decimal("1e" + many));
        CHECK(decimal("1e-" + many) == 0.0);
    }

    TEST_CASE("a number that is too big is an error of its file, at its first digit") {
        const std::string nines(120, '9');
        const JsonTree tree("{\n \"format\": " + nines + "E300}");
        REQUIRE(tree.problem());
        CHECK(tree.problem()->text == "line 2, column 12: this number is too big");
        CHECK_FALSE(JsonTree("[0e0270, 0." + std::string(400, '0') + "1]").problem());
    }
}
