#include "base/json_writer.h"
#include "base/text.h"
#include "made_story.h"
#include "random.h"
#include "sheets_bench.h"

using namespace sourceline;
using namespace sourceline::test;

TEST_CASE("stories as sheets and back are the same") {
    for (const char* file : {"assets/stories/belgorod-2023.json", "tests/fixtures/good/all-features.json",
                             "tests/fixtures/good/escaped-unicode.json", "tests/fixtures/good/local-mean-time.json",
                             "tests/fixtures/good/minimal.json", "tests/fixtures/good/only-warnings.json",
                             "tests/fixtures/good/quotes.json", "tests/fixtures/good/spaceless-quotes.json",
                             "tests/fixtures/good/windows-line-ends.json"}) {
        CAPTURE(file);
        const std::string before = file_bytes(file);
        REQUIRE(!before.empty());
        const std::string after = through_sheets(before);
        CHECK_MESSAGE(is_same_story(before, after), after.substr(0, 2000));
    }
}

namespace {

// A text that a cell finds hard to hold, now and then.
std::string awkward_text(Random& random) {
    constexpr std::string_view kPieces[] = {"a",    "Козинка", " ", ",",      ";",  "\"",   "\n",    "\r\n",
                                            "\t",   "'",       "=", "-",      "+",  "@",    "#REF!", "1,5",
                                            "2023", ".",       ":", "#",      "[[", "\\",   "{}",    "key",
                                            "日本", "😀",       "é", "\u00a0", "id", "name", "–",     "border"};
    std::string text;
    for (int i = 1 + random.below(5); i > 0; --i) text += kPieces[random.below(std::size(kPieces))];
    return text;
}

// The same, not blank: most texts of a story must not be.
std::string awkward_word(Random& random) {
    std::string text = awkward_text(random);
    return normalise_quotes_and_space(text).empty() || length_of(text).words == 0 ? text + "w" : text;
}

class MadeStory {
  public:
    explicit MadeStory(std::uint64_t seed) : random_(seed) {}

    std::string make() {
        json_.open_object().key("format").text("sourceline-story").key("version").count(1).key("id").text("made");
        local_text("title");
        local_text("summary");
        json_.key("language").text("en").key("utc_offset").text(maybe() ? "+03:00" : "-09:30");
        local_text("time_label");
        json_.key("time").open_object().key("start").text("2023-05-21").key("end").text("2023-05-25");
        json_.key("initial").text("2023-05-23T12:00").close_object();
        json_.key("view");
        box();
        json_.key("basemap").text("belgorod");
        unknown();
        make_speakers();
        make_places();
        make_claims();
        if (maybe()) json_.key("tour").open_list().close_list();
        if (maybe()) make_changes();
        return json_.close_object().take();
    }

  private:
    bool maybe() { return random_.below(2) == 0; }
    void box() {
        json_.open_object().key("bbox").open_list().number(-35.5, 1).number(-50, 0).number(random_.between(0, 90), 6);
        json_.number(50.25, 2).close_list().close_object();
    }
    void local_text(const char* key) {
        json_.key(key);
        if (maybe()) {
            json_.text(awkward_word(random_));
            return;
        }
        json_.open_object();
        for (const char* language : {"en", "uk", "pt-BR", "zh-Hant"})
            if (language[0] == 'e' || maybe()) json_.key(language).text(awkward_word(random_));
        json_.close_object();
    }
    // Keys that no format knows: warnings.
    void unknown() {
        if (random_.below(4) != 0) return;
        constexpr const char* kKeys[] = {"note", "more",  "a.b",        "title:uk",  "2",
                                         "",     "Title", "when.start", "to.border", "#"};
        json_.key(kKeys[random_.below(std::size(kKeys))]);
        switch (random_.below(5)) {
            case 0:
                json_.null();
                break;
            case 1:
                json_.truth(maybe());
                break;
            case 2:
                json_.open_object().key("1").number(1.5, 1).key("").text(awkward_text(random_)).close_object();
                break;
            case 3:
                json_.open_list().open_object().close_object().open_list().close_list().close_list();
                break;
            default:
                json_.text(awkward_text(random_));
        }
    }
    void span(const char* key) {
        if (random_.below(4) == 0) {
            json_.key(key).text(maybe() ? "2023-05-22/2023-05-XX~" : "2023-05-22 20:00");
            return;
        }
        json_.key(key).open_object().key("start").text(maybe() ? "2023-05-22" : "2023-05-22T20:00:00.5Z");
        if (maybe()) json_.key("precision").text("about");
        if (maybe()) json_.key("end").text("2023-05-23~");
        if (maybe()) json_.key("text").text(awkward_word(random_));
        unknown();
        json_.close_object();
    }
    void make_speakers() {
        json_.key("parties").open_list();
        for (const char* id : {"name", "-p-"}) {
            json_.open_object().key("id").text(id).key("name").text(id[0] == 'n' && maybe() ? "id"
                                                                                            : awkward_word(random_));
            unknown();
            json_.close_object();
        }
        json_.close_list().key("actors").open_list().open_object().key("id").text("a");
        local_text("name");
        local_text("role");
        json_.key("party").text("-p-").close_object().close_list();
        json_.key("sources").open_list().open_object().key("id").text("s");
        local_text("title");
        if (maybe()) local_text("credit");
        json_.key("language").text("en").close_object().close_list();
    }
    void make_places() {
        json_.key("places").open_list();
        for (int i = random_.below(3); i >= 0; --i) {
            json_.open_object().key("id").text("p" + std::to_string(i));
            local_text("name");
            json_.key("kind").text(awkward_word(random_)).key("lon").number(random_.between(-180, 180), 9);
            json_.key("lat").number(-5, 0).key("precision").text("exact");
            local_text("coordinates_from");
            unknown();
            json_.close_object();
        }
        json_.close_list();
    }
    // Ids that other things have and names that look like words: the same kind must be meant again.
    void make_kinds() {
        json_.key("kinds").open_list();
        for (const char* id : {"siege", "setting-2", "k"}) {
            json_.open_object().key("id").text(id);
            if (maybe())
                local_text("name");
            else
                json_.key("name").text(random_.below(2) ? "shelling" : "Siege");
            json_.key("symbol").text(maybe() ? "setting" : "drone");
            unknown();
            json_.close_object();
        }
        json_.close_list();
    }
    const char* kind_of_event() {
        constexpr const char* kOf[] = {"shelling", "setting", "siege", "k", "Siege", "sieg", "SIEGE"};
        return kOf[random_.below(static_cast<int>(std::size(kOf)))];
    }
    void make_claims() {
        const int count = 1 + random_.below(4);
        if (maybe()) make_kinds();
        json_.key("events").open_list();
        for (int i = 0; i < count; ++i) {
            json_.open_object().key("id").text("e" + std::to_string(i));
            local_text("title");
            local_text("summary");
            json_.key("kind").text(kind_of_event());
            span("when");
            if (maybe()) json_.key("place").text("p0");
            unknown();
            json_.close_object();
        }
        json_.close_list().key("claims").open_list();
        for (int i = 0; i < count; ++i) make_claim(i);
        json_.close_list().key("questions").open_list().open_object().key("id").text("q");
        local_text("text");
        json_.key("sides").open_list();
        for (const char* id : {"yes", "no"}) {
            json_.open_object().key("id").text(id);
            local_text("name");
            if (random_.below(4) == 0) unknown();
            json_.close_object();
        }
        json_.close_list().close_object().close_list();
    }
    void make_claim(int i) {
        json_.open_object().key("id").text("c" + std::to_string(i)).key("event").text("e" + std::to_string(i));
        json_.key("actor").text("a").key("source").text("s").key("voice").text("direct");
        local_text("text");
        json_.key("quote").text(awkward_word(random_));
        if (maybe()) span("said");
        if (i == 0 || maybe()) {
            json_.key("question").text("q");
            local_text("answer");
            if (maybe()) json_.key("side").text("no");
        }
        if (maybe()) {
            json_.key("quantity").open_object();
            local_text("what");
            json_.key("min").number(1234.5, 1);
            if (maybe()) json_.key("unit").text(awkward_word(random_));
            unknown();
            json_.close_object();
        }
        unknown();
        json_.close_object();
    }
    void make_changes() {
        json_.key("changes").open_list();
        for (int i = random_.below(3); i > 0; --i) {
            json_.open_object().key("date").text("2023-05~");
            local_text("text");
            unknown();
            json_.close_object();
        }
        json_.close_list();
    }

    Random random_;
    JsonWriter json_;
};

}  // namespace

TEST_CASE("made-up stories with awkward texts as sheets and back are the same") {
    int good = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        CAPTURE(seed);
        const std::string before = MadeStory(seed).make();
        const ReadStory read = read_story(before);
        if (!read.story) {
            CHECK_MESSAGE(false, problems(read.report));
            continue;
        }
        ++good;
        const std::string after = through_sheets(before);
        CHECK_MESSAGE(is_same_story(before, after), (after.substr(0, 3000) + "\n" + before.substr(0, 3000)));
        if (!is_same_story(before, after)) break;
    }
    CHECK(good > 100);
}

TEST_CASE("large stories go through sheets whole") {
    for (const std::string& before : {story_of_claims(2000, 50), story_of_places(500, 35, 50, 1, 1)})
        CHECK(is_same_story(before, through_sheets(before)));
}

TEST_CASE("a story with errors is not written as sheets") {
    const auto files = write_sheets(with(fixture("minimal.json"), "\"version\": 1", "\"version\": 2"));
    REQUIRE_FALSE(files.ok());
    CHECK(contains(files.error(), "version"));
    CHECK_FALSE(write_sheets("").ok());
}

TEST_CASE("empty sheets hold the names of their columns, and no story") {
    const std::vector<SheetFile> files = empty_sheets({"en", "uk"});
    REQUIRE(files.size() == 13);
    CHECK(files[7].name == "events.csv");
    CHECK(files[7].bytes ==
          "\xEF\xBB\xBFid,title,title:uk,summary,summary:uk,kind,when,when.precision,when.text,place\r\n");
    const ReadSheets read = read_sheets(files);
    CHECK_FALSE(read.story_json.has_value());
    CHECK(contains(lines_of(read), "error story, row 3, title: this row has no value, and a story needs one\n"));
    for (const SheetProblem& problem : read.problems) CHECK_MESSAGE(problem.at.row < 20, problem.sentence());
}
