// A draft as text: the story file, and the list of what is open.
#include "exchange/draft.h"

#include <algorithm>

#include "base/json_writer.h"
#include "base/text.h"
#include "exchange/draft_maker.h"
#include "sheets/names.h"
#include "story/fields.h"

namespace sourceline {
namespace {

constexpr int kDegreeDecimals = 7;  // a centimetre

void write_text(JsonWriter& json, const char* key, std::string_view text) {
    if (!text.empty()) json.key(key).text(text);
}

void write_span(JsonWriter& json, const DraftSpan& span) {
    json.key("when").open_object().key("start").text(written(span.start));
    if (span.end) json.key("end").text(written(*span.end));
    json.key("precision").text(span.precision);
    write_text(json, "text", span.text);
    json.close_object();
}

void write_position(JsonWriter& json, LngLat position) {
    json.open_list().number(position.lon(), kDegreeDecimals).number(position.lat(), kDegreeDecimals).close_list();
}

void write_line(JsonWriter& json, const std::vector<LngLat>& line) {
    json.open_list();
    for (const LngLat position : line) write_position(json, position);
    json.close_list();
}

void write_rings(JsonWriter& json, const std::vector<std::vector<LngLat>>& rings) {
    json.open_list();
    for (const auto& ring : rings) write_line(json, ring);
    json.close_list();
}

void write_geometry(JsonWriter& json, const DraftFeature& feature) {
    const bool area = !feature.polygons.empty();
    const std::size_t parts = area ? feature.polygons.size() : feature.lines.size();
    if (parts == 0) return;
    json.key("geometry").open_object().key("type");
    json.text(std::string(parts > 1 ? "Multi" : "") + (area ? "Polygon" : "LineString")).key("coordinates");
    if (parts > 1) json.open_list();
    for (const auto& rings : feature.polygons) write_rings(json, rings);
    for (const auto& line : feature.lines) write_line(json, line);
    if (parts > 1) json.close_list();
    json.close_object();
}

void write_source(JsonWriter& json, const std::string& id, const DraftSource& source) {
    json.open_object().key("id").text(id);
    write_text(json, "title", source.title);
    write_text(json, "publisher", source.publisher);
    write_text(json, "credit", source.credit);
    if (source.published) json.key("published").text(written(*source.published));
    if (source.retrieved) json.key("retrieved").text(written(*source.retrieved));
    write_text(json, "url", source.url);
    write_text(json, "archived_url", source.archived_url);
    if (source.captured) json.key("captured").text(written(*source.captured));
    write_text(json, "sha256", source.sha256);
    write_text(json, "language", source.language);
    write_text(json, "status", source.status);
    json.close_object();
}

void write_place(JsonWriter& json, const std::string& id, const DraftPlace& place, const std::string& from) {
    json.open_object().key("id").text(id);
    write_text(json, "name", place.name);
    json.key("kind").text(place.kind);
    if (place.position)
        json.key("lon")
            .number(place.position->lon(), kDegreeDecimals)
            .key("lat")
            .number(place.position->lat(), kDegreeDecimals);
    write_text(json, "precision", place.precision);
    if (place.radius_km) json.key("radius_km").number(*place.radius_km, 3);
    if (place.precision == "region" && is_id(place.region_name)) json.key("region").text(place.region_name);
    json.key("coordinates_from").text(place.coordinates_from.empty() ? from : place.coordinates_from).close_object();
}

void write_feature(JsonWriter& json, const std::string& id, const DraftFeature& feature, const std::string& from) {
    json.open_object().key("id").text(id);
    write_text(json, "name", feature.name);
    write_text(json, "kind", feature.kind);
    write_geometry(json, feature);
    json.key("coordinates_from").text(from);
    write_text(json, "precision", feature.precision);
    if (feature.when) write_span(json, *feature.when);
    json.close_object();
}

// A day of the story's zone; the last one of a span that ends there.
std::string day_of(Instant instant, UtcOffset offset) {
    const CivilTime civil = civil_from_instant(instant, offset);
    return format("%04d-%02d-%02d", std::clamp(civil.year, 1, 9999), civil.month, civil.day);
}

// What the places lie in, with room around it.
struct DraftBox {
    double west = 180.0, south = 90.0, east = -180.0, north = -90.0;
    void hold(LngLat position) {
        west = std::min(west, position.lon());
        east = std::max(east, position.lon());
        south = std::min(south, position.lat());
        north = std::max(north, position.lat());
    }
    void widen() {
        constexpr double kLeastDegrees = 0.2;
        const double margin = std::max({kLeastDegrees, 0.1 * (east - west), 0.1 * (north - south)});
        west = std::max(west - margin, -180.0);
        east = std::min(east + margin, 180.0);
        south = std::clamp(south - margin, -85.0, 84.0);
        north = std::clamp(north + margin, -84.0, 85.0);
    }
};

// One list of the story, an item a line.
template <class Items, class Write>
void write_items(JsonWriter& json, const char* key, const Items& items, const Write& write) {
    json.new_line(2).key(key).open_list();
    std::size_t i = 0;
    for (const auto& [id, item] : items) {
        json.new_line(4);
        write(id, item, i++);
    }
    if (!items.empty()) json.new_line(2);
    json.close_list();
}

// What holds all places; nothing where none has a position.
void write_view(JsonWriter& json, const std::vector<std::pair<std::string, DraftPlace>>& places) {
    DraftBox box;
    for (const auto& [place_id, place] : places)
        if (place.position) box.hold(*place.position);
    if (box.west > box.east) return;
    box.widen();
    json.new_line(2).key("view").open_object().key("bbox").open_list();
    for (const double edge : {box.west, box.south, box.east, box.north}) json.number(edge, 2);
    json.close_list().close_object();
}

}  // namespace

std::string DraftMaker::json() const {
    JsonWriter json(JsonSpacing::Readable);
    const std::string from_file = options_.file_name.empty() ? "" : options_.file_name + ", ";
    const std::size_t ending = options_.file_name.rfind('.');
    std::string id = id_of_name(title_.empty() ? options_.file_name.substr(0, ending) : title_, options_.language);
    json.open_object().new_line(2).key("format").text("sourceline-story").key("version").count(1);
    json.new_line(2).key("id").text(id.empty() ? "draft" : id);
    if (!title_.empty()) json.new_line(2).key("title").text(title_);
    if (!summary_.empty()) json.new_line(2).key("summary").text(summary_);
    if (!options_.language.empty()) json.new_line(2).key("language").text(options_.language);
    json.new_line(2).key("utc_offset").text(std::string_view(format_utc_offset(offset_)));
    if (!options_.utc_offset.empty())
        json.key("time_label").text(offset_.seconds == 0 ? "UTC" : "UTC" + options_.utc_offset);
    if (first_ && last_) {
        const std::string last = day_of(std::max(*last_ + -1, *first_), offset_);
        json.new_line(2).key("time").open_object().key("start").text(day_of(*first_, offset_));
        json.key("end").text(last).key("initial").text(last).close_object();
    }
    write_view(json, places_);
    if (!options_.basemap.empty()) json.new_line(2).key("basemap").text(options_.basemap);
    json.new_line(2).key("parties").open_list().close_list().new_line(2).key("actors").open_list().close_list();
    write_items(json, "sources", sources_, [&](const std::string& item_id, const DraftSource& source, std::size_t) {
        write_source(json, item_id, source);
    });
    write_items(json, "places", places_, [&](const std::string& item_id, const DraftPlace& place, std::size_t i) {
        write_place(json, item_id, place, from_file + place_from_[i]);
    });
    if (!features_.empty())
        write_items(json, "features", features_,
                    [&](const std::string& item_id, const DraftFeature& feature, std::size_t i) {
                        write_feature(json, item_id, feature, from_file + feature_from_[i]);
                    });
    write_items(json, "events", events_, [&](const std::string& item_id, const DraftEvent& event, std::size_t) {
        json.open_object().key("id").text(item_id);
        write_text(json, "title", event.title);
        write_text(json, "summary", event.summary);
        json.key("kind").text(event.kind);
        if (event.when) write_span(json, *event.when);
        if (event.place) json.key("place").text(places_[*event.place].first);
        json.close_object();
    });
    json.new_line(2).key("claims").open_list();
    for (const auto& [event_id, event] : events_) {
        for (std::size_t i = 0; i < std::max<std::size_t>(event.sources.size(), 1); ++i) {
            // Two hyphens stand in no id that is made from a title, so no two events make one of these.
            json.new_line(4).open_object().key("id").text(event_id + "--" + std::to_string(i + 1));
            json.key("event").text(event_id);
            write_text(json, "text", event.claim_text);
            if (i < event.sources.size()) json.key("source").text(sources_[event.sources[i]].first);
            json.close_object();
        }
    }
    if (!events_.empty()) json.new_line(2);
    json.close_list();
    for (const char* key : {"questions", "checks", "changes"}) json.new_line(2).key(key).open_list().close_list();
    return json.new_line(0).close_object().take() + "\n";
}

std::string counted(const Draft& draft) {
    const auto count = [](std::size_t number, const char* noun) {
        return format("%zu %s%s", number, noun, number == 1 ? "" : "s");
    };
    return count(draft.counts.events, "event") + ", " + count(draft.counts.claims, "claim") + ", " +
           count(draft.counts.sources, "source") + ", " + count(draft.counts.places, "place") + ", " +
           count(draft.counts.features, "feature") + "; " + count(draft.open_ends.size(), "open end") + ", " +
           std::to_string(draft.unread.size()) + " not read";
}

std::string open_ends_text(const Draft& draft, std::string_view story_name) {
    std::string text =
        "Open ends of " + std::string(story_name) + ": " + counted(draft) + ".\n" +
        "What no form says is missing in the story, and `sourceline check` names it until it is there.\n";
    const auto list = [&](const char* title, const std::vector<OpenEnd>& ends) {
        if (ends.empty()) return;
        text += std::string("\n") + title + "\n";
        for (const OpenEnd& end : ends)
            text += (end.where.empty() ? "the story" : end.where) + ": " + cleaned(end.text) + "\n";
    };
    list("To find out", draft.open_ends);
    list("Not read", draft.unread);
    if (!draft.left_out.empty()) text += "\nHeld by the form and not by a story\n";
    for (const NotHeld& left : draft.left_out) text += format("%zu x ", left.count) + cleaned(left.what) + "\n";
    return text;
}

}  // namespace sourceline
