#include <doctest/doctest.h>

#include <set>

#include "base/json.h"
#include "cut_story.h"
#include "exchange/export_markup.h"
#include "exchange/export_quote.h"
#include "exchange/export_shape.h"
#include "exchange/export_time.h"
#include "exchange_export_bench.h"

namespace sourceline::test {
namespace {

constexpr UtcOffset kUtcForExport{};

std::string span_written(std::string_view start, std::string_view end, TimePrecision precision) {
    return written_interval({utc(start), utc(end), precision, ""}, kUtcForExport);
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

std::set<std::string> keys_of(Json object) {
    std::set<std::string> keys;
    for (Json member = object.first(); member; member = member.next()) keys.emplace(member.key());
    return keys;
}

// Two sources that report one statement, published on these days of May; 0: not stated.
std::string first_appearance(int day, int other_day) {
    StoryBuilder b;
    const Ref<Source> other = b.source("wire");
    for (const auto& [source, published] : {std::pair(Ref<Source>{0}, day), std::pair(other, other_day)}) {
        if (published == 0) continue;
        const Instant start = at("2023-05-01T00:00") + (published - 1) * kDay;
        b.story.sources[source.index].published = TimeSpan{start, start + kDay, TimePrecision::Day, ""};
    }
    const Ref<Event> event = b.event("fire", exactly("2023-05-22T10:00"));
    const Ref<Claim> first = b.claim("first", event, "2023-05-22T11:00");
    const Ref<Claim> again = b.claim("again", event, "2023-05-22T11:00");
    b.story.claims[again.index].source = other;
    b.story.claims[again.index].same_as = first;
    const std::string bytes = exported(b.story, "json-ld").bytes;
    const std::string key = "\"firstAppearance\":{\"@id\":\"sourceline:border/source/";
    const std::size_t found = bytes.find(key);
    return found == std::string::npos
               ? ""
               : bytes.substr(found + key.size(), bytes.find('"', found + key.size()) - found - key.size());
}

}  // namespace

TEST_CASE("an exported time is no more precise than it is") {
    CHECK(span_written("2023-05-22T10:00", "2023-05-22T10:00", TimePrecision::Exact) == "2023-05-22T10:00:00Z");
    CHECK(span_written("2023-05-22T00:00", "2023-05-23T00:00", TimePrecision::Exact) ==
          "2023-05-22T00:00:00Z/2023-05-23T00:00:00Z");
    CHECK(span_written("2023-05-22T20:00", "2023-05-23T06:00", TimePrecision::PartOfDay) ==
          "2023-05-22T20:00:00Z/2023-05-23T06:00:00Z");
    CHECK(span_written("2023-05-22T00:00", "2023-05-23T00:00", TimePrecision::Day) == "2023-05-22");
    CHECK(span_written("2023-05-22T00:00", "2023-05-25T00:00", TimePrecision::Day) == "2023-05-22/2023-05-24");
    CHECK(span_written("2022-10-01T00:00", "2022-11-01T00:00", TimePrecision::Month) == "2022-10");
    CHECK(span_written("2022-01-01T00:00", "2023-01-01T00:00", TimePrecision::Month) == "2022-01/2022-12");
    CHECK(span_written("2022-10-02T00:00", "2022-11-01T00:00", TimePrecision::Month) == "2022-10-02/2022-10-31");
    CHECK(span_written("0007-01-01T00:00", "0007-01-02T00:00", TimePrecision::Day) == "0007-01-01");
    CHECK(span_written("9999-12-31T00:00", "9999-12-31T23:59", TimePrecision::About) ==
          "9999-12-31T00:00:00Z/9999-12-31T23:59:00Z");
}

TEST_CASE("an exported time has the marks of its dates where the form allows, and an open end") {
    TimeSpan month{utc("2022-10-01T00:00"), utc("2022-11-01T00:00"), TimePrecision::Month, ""};
    month.start_mark = month.end_mark = DateMark::Approximate;
    CHECK(edtf_interval(month, kUtcForExport) == "2022-10~");
    CHECK(written_interval(month, kUtcForExport) == "2022-10");
    month.start_mark = DateMark::Uncertain;
    CHECK(edtf_interval(month, kUtcForExport) == "2022-10?/2022-10~");
    month.end_mark = DateMark::Open;
    CHECK(edtf_interval(month, kUtcForExport) == "2022-10?/..");
    month.precision = TimePrecision::PartOfDay;
    month.start = month.start + 1;
    month.end_mark = DateMark::Both;
    CHECK(edtf_interval(month, kUtcForExport) == "2022-10-01T00:00:01Z/2022-11-01T00:00:00Z");
}

TEST_CASE("a line or area of no known end has none in KML and Linked Places, and an uncertain event says so") {
    Story story = harbour();
    for (Feature& feature : story.features)
        if (feature.when) feature.when->end_mark = DateMark::Open;
    for (Event& event : story.events) event.when.start_mark = event.when.end_mark = DateMark::Uncertain;
    story.sources[0].published =
        TimeSpan{story.start, story.end, TimePrecision::Month, "", DateMark::Both, DateMark::Both};
    const std::string kml = exported(story, "kml").bytes, lpf = exported(story, "lpf").bytes;
    CHECK(count_of(kml, "<end>") < count_of(exported(harbour(), "kml").bytes, "<end>"));
    CHECK(count_of(kml, "<begin>") == count_of(exported(harbour(), "kml").bytes, "<begin>"));
    CHECK(contains(kml, "/..</value>"));
    CHECK(contains(lpf, "\"certainty\":\"uncertain\""));
    CHECK(contains(exported(story, "geojson").bytes, "\"when_end\":\"..\""));
    std::string left;
    for (const std::string& sentence : exported(story, "json-ld").left_out) left += sentence + "\n";
    CHECK(contains(left, "1 source whose date is marked (?, ~ or %): schema.org has dates without marks\n"));
}

TEST_CASE("an exported line over the 180th meridian is cut there, others stay as they are") {
    using Lines = std::vector<Positions>;
    const Lines plain = {{position(10, 1), position(170, 2)}, {position(-180, 0), position(0, 0), position(180, 0)}};
    CHECK(cut_at_180(plain) == plain);
    CHECK(cut_at_180({{position(179, 0), position(-179, 10)}}) ==
          Lines{{position(179, 0), position(180, 5)}, {position(-180, 5), position(-179, 10)}});
    CHECK(cut_at_180({{position(-179, 0), position(178, 3)}}) ==
          Lines{{position(-179, 0), position(-180, 1)}, {position(180, 1), position(178, 3)}});
    // A point on the meridian belongs to both sides, and a part of one point to none.
    CHECK(cut_at_180({{position(179, 0), position(180, 1), position(-179, 2)}}) ==
          Lines{{position(179, 0), position(180, 1)}, {position(-180, 1), position(-179, 2)}});
    CHECK(cut_at_180({{position(180, 1), position(-179, 2)}}) == Lines{{position(-180, 1), position(-179, 2)}});
    CHECK(cut_at_180({{position(179, 1), position(-180, 2)}}) == Lines{{position(179, 1), position(180, 2)}});
}

TEST_CASE("an exported area has its outer ring against the clock and its holes with it") {
    const Positions against = {position(0, 0), position(4, 0), position(4, 4), position(0, 4), position(0, 0)};
    const Positions with(against.rbegin(), against.rend());
    for (const Positions& outer : {against, with})
        for (const Positions& hole : {against, with})
            CHECK(right_handed({{outer, hole}}) == std::vector<std::vector<Positions>>{{against, with}});
}

TEST_CASE("GeoJSON features have names of their own and members that RFC 7946 knows") {
    const std::string bytes = exported(harbour(), "geojson").bytes;
    const JsonTree tree(bytes, "GeoJSON");
    std::set<std::string_view> ids;
    for (Json feature = tree.root().find("features").first(); feature; feature = feature.next()) {
        CHECK(keys_of(feature) == std::set<std::string>{"type", "id", "geometry", "properties"});
        CHECK(ids.insert(feature.find("id").text()).second);
    }
    CHECK(ids.size() == harbour().events.size() + harbour().features.size() + 1);
    CHECK(tree.at("/features/2/geometry").is(JsonKind::Null));
    CHECK(tree.at("/features/0/properties/claims/0/source/archived_url").text() == "https://archive.example/1");
    CHECK(tree.at("/features/0/properties/claims/2/disputes").text() == "two-hurt");
}

TEST_CASE("a CSV table can be read back, each quote as it was") {
    for (int seed = 0; seed < 40; ++seed) {
        Story story = RandomStory(seed).story();
        const char* const odd[] = {"=1+1", "-", "'=x", "''@", "\"", "a,b;c", "two\nlines", "\tx", " space ", "'plain"};
        for (std::size_t i = 0; i < story.claims.size(); ++i) story.claims[i].quote = odd[i % std::size(odd)];
        story.claims[0].event = {0};
        const CsvTable table(exported(story, "csv").bytes);
        CHECK(table.is_even());
        std::size_t row = 0;
        for (std::uint32_t e = 0; e < story.events.size(); ++e) {
            std::size_t of_event = 0;
            for (const Claim& claim : story.claims) {
                if (claim.event.index != e) continue;
                CHECK(table.at(row, "claim") == claim.id);
                CHECK(table.at(row, "quote") == claim.quote);
                CHECK(table.at(row, "disputes") == (claim.disputes ? story.at(*claim.disputes).id : ""));
                CHECK(table.at(row, "actor") == story.at(claim.actor).id);
                CHECK(table.at(row, "source") == story.at(claim.source).id);
                CHECK(table.at(row++, "event") == story.events[e].id);
                ++of_event;
            }
            if (of_event == 0) CHECK(table.at(row, "claim").empty());
            if (of_event == 0) CHECK(table.at(row++, "event") == story.events[e].id);
        }
        CHECK(row == table.rows());
    }
}

TEST_CASE("no cell of a CSV table begins as a formula but the table's own numbers") {
    const std::string bytes = exported(harbour(), "csv").bytes;
    CHECK(contains(bytes, ",'=SUM(A1:A9) was all"));
    CHECK(contains(bytes, ",\"'- Ніхто"));
    CHECK(contains(bytes, ",179.95,-17.5,near,"));
    for (const char* begin : {",=", ",\"=", ",@", ",\"@", ",+", ",\"+", ",\"-"}) CHECK_FALSE(contains(bytes, begin));
    CHECK(count_of(bytes, "\r\n") == 1 + harbour().claims.size() + 1);  // one of them stands in a quote
}

TEST_CASE("TimeMap's readers find the keys that they take, all values as texts") {
    const std::string bytes = exported(harbour(), "timemap").bytes;
    const JsonTree tree(bytes, "TimeMap");
    const std::set<std::string> event_keys = {"id",       "description",  "date",        "time",    "time_precision",
                                              "location", "latitude",     "longitude",   "sources", "category",
                                              "comments", "time_display", "associations"};
    for (Json event = tree.root().find("events").first(); event; event = event.next()) {
        CHECK(keys_of(event) == event_keys);
        for (const char* text : {"date", "time", "latitude", "longitude"}) CHECK(event.find(text).is(JsonKind::Text));
        for (Json source = event.find("sources").first(); source; source = source.next())
            CHECK(tree.root().find("sources").find(source.text()));
    }
    const std::set<std::string> source_keys = {"id", "title", "paths", "url", "description", "author", "date", "notes"};
    for (Json source = tree.root().find("sources").first(); source; source = source.next())
        for (const std::string& key : keys_of(source)) CHECK(source_keys.count(key) == 1);
    for (Json one = tree.root().find("associations").first(); one; one = one.next())
        CHECK(keys_of(one) == std::set<std::string>{"id", "title", "desc", "mode", "filter_paths"});
    CHECK(tree.at("/events/0/date").text() == "05/22/2023");
    CHECK(tree.at("/events/0/time").text() == "20:00");
    CHECK(tree.at("/events/1/time").text().empty());  // known by the day alone
    CHECK(tree.at("/events/2/latitude").text().empty());
}

TEST_CASE("markup in a quote is text in KML, and stays so where a description is taken for HTML") {
    const std::string bytes = exported(harbour(), "kml").bytes;
    CHECK(contains(bytes,
                   "direct: “Two people […] are in &amp;lt;b&amp;gt;hospital&amp;lt;/b&amp;gt; &amp;amp; “well””"));
    CHECK(contains(bytes, "<value>Two people […] are in &lt;b&gt;hospital&lt;/b&gt; &amp; “well”</value>"));
    CHECK_FALSE(contains(bytes, "<b>"));
}

TEST_CASE("a character that XML cannot hold is replaced and told") {
    StoryBuilder b;
    const Ref<Event> event = b.event("fire", exactly("2023-05-22T10:00"));
    b.story.claims[b.claim("c", event, "2023-05-22T11:00").index].quote =
        "a\x01"
        "b\xEF\xBF\xBE";
    const Exported kml = exported(b.story, "kml");
    CHECK(contains(kml.bytes, "<value>a\uFFFDb\uFFFD</value>"));
    CHECK(contains(left_out_lines(kml.left_out), "4 characters: XML cannot hold it, U+FFFD stands for it\n"));
    CHECK(html_escaped("a<b> & \"c\"") == "a&lt;b&gt; &amp; \"c\"");
}

TEST_CASE("a quote is selected piece by piece around what it leaves out") {
    using Pieces = std::vector<std::string_view>;
    CHECK(quote_pieces("two were hurt") == Pieces{"two were hurt"});
    CHECK(quote_pieces("two […] were [...] hurt") == Pieces{"two", "were", "hurt"});
    CHECK(quote_pieces("[…] hurt […]") == Pieces{"hurt"});
    CHECK(quote_pieces("[sic]") == Pieces{"[sic]"});
    CHECK(quote_pieces("").empty());
}

TEST_CASE("which source reported a statement first is said only where their dates tell") {
    CHECK(first_appearance(22, 23) == "agency");
    CHECK(first_appearance(23, 22) == "wire");
    CHECK(first_appearance(22, 22).empty());
    CHECK(first_appearance(22, 0).empty());
    CHECK(first_appearance(0, 0).empty());
}

TEST_CASE("a speaker's own words are attributed to the speaker, a report's to nobody but its source") {
    const std::string bytes = exported(harbour(), "json-ld").bytes;
    const JsonTree tree(bytes, "JSON-LD");
    std::size_t claims = 0;
    for (Json node = tree.root().find("@graph").first(); node; node = node.next()) {
        const Json quote = node.find("prov:wasDerivedFrom");
        if (!quote) continue;
        const Claim& claim = harbour().claims[claims++];
        CHECK(node.find("prov:wasAttributedTo").find("@id").text() ==
              "sourceline:harbour/actor/" + harbour().at(claim.actor).id);
        CHECK(static_cast<bool>(quote.find("prov:wasAttributedTo")) == (claim.voice == Voice::Direct));
        CHECK(quote.find("text").find("@value").text() == claim.quote);
        CHECK(quote.find("text").find("@language").text() == harbour().at(claim.source).language);
    }
    CHECK(claims == harbour().claims.size());
}

TEST_CASE("a statement that two sources report appears in both, and nothing reviews it") {
    const std::string bytes = exported(harbour(), "json-ld").bytes;
    CHECK(contains(bytes, R"("appearance":[{"@id":"sourceline:harbour/source/daily-1"},)"
                          R"({"@id":"sourceline:harbour/source/daily-2"}],)"
                          R"("firstAppearance":{"@id":"sourceline:harbour/source/daily-1"})"));
    CHECK(contains(bytes, R"("sameAs":{"@id":"sourceline:harbour/claim/two-hurt"})"));
    CHECK_FALSE(contains(bytes, "ClaimReview"));
}

}  // namespace sourceline::test
