// What our own export writes comes back: of each event its title, time and place, and its sources.
#include <doctest/doctest.h>

#include "base/text.h"
#include "exchange_export_bench.h"
#include "import_bench.h"
#include "story/read_time.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

Draft round_trip(const char* form) {
    ImportOptions options;
    options.utc_offset = "+12:00";
    return imported(form, exported(harbour(), form).bytes, options).value();
}

// "title | start..end precision text | place lon lat precision radius | source, …" of each event of the story.
std::string round_lines_of_story() {
    std::string lines;
    const Story& story = harbour();
    for (std::size_t i = 0; i < story.events.size(); ++i) {
        const Event& event = story.events[i];
        lines += std::string(event.title.in("en", "en").text) + " | " +
                 std::string(format_to_minute(event.when.start, story.utc_offset)) + " " +
                 std::string(format_to_minute(event.when.end, story.utc_offset)) + " " +
                 std::string(word_of(event.when.precision)) + " " + event.when.text + " |";
        if (event.place) {
            const Place& place = story.at(*event.place);
            lines += " " + std::string(place.name.in("en", "en").text) +
                     format(" %.4f %.4f ", place.position.lon(), place.position.lat()) +
                     std::string(word_of(place.precision)) + format(" %g", place.radius_km);
        }
        std::vector<std::string> sources;
        for (const Claim& claim : story.claims)
            if (claim.event.index == i)
                sources.push_back(std::string(story.at(claim.source).title.in("en", "en").text));
        std::sort(sources.begin(), sources.end());
        sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
        for (const std::string& source : sources) lines += " | " + source;
        lines += "\n";
    }
    return lines;
}

Json round_item(const JsonTree& tree, const char* list, std::string_view id) {
    for (Json item = tree.root().find(list).first(); item; item = item.next())
        if (item.find("id").text() == id) return item;
    return {};
}

std::string round_lines_of(const Draft& draft) {
    const JsonTree tree(draft.story_json);
    const UtcOffset offset = harbour().utc_offset;
    std::string lines;
    for (Json event = tree.root().find("events").first(); event; event = event.next()) {
        const Json when = event.find("when"), end = when.find("end") ? when.find("end") : when.find("start");
        const auto first = parse_moment(when.find("start").text(), offset), last = parse_moment(end.text(), offset);
        lines += std::string(event.find("title").text()) + " | ";
        if (first && last)
            lines += std::string(format_to_minute(first->first, offset)) + " " +
                     std::string(format_to_minute(last->after, offset)) + " ";
        lines += std::string(when.find("precision").text()) + " " + std::string(when.find("text").text()) + " |";
        if (const Json place = round_item(tree, "places", event.find("place").text()))
            lines += " " + std::string(place.find("name").text()) +
                     format(" %.4f %.4f ", place.find("lon").number(), place.find("lat").number()) +
                     std::string(place.find("precision").text()) + format(" %g", place.find("radius_km").number());
        std::vector<std::string> sources;
        for (Json claim = tree.root().find("claims").first(); claim; claim = claim.next())
            if (claim.find("event").text() == event.find("id").text())
                sources.push_back(
                    std::string(round_item(tree, "sources", claim.find("source").text()).find("title").text()));
        std::sort(sources.begin(), sources.end());
        for (const std::string& source : sources) lines += " | " + source;
        lines += "\n";
    }
    return lines;
}

}  // namespace

TEST_CASE("events come back from GeoJSON, KML and TimeMap with title, time, place and sources") {
    for (const char* form : {"geojson", "kml", "timemap"})
        CHECK_MESSAGE(round_lines_of(round_trip(form)) == round_lines_of_story(), std::string(form));
}

TEST_CASE("lines, areas, places without events and the story's title come back where the form has them") {
    const Draft geojson = round_trip("geojson"), kml = round_trip("kml");
    for (const Draft* draft : {&geojson, &kml}) {
        CHECK(draft_at(*draft, "/title") == "The harbour fire");
        CHECK(draft_at(*draft, "/summary") == "A made-up story: what is said of a fire that never was.");
        CHECK(draft_at(*draft, "/features/0/id") == "bay-area");
        CHECK(draft_at(*draft, "/features/0/kind") == "area");
        CHECK(draft_at(*draft, "/features/0/precision") == "schematic");
        CHECK(draft_at(*draft, "/features/0/when/start") == "2023-05-20");
        CHECK(draft_at(*draft, "/features/1/kind") == "route");
        CHECK(draft_at(*draft, "/features/1/geometry/type") == "MultiLineString");
        CHECK(draft_at(*draft, "/places/1/region") == "bay-area");
        CHECK(draft_at(*draft, "/places/0/id") == "quay");
        CHECK(draft_at(*draft, "/places/0/coordinates_from") == "measured on a map");
    }
    CHECK(draft_at(geojson, "/places/2/id") == "cape");
    CHECK(draft_at(geojson, "/places/2/precision") == "exact");
    CHECK(contains(left_out_of(geojson), "5 x claims with their speakers and quotes\n"));
    CHECK(contains(left_out_of(kml), "5 x claims with their speakers and quotes\n"));
    CHECK(contains(left_out_of(round_trip("timemap")), "5 x claims with their speakers and quotes\n"));
}

TEST_CASE("what is asked of a draft of our own export is only who says so, in which words") {
    const Draft draft = round_trip("geojson");
    for (const char* feature : {"feature 2", "feature 3"})
        CHECK_MESSAGE(
            open_of(draft, feature) == "who says so?\nin which words: of the source (quote) and your own (text)?\n",
            std::string(feature));
}
