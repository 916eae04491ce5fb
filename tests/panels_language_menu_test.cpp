#include <doctest/doctest.h>

#include "session_bench.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {
bool is_open(const SessionBench& bench) { return bench.first_target("language:").has_value(); }

StartOptions page_of(const char* language, std::vector<std::string> reads, const char* query) {
    StartOptions page = still_page(1280, 800);
    page.language = language;
    page.reads = std::move(reads);
    page.query = query;
    return page;
}

// A story in English and Spanish, for a reader of these languages.
class TwoShips : public SessionBench {
  public:
    TwoShips(const char* language, std::vector<std::string> reads, const char* query = "")
        : SessionBench(page_of(language, std::move(reads), query)) {
        REQUIRE(give("assets/stories/two-ships-2019.json", "assets/basemaps/bramante.json"));
        frame();
        frame();
    }
    std::string tag() const { return std::string(texts_tag(story(), state())); }
    std::string read() const { return story().languages[read_language(story(), state())]; }
};
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

    TEST_CASE("a story that has not the interface's language offers its own, and one that has all offers none") {
        {
            SessionBench english;
            REQUIRE(english.click("language"));
            CHECK_FALSE(english.first_target("texts:"));  // English, Ukrainian, Russian: each is the interface's, too
        }
        TwoShips bench("de-AT", {"fr", "es-MX", "en"});
        CHECK(bench.state().language == Language::German);
        CHECK(bench.read() == "es");
        REQUIRE(bench.click("language"));
        REQUIRE(bench.target("texts:es"));
        REQUIRE(bench.click("texts:en"));
        CHECK(bench.read() == "en");
        CHECK(bench.state().language == Language::German);
        CHECK_FALSE(is_open(bench));
        // A language that the story has is that of its texts, too.
        REQUIRE(bench.click("language"));
        REQUIRE(bench.click("language:es"));
        CHECK(bench.read() == "es");
        CHECK_FALSE(bench.state().texts);
        REQUIRE(bench.click("language"));
        CHECK_FALSE(bench.first_target("texts:"));
    }

    TEST_CASE("keys reach the story's languages below those of the interface") {
        TwoShips bench("pl", {});
        CHECK(bench.read() == "en");
        bench.key(ImGuiKey_L);
        for (int i = 0; i < kLanguageCount + 2; ++i) bench.key(ImGuiKey_DownArrow);
        bench.key(ImGuiKey_Enter);
        CHECK(bench.read() == "es");
        CHECK(bench.state().language == Language::Polish);
    }

    TEST_CASE("the page hears in which languages it speaks and the story is told") {
        TwoShips bench("de", {"es"});
        bench.news = {};
        REQUIRE(bench.session.carry_out(SetTexts{"en"}).ok());
        bench.frame();
        REQUIRE(bench.news.title);
        CHECK(bench.news.title->text == "Fictional: two ships off Puerto Bramante");
        CHECK(bench.news.title->language == "de");
        CHECK(bench.news.title->texts == "en");
    }

    TEST_CASE("the address says in which language the story is told, and is answered where it is in none such") {
        CHECK(TwoShips("en", {}, "?lang=fr&texts=es").read() == "es");
        CHECK(TwoShips("en", {}, "?lang=es&texts=en").read() == "en");
        CHECK(TwoShips("en", {}, "?lang=en&texts=es-MX").read() == "es");
        TwoShips bench("en", {}, "?texts=sw");
        CHECK(bench.read() == "en");
        CHECK(bench.state().notices ==
              std::vector<std::string>{"texts: This story is not told in 'sw'; it is in en, es"});
    }

    TEST_CASE("whoever goes on to a language that the story has not reads on in the one before") {
        TwoShips bench("es", {});
        REQUIRE(bench.send(SetLanguage{Language::Ukrainian}));
        CHECK(bench.tag() == "es");
        REQUIRE(bench.send(SetLanguage{Language::English}));
        CHECK(bench.tag() == "en");
        REQUIRE(bench.send(SetLanguage{Language::Polish}));
        CHECK(bench.tag() == "en");
        // The next story has Ukrainian, which the reader would rather read than its own.
        REQUIRE(bench.send(SetLanguage{Language::Ukrainian}));
        REQUIRE(bench.give(kServedStory, kServedBaseMap));
        bench.frame();
        CHECK(bench.read() == "uk");
    }

    TEST_CASE("it lies whole on the canvas, however small that is") {
        for (const auto& [width, height] : {std::pair{240, 320}, {320, 568}, {390, 844}, {640, 480}, {1280, 800}}) {
            SessionBench bench(static_cast<float>(width), static_cast<float>(height));
            if (!bench.click("language")) continue;  // too little room for a panel
            for (const PressTarget& target : bench.session.targets()) {
                if (target.name.rfind("language:", 0) != 0 && target.name.rfind("texts:", 0) != 0) continue;
                CHECK(target.rect.x >= 0);
                CHECK(target.rect.y >= 0);
                CHECK(target.rect.right() <= static_cast<float>(width));
                CHECK(target.rect.bottom() <= static_cast<float>(height));
            }
        }
    }
}
