// A base map's file -> BaseMap, or every problem with its place. docs/BASEMAP_FORMAT.md describes the file.
#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "map/basemap.h"
#include "map/topojson.h"
#include "story/fields.h"
#include "story/vocabulary.h"

namespace sourceline {

// Of the base map's file; those of the story's stand in story/vocabulary.h.
template <>
struct Vocabulary<BorderStatus> {
    static constexpr std::string_view kName = "border_statuses";
    static constexpr Word<BorderStatus> kWords[] = {
        {BorderStatus::Recognised, "recognised"},
        {BorderStatus::Disputed, "disputed"},
    };
};

namespace {

constexpr std::size_t kMaxBytes = 8u << 20;
constexpr std::size_t kMaxListed = 100;  // one broken file must not fill the page
constexpr int kVersion = 2;

constexpr std::string_view kRegions = "regions", kCountries = "countries", kBorders = "borders";

bool is_first_of_object(LayerId layer) {
    for (LayerId before = 0; before < layer; ++before)
        if (kMapLayers[before].object == kMapLayers[layer].object) return false;
    return true;
}

bool is_of_files(const MapLayer& layer) { return layer.object != kMapLayers[kStoryPlace].object; }

class BaseMapReader {
  public:
    BaseMapReader(Json root, ProblemList& problems) : root_(root), problems_(problems), topology_(root, problems) {}

    BaseMap read() {
        if (problems_.errors() > 0) return {};  // without its structure every object would repeat the same error
        read_header();
        report_unknown_objects();
        for (LayerId layer = 0; layer < kMapLayerCount; ++layer)
            if (is_of_files(kMapLayers[layer]) && is_first_of_object(layer)) read_object(layer);
        read_regions();
        check_main_border();
        return std::move(map_);
    }

  private:
    void read_header() {
        const Fields fields(problems_, root_,
                            {"type", "format", "version", "id", "attribution", "license", "bbox", "detail_bbox",
                             "main_border", "transform", "arcs", "objects"});
        map_.id = fields.id();
        map_.attribution = fields.plain("attribution", Need::Required);
        fields.plain("license", Need::Optional);
        const Json box = fields.value("bbox", Need::Optional), detail = fields.value("detail_bbox", Need::Optional);
        map_.box = box ? read_box(problems_, box).value_or(LngLatBox{}) : extent_of_arcs();
        map_.detail_box = detail ? read_box(problems_, detail).value_or(LngLatBox{}) : map_.box;
        if (const Json main = fields.value("main_border", Need::Optional))
            map_.main_border_between = pair_of_countries(main).value_or(std::array<std::string, 2>{});
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

    void report_unknown_objects() {
        std::vector<const char*> known = {kRegions.data()};
        for (LayerId layer = 0; layer < kMapLayerCount; ++layer)
            if (is_of_files(kMapLayers[layer]) && is_first_of_object(layer))
                known.push_back(kMapLayers[layer].object.data());
        for (Json object = root_.find("objects").first(); object; object = object.next()) {
            if (std::find(known.begin(), known.end(), object.key()) != known.end()) continue;
            const char* meant = closest(object.key(), known.data(), known.size());
            problems_.warning(object, "no layer draws the object " + quoted(object.key()) + ", it is ignored" +
                                          (meant ? "; did you mean " + quoted(meant) + "?" : ""));
        }
    }

    // Every row of an object has the same shape.
    void read_object(LayerId first) {
        const MapLayer& layer = kMapLayers[first];
        const char* wanted = layer.kind == LayerKind::Name   ? "points"
                             : layer.kind == LayerKind::Line ? "lines"
                                                             : "polygons";
        for (const TopoFeature& feature : topology_.features(layer.object)) {
            const bool others = (layer.kind != LayerKind::Name && !feature.points.empty()) ||
                                (layer.kind != LayerKind::Line && !feature.lines.empty()) ||
                                (layer.kind != LayerKind::Fill && !feature.polygons.empty());
            if (others) {
                problems_.error(feature.at, format("only %s are expected here", wanted));
                continue;
            }
            if (layer.kind == LayerKind::Name)
                read_name(feature, first);
            else if (layer.object == kBorders)
                read_border(feature);
            else
                read_shape(feature, first);
        }
    }

    // The row of a feature's class. A class that no row has is a warning and counts as the object's last one.
    LayerId layer_of(const Fields& fields, LayerId first) {
        const std::string_view object = kMapLayers[first].object;
        const Json cls = fields.value("class", Need::Optional, JsonKind::Text);
        if (const LayerId found = find_layer(object, cls.text()); found != kNoLayer) return found;
        std::vector<const char*> known;
        LayerId last = first;
        for (LayerId layer = first; layer < kMapLayerCount; ++layer) {
            if (kMapLayers[layer].object != object) continue;
            if (!kMapLayers[layer].cls.empty()) known.push_back(kMapLayers[layer].cls.data());
            last = layer;
        }
        if (cls) {
            const char* meant = closest(cls.text(), known.data(), known.size());
            problems_.warning(cls, "the class " + quoted(cls.text()) + " is not known and is treated as " +
                                       quoted(kMapLayers[last].cls) +
                                       (meant ? "; did you mean " + quoted(meant) + "?" : ""));
        }
        return last;
    }

    void read_shape(const TopoFeature& feature, LayerId first) {
        const bool country = kMapLayers[first].object == kCountries;
        const Fields fields = country ? Fields(problems_, feature.properties, {"name", "tint"})
                                      : Fields(problems_, feature.properties, {"name", "class", "rank"});
        MapShape shape;
        shape.layer = country ? first : layer_of(fields, first);
        fields.optional_text("name");  // lines and areas are not labelled; those that are to be have a label point
        if (country) {
            if (feature.id.empty())
                problems_.error(feature.at, "a country needs an 'id', by which its borders name it");
            countries_.emplace_back(feature.id);
            shape.country = feature.id;
            shape.tint = read_tint(fields);
        }
        for (const std::vector<Positions>& rings : feature.polygons) shape.polygons.push_back(projected(rings));
        for (const Positions& line : feature.lines) shape.lines.push_back(projected(line));
        map_.shapes.push_back(std::move(shape));
    }

    std::optional<Paint> read_tint(const Fields& fields) {
        const Json value = fields.value("tint", Need::Optional);
        if (!value) return std::nullopt;
        const Fields tint(problems_, value, {"light", "dark"});
        const auto light = tint.colour("light"), dark = tint.colour("dark");
        tint.value("light", Need::Required);
        tint.value("dark", Need::Required);
        return light && dark ? std::optional(Paint{light->rgb, dark->rgb}) : std::nullopt;
    }

    // Two ids, whatever they stand for; nothing after a fault.
    std::optional<std::array<std::string, 2>> pair_of_countries(Json value) {
        const Json a = value.first(), b = a.next();
        if (value.is(JsonKind::List) && value.size() == 2 && !a.text().empty() && !b.text().empty() &&
            a.text() != b.text())
            return std::array<std::string, 2>{std::string(a.text()), std::string(b.text())};
        problems_.error(value, "a border lies between two countries; write their ids, such as [\"AA\", \"BB\"]");
        return std::nullopt;
    }

    bool names_countries(Json pair) {
        bool good = true;
        for (Json id = pair.first(); id; id = id.next()) {
            if (std::find(countries_.begin(), countries_.end(), id.text()) != countries_.end()) continue;
            problems_.error(id, "no country of this base map has the id " + quoted(id.text()));
            good = false;
        }
        return good;
    }

    void read_border(const TopoFeature& feature) {
        const Fields fields(problems_, feature.properties, {"name", "between", "status"});
        Border border;
        if (const Json between = fields.value("between", Need::Optional)) {
            const auto pair = pair_of_countries(between);
            if (!pair || !names_countries(between)) return;
            border.between = *pair;
        }
        border.status = fields.word<BorderStatus>("status", Need::Optional).value_or(BorderStatus::Recognised);
        border.lines = feature.lines;
        MapShape shape;
        shape.layer = is_main(border.between)                   ? layer_id("borders", "main")
                      : border.status == BorderStatus::Disputed ? layer_id("borders", "disputed")
                                                                : layer_id("borders");
        for (const Positions& line : feature.lines) shape.lines.push_back(projected(line));
        map_.shapes.push_back(std::move(shape));
        add(std::move(border));
    }

    bool is_main(const std::array<std::string, 2>& between) const {
        const auto& [a, b] = map_.main_border_between;
        return !a.empty() && ((between[0] == a && between[1] == b) || (between[0] == b && between[1] == a));
    }

    // Pieces between the same two countries are one border.
    void add(Border border) {
        if (const Border* known = map_.border(border.between[0], border.between[1])) {
            auto& lines = map_.borders[static_cast<std::size_t>(known - map_.borders.data())].lines;
            lines.insert(lines.end(), border.lines.begin(), border.lines.end());
            return;
        }
        map_.borders.push_back(std::move(border));
    }

    void check_main_border() {
        if (problems_.errors() > 0) return;  // what it should lie between may be what was refused
        const auto& [a, b] = map_.main_border_between;
        if (!a.empty() && map_.main_border() == nullptr)
            problems_.error(root_.find("main_border"),
                            "no border of this base map lies between " + quoted(a) + " and " + quoted(b));
    }

    // Pieces with the same id are one region.
    void read_regions() {
        for (const TopoFeature& feature : topology_.features(kRegions)) {
            const Fields fields(problems_, feature.properties, {"name"});
            const std::optional<LocalText> name = fields.optional_text("name");
            if (!feature.points.empty() || !feature.lines.empty()) {
                problems_.error(feature.at, "only polygons are expected here");
                continue;
            }
            if (feature.id.empty()) {
                problems_.error(feature.at, "a region needs an 'id', by which stories name it");
                continue;
            }
            auto region = std::find_if(map_.regions.begin(), map_.regions.end(),
                                       [&](const Region& r) { return r.id == feature.id; });
            if (region == map_.regions.end()) region = map_.regions.insert(region, Region{std::string(feature.id), {}});
            for (const std::vector<Positions>& rings : feature.polygons) region->polygons.push_back(projected(rings));
            if (name) region->name = *name;
        }
    }

    void read_name(const TopoFeature& feature, LayerId first) {
        const Fields fields(problems_, feature.properties, {"name", "class", "pop", "rank", "country"});
        MapName name;
        name.layer = layer_of(fields, first);
        const bool needed = kMapLayers[name.layer].name.placing == NamePlacing::Over;
        if (needed && !fields.object())
            problems_.error(feature.at, "a label needs a 'name'");
        else if (needed)
            name.name = fields.text("name", Need::Required);
        else
            name.name = fields.optional_text("name").value_or(LocalText());
        name.named = !name.name.entries().empty();
        name.population = static_cast<int>(number_within(fields, "pop", 0, 1e9, 0));
        name.rank = static_cast<int>(number_within(fields, "rank", 1, 5, 5));
        for (const LngLat at : feature.points) {
            name.at = world_from_lng_lat(at);
            map_.names.push_back(name);
        }
    }

    double number_within(const Fields& fields, const char* key, double least, double most, double otherwise) {
        const auto number = fields.number(key, Need::Optional);
        if (!number) return otherwise;
        if (*number >= least && *number <= most) return *number;
        problems_.error(fields.object().find(key), format("must be a number from %.0f to %.0f", least, most));
        return otherwise;
    }

    Json root_;
    ProblemList& problems_;
    Topology topology_;
    BaseMap map_;
    std::vector<std::string> countries_;
};

bool check_version(Json root, ProblemList& problems) {
    if (root.find("type").text() != "Topology") {
        problems.error(root, "a base map is a TopoJSON file, an object whose 'type' is 'Topology'");
        return false;
    }
    if (root.find("format").text() != "sourceline-basemap") {
        problems.error(root,
                       "this is not a base map of Sourceline, or one from before version 2: the key 'format' "
                       "with the value 'sourceline-basemap' is missing");
        return false;
    }
    const Json version = root.find("version");
    if (!version.is(JsonKind::Number)) {
        problems.error(version ? version : root, "a base map says its 'version' as a number; this reader knows 2");
        return false;
    }
    if (version.number() == kVersion) return true;
    problems.error(version, format("This file is version %.12g of the base map format; this reader knows version 2",
                                   version.number()));
    return false;
}

}  // namespace

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
    if (check_version(tree.root(), problems)) {
        report_duplicate_keys(tree, problems);
        BaseMap map = BaseMapReader(tree.root(), problems).read();
        if (problems.errors() == 0) result.map = std::move(map);
    }
    result.report = problems.take();
    return result;
}

}  // namespace sourceline
