#include "host/snapshot.h"

#include <utility>

#include "base/json_writer.h"
#include "base/version.h"
#include "state/names.h"

namespace sourceline {

namespace {
constexpr int kPixelDecimals = 2;
constexpr int kDegreeDecimals = 6;  // about 10 cm
constexpr int kZoomDecimals = 4;

void write_box(JsonWriter& json, double x, double y, double width, double height) {
    json.key("x").number(x, kPixelDecimals).key("y").number(y, kPixelDecimals);
    json.key("width").number(width, kPixelDecimals).key("height").number(height, kPixelDecimals);
}

void write_events(JsonWriter& json, const std::vector<SnapshotEvent>& events) {
    json.key("events").open_list();
    for (const SnapshotEvent& event : events) {
        json.open_object().key("id").text(event.id);
        json.key("x").number(event.x, kPixelDecimals).key("y").number(event.y, kPixelDecimals);
        json.key("drawn").truth(event.drawn).close_object();
    }
    json.close_list();
}

void write_texts(JsonWriter& json, const std::vector<std::string>& texts) {
    json.open_list();
    for (const std::string& text : texts) json.text(text);
    json.close_list();
}

void write_symbols(JsonWriter& json, const std::vector<SnapshotSymbol>& symbols) {
    json.key("symbols").open_list();
    for (const SnapshotSymbol& symbol : symbols) {
        json.open_object();
        write_texts(json.key("events"), symbol.events);
        json.key("place").text(symbol.place);
        write_box(json, symbol.x, symbol.y, symbol.width, symbol.height);
        json.key("anchor").open_object().key("lon").number(symbol.anchor.unturned().lon(), kDegreeDecimals);
        json.key("lat").number(symbol.anchor.lat(), kDegreeDecimals).close_object();
        json.key("fill").text(symbol.fill);
        write_texts(json.key("parties"), symbol.parties);
        json.close_object();
    }
    json.close_list();
}

void write_labels(JsonWriter& json, const std::vector<SnapshotLabel>& labels) {
    json.key("labels").open_list();
    for (const SnapshotLabel& label : labels) {
        json.open_object().key("text").text(label.text);
        write_box(json, label.x, label.y, label.width, label.height);
        json.close_object();
    }
    json.close_list();
}

void write_bars(JsonWriter& json, const std::vector<SnapshotBar>& bars) {
    json.key("bars").open_list();
    for (const SnapshotBar& bar : bars) {
        json.open_object();
        write_texts(json.key("events"), bar.events);
        write_box(json, bar.x, bar.y, bar.width, bar.height);
        json.key("title_shown").truth(bar.title_shown).close_object();
    }
    json.close_list();
}

void write_density(JsonWriter& json, const std::optional<SnapshotDensity>& density) {
    json.key("density");
    if (!density) {
        json.null();
        return;
    }
    json.open_object();
    write_box(json, density->x, density->y, density->width, density->height);
    json.key("most").count(density->most);
    write_texts(json.key("parties"), density->parties);
    json.close_object();
}

void write_hits(JsonWriter& json, const std::vector<Hit>& hits) {
    json.key("hits").open_list();
    for (const Hit& hit : hits) {
        json.open_object().key("name").text(hit.name);
        write_box(json, hit.x, hit.y, hit.width, hit.height);
        json.close_object();
    }
    json.close_list();
}

void write_parts(JsonWriter& json, const SnapshotParts& parts) {
    json.key("parts").open_object();
    const std::pair<std::string_view, const std::optional<SnapshotPart>*> all[] = {
        {"header", &parts.header}, {"map", &parts.map},     {"timeline", &parts.timeline},
        {"panel", &parts.panel},   {"scale", &parts.scale}, {"credits", &parts.credits}};
    for (const auto& [name, part] : all) {
        json.key(name);
        if (!*part) {
            json.null();
            continue;
        }
        json.open_object();
        write_box(json, (*part)->x, (*part)->y, (*part)->width, (*part)->height);
        if (part == &parts.panel) {
            json.key("scroll").open_object();
            json.key("at").number(parts.scroll_at, kPixelDecimals);
            json.key("max").number(parts.scroll_max, kPixelDecimals).close_object();
        }
        json.close_object();
    }
    json.close_object();
}
}  // namespace

std::string_view name_of(AppState state) {
    constexpr std::string_view kNames[] = {"loading", "ready", "failed", "unsupported", "lost"};
    return kNames[static_cast<int>(state)];
}

void write_camera(JsonWriter& json, const Camera& camera) {
    json.open_object();
    json.key("lon").number(camera.centre.unturned().lon(), kDegreeDecimals);
    json.key("lat").number(camera.centre.lat(), kDegreeDecimals);
    json.key("zoom").number(camera.zoom, kZoomDecimals);
    json.close_object();
}

std::string snapshot_json(const Snapshot& s) {
    JsonWriter json;
    json.open_object();
    json.key("version").text(version());
    json.key("frames").count(s.frames);
    json.key("state").text(name_of(s.state));
    json.key("time").text(s.time ? format_date_time(*s.time, s.utc_offset) : "");
    json.key("clock").text(name_of(s.clock));
    json.key("story").text(s.story).key("step").text(s.step).key("event").text(s.event);
    json.key("place").text(s.place).key("party").text(s.party);
    write_camera(json.key("camera"), s.camera);
    json.key("viewport").open_object();
    json.key("width").number(s.width, kPixelDecimals).key("height").number(s.height, kPixelDecimals);
    json.key("pixel_ratio").number(s.pixel_ratio, kZoomDecimals).close_object();
    write_events(json, s.events);
    write_symbols(json, s.symbols);
    write_labels(json, s.labels);
    write_bars(json, s.bars);
    write_density(json, s.density);
    write_hits(json, s.hits);
    write_parts(json, s.parts);
    json.key("panel").text(name_of(s.panel)).key("tooltip");
    if (s.tooltip)
        json.text(*s.tooltip);
    else
        json.null();
    write_texts(json.key("notices"), s.notices);
    json.key("letters").open_object().key("panel").number(s.letters.panel, 2).key("pieces").count(s.letters.pieces);
    write_texts(json.key("page_calls").count(s.letters.page_calls).key("missing"), s.letters.missing);
    json.close_object();
    json.key("draw_calls").count(s.draw_calls);
    json.key("uploads_bytes").count(s.uploads_bytes);
    json.key("context_losses").count(s.context_losses);
    return json.close_object().take();
}

}  // namespace sourceline
