#include "map/basemap.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "map/topojson.h"

namespace sourceline {

namespace {

constexpr std::size_t kMaxBytes = 8u << 20;

constexpr std::size_t kMaxListed = 100;  // one broken file must not fill the page

Polyline projected(const Positions& positions) {
    Polyline line;
    line.reserve(positions.size());
    for (const LngLat position : positions) line.push_back(world_from_lng_lat(position));
    return line;
}

Polygon projected(const std::vector<Positions>& rings) {
    Polygon polygon;
    polygon.rings.reserve(rings.size());
    for (const Positions& ring : rings) polygon.rings.push_back(projected(ring));
    return polygon;
}

class BaseMapReader {
  public:
    BaseMapReader(Json root, ProblemList& problems) : root_(root), problems_(problems), topology_(root, problems) {}

    BaseMap read() {
        if (problems_.errors() > 0) return {};  // without its structure every object would repeat the same error
        read_header();
        for (const TopoFeature& feature : polygons("land")) append(feature, map_.land);
        for (const TopoFeature& feature : polygons("water")) append(feature, map_.water);
        for (const TopoFeature& feature : polygons("countries")) {
            if (feature.id == "RU") append(feature, map_.russia);
            if (feature.id == "UA") append(feature, map_.ukraine);
        }
        for (const TopoFeature& feature : lines("coast")) append(feature, map_.coast);
        for (const TopoFeature& feature : lines("oblasts")) append(feature, map_.oblast_lines);
        read_borders();
        read_rivers();
        read_regions();
        read_places();
        read_labels();
        return std::move(map_);
    }

  private:
    enum class Shape { Point, Line, Polygon };

    // The features of an object, of which each must have this shape.
    std::vector<TopoFeature> features(std::string_view object, Shape shape) {
        std::vector<TopoFeature> found = topology_.features(object);
        for (const TopoFeature& feature : found) {
            const bool has_others = (shape != Shape::Point && !feature.points.empty()) ||
                                    (shape != Shape::Line && !feature.lines.empty()) ||
                                    (shape != Shape::Polygon && !feature.polygons.empty());
            if (!has_others) continue;
            const char* wanted = shape == Shape::Point ? "points" : shape == Shape::Line ? "lines" : "polygons";
            fail(feature, "", format("only %s are expected here", wanted));
        }
        return found;
    }
    std::vector<TopoFeature> polygons(std::string_view object) { return features(object, Shape::Polygon); }
    std::vector<TopoFeature> lines(std::string_view object) { return features(object, Shape::Line); }
    std::vector<TopoFeature> points(std::string_view object) { return features(object, Shape::Point); }

    static void append(const TopoFeature& feature, std::vector<Polygon>& out) {
        for (const std::vector<Positions>& rings : feature.polygons) out.push_back(projected(rings));
    }
    static void append(const TopoFeature& feature, std::vector<Polyline>& out) {
        for (const Positions& line : feature.lines) out.push_back(projected(line));
    }

    void fail(const TopoFeature& feature, std::string_view key, std::string text) {
        const Json value = feature.properties.find(key);
        problems_.error(value ? value : feature.at, std::move(text));
    }

    void warn(const TopoFeature& feature, std::string_view key, std::string text) {
        problems_.warning(feature.properties.find(key), std::move(text));
    }

    // None where it is null, too.
    static Json property(const TopoFeature& feature, std::string_view key) {
        const Json value = feature.properties.find(key);
        return value.is(JsonKind::Null) ? Json() : value;
    }

    // "" where there is none.
    std::string_view text_property(const TopoFeature& feature, std::string_view key) {
        const Json value = property(feature, key);
        if (value && !value.is(JsonKind::Text)) fail(feature, key, "a text is expected here");
        return value.text();
    }

    double number_property(const TopoFeature& feature, std::string_view key, double otherwise) {
        const Json value = property(feature, key);
        if (!value) return otherwise;
        if (value.is(JsonKind::Number)) return value.number();
        fail(feature, key, "a number is expected here");
        return otherwise;
    }

    // `names` {"en": …} or `name`, which may be either; false where there is none.
    bool read_name(const TopoFeature& feature, LocalText& out) {
        for (const std::string_view key : {"names", "name"}) {
            const Json value = property(feature, key);
            if (!value) continue;
            if (value.is(JsonKind::Text)) {
                if (value.text().empty()) continue;
                out = LocalText(std::string(value.text()));
                return true;
            }
            std::vector<std::pair<std::string, std::string>> names;
            bool good = value.is(JsonKind::Object);
            for (Json name = value.first(); good && name; name = name.next()) {
                good = name.is(JsonKind::Text);
                if (!name.text().empty()) names.emplace_back(name.key(), name.text());
            }
            if (!good) {
                fail(feature, key, "a name is a text, or texts by language");
                return false;
            }
            if (names.empty()) continue;
            out = LocalText(std::move(names));
            return true;
        }
        return false;
    }

    void read_header() {
        map_.id = header_text("id");
        map_.attribution = header_text("attribution");
        const LngLatBox extent = extent_of_arcs();
        map_.box = header_box("bbox").value_or(extent);
        map_.detail_box = header_box("detail_bbox").value_or(map_.box);
    }

    std::string header_text(const char* key) {
        const Json value = root_.find(key);
        if (value.text().empty()) problems_.error(value ? value : root_, "a text " + quoted(key) + " is needed");
        return std::string(value.text());
    }

    std::optional<LngLatBox> header_box(std::string_view key) {
        const Json value = root_.find(key);
        if (!value) return std::nullopt;
        double number[4] = {};
        bool good = value.is(JsonKind::List) && value.size() == 4;
        std::size_t count = 0;
        for (Json one = value.first(); good && one; one = one.next()) {
            good = one.is(JsonKind::Number);
            number[count++] = one.number();
        }
        const auto south_west = LngLat::make(number[0], number[1]), north_east = LngLat::make(number[2], number[3]);
        if (good && south_west && north_east && number[0] < number[2] && number[1] < number[3])
            return LngLatBox{*south_west, *north_east};
        problems_.error(value, "a box is four numbers in degrees: west, south, east, north");
        return std::nullopt;
    }

    LngLatBox extent_of_arcs() const {
        double west = 180, south = 90, east = -180, north = -90;
        for (const Positions& arc : topology_.arcs()) {
            for (const LngLat p : arc) {
                west = std::min(west, p.lon()), east = std::max(east, p.lon());
                south = std::min(south, p.lat()), north = std::max(north, p.lat());
            }
        }
        if (west > east) return {LngLat::clamped(-180, -85), LngLat::clamped(180, 85)};
        return {LngLat::clamped(west, south), LngLat::clamped(east, north)};
    }

    void read_borders() {
        for (const TopoFeature& feature : lines("borders")) {
            const bool ru_ua = text_property(feature, "kind") == "ru-ua";
            for (const Positions& line : feature.lines) {
                map_.borders.push_back({ru_ua ? BorderKind::RussiaUkraine : BorderKind::Other, projected(line)});
                if (ru_ua) map_.border_lng_lat.push_back(line);
            }
        }
    }

    void read_rivers() {
        for (const TopoFeature& feature : lines("rivers")) {
            LocalText name;
            const bool named = read_name(feature, name);
            for (const Positions& line : feature.lines) map_.rivers.push_back({name, named, projected(line)});
        }
    }

    // Pieces with the same id are one region.
    void read_regions() {
        for (const TopoFeature& feature : polygons("regions")) {
            const std::string id(feature.id.empty() ? text_property(feature, "id") : feature.id);
            if (id.empty()) {
                fail(feature, "", "a region needs an id, by which stories name it");
                continue;
            }
            auto region =
                std::find_if(map_.regions.begin(), map_.regions.end(), [&](const Region& r) { return r.id == id; });
            if (region == map_.regions.end()) region = map_.regions.insert(region, Region{id, {}});
            append(feature, region->polygons);
        }
    }

    void read_places() {
        for (const TopoFeature& feature : points("places")) {
            Settlement place;
            place.named = read_name(feature, place.name);
            const std::string_view kind = text_property(feature, "class");
            if (kind == "capital")
                place.kind = SettlementClass::Capital;
            else if (kind == "city")
                place.kind = SettlementClass::City;
            else if (kind == "town")
                place.kind = SettlementClass::Town;
            else if (kind != "village" && !kind.empty())
                warn(feature, "class", "this class of place is not known, the place is shown as a village");
            place.population = static_cast<int>(std::clamp(number_property(feature, "pop", 0.0), 0.0, 1e9));
            place.rank = static_cast<int>(std::clamp(number_property(feature, "rank", 5.0), 1.0, 5.0));
            for (const LngLat at : feature.points) {
                place.at = world_from_lng_lat(at);
                map_.settlements.push_back(place);
            }
        }
    }

    void read_labels() {
        for (const TopoFeature& feature : points("labels")) {
            AreaName label;
            if (!read_name(feature, label.name)) {
                fail(feature, "", "a label without a name");
                continue;
            }
            const std::string_view kind = text_property(feature, "class");
            if (kind == "country")
                label.kind = AreaClass::Country;
            else if (kind == "country-region")
                label.kind = AreaClass::CountryInRegion;
            else if (kind == "sea")
                label.kind = AreaClass::Sea;
            else if (kind != "oblast") {
                warn(feature, "class", "this class of label is not known, the label is left out");
                continue;
            }
            for (const LngLat at : feature.points) {
                label.at = world_from_lng_lat(at);
                map_.area_names.push_back(label);
            }
        }
    }

    Json root_;
    ProblemList& problems_;
    Topology topology_;
    BaseMap map_;
};

}  // namespace

const Region* BaseMap::region(std::string_view wanted) const {
    for (const Region& candidate : regions)
        if (candidate.id == wanted) return &candidate;
    return nullptr;
}

ReadBaseMap read_basemap(std::string_view bytes) {
    ReadBaseMap result;
    if (bytes.size() > kMaxBytes) {
        result.report.add({Severity::Error, "", "the base map is larger than 8 MiB, which is the limit"});
        return result;
    }
    const JsonTree tree(bytes, "base map");
    if (tree.problem()) {
        result.report.add(*tree.problem());
        return result;
    }
    ProblemList problems(kMaxListed);
    BaseMap map = BaseMapReader(tree.root(), problems).read();
    if (problems.errors() == 0) result.map = std::move(map);
    result.report = problems.take();
    return result;
}

}  // namespace sourceline
