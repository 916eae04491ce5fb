#include "story/read.h"

#include <iterator>

#include "base/text.h"
#include "story/fields.h"
#include "story/kinds.h"
#include "story/query.h"
#include "story/read_items.h"
#include "story/read_time.h"
#include "story/rules.h"
#include "story/tour.h"

namespace sourceline {

// Of a file, as they stand in it.
struct StoryLists {
    Json parties, actors, sources, places, features, kinds, events, claims, questions, checks, changes, tour;
};

// What is done with a file, one after the other.
enum class StoryPart : std::uint8_t { Tree, Header, Ids, Items, Places, Events, Claims, Rest, Index, Steps, Done };

namespace {

// How much of the time each takes.
constexpr double kShare[] = {0.38, 0, 0.06, 0, 0.08, 0.14, 0.26, 0.02, 0.04, 0.02};
static_assert(std::size(kShare) == static_cast<std::size_t>(StoryPart::Done));

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

void read_view(Reading& reading, const Fields& outer, Story& story) {
    const Fields fields(outer.problems(), outer.value("view", Need::Required), {"bbox"});
    const Json bbox = fields.value("bbox", Need::Required);
    const auto box = bbox ? read_box(outer.problems(), bbox) : std::nullopt;
    if (!box) return;
    story.view = *box;
    reading.seasons = box->south_west.lat() >= 0.0   ? Hemisphere::North
                      : box->north_east.lat() <= 0.0 ? Hemisphere::South
                                                     : Hemisphere::Both;
}

// Those of the titles and summaries: names may be there in many more languages than the story is told in.
std::vector<std::string> languages_of(const Story& story) {
    constexpr std::size_t kMost = 64;
    std::vector<std::string> languages{story.language};
    const auto note = [&](const LocalText& text) {
        for (const auto& [tag, words] : text.entries())
            if (!tag.empty() && languages.size() < kMost &&
                std::find(languages.begin(), languages.end(), tag) == languages.end())
                languages.push_back(tag);
    };
    note(story.title);
    note(story.summary);
    for (const Event& event : story.events) {
        note(event.title);
        note(event.summary);
    }
    return languages;
}

void read_header(Reading& reading, const Fields& fields, Story& story) {
    story.id = fields.id();
    story.title = fields.text("title", Need::Required);
    story.summary = fields.text("summary", Need::Required);
    story.language = fields.language("language", Need::Required);
    story.time_label = fields.text("time_label", Need::Required);
    story.basemap = fields.id("basemap");
    read_offset(reading, fields, story);
    read_view(reading, fields, story);  // whose half of the Earth says when seasons are
    read_extent(reading, fields, story);
}

// Nothing where there are more events than we take.
std::optional<StoryLists> find_lists(const Fields& fields) {
    const auto list = [&](const char* key, Need need) { return fields.value(key, need, JsonKind::List); };
    ProblemList& problems = fields.problems();
    StoryLists lists;
    lists.parties = list("parties", Need::Required);
    lists.actors = list("actors", Need::Required);
    lists.sources = list("sources", Need::Required);
    lists.places = list("places", Need::Required);
    lists.features = list("features", Need::Optional);
    lists.kinds = list("kinds", Need::Optional);
    if (lists.kinds.size() > kMaxOwnKinds)
        problems.error(lists.kinds, format("the story has %d kinds of events of its own; at most %d can be read",
                                           static_cast<int>(lists.kinds.size()), kMaxOwnKinds));
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
bool index_ids(Reading& reading, Json root, std::size_t& done, const ShouldPause& pause) {
    struct List {
        const char* key;
        const char* noun;
        Need need;
        IdIndex Reading::*ids;
    };
    // Nothing in the file refers to checks and steps, but their ids are their addresses.
    constexpr List kLists[] = {{"parties", "party", Need::Required, &Reading::parties},
                               {"actors", "actor", Need::Required, &Reading::actors},
                               {"sources", "source", Need::Required, &Reading::sources},
                               {"places", "place", Need::Required, &Reading::places},
                               {"features", "feature", Need::Optional, &Reading::features},
                               {"kinds", "kind", Need::Optional, &Reading::kinds},
                               {"events", "event", Need::Required, &Reading::events},
                               {"claims", "claim", Need::Required, &Reading::claims},
                               {"questions", "question", Need::Optional, &Reading::questions},
                               {"checks", "check", Need::Optional, &Reading::checks},
                               {"tour", "step", Need::Optional, &Reading::steps}};
    for (; done < std::size(kLists); ++done) {
        const List& list = kLists[done];
        if (!(reading.*list.ids).fill(root.find(list.key), list.noun, list.need, reading.hint, reading.problems, pause))
            return false;
    }
    return true;
}

}  // namespace

struct StoryReader::Parts {
    std::optional<JsonTree> tree;
    Reading reading;
    Story story;
    StoryLists lists;
    std::size_t ids_done = 0;
    std::optional<IndexMaker> index;
    StoryPart at = StoryPart::Tree;

    explicit Parts(std::string_view bytes) { tree.emplace(bytes, "story", JsonTree::Unread{}); }
    bool go_on(const ShouldPause& pause);
    bool read_head();
    void read_rest();
    void make_steps();
};

// False when no more can be read.
bool StoryReader::Parts::read_head() {
    if (tree->problem()) return false;
    const Json root = tree->root();
    if (!check_format(reading, root)) return false;
    report_duplicate_keys(*tree, reading.problems);
    const Fields fields(
        reading.problems, root,
        {"format", "version", "id",        "title",   "summary", "language",     "utc_offset", "time_label",
         "time",   "view",    "basemap",   "parties", "actors",  "sources",      "places",     "features",
         "events", "claims",  "questions", "checks",  "changes", "events_table", "tour",       "kinds"});
    read_header(reading, fields, story);
    const auto found = find_lists(fields);
    if (found) lists = *found;
    return found.has_value();
}

void StoryReader::Parts::read_rest() {
    story.checks = read_checks(reading, lists.checks);
    story.changes = read_changes(reading, lists.changes);
    story.tour = read_tour(reading, lists.tour);
    story.has_tour = !story.tour.empty();
    story.languages = languages_of(story);
    check_rules(story, {lists.events, lists.claims, lists.questions}, reading);
}

void StoryReader::Parts::make_steps() {
    story.index.events = reading.events.order();
    story.index.claims = reading.claims.order();
    story.index.places = reading.places.order();
    if (!story.has_tour) story.tour = tour_of_events(story);
    story.index.steps_in_time = steps_in_time(story);
}

// True when the part that it is at is done.
bool StoryReader::Parts::go_on(const ShouldPause& pause) {
    switch (at) {
        case StoryPart::Tree:
            return tree->read_on(pause);
        case StoryPart::Header:
            if (!read_head()) at = StoryPart::Done;
            return true;
        case StoryPart::Ids:
            return index_ids(reading, tree->root(), ids_done, pause);
        case StoryPart::Items:
            story.parties = read_parties(reading, lists.parties);
            story.actors = read_actors(reading, lists.actors);
            story.sources = read_sources(reading, lists.sources);
            story.features = read_features(reading, lists.features);
            story.kinds = read_kinds(reading, lists.kinds);
            return true;
        case StoryPart::Places:
            return read_places(reading, lists.places, story.places, pause);
        case StoryPart::Events:
            return read_events(reading, lists.events, story, pause);
        case StoryPart::Claims:
            if (story.claims.empty()) {
                check_regions(reading, lists.places, story);
                story.questions = read_questions(reading, lists.questions);
            }
            return read_claims(reading, lists.claims, story, pause);
        case StoryPart::Rest:
            read_rest();
            if (reading.problems.errors() > 0) at = StoryPart::Done;
            return true;
        case StoryPart::Index:
            if (!index) {
                tree.reset();  // a third of all memory that reading takes
                index.emplace(story);
            }
            return index->go_on(pause);
        case StoryPart::Steps:
            make_steps();
            return true;
        case StoryPart::Done:
            break;
    }
    return true;
}

StoryReader::StoryReader(std::string_view bytes, IdHint hint) : parts_(std::make_unique<Parts>(bytes)) {
    parts_->reading.hint = hint;
}

StoryReader::~StoryReader() = default;

bool StoryReader::read_on(const ShouldPause& pause) {
    StoryPart& at = parts_->at;
    while (at != StoryPart::Done) {
        if (!parts_->go_on(pause)) return false;
        if (at != StoryPart::Done) at = static_cast<StoryPart>(static_cast<int>(at) + 1);
        if (at != StoryPart::Done && pause()) return false;
    }
    return true;
}

double StoryReader::share_read() const {
    const Parts& all = *parts_;
    double share = 0;
    for (std::size_t part = 0; part < static_cast<std::size_t>(all.at); ++part) share += kShare[part];
    const auto of = [](const auto& items, Json list) {
        return list.size() == 0 ? 1.0 : static_cast<double>(items.size()) / static_cast<double>(list.size());
    };
    const double here = all.at == StoryPart::Tree     ? all.tree->share_read()
                        : all.at == StoryPart::Places ? of(all.story.places, all.lists.places)
                        : all.at == StoryPart::Events ? of(all.story.events, all.lists.events)
                        : all.at == StoryPart::Claims ? of(all.story.claims, all.lists.claims)
                                                      : 0.0;
    return all.at == StoryPart::Done ? 1.0 : share + here * kShare[static_cast<std::size_t>(all.at)];
}

ReadStory StoryReader::take() {
    ReadStory result;
    Parts& all = *parts_;
    if (all.tree && all.tree->problem()) {
        result.report.add(*all.tree->problem());
        return result;
    }
    if (all.reading.problems.errors() == 0) result.story = std::move(all.story);
    result.report = all.reading.problems.take();
    return result;
}

ReadStory read_story(std::string_view bytes, IdHint hint) {
    StoryReader reader(bytes, hint);
    reader.read_on(never_pause);
    return reader.take();
}

}  // namespace sourceline
