// A story as a file, for reading to be measured on. Of what a file can hold it writes what stories.cpp makes.
#include <string_view>

#include "base/json_writer.h"
#include "stories.h"

namespace sourceline::bench {

namespace {
constexpr int kDegreeDecimals = 6;

void write(JsonWriter& json, std::string_view key, std::string_view text) { json.key(key).text(text); }
void write(JsonWriter& json, std::string_view key, const LocalText& text) { write(json, key, text.in("", "").text); }
// Without the offset: it is the story's.
void write(JsonWriter& json, std::string_view key, Instant instant, UtcOffset offset) {
    constexpr std::size_t kToMinute = std::string_view("2023-05-23T18:30").size();
    write(json, key, std::string_view(format_to_minute(instant, offset)).substr(0, kToMinute));
}
void write(JsonWriter& json, std::string_view key, const TimeSpan& span, UtcOffset offset) {
    json.key(key).open_object();
    write(json, "start", span.start, offset);
    if (span.end != span.start) write(json, "end", span.end, offset);
    write(json, "precision", word_of(span.precision));
    json.close_object();
}

// One object for each of `items`; `write_item` writes what stands in it.
template <class T, class WriteItem>
void write_list(JsonWriter& json, std::string_view key, const std::vector<T>& items, const WriteItem& write_item) {
    json.key(key).open_list();
    for (const T& item : items) {
        json.open_object();
        write(json, "id", item.id);
        write_item(item);
        json.close_object();
    }
    json.close_list();
}

void write_header(JsonWriter& json, const Story& story) {
    write(json, "format", "sourceline-story");
    json.key("version").count(1);
    write(json, "id", story.id);
    write(json, "language", story.language);
    write(json, "basemap", story.basemap);
    write(json, "title", story.title);
    write(json, "summary", story.summary);
    write(json, "time_label", story.time_label);
    write(json, "utc_offset", format_utc_offset(story.utc_offset));
    json.key("time").open_object();
    write(json, "start", story.start, story.utc_offset);
    write(json, "end", story.end, story.utc_offset);
    write(json, "initial", story.initial, story.utc_offset);
    json.close_object();
    json.key("view").open_object().key("bbox").open_list();
    for (const LngLat corner : {story.view.south_west, story.view.north_east})
        json.number(corner.lon(), kDegreeDecimals).number(corner.lat(), kDegreeDecimals);
    json.close_list().close_object();
}

void write_people(JsonWriter& json, const Story& story) {
    write_list(json, "parties", story.parties, [&](const Party& party) { write(json, "name", party.name); });
    write_list(json, "actors", story.actors, [&](const Actor& actor) {
        write(json, "name", actor.name);
        write(json, "role", actor.role);
        write(json, "party", story.at(actor.party).id);
    });
    write_list(json, "sources", story.sources, [&](const Source& source) {
        write(json, "title", source.title);
        write(json, "language", source.language);
        if (source.published) write(json, "published", source.published->start, story.utc_offset);
    });
}

void write_place(JsonWriter& json, const Place& place) {
    write(json, "name", place.name);
    write(json, "kind", word_of(place.kind));
    json.key("lon").number(place.position.lon(), kDegreeDecimals);
    json.key("lat").number(place.position.lat(), kDegreeDecimals);
    write(json, "precision", word_of(place.precision));
    if (place.radius_km > 0.0) json.key("radius_km").number(place.radius_km, 3);
    write(json, "coordinates_from", place.coordinates_from);
}

void write_event(JsonWriter& json, const Story& story, const Event& event) {
    write(json, "title", event.title);
    write(json, "summary", event.summary);
    write(json, "kind", word_of(event.kind));
    write(json, "when", event.when, story.utc_offset);
    if (event.place) write(json, "place", story.at(*event.place).id);
}

void write_claim(JsonWriter& json, const Story& story, const Claim& claim) {
    write(json, "event", story.at(claim.event).id);
    write(json, "actor", story.at(claim.actor).id);
    if (claim.said) write(json, "said", *claim.said, story.utc_offset);
    write(json, "text", claim.text);
    write(json, "quote", claim.quote);
    write(json, "voice", word_of(claim.voice));
    write(json, "source", story.at(claim.source).id);
    if (claim.question) write(json, "question", story.at(*claim.question).id);
    if (claim.answer) write(json, "answer", *claim.answer);
    if (claim.quantity) {
        json.key("quantity").open_object();
        write(json, "what", claim.quantity->what);
        json.key("min").number(claim.quantity->min, 3);
        if (claim.quantity->has_max) json.key("max").number(claim.quantity->max, 3);
        json.close_object();
    }
    if (claim.supersedes) write(json, "supersedes", story.at(*claim.supersedes).id);
    if (claim.disputes) write(json, "disputes", story.at(*claim.disputes).id);
}
}  // namespace

std::string file_of(const Story& story) {
    JsonWriter json;
    json.open_object();
    write_header(json, story);
    write_people(json, story);
    write_list(json, "places", story.places, [&](const Place& place) { write_place(json, place); });
    write_list(json, "events", story.events, [&](const Event& event) { write_event(json, story, event); });
    write_list(json, "claims", story.claims, [&](const Claim& claim) { write_claim(json, story, claim); });
    write_list(json, "questions", story.questions,
               [&](const Question& question) { write(json, "text", question.text); });
    json.close_object();
    return json.take();
}

}  // namespace sourceline::bench
