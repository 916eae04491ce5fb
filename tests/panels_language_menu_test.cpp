#include <doctest/doctest.h>

#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {
bool is_open(const SessionBench& bench) { return bench.first_target("language:").has_value(); }
}  // namespace

TEST_SUITE("panels: the menu of languages") {
    TEST_CASE("the button opens it and shuts it, and a language that is pressed is spoken") {
        SessionBench bench;
        CHECK_FALSE(is_open(bench));
        REQUIRE(bench.click("language"));
        for (int i = 0; i < kLanguageCount; ++i)
            CHECK(bench.target("language:" + std::string(strings(static_cast<Language>(i)).tag)));
        REQUIRE(bench.click("language"));
        CHECK_FALSE(is_open(bench));
        REQUIRE(bench.click("language"));
        REQUIRE(bench.click("language:uk"));
        CHECK(bench.state().language == Language::Ukrainian);
        CHECK_FALSE(is_open(bench));
    }

    TEST_CASE("a press elsewhere shuts it and changes nothing") {
        SessionBench bench;
        REQUIRE(bench.click("language"));
        bench.click_at(bench.layout().header.x + 40, bench.layout().header.y + 60);
        CHECK_FALSE(is_open(bench));
        CHECK(bench.state().language == Language{});
        CHECK_FALSE(bench.got<SetLanguage>());
    }

    TEST_CASE("it is reached by keys") {
        SessionBench bench;
        bench.key(ImGuiKey_L);
        REQUIRE(is_open(bench));
        for (int i = 0; i < kLanguageCount; ++i) bench.key(ImGuiKey_DownArrow);  // stays at the last
        bench.key(ImGuiKey_Enter);
        CHECK(bench.state().language == static_cast<Language>(kLanguageCount - 1));
        CHECK_FALSE(is_open(bench));
        bench.key(ImGuiKey_L);
        bench.key(ImGuiKey_Escape);
        CHECK_FALSE(is_open(bench));
        CHECK(bench.state().language == static_cast<Language>(kLanguageCount - 1));
    }

    TEST_CASE("it lies whole on the canvas, however small that is") {
        for (const auto& [width, height] : {std::pair{240, 320}, {320, 568}, {390, 844}, {640, 480}, {1280, 800}}) {
            SessionBench bench(static_cast<float>(width), static_cast<float>(height));
            if (!bench.click("language")) continue;  // too little room for a panel
            for (const PressTarget& target : bench.session.targets()) {
                if (target.name.rfind("language:", 0) != 0) continue;
                CHECK(target.rect.x >= 0);
                CHECK(target.rect.y >= 0);
                CHECK(target.rect.right() <= static_cast<float>(width));
                CHECK(target.rect.bottom() <= static_cast<float>(height));
            }
        }
    }
}
