#include "map/basemap.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "base/text.h"
#include "map/topojson.h"

namespace sourceline {

namespace {

using rapidjson::Value;

constexpr std::size_t kMaxBytes = 8u << 20;

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

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
    BaseMapReader(const Value& root, ErrorList& errors) : root_(root), errors_(errors), topology_(root, errors) {}

    BaseMap read() {
        if (errors_.any()) return {};  // without its structure every object would repeat the same error
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

    void fail(const TopoFeature& feature, std::string_view property, std::string text) {
        errors_.add_at(property.empty() ? feature.pointer : feature.pointer + "/properties/" + std::string(property),
                       std::move(text));
    }

    void warn(const TopoFeature& feature, std::string_view property, std::string text) {
        errors_.warn_at(feature.pointer + "/properties/" + std::string(property), std::move(text));
    }

    static const Value* property(const TopoFeature& feature, std::string_view key) {
        const Value* value = feature.properties == nullptr ? nullptr : json_member(*feature.properties, key);
        return value == nullptr || value->IsNull() ? nullptr : value;
    }

    // "" where there is none.
    std::string_view text_property(const TopoFeature& feature, std::string_view key) {
        const Value* value = property(feature, key);
        if (value == nullptr) return {};
        if (value->IsString()) return text_of(*value);
        fail(feature, key, "a text is expected here");
        return {};
    }

    double number_property(const TopoFeature& feature, std::string_view key, double otherwise) {
        const Value* value = property(feature, key);
        if (value == nullptr) return otherwise;
        if (value->IsNumber()) return value->GetDouble();
        fail(feature, key, "a number is expected here");
        return otherwise;
    }

    // `names` {"en": …} or `name`, which may be either; false where there is none.
    bool read_name(const TopoFeature& feature, LocalText& out) {
        for (const std::string_view key : {"names", "name"}) {
            const Value* value = property(feature, key);
            if (value == nullptr) continue;
            if (value->IsString()) {
                if (value->GetStringLength() == 0) continue;
                out = LocalText(std::string(text_of(*value)));
                return true;
            }
            if (!value->IsObject()) {
                fail(feature, key, "a name is a text, or texts by language");
                return false;
            }
            std::vector<std::pair<std::string, std::string>> names;
            for (auto it = value->MemberBegin(); it != value->MemberEnd(); ++it) {
                if (!it->value.IsString()) {
                    fail(feature, key, "a name is a text, or texts by language");
                    return false;
                }
                if (it->value.GetStringLength() > 0) names.emplace_back(text_of(it->name), text_of(it->value));
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

    std::string header_text(std::string_view key) {
        const Value* value = json_member(root_, key);
        if (value != nullptr && value->IsString() && value->GetStringLength() > 0) return std::string(text_of(*value));
        const JsonPath top;
        errors_.add(JsonPath(top, key),
                    key == "id" ? "the id of the base map is missing" : "whose data this is must be stated");
        return {};
    }

    std::optional<LngLatBox> header_box(std::string_view key) {
        const Value* value = json_member(root_, key);
        if (value == nullptr) return std::nullopt;
        const JsonPath top;
        bool good = value->IsArray() && value->Size() == 4;
        double number[4] = {};
        for (rapidjson::SizeType i = 0; good && i < 4; ++i) {
            good = (*value)[i].IsNumber();
            if (good) number[i] = (*value)[i].GetDouble();
        }
        const auto south_west = LngLat::make(number[0], number[1]), north_east = LngLat::make(number[2], number[3]);
        if (good && south_west && north_east && number[0] < number[2] && number[1] < number[3])
            return LngLatBox{*south_west, *north_east};
        errors_.add(JsonPath(top, key), "a box is four numbers in degrees: west, south, east, north");
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

    const Value& root_;
    ErrorList& errors_;
    Topology topology_;
    BaseMap map_;
};

Problem syntax_error(std::string_view bytes, const rapidjson::Document& document) {
    const std::size_t at = std::min<std::size_t>(document.GetErrorOffset(), bytes.size());
    const std::string_view before = bytes.substr(0, at);
    Problem problem;
    problem.text = format("the base map is not valid JSON: %s", rapidjson::GetParseError_En(document.GetParseError()));
    problem.line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    problem.column = 1 + static_cast<int>(at - line_start);
    return problem;
}

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
    // Iterative: nesting must not use up the stack.
    constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    rapidjson::Document document;
    document.Parse<kFlags>(bytes.data(), bytes.size());
    if (document.HasParseError()) {
        result.report.add(syntax_error(bytes, document));
        return result;
    }
    ErrorList errors(result.report);
    BaseMap map = BaseMapReader(document, errors).read();
    if (!errors.any()) result.map = std::move(map);
    return result;
}

}  // namespace sourceline
