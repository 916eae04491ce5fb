// GeoJSON (RFC 7946): a point, or a feature without a place, is an event; lines and areas are the story's own features.
// What properties mean is told by their names: those that people give them, and those of our own export.
#include <initializer_list>
#include <span>

#include "base/problems.h"
#include "base/text.h"
#include "base/url.h"
#include "exchange/import_forms.h"
#include "exchange/import_json.h"
#include "story/edtf.h"
#include "story/vocabulary.h"

namespace sourceline {
namespace {

constexpr std::string_view kTitleNames[] = {"title", "name", "headline", "label"};
constexpr std::string_view kSummaryNames[] = {"summary", "description", "desc",        "text",
                                              "notes",   "comment",     "popupContent"};
constexpr std::string_view kStartNames[] = {"when_start", "start", "begin",    "start_date", "startDate", "start_time",
                                            "when",       "date",  "datetime", "time",       "timestamp"};
constexpr std::string_view kEndNames[] = {"when_end", "end", "end_date", "endDate", "end_time"};
constexpr std::string_view kPlaceNames[] = {"place_name", "location", "place_label", "address"};
constexpr std::string_view kSourceNames[] = {"source", "source_name", "publisher"};
constexpr std::string_view kAddressNames[] = {"url", "source_url", "sourceUrl", "link", "href"};

class GeoJsonImport {
  public:
    GeoJsonImport(const JsonTree& tree, const ImportOptions& options) : tree_(tree), maker_(options, "feature") {}

    Result<Draft> read() {
        const Json root = tree_.root();
        const std::string_view type = root.find("type").text();
        if (type == "Topology") return Error{"This is TopoJSON; convert it to GeoJSON"};
        if (type != "FeatureCollection" && type != "Feature")
            return Error{"This is not GeoJSON: there is no 'type' that is 'FeatureCollection' or 'Feature'"};
        if (const Outcome system = check_system(root.find("crs")); !system) return Error{system.error()};
        read_story(root.find("story"));
        leave_out_members(maker_, root, {"type", "features", "crs", "bbox", "story", "geometry", "properties", "id"},
                          "the member");
        if (type == "Feature") {
            read_feature(root, maker_.where(1));
            return maker_.finish();
        }
        const Json features = root.find("features");
        if (!features.is(JsonKind::List)) return Error{"This is not GeoJSON: 'features' is no list"};
        std::size_t number = 0;
        for (Json feature = features.first(); feature; feature = feature.next())
            read_feature(feature, maker_.where(++number));
        return maker_.finish();
    }

  private:
    // Of GeoJSON before RFC 7946.
    static Outcome check_system(Json crs) {
        const std::string name = raw_json_text(crs.find("properties").find("name"));
        const bool good = name.empty() || name.find("CRS84") != name.npos || name.ends_with("4326");
        if (good) return Done{};
        return Error{"The coordinates are in " + quoted(name) +
                     "; GeoJSON has longitude and latitude on WGS 84 (RFC 7946)"};
    }

    // The member of our own export.
    void read_story(Json story) {
        maker_.set_title(json_text(maker_, story.find("title")));
        maker_.set_summary(json_text(maker_, story.find("summary")));
        leave_out_members(maker_, story, {"title", "summary", "id", "language", "start", "end"}, "the story's");
    }

    // The first of the names that the properties have; it then counts as read.
    Json find(Json properties, std::span<const std::string_view> names) {
        for (const std::string_view name : names) {
            const Json value = properties.find(name);
            if (is_empty_json(value) || value.is(JsonKind::List)) continue;
            used_.push_back(name);
            return value;
        }
        return {};
    }
    Json find(Json properties, std::string_view name) { return find(properties, std::span(&name, 1)); }

    void read_feature(Json feature, const std::string& where) {
        if (feature.find("type").text() != "Feature")
            return maker_.unread(where, "it is no object of the type 'Feature'");
        used_ = {"item"};
        const Json geometry = feature.find("geometry"), properties = feature.find("properties");
        const std::string_view type = geometry.find("type").text();
        if (type.ends_with("LineString") || type.ends_with("Polygon"))
            read_shape(feature, geometry, where);
        else if (raw_json_text(properties.find("item")) == "place")
            place(geometry, properties, where);  // of our own export: one where nothing is said to have happened
        else
            read_event(feature, geometry, where);
        for (Json member = properties.is(JsonKind::Object) ? properties.first() : Json(); member;
             member = member.next()) {
            const bool used = std::find(used_.begin(), used_.end(), member.key()) != used_.end();
            if (!used && !is_empty_json(member)) maker_.leave_out("the property " + quoted(member.key()));
        }
    }

    void read_event(Json feature, Json geometry, const std::string& where) {
        const Json properties = feature.find("properties");
        DraftEvent event;
        event.title = json_text(maker_, find(properties, kTitleNames));
        event.summary = json_text(maker_, find(properties, kSummaryNames));
        const std::string kind = raw_json_text(find(properties, "kind"));
        if (value_of<EventKind>(kind)) event.kind = kind;
        if (!kind.empty() && event.kind != kind) maker_.leave_out("kinds of events that a story does not know");
        event.id = raw_json_text(find(properties, "event"));
        event.when = when(properties, where);
        event.place = place(geometry, properties, where);
        read_sources(properties, where, event);
        const bool is_bare = event.title.empty() && event.summary.empty() && !event.when && event.sources.empty();
        if (is_bare && !event.place) return maker_.unread(where, "it has no title, no date and no place");
        if (!event.when) maker_.open(where, "when did it happen?" + when_fault_);
        maker_.add_event(std::move(event), where);
    }

    std::optional<DraftSpan> when(Json properties, const std::string& where) {
        when_fault_.clear();
        Json start = find(properties, kStartNames), end = find(properties, kEndNames);
        std::string first = raw_json_text(start), last = raw_json_text(end);
        // "2023-05-22/2023-05-24"
        const EdtfReading whole = last.empty() ? parse_edtf(first, {}) : EdtfReading();
        if (whole.time && is_open(*whole.time)) {
            when_fault_ = " " + why_not_open(first, *whole.time);
            return std::nullopt;
        }
        const std::size_t slash = first.find('/');
        const bool looks_split = slash != first.npos && slash >= 7 && first.find('-') < slash;
        if (whole.refused.empty() && last.empty() && ((whole.time && whole.time->end) || looks_split)) {
            last = first.substr(slash + 1);
            first.resize(slash);
        }
        if (first.empty()) return std::nullopt;
        const Result<DraftDate> from = read_draft_date(first);
        if (!from) {
            when_fault_ = " " + from.error();
            return std::nullopt;
        }
        std::optional<DraftDate> to;
        if (!last.empty() && last != first) {
            const Result<DraftDate> read = read_draft_date(last);
            if (read)
                to = read.value();
            else
                maker_.open(where, "when did it end? " + read.error());
        }
        DraftSpan span = draft_span(from.value(), to);
        // A precision that the properties state is taken where the times can have it.
        const std::string precision = raw_json_text(find(properties, "when_precision"));
        const bool has_clock = from.value().hour >= 0 && (!to || to->hour >= 0);
        if (precision == "about" || (precision == "part-of-day" && from.value().day > 0) ||
            (precision == "exact" && has_clock))
            span.precision = precision;
        span.text = json_text(maker_, find(properties, "when_text"));
        return span;
    }

    std::optional<std::size_t> place(Json geometry, Json properties, const std::string& where) {
        const std::string_view type = geometry.find("type").text();
        DraftPlace place;
        place.id = raw_json_text(find(properties, "place"));
        place.name = json_text(maker_, find(properties, kPlaceNames));
        place.coordinates_from = json_text(maker_, find(properties, "coordinates_from"));
        if (const std::string kind = raw_json_text(find(properties, "place_kind")); value_of<PlaceKind>(kind))
            place.kind = kind;
        if (geometry.is(JsonKind::Null) || !geometry) {
            if (place.name.empty()) return std::nullopt;
            maker_.open(where, "where is " + quoted(place.name) + "? It has no geometry");
            return maker_.add_place(place, where);
        }
        Json coordinates = geometry.find("coordinates");
        if (type == "MultiPoint" && coordinates.size() == 1) coordinates = coordinates.first();
        if (type == "Point" || (type == "MultiPoint" && geometry.find("coordinates").size() == 1)) {
            const Result<LngLat> position = read_position(coordinates);
            if (position)
                place.position = position.value();
            else
                maker_.open(where, "where did it happen? " + position.error());
        } else {
            maker_.open(where, "where did it happen? Its geometry is " + quoted(type) + ", and an event has one place");
        }
        read_precision(properties, place);
        return maker_.add_place(place, where);
    }

    void read_precision(Json properties, DraftPlace& place) {
        const std::string precision = raw_json_text(find(properties, "place_precision"));
        if (!value_of<PlacePrecision>(precision)) return;
        place.precision = precision;
        if (const Json radius = find(properties, "radius_km"); radius && json_number(radius).value_or(0.0) > 0.0)
            place.radius_km = json_number(radius);
        place.region_name = json_text(maker_, find(properties, "region"));
    }

    void read_sources(Json properties, const std::string& where, DraftEvent& event) {
        const Json named = find(properties, kSourceNames);
        const std::string address = raw_json_text(find(properties, kAddressNames));
        const std::string text = named.is(JsonKind::Object) ? std::string() : json_text(maker_, named);
        if (named.is(JsonKind::Object)) event.sources.push_back(source_object(named, where));
        if (!text.empty() || !address.empty()) {
            DraftSource source;
            source.url = is_web_url(text) ? text : address;
            if (!is_web_url(text)) source.publisher = text;
            event.sources.push_back(maker_.add_source(source, where));
        }
        for (const char* list : {"claims", "sources"}) {
            const Json items = properties.find(list);
            if (!items.is(JsonKind::List)) continue;
            used_.push_back(list);
            for (Json item = items.first(); item; item = item.next()) read_listed(item, where, event);
        }
        std::sort(event.sources.begin(), event.sources.end());
        event.sources.erase(std::unique(event.sources.begin(), event.sources.end()), event.sources.end());
    }

    // An address, a name, a source as an object, or a claim with one.
    void read_listed(Json item, const std::string& where, DraftEvent& event) {
        const Json inner = item.find("source");
        if (inner.is(JsonKind::Object)) {
            maker_.leave_out("claims with their speakers and quotes");
            event.sources.push_back(source_object(inner, where));
        } else if (item.is(JsonKind::Object)) {
            event.sources.push_back(source_object(item, where));
        } else if (const std::string text = json_text(maker_, item); !text.empty()) {
            DraftSource source;
            (is_web_url(text) ? source.url : source.publisher) = text;
            event.sources.push_back(maker_.add_source(source, where));
        }
    }

    std::size_t source_object(Json object, const std::string& where) {
        DraftSource source;
        source.id = raw_json_text(object.find("id"));
        source.title = json_text(maker_, object.find("title"));
        source.publisher = json_text(maker_, object.find("publisher"));
        source.credit = json_text(maker_, object.find("credit"));
        source.url = raw_json_text(object.find("url"));
        source.archived_url = raw_json_text(object.find("archived_url"));
        source.language = raw_json_text(object.find("language"));
        if (!source.language.empty() && !is_language(source.language)) source.language.clear();
        const std::string status = raw_json_text(object.find("status"));
        if (value_of<SourceStatus>(status)) source.status = status;
        source.published = date_of(object.find("published"));
        source.retrieved = date_of(object.find("retrieved"));
        leave_out_members(maker_, object,
                          {"id", "title", "publisher", "credit", "url", "archived_url", "language", "status",
                           "published", "retrieved"},
                          "a source's");
        return maker_.add_source(source, where);
    }

    std::optional<DraftDate> date_of(Json value) {
        const std::string text = raw_json_text(value);
        if (text.empty()) return std::nullopt;
        const Result<DraftDate> date = read_draft_date(text);
        if (date) return date.value();
        maker_.leave_out("dates of sources that are no single date");
        return std::nullopt;
    }

    static bool is_language(std::string_view tag) {
        for (const char c : tag)
            if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '-') return false;
        return tag.size() >= 2;
    }

    void read_shape(Json feature, Json geometry, const std::string& where) {
        const Json properties = feature.find("properties");
        const std::string_view type = geometry.find("type").text();
        DraftFeature shape;
        const bool area = type.ends_with("Polygon");
        shape.id = raw_json_text(find(properties, "feature"));
        shape.name = json_text(maker_, find(properties, kTitleNames));
        const std::string kind = raw_json_text(find(properties, "kind"));
        const auto known = value_of<FeatureKind>(kind);
        if (known && (*known == FeatureKind::Area) == area) shape.kind = kind;
        if (area) shape.kind = "area";
        if (!kind.empty() && shape.kind != kind)
            maker_.leave_out("kinds of lines and areas that a story does not know");
        const std::string precision = raw_json_text(find(properties, "feature_precision"));
        if (value_of<FeaturePrecision>(precision)) shape.precision = precision;
        shape.when = when(properties, where);
        if (!shape.when && !when_fault_.empty()) maker_.open(where, "when was it there?" + when_fault_);
        const Outcome good = type.starts_with("Multi") ? read_parts(geometry.find("coordinates"), area, shape)
                                                       : read_part(geometry.find("coordinates"), area, shape);
        if (!good) {
            shape.lines.clear();
            shape.polygons.clear();
            maker_.open(where, "where does it lie? " + good.error());
        }
        maker_.add_feature(std::move(shape), where);
    }

    static Outcome read_parts(Json list, bool area, DraftFeature& shape) {
        for (Json part = list.first(); part; part = part.next())
            if (Outcome good = read_part(part, area, shape); !good) return good;
        return list.size() > 0 ? Outcome(Done{}) : Outcome(Error{"There are no coordinates"});
    }

    static Outcome read_part(Json value, bool area, DraftFeature& shape) {
        if (!area) {
            shape.lines.emplace_back();
            return read_line(value, shape.lines.back());
        }
        shape.polygons.emplace_back();
        for (Json ring = value.first(); ring; ring = ring.next()) {
            shape.polygons.back().emplace_back();
            if (Outcome good = read_line(ring, shape.polygons.back().back()); !good) return good;
        }
        return value.size() > 0 ? Outcome(Done{}) : Outcome(Error{"There are no coordinates"});
    }

    static Outcome read_line(Json list, std::vector<LngLat>& line) {
        for (Json value = list.first(); value; value = value.next()) {
            const Result<LngLat> position = read_position(value);
            if (!position) return Error{position.error()};
            line.push_back(position.value());
        }
        return line.size() > 1 ? Outcome(Done{}) : Outcome(Error{"A line needs two positions"});
    }

    static Result<LngLat> read_position(Json value) {
        const Json lon = value.is(JsonKind::List) ? value.first() : Json(), lat = lon.next();
        if (!lon.is(JsonKind::Number) || !lat.is(JsonKind::Number))
            return Error{"its coordinates are not [longitude, latitude], two numbers"};
        return draft_position(lat.number(), lon.number());
    }

    const JsonTree& tree_;
    DraftMaker maker_;
    std::vector<std::string_view> used_;  // names of the properties of this feature that are read
    std::string when_fault_;              // why its date is none, or ""
};

}  // namespace

Result<Draft> import_geojson(std::string_view bytes, const ImportOptions& options) {
    const JsonTree tree(bytes, "GeoJSON");
    if (tree.problem()) return Error{tree.problem()->text};
    return GeoJsonImport(tree, options).read();
}

}  // namespace sourceline
