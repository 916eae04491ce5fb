// All that moves. The Story does not; what is derived from both is computed, not stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/civil.h"
#include "geo/camera.h"
#include "state/view.h"
#include "story/model.h"
#include "telling/lens.h"
#include "words/words.h"

namespace sourceline {

enum class Theme { Light, Dark, System };

inline constexpr std::uint32_t kNoAccent = 0xFFFFFFFF;

// Seconds of story time per second of watching.
inline constexpr double kPlaySpeeds[] = {3600.0, 3.0 * 3600.0, 12.0 * 3600.0};
inline constexpr int kPlaySpeedCount = 3;

struct Playback {
    bool playing = false;
    int speed = 1;             // index into kPlaySpeeds
    double remainder_s = 0.0;  // story seconds not yet shown: the playhead moves in whole seconds
};

// A camera move under way. Ends by itself; any camera command replaces it.
struct Flight {
    Camera from, to;
    double elapsed_s = 0.0, duration_s = 0.0;  // duration 0: jump
};

// What the map needs to know of the page to fit and to limit.
struct Frame {
    Viewport viewport;  // the map's part of the canvas
    Padding padding;
    CameraLimits limits;
    bool reduced_motion = false;
};

struct State {
    Lens lens;
    std::optional<Ref<Event>> event;    // the one being read
    std::optional<Ref<Source>> source;  // brought into view in Sources
    std::optional<Ref<Claim>> claim;    // brought into view in Event
    View view = View::Event;            // what the panel shows
    Camera camera;
    std::optional<Flight> flight;
    Playback playback;
    Theme theme = Theme::System;
    std::uint32_t accent = kNoAccent;  // 0xRRGGBB as the host page asks; made readable where it is drawn
    Language language{};
    std::vector<std::string> notices;  // what the page must tell the reader, newest last
    // Keys of the address's hash that we do not know, kept in order as they came (raw, still encoded).
    std::vector<std::pair<std::string, std::string>> unknown_hash;
};

// A story's opening state: initial time, nothing selected, fitted to its view.
State initial_state(const Story& story, const Frame& frame);

// Makes a State that comes from another Story fit this one: what is not there any more is no longer selected, the time
// lies in the extent. Changes nothing in a State that fits.
void repair(const Story& story, State& state);

inline constexpr std::size_t kMaxNotices = 5;
// The oldest goes when there are too many; what was said last is not said twice.
void add_notice(std::string text, State& state);

}  // namespace sourceline
