// Lines and areas of the story's own, their geometry in GeoJSON (RFC 7946).
#include "base/text.h"
#include "geo/polygon_check.h"
#include "story/fields.h"
#include "story/read_items.h"
#include "story/read_time.h"

namespace sourceline {
namespace {

using Positions = std::vector<LngLat>;

class GeometryReader {
  public:
    explicit GeometryReader(ProblemList& problems) : problems_(problems) {}

    void read(Json value, Feature& feature) {
        const Fields fields(problems_, value, {"type", "coordinates"});
        const Json type = fields.value("type", Need::Required, JsonKind::Text);
        const Json coordinates = fields.value("coordinates", Need::Required, JsonKind::List);
        if (!type) return;
        const bool multi = type.text().starts_with("Multi");
        const std::string_view single = type.text().substr(multi ? 5 : 0);
        if (single != "LineString" && single != "Polygon")
            return problems_.error(type, "must be 'LineString', 'MultiLineString', 'Polygon' or 'MultiPolygon', not " +
                                             quoted(type.text()));
        if (!multi) return read_part(coordinates, single, feature);
        if (coordinates && coordinates.size() == 0) problems_.error(coordinates, "must not be empty");
        for (Json part = coordinates.first(); part; part = part.next()) read_part(part, single, feature);
    }

  private:
    bool is_list(Json value) {
        if (value.is(JsonKind::List)) return true;
        if (value) problems_.error(value, std::string("must be a list, not ") + noun_of(value.kind()));
        return false;
    }

    void read_part(Json value, std::string_view type, Feature& feature) {
        if (!is_list(value)) return;
        if (type == "Polygon") return read_polygon(value, feature);
        if (auto line = read_positions(value, 2, "a line")) feature.lines.push_back(std::move(*line));
    }

    void read_polygon(Json value, Feature& feature) {
        if (value.size() == 0) return problems_.error(value, "must not be empty");
        std::vector<Positions> rings;
        for (Json here = value.first(); here; here = here.next()) {
            if (!is_list(here)) continue;
            auto ring = read_positions(here, 4, "a ring");
            if (!ring) continue;
            if (ring->front() != ring->back())
                problems_.error(here, "the last position of a ring must be its first one again");
            else
                rings.push_back(std::move(*ring));
        }
        if (rings.size() < value.size()) return;
        if (const auto crossing = first_crossing(rings, comparisons_left_)) return report(value, *crossing);
        feature.polygons.push_back(std::move(rings));
    }

    void report(Json value, const RingCrossing& crossing) {
        if (!crossing.out_of_budget)
            return problems_.error(value, format("the polygon crosses itself near longitude %.4f, latitude %.4f",
                                                 crossing.near.lon(), crossing.near.lat()));
        if (budget_told_) return;
        budget_told_ = true;
        problems_.error(value, "the polygons have too many edges close together to be checked");
    }

    std::optional<Positions> read_positions(Json list, std::size_t least, const char* what) {
        if (list.size() < least) {
            problems_.error(list, format("%s needs at least %d positions, not %d", what, static_cast<int>(least),
                                         static_cast<int>(list.size())));
            return std::nullopt;
        }
        Positions positions;
        positions.reserve(list.size());
        for (Json value = list.first(); value; value = value.next())
            if (const auto position = read_position(value)) positions.push_back(*position);
        return positions.size() == list.size() ? std::optional(std::move(positions)) : std::nullopt;
    }

    // A third number is a height, which a flat map has no use for.
    std::optional<LngLat> read_position(Json value) {
        if (!is_list(value)) return std::nullopt;
        if (value.size() < 2 || value.size() > 3) {
            problems_.error(value, format("a position is [longitude, latitude], two numbers, not %d%s",
                                          static_cast<int>(value.size()),
                                          value.size() == 4 ? "; a number has a point, not a comma" : ""));
            return std::nullopt;
        }
        double numbers[3] = {};
        double* number = numbers;
        bool good = true;
        for (Json one = value.first(); one; one = one.next()) {
            good = good && one.is(JsonKind::Number);
            if (!one.is(JsonKind::Number))
                problems_.error(one, std::string("must be a number, not ") + noun_of(one.kind()));
            *number++ = one.number();
        }
        if (!good) return std::nullopt;
        const auto position = LngLat::make(numbers[0], numbers[1]);
        if (!position) problems_.error(value, "longitudes must lie between -180 and 180, latitudes between -90 and 90");
        return position;
    }

    ProblemList& problems_;
    std::size_t comparisons_left_ = 100'000'000;  // of edges, of all polygons together
    bool budget_told_ = false;
};

void check_shape(const Fields& fields, const Feature& feature) {
    const Json geometry = fields.object().find("geometry");
    const bool area = feature.kind == FeatureKind::Area;
    if (area && !feature.lines.empty())
        fields.problems().error(geometry, "a feature of the kind 'area' is a Polygon or a MultiPolygon");
    if (!area && !feature.polygons.empty())
        fields.problems().error(geometry,
                                "only a feature of the kind 'area' is a polygon; this one is a LineString "
                                "or a MultiLineString");
}

Feature read_feature(Reading& reading, Json item, GeometryReader& geometry) {
    const Fields fields(reading.problems, item,
                        {"id", "name", "kind", "geometry", "coordinates_from", "precision", "when"});
    Feature feature;
    feature.id = fields.id();
    feature.name = fields.optional_text("name");
    const auto kind = fields.word<FeatureKind>("kind", Need::Required);
    feature.kind = kind.value_or(FeatureKind::Route);
    geometry.read(fields.value("geometry", Need::Required), feature);
    if (kind) check_shape(fields, feature);
    feature.coordinates_from = fields.plain("coordinates_from", Need::Required);
    feature.precision =
        fields.word<FeaturePrecision>("precision", Need::Required).value_or(FeaturePrecision::Schematic);
    const Json when = fields.value("when", Need::Optional);
    feature.when = read_span(reading, when, OpenEnds::Taken);
    if (feature.when) check_within_extent(reading, when, *feature.when, Background::Yes);
    return feature;
}

}  // namespace

std::vector<Feature> read_features(Reading& reading, Json list) {
    GeometryReader geometry(reading.problems);
    return read_list<Feature>(reading, list,
                              [&](Reading& all, Json item) { return read_feature(all, item, geometry); });
}

void check_regions(Reading& reading, Json places, const Story& story) {
    if (story.features.empty() || !places.is(JsonKind::List)) return;
    std::size_t i = 0;
    for (Json item = places.first(); item; item = item.next(), ++i) {
        const std::uint32_t index = reading.features.find(story.places[i].region);
        if (index == kUnresolved || story.features[index].kind == FeatureKind::Area) continue;
        reading.problems.error(item.find("region"), "the feature " + quoted(story.places[i].region) +
                                                        " is no 'area' but a " +
                                                        quoted(word_of(story.features[index].kind)));
    }
}

}  // namespace sourceline
