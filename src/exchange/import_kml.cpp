// KML 2.x (OGC 07-147r2): placemarks with TimeSpan or TimeStamp, of their own or of the folder that they lie in.
#include <pugixml.hpp>

#include <algorithm>
#include <string>

#include "base/json.h"
#include "base/problems.h"
#include "base/text.h"
#include "base/url.h"
#include "exchange/draft_html.h"
#include "exchange/draft_maker.h"
#include "exchange/import_forms.h"
#include "story/fields.h"
#include "story/vocabulary.h"

namespace sourceline {
namespace {

constexpr int kMostFolders = 64;                  // one within the other
constexpr std::size_t kMostElements = 8'000'000;  // as many as a JSON file may have values

// The name without its prefix: "kml:Placemark" is a Placemark.
std::string_view kml_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

pugi::xml_node kml_child(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node child : node.children())
        if (kml_name(child) == name) return child;
    return {};
}

// All text within, of CDATA too.
std::string kml_text(pugi::xml_node node) {
    std::string text;
    for (const pugi::xml_node child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// The time of an element, as it is written.
struct KmlTime {
    std::string begin, end, when;
    bool is_empty() const { return begin.empty() && end.empty() && when.empty(); }
};

KmlTime kml_time(pugi::xml_node node) {
    const pugi::xml_node span = kml_child(node, "TimeSpan");
    return {kml_text(kml_child(span, "begin")), kml_text(kml_child(span, "end")),
            kml_text(kml_child(kml_child(node, "TimeStamp"), "when"))};
}

// "lon,lat[,height] lon,lat …"
Outcome kml_positions(std::string_view text, std::vector<LngLat>& positions) {
    constexpr std::string_view kSpace = " \t\r\n";
    for (;;) {
        const std::size_t first = text.find_first_not_of(kSpace);
        if (first == text.npos) break;
        text.remove_prefix(first);
        const std::string_view one = text.substr(0, text.find_first_of(kSpace));
        text.remove_prefix(one.size());
        const std::size_t comma = one.find(',');
        if (comma == one.npos) return Error{quoted(one) + " is not longitude,latitude"};
        const std::string_view rest = one.substr(comma + 1);
        const Result<LngLat> position = draft_position(rest.substr(0, rest.find(',')), one.substr(0, comma));
        if (!position) return Error{position.error()};
        positions.push_back(position.value());
    }
    return positions.empty() ? Outcome(Error{"there are no coordinates"}) : Outcome(Done{});
}

Outcome kml_ring(pugi::xml_node boundary, std::vector<std::vector<LngLat>>& rings) {
    rings.emplace_back();
    return kml_positions(kml_text(kml_child(kml_child(boundary, "LinearRing"), "coordinates")), rings.back());
}

class KmlImport {
  public:
    explicit KmlImport(const ImportOptions& options) : maker_(options, "placemark") {}

    Result<Draft> read(pugi::xml_node root) {
        // A file may hold one feature without a Document around it.
        if (const Outcome good = read_container(root, {}, 0); !good) return Error{good.error()};
        return maker_.finish();
    }

  private:
    Outcome read_container(pugi::xml_node container, const KmlTime& inherited, int depth) {
        if (depth > kMostFolders) return Error{format("Folders lie in one another more than %d deep", kMostFolders)};
        KmlTime time = kml_time(container);
        if (time.is_empty()) time = inherited;
        for (const pugi::xml_node child : container.children()) {
            if (child.type() != pugi::node_element) continue;
            const std::string_view name = kml_name(child);
            if (name == "Placemark") {
                read_placemark(child, time);
            } else if (name == "Document" || name == "Folder") {
                if (Outcome good = read_container(child, time, depth + 1); !good) return good;
            } else if (name == "name" && maker_.title().empty() && depth == 1) {
                maker_.set_title(text(child));
            } else if (name == "description" && depth == 1) {
                maker_.set_summary(text(child));
            } else if (name != "TimeSpan" && name != "TimeStamp") {
                leave_out(child, name);
            }
        }
        return Done{};
    }

    void leave_out(pugi::xml_node child, std::string_view name) {
        constexpr std::string_view kOfNoAccount[] = {"open", "visibility", "styleUrl", "LookAt", "Camera", "Snippet"};
        if (std::find(std::begin(kOfNoAccount), std::end(kOfNoAccount), name) != std::end(kOfNoAccount)) return;
        if (name == "name" || name == "description")
            maker_.leave_out("names and descriptions of folders");
        else
            maker_.leave_out("elements " + quoted(name));
        (void)child;
    }

    std::string text(pugi::xml_node node) {
        PlainText plain = plain_text(kml_text(node));
        if (plain.scripts > 0) maker_.leave_out("scripts and styles in texts", static_cast<std::size_t>(plain.scripts));
        return std::move(plain.text);
    }

    void read_placemark(pugi::xml_node placemark, const KmlTime& inherited) {
        const std::string where = maker_.where(++number_);
        KmlTime time = kml_time(placemark);
        if (time.is_empty()) time = inherited;
        data_.clear();
        read_data(kml_child(placemark, "ExtendedData"));
        DraftFeature shape;
        std::vector<LngLat> points;
        std::string fault;
        read_geometry(placemark, points, shape, fault, 0);
        const bool is_area = !shape.polygons.empty();
        if (is_area && !shape.lines.empty()) {
            maker_.leave_out("lines beside areas in one placemark", shape.lines.size());
            shape.lines.clear();
        }
        if (points.empty() && (is_area || !shape.lines.empty()))
            read_shape(placemark, time, std::move(shape), fault, where);
        else
            read_event(placemark, time, points, fault, where);
        for (const auto& [name, value] : data_)
            if (!value.empty()) maker_.leave_out("the data " + quoted(name));
        for (const pugi::xml_node child : placemark.children()) {
            const std::string_view name = kml_name(child);
            constexpr std::string_view kRead[] = {"name",  "description", "TimeSpan",   "TimeStamp", "ExtendedData",
                                                  "Point", "LineString",  "LinearRing", "Polygon",   "MultiGeometry"};
            if (child.type() == pugi::node_element &&
                std::find(std::begin(kRead), std::end(kRead), name) == std::end(kRead))
                leave_out(child, name);
        }
    }

    // Data and SchemaData, by name.
    void read_data(pugi::xml_node extended) {
        for (const pugi::xml_node data : extended.children()) {
            if (kml_name(data) == "Data")
                data_.emplace_back(data.attribute("name").value(), text(kml_child(data, "value")));
            if (kml_name(data) == "SchemaData")
                for (const pugi::xml_node simple : data.children())
                    data_.emplace_back(simple.attribute("name").value(), text(simple));
        }
    }

    // The value of the first such data, which then counts as read.
    std::string take_data(std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names)
            for (auto& [key, value] : data_)
                if (key == name && !value.empty()) return std::exchange(value, std::string());
        return {};
    }

    void read_geometry(pugi::xml_node parent, std::vector<LngLat>& points, DraftFeature& shape, std::string& fault,
                       int depth) {
        if (depth > kMostFolders) return;
        for (const pugi::xml_node node : parent.children()) {
            const std::string_view name = kml_name(node);
            Outcome good = Done{};
            if (name == "Point") {
                good = kml_positions(kml_text(kml_child(node, "coordinates")), points);
            } else if (name == "LineString" || name == "LinearRing") {
                shape.lines.emplace_back();
                good = kml_positions(kml_text(kml_child(node, "coordinates")), shape.lines.back());
            } else if (name == "Polygon") {
                good = read_polygon(node, shape);
            } else if (name == "MultiGeometry") {
                read_geometry(node, points, shape, fault, depth + 1);
            }
            if (!good && fault.empty()) fault = good.error();
        }
    }

    static Outcome read_polygon(pugi::xml_node polygon, DraftFeature& shape) {
        shape.polygons.emplace_back();
        auto& rings = shape.polygons.back();
        if (Outcome good = kml_ring(kml_child(polygon, "outerBoundaryIs"), rings); !good) return good;
        for (const pugi::xml_node child : polygon.children())
            if (kml_name(child) == "innerBoundaryIs")
                for (const pugi::xml_node ring : child.children())
                    if (kml_name(ring) == "LinearRing") {
                        rings.emplace_back();
                        if (Outcome good = kml_positions(kml_text(kml_child(ring, "coordinates")), rings.back()); !good)
                            return good;
                    }
        return Done{};
    }

    std::optional<DraftSpan> when(const KmlTime& time, const std::string& where) {
        const std::string& first = !time.when.empty() ? time.when : time.begin;
        if (first.empty()) {
            // An end alone says until when, not when.
            maker_.open(where, time.end.empty() ? "when did it happen? There is no time"
                                                : "when did it begin? There is only an end, " + quoted(time.end));
            return std::nullopt;
        }
        const Result<DraftDate> from = read_draft_date(first);
        if (!from) {
            maker_.open(where, "when did it happen? " + from.error());
            return std::nullopt;
        }
        std::optional<DraftDate> to;
        if (time.when.empty() && !time.end.empty() && time.end != first) {
            const Result<DraftDate> read = read_draft_date(time.end);
            if (read)
                to = read.value();
            else
                maker_.open(where, "when did it end? " + read.error());
        } else if (time.when.empty() && time.end.empty()) {
            maker_.open(where, "when did it end? The time has no end");
        }
        DraftSpan span = draft_span(from.value(), to);
        span.text = take_data({"when_text"});
        const std::string precision = take_data({"when_precision"});
        if (precision == "about" || (precision == "part-of-day" && from.value().day > 0)) span.precision = precision;
        return span;
    }

    void read_event(pugi::xml_node placemark, const KmlTime& time, const std::vector<LngLat>& points,
                    const std::string& fault, const std::string& where) {
        DraftEvent event;
        event.title = text(kml_child(placemark, "name"));
        const std::string description = kml_text(kml_child(placemark, "description"));
        event.summary = take_data({"summary"});
        if (event.summary.empty())
            event.summary = text(kml_child(placemark, "description"));
        else if (!description.empty())
            maker_.leave_out("descriptions beside a summary");
        event.id = take_data({"event"});
        if (const std::string kind = take_data({"kind"}); value_of<EventKind>(kind)) event.kind = kind;
        const bool has_place = !points.empty() || !fault.empty();
        const bool is_bare = event.title.empty() && event.summary.empty() && time.is_empty();
        if (is_bare && !has_place) return maker_.unread(where, "it has no name, no description, no time and no place");
        event.when = when(time, where);
        DraftPlace place;
        place.id = take_data({"place"});
        place.name = take_data({"place_name", "location"});
        place.coordinates_from = take_data({"coordinates_from"});
        if (const std::string kind = take_data({"place_kind"}); value_of<PlaceKind>(kind)) place.kind = kind;
        if (const std::string precision = take_data({"place_precision"}); value_of<PlacePrecision>(precision))
            place.precision = precision;
        if (const auto radius = draft_number(take_data({"radius_km"})); radius && *radius > 0.0)
            place.radius_km = radius;
        place.region_name = take_data({"region"});
        if (points.size() == 1)
            place.position = points.front();
        else if (!points.empty())
            maker_.open(where,
                        format("where did it happen? It has %zu points, and an event has one place", points.size()));
        if (!fault.empty()) maker_.open(where, "where did it happen? " + fault);
        if (has_place || !place.name.empty()) event.place = maker_.add_place(place, where);
        read_sources(where, event);
        maker_.add_event(std::move(event), where);
    }

    void read_sources(const std::string& where, DraftEvent& event) {
        DraftSource source;
        const std::string named = take_data({"source", "source_name", "publisher"});
        source.url = take_data({"url", "source_url", "link"});
        if (is_web_url(named) && source.url.empty())
            source.url = named;
        else
            source.publisher = named;
        if (!source.url.empty() || !source.publisher.empty()) event.sources.push_back(maker_.add_source(source, where));
        read_claims(where, event);
    }

    // Of our own export: "CLAIM.source" and its like. Whose claim it is and its quote are not taken up.
    void read_claims(const std::string& where, DraftEvent& event) {
        constexpr std::string_view kEnding = ".source";
        for (const auto& datum : data_) {
            if (!datum.first.ends_with(kEnding) || datum.second.empty()) continue;
            const std::string claim = datum.first.substr(0, datum.first.size() - kEnding.size() + 1);
            const auto take = [&](const char* key) { return take_data({claim + key}); };
            DraftSource source;
            source.title = take("source");
            source.publisher = take("publisher");
            source.url = take("url");
            source.archived_url = take("archived_url");
            const std::string language = take("language");
            if (is_language_tag(language)) source.language = language;
            if (const Result<DraftDate> date = read_draft_date(take("published"))) source.published = date.value();
            event.sources.push_back(maker_.add_source(source, where));
            maker_.leave_out("claims with their speakers and quotes");
            for (auto& [key, value] : data_)
                if (key.starts_with(claim)) value.clear();
        }
        std::sort(event.sources.begin(), event.sources.end());
        event.sources.erase(std::unique(event.sources.begin(), event.sources.end()), event.sources.end());
    }

    void read_shape(pugi::xml_node placemark, const KmlTime& time, DraftFeature shape, const std::string& fault,
                    const std::string& where) {
        shape.name = text(kml_child(placemark, "name"));
        const std::string from = take_data({"coordinates_from"});
        const std::string description = text(kml_child(placemark, "description"));
        if (!description.empty() && description != from) maker_.leave_out("descriptions of lines and areas");
        const bool is_area = !shape.polygons.empty();
        const std::string kind = take_data({"kind"});
        const auto known = value_of<FeatureKind>(kind);
        if (known && (*known == FeatureKind::Area) == is_area) shape.kind = kind;
        if (is_area) shape.kind = "area";
        shape.id = take_data({"feature"});
        if (const std::string precision = take_data({"feature_precision", "precision"});
            value_of<FeaturePrecision>(precision))
            shape.precision = precision;
        if (!time.is_empty()) shape.when = when(time, where);
        if (!fault.empty()) {
            shape.lines.clear();
            shape.polygons.clear();
            maker_.open(where, "where does it lie? " + fault);
        }
        maker_.add_feature(std::move(shape), where);
    }

    DraftMaker maker_;
    std::size_t number_ = 0;
    std::vector<std::pair<std::string, std::string>> data_;  // of this placemark; what has been read is empty
};

// Why the bytes are no KML, or "".
std::string not_kml(std::string_view bytes) {
    if (bytes.size() > kMaxFileBytes)
        return format("The file is larger than %d MiB, the most that a KML file may have",
                      static_cast<int>(kMaxFileBytes >> 20));
    if (bytes.find_first_not_of(" \t\r\n") == bytes.npos) return "The file is empty";
    if (bytes.starts_with("PK"))
        return "This is a KMZ, a zip archive; unpack it and import the .kml file in it (doc.kml)";
    const bool is_utf16 = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
    if (const auto invalid = first_invalid_utf8(bytes); invalid && !is_utf16)
        return format("The byte 0x%02X is not valid UTF-8 text; save the file as UTF-8",
                      static_cast<unsigned>(static_cast<unsigned char>(bytes[*invalid])));
    if (is_utf16) return "The file is UTF-16 text; save it as UTF-8";
    const std::size_t start = bytes.find_first_not_of(" \t\r\n", bytes.starts_with("\xef\xbb\xbf") ? 3 : 0);
    if (start == bytes.npos || bytes[start] != '<') return "This is no XML, and so no KML";
    if (static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '<')) > kMostElements)
        return "The file has more elements than can be read";
    // A file that declares entities wants them expanded, as only traps do; KML has no use for them.
    if (bytes.find("<!ENTITY") != bytes.npos) return "The file declares entities (<!ENTITY); they are not expanded";
    return {};
}

}  // namespace

Result<Draft> import_kml(std::string_view bytes, const ImportOptions& options) {
    if (std::string fault = not_kml(bytes); !fault.empty()) return Error{std::move(fault)};
    pugi::xml_document document;
    const pugi::xml_parse_result read =
        document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!read) {
        const auto at =
            static_cast<std::ptrdiff_t>(std::min<std::size_t>(static_cast<std::size_t>(read.offset), bytes.size()));
        return Error{format("Line %d: this is no well-formed XML; the file may be cut (%s)",
                            1 + static_cast<int>(std::count(bytes.begin(), bytes.begin() + at, '\n')),
                            read.description())};
    }
    const pugi::xml_node root = document.document_element();
    if (kml_name(root) != "kml") return Error{"This is not KML: its root is " + quoted(kml_name(root)) + ", not 'kml'"};
    return KmlImport(options).read(root);
}

}  // namespace sourceline
