// What the app itself believes, for window.sourceline.snapshot(): the names are public and fixed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "geo/camera.h"
#include "state/state.h"

namespace sourceline {

class JsonWriter;

enum class AppState { Loading, Ready, Failed, Unsupported, Lost };
std::string_view name_of(AppState state);  // loading, ready, failed, unsupported, lost

// CSS pixels in the canvas.
struct SnapshotEvent {
    std::string id;
    double x = 0.0, y = 0.0;  // the symbol's centre
    bool drawn = false;       // on the map at this time and in the viewport
};
// What is drawn for one event, or for several as a badge.
struct SnapshotSymbol {
    std::vector<std::string> events;
    std::string place;                                   // of the first of them
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0;  // the centre; the box
    LngLat anchor;                                       // the place; of a region the spot inside it
    std::string fill;  // claimed, supported or contested; of a badge what its events have in common, or claimed
    std::vector<std::string> parties;
};
struct SnapshotLabel {
    std::string text;
    double x = 0.0, y = 0.0;  // top left
    double width = 0.0, height = 0.0;
};
// Columns in place of the timeline's bars.
struct SnapshotDensity {
    double x = 0, y = 0, width = 0, height = 0;
    std::uint32_t most = 0;            // events in one column
    std::vector<std::string> parties;  // by row, ids; "" for events of several parties, or of others
};
// A bar of the timeline or a block of several events.
struct SnapshotBar {
    std::vector<std::string> events;
    double x = 0.0, y = 0.0;  // top left
    double width = 0.0, height = 0.0;
    bool title_shown = false;  // whole
};
// Something that can be clicked or dragged, for tests that act as a reader would.
struct Hit {
    std::string name;
    double x = 0.0, y = 0.0;  // top left
    double width = 0.0, height = 0.0;
};

// Where the parts of the interface stand; none for a part that is not there.
struct SnapshotPart {
    double x = 0.0, y = 0.0;  // top left
    double width = 0.0, height = 0.0;
};
struct SnapshotParts {
    std::optional<SnapshotPart> header, map, timeline, panel;
    std::optional<SnapshotPart> scale, credits;  // on the map
    double scroll_at = 0.0, scroll_max = 0.0;    // of the panel's open view
};

// What the app's own fonts lack.
struct SnapshotLetters {
    double panel = 1;                  // what is read in the panel, times its usual size
    std::uint64_t pieces = 0;          // set by the page, of the story on screen
    std::uint64_t page_calls = 0;      // to measure, draw or break them, since the start
    std::vector<std::string> missing;  // "U+1F9FF": drawn as boxes with their codes
};

struct Snapshot {
    std::uint64_t frames = 0;
    AppState state = AppState::Loading;
    std::optional<Instant> time;  // none before there is a story
    UtcOffset utc_offset;
    Clock clock = Clock::Happened;
    std::string story, step, event, place, party;  // ids; "" = none
    Camera camera;
    double width = 0.0, height = 0.0, pixel_ratio = 1.0;  // the canvas
    std::vector<SnapshotEvent> events;
    std::vector<SnapshotSymbol> symbols;
    std::vector<SnapshotLabel> labels;
    std::vector<SnapshotBar> bars;
    std::optional<SnapshotDensity> density;
    std::vector<Hit> hits;
    SnapshotParts parts;
    View panel = View::Story;
    std::optional<std::string> tooltip;
    std::vector<std::string> notices;
    SnapshotLetters letters;
    std::uint64_t draw_calls = 0;
    std::uint64_t uploads_bytes = 0;  // of map and event data since the start
    std::uint64_t context_losses = 0;
};

// Every number in it is finite.
std::string snapshot_json(const Snapshot& snapshot);

// {"lon", "lat", "zoom"}
void write_camera(JsonWriter& json, const Camera& camera);

}  // namespace sourceline
