#include "story/read.h"

#include "base/text.h"
#include "story/fields.h"
#include "story/query.h"
#include "story/read_items.h"
#include "story/read_time.h"
#include "story/rules.h"
#include "story/tour.h"

namespace sourceline {
namespace {

constexpr std::size_t kMaxEvents = 100'000;  // as many as bench/page opens and moves
constexpr const char* kFormat = "sourceline-story";
constexpr double kVersion = 1.0;

// Whether this is a story file of our version; everything else would only be noise if it is not.
bool check_format(Reading& reading, Json root) {
    ProblemList& problems = reading.problems;
    if (!root.is(JsonKind::Object)) {
        problems.error(root, std::string("a story file holds one object in { }, not ") + noun_of(root.kind()));
        return false;
    }
    const Json format_value = root.find("format");
    if (!format_value) {
        problems.error(root, "this is not a story file: the key 'format' with the value 'sourceline-story' is missing");
        return false;
    }
    if (format_value.text() != kFormat) {
        problems.error(format_value, "this is not a story file: its format must be 'sourceline-story'");
        return false;
    }
    const Json version = root.find("version");
    if (!version) {
        problems.error(root, "the key 'version' is missing; this reader knows version 1");
        return false;
    }
    if (!version.is(JsonKind::Number)) {
        problems.error(version, std::string("must be the number 1, not ") + noun_of(version.kind()));
        return false;
    }
    if (version.number() != kVersion) {
        problems.error(version, format("This file is version %.12g of the story format; this reader knows version 1",
                                       version.number()));
        return false;
    }
    return true;
}

void read_offset(Reading& reading, const Fields& fields, Story& story) {
    const Json value = fields.value("utc_offset", Need::Required, JsonKind::Text);
    if (!value) return;
    const auto offset = parse_utc_offset(value.text());
    if (!offset) {
        fields.problems().error(value, quoted(value.text()) + " is not an offset from UTC; write e.g. '+03:00' or 'Z'");
        return;
    }
    story.utc_offset = reading.utc_offset = *offset;
    reading.utc_offset_known = true;
}

void read_extent(Reading& reading, const Fields& outer, Story& story) {
    const Fields fields(reading.problems, outer.value("time", Need::Required), {"start", "end", "initial"});
    const auto start = read_moment(reading, fields.value("start", Need::Required));
    const auto end = read_moment(reading, fields.value("end", Need::Required));
    const auto initial = read_moment(reading, fields.value("initial", Need::Required));
    if (!start || !end) return;
    story.start = start->first;
    story.end = end->after;
    if (story.end <= story.start) {
        reading.problems.error(fields.object().find("end"), "the end of the story's time must lie after its start");
        return;
    }
    if (reading.utc_offset_known) reading.extent = Extent{story.start, story.end};
    if (!initial) return;
    story.initial = initial->first;
    if (story.initial < story.start || story.initial > story.end)
        reading.problems.error(fields.object().find("initial"), "the timeline must open between its start and its end");
}

void read_view(const Fields& outer, Story& story) {
    const Fields fields(outer.problems(), outer.value("view", Need::Required), {"bbox"});
    if (const Json bbox = fields.value("bbox", Need::Required))
        if (const auto box = read_box(outer.problems(), bbox)) story.view = *box;
}

void read_header(Reading& reading, const Fields& fields, Story& story) {
    story.id = fields.id();
    story.title = fields.text("title", Need::Required);
    story.summary = fields.text("summary", Need::Required);
    story.language = fields.language("language", Need::Required);
    story.time_label = fields.text("time_label", Need::Required);
    story.basemap = fields.id("basemap");
    read_offset(reading, fields, story);
    read_extent(reading, fields, story);
    read_view(fields, story);
}

struct AllLists {
    Json parties, actors, sources, places, features, events, claims, questions, checks, changes, tour;
};

// Nothing where there are more events than we take.
std::optional<AllLists> find_lists(const Fields& fields) {
    const auto list = [&](const char* key, Need need) { return fields.value(key, need, JsonKind::List); };
    ProblemList& problems = fields.problems();
    AllLists lists;
    lists.parties = list("parties", Need::Required);
    lists.actors = list("actors", Need::Required);
    lists.sources = list("sources", Need::Required);
    lists.places = list("places", Need::Required);
    lists.features = list("features", Need::Optional);
    const Json table = fields.object().find("events_table");
    if (table)
        problems.error(table, "events in a table beside the story file cannot be read yet; put them into 'events'");
    lists.events = list("events", table ? Need::Optional : Need::Required);
    lists.claims = list("claims", Need::Required);
    lists.questions = list("questions", Need::Optional);
    lists.checks = list("checks", Need::Optional);
    lists.changes = list("changes", Need::Optional);
    lists.tour = list("tour", Need::Optional);
    if (lists.events && lists.events.size() == 0) problems.error(lists.events, "a story needs at least one event");
    if (lists.events.size() <= kMaxEvents) return lists;
    problems.error(lists.events, format("the story has %d events; at most %d can be read",
                                        static_cast<int>(lists.events.size()), static_cast<int>(kMaxEvents)));
    return std::nullopt;
}

// From the object itself: a list of the wrong type is unknown, one that is not there is empty.
void index_ids(Reading& reading, Json root) {
    const auto index = [&](const char* key, const char* noun, Need need) {
        return IdIndex(root.find(key), noun, need, reading.hint, reading.problems);
    };
    reading.parties = index("parties", "party", Need::Required);
    reading.actors = index("actors", "actor", Need::Required);
    reading.sources = index("sources", "source", Need::Required);
    reading.places = index("places", "place", Need::Required);
    reading.features = index("features", "feature", Need::Optional);
    reading.events = index("events", "event", Need::Required);
    reading.claims = index("claims", "claim", Need::Required);
    reading.questions = index("questions", "question", Need::Optional);
    // Nothing in the file refers to these, but their ids are their addresses.
    index("checks", "check", Need::Optional);
    index("tour", "step", Need::Optional);
}

void read_lists(Reading& reading, const AllLists& lists, Story& story) {
    story.parties = read_parties(reading, lists.parties);
    story.actors = read_actors(reading, lists.actors);
    story.sources = read_sources(reading, lists.sources);
    story.places = read_places(reading, lists.places);
    story.features = read_features(reading, lists.features);
    check_regions(reading, lists.places, story);
    story.events = read_events(reading, lists.events);
    story.questions = read_questions(reading, lists.questions);
    story.claims = read_claims(reading, lists.claims, story);
    story.checks = read_checks(reading, lists.checks);
    story.changes = read_changes(reading, lists.changes);
    story.tour = read_tour(reading, lists.tour);
    story.has_tour = !story.tour.empty();
    check_rules(story, {lists.events, lists.claims, lists.questions}, reading);
}

void read_all(Reading& reading, const JsonTree& tree, Story& story) {
    if (!check_format(reading, tree.root())) return;
    report_duplicate_keys(tree, reading.problems);
    const Fields fields(
        reading.problems, tree.root(),
        {"format", "version", "id",        "title",   "summary", "language",     "utc_offset", "time_label",
         "time",   "view",    "basemap",   "parties", "actors",  "sources",      "places",     "features",
         "events", "claims",  "questions", "checks",  "changes", "events_table", "tour"});
    read_header(reading, fields, story);
    const auto lists = find_lists(fields);
    if (!lists) return;
    index_ids(reading, tree.root());
    read_lists(reading, *lists, story);
}

}  // namespace

ReadStory read_story(std::string_view bytes, IdHint hint) {
    ReadStory result;
    const JsonTree tree(bytes);
    if (tree.problem()) {
        result.report.add(*tree.problem());
        return result;
    }
    Reading reading;
    reading.hint = hint;
    Story story;
    read_all(reading, tree, story);
    if (reading.problems.errors() == 0) {
        story.index = make_index(story);
        story.index.events = reading.events.order();
        story.index.claims = reading.claims.order();
        story.index.places = reading.places.order();
        if (!story.has_tour) story.tour = tour_of_events(story);
        story.index.steps_in_time = steps_in_time(story);
        result.story = std::move(story);
    }
    result.report = reading.problems.take();
    return result;
}

}  // namespace sourceline
