// Camera moves that take time, and the camera that the reader will have when they are over.
#pragma once

#include "state/state.h"

namespace sourceline {

inline constexpr double kZoomStepDuration_s = 0.25;

// Where the map is going, or is.
inline const Camera& settled_camera(const State& state) { return state.flight ? state.flight->to : state.camera; }

// Makes a camera, or a flight to one, of the goal, if there is one, and keeps the map within the limits. `frame`: as
// this State lays out the page. For after each Command and whenever the page has changed.
void resolve_camera(const Story& story, const Frame& frame, State& state);

// Starts a flight from the present camera to `to` (limited). With reduced motion it jumps; where nothing would move
// there is none.
void fly(const Frame& frame, const Camera& to, State& state);
void fly_for(const Frame& frame, const Camera& to, double duration_s, State& state);
// Goes to `to` (limited) at once.
void jump(const Frame& frame, const Camera& to, State& state);

// Where the camera must go so that the whole box lies in the padded viewport, and not too small there: no farther than
// that takes. Nothing where it lies so already.
std::optional<Camera> camera_that_shows(const Frame& frame, const Camera& from, const LngLatBox& box);

// Where the camera must go so that the place, or the event's, lies in the padded viewport, and whole the distances that
// are stated of it. Nothing where they do already, where there is no point to show (no place, or a region), and where
// the place lies beyond the camera's limits.
std::optional<Camera> camera_that_shows(const Story& story, const Frame& frame, const Camera& from, Ref<Event> event);
std::optional<Camera> camera_that_shows(const Story& story, const Frame& frame, const Camera& from, Ref<Place> place);

}  // namespace sourceline
