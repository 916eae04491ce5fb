// All that moves. The Story does not; what is derived from both is computed, not stored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/civil.h"
#include "geo/camera.h"
#include "state/time_window.h"
#include "state/view.h"
#include "story/model.h"
#include "telling/lens.h"
#include "words/words.h"

namespace sourceline {

enum class Theme { Light, Dark, System };

inline constexpr std::uint32_t kNoAccent = 0xFFFFFFFF;

// Seconds in which the whole story plays, whatever its extent; a tour is given the time to be read.
inline constexpr double kPlayDurations_s[] = {78.0, 26.0, 6.5};
inline constexpr int kPlaySpeedCount = 3;

struct Playback {
    bool playing = false;
    int speed = 1;             // index into kPlayDurations_s
    double remainder_s = 0.0;  // story seconds not yet shown: the playhead moves in whole seconds
    friend bool operator==(const Playback&, const Playback&) = default;
};

// A camera move under way. Ends by itself; any camera command replaces it.
struct Flight {
    Camera from, to;
    double elapsed_s = 0.0, duration_s = 0.0;  // duration 0: jump
    friend bool operator==(const Flight&, const Flight&) = default;
};

// Where the map shall go. A goal becomes a camera when the page is laid out for the State that holds it: a command that
// opens the panel leaves less of the map to show things in.
struct Stay {  // where the map is going, or is
    friend bool operator==(const Stay&, const Stay&) = default;
};
struct StoryView {  // all of it
    friend bool operator==(const StoryView&, const StoryView&) = default;
};
struct AreaOf {  // whole in view, and not too small
    LngLatBox box;
    friend bool operator==(const AreaOf&, const AreaOf&) = default;
};
struct PlaceOf {  // brought into view where it is not, as is a place itself
    Ref<Event> event;
    friend bool operator==(const PlaceOf&, const PlaceOf&) = default;
};
enum class Motion { Fly, Jump };
struct CameraGoal {
    std::variant<Stay, StoryView, AreaOf, PlaceOf, Ref<Place>, Camera> where;
    Motion motion = Motion::Fly;
    friend bool operator==(const CameraGoal&, const CameraGoal&) = default;
};

// Keys and values of an address, still encoded.
using RawPairs = std::vector<std::pair<std::string, std::string>>;

// What the map needs to know of the page to fit and to limit.
struct Frame {
    Viewport viewport;  // the map's part of the canvas
    Padding padding;
    CameraLimits limits;
    bool reduced_motion = false;
};

struct State {
    Lens lens;
    // The step that the playhead has come to; one that belongs to no moment until the playhead moves. None before the
    // first step and where there is no tour.
    std::optional<Ref<TourStep>> step;
    std::optional<Ref<Event>> event;        // the one being read
    std::optional<Ref<Place>> place;        // the one that is open; never beside an event
    std::optional<Ref<Source>> source;      // brought into view in Sources
    std::optional<Ref<Claim>> cited;        // of that source: the one whose citation was followed
    std::optional<Ref<Claim>> claim;        // brought into view in Event
    std::optional<Ref<Question>> question;  // brought into view in Who says what
    View view = View::Story;                // what the panel shows
    std::optional<CameraGoal> goal;         // not yet resolved to a camera
    Camera camera;
    std::optional<Flight> flight;
    Playback playback;
    std::optional<TimeWindow> window;      // what the timeline shows; none: all of it. Of the session, not the address
    std::optional<Ref<Event>> open_block;  // the first event of the timeline's block that is open into rows
    int first_row = 0;                     // of the timeline's rows in sight; more than there are: the last ones
    Theme theme = Theme::System;
    std::uint32_t accent = kNoAccent;   // 0xRRGGBB as the host page asks; made readable where it is drawn
    Language language{};                // of the interface, and of the story's texts where it has them in this
    std::optional<std::uint8_t> texts;  // else of the texts: one of Story::languages; none: the story's own
    std::vector<std::string> notices;   // what the page must tell the reader, newest last
    RawPairs unknown_hash;              // keys of the address's hash that we do not know, in order as they came
    friend bool operator==(const State&, const State&) = default;
};

inline constexpr std::size_t kMaxNotices = 5;

// What a reader has chosen whatever the story: it stays when the story changes.
struct Preferences {
    Language language{};
    Theme theme = Theme::System;
    std::uint32_t accent = kNoAccent;
    View view = View::Story;
    Clock clock = Clock::Happened;
    std::vector<std::string> reads = {};  // tags, best first: of texts that are not there in that language
};
// Without `reads`, which no State knows.
Preferences preferences_of(const State& state);

// The tag by which the story's texts are looked up.
std::string_view texts_tag(const Story& story, const State& state);
// Which of Story::languages is read.
std::uint8_t read_language(const Story& story, const State& state);

// How a story opens: at its initial time, with nothing selected, its view to be fitted. The one way to a State but for
// Commands.
State opening_state(const Story& story, const Preferences& preferences = {});

}  // namespace sourceline
