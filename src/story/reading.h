// What every part of the reader shares: where problems go, which ids there are, the story's zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "base/pause.h"
#include "base/problems.h"
#include "base/stable_sort.h"
#include "story/edtf.h"
#include "story/read.h"

namespace sourceline {

// A reference that could not be resolved; only in a Story that is never handed out.
inline constexpr std::uint32_t kUnresolved = 0xffffffffu;

enum class Need { Required, Optional };

// The ids of one list. Made before any item is read, so that items may refer to later ones, and so that
// an item with a fault of its own is still known by its id.
class IdIndex {
  public:
    IdIndex() = default;
    // Reports ids that stand twice. `noun` is "event", "claim", … A `list` that is none is known to be empty when
    // its key is optional, else nothing is known of it.
    IdIndex(Json list, const char* noun, Need need, IdHint hint, ProblemList& problems);
    // The same of an empty one, a little at a time: to be called again with the same values until it is true.
    bool fill(Json list, const char* noun, Need need, IdHint hint, ProblemList& problems, const ShouldPause& pause);

    // The position in the list; kUnresolved where there is none (and `at` gets an error, unless the list itself
    // is too broken to tell).
    std::uint32_t resolve(Json at, ProblemList& problems) const;
    std::uint32_t resolve(std::string_view id, Json at, ProblemList& problems) const;
    std::uint32_t find(std::string_view id) const;                       // the same in silence
    const std::vector<std::uint32_t>& order() const { return sorted_; }  // the positions, in the order of the ids
    std::string_view id(std::uint32_t index) const { return index < ids_.size() ? ids_[index] : std::string_view(); }

  private:
    struct Filling {
        Json next;
        std::vector<Json> values;
        std::optional<StableOrder> order;
    };
    bool collect(const ShouldPause& pause);
    void report_twins(ProblemList& problems) const;
    static bool comes_before(const void* index, std::uint32_t a, std::uint32_t b);

    Json list_;
    const char* noun_ = "item";
    IdHint hint_ = nullptr;
    bool complete_ = false;              // every item has an id that can be read
    std::vector<std::string_view> ids_;  // in the list's order
    std::vector<std::uint32_t> sorted_;  // the places of those that can be read, in their order
    std::optional<Filling> filling_;
};

struct Extent {
    Instant start, end;
};

struct Reading {
    ProblemList problems;
    IdHint hint = nullptr;
    UtcOffset utc_offset;
    bool utc_offset_known = false;
    Hemisphere seasons = Hemisphere::North;  // of the story's view
    std::optional<Json> next;                // of the list that is being read, as far as it is
    std::optional<Extent> extent;            // nothing while it or the zone cannot be read
    IdIndex parties, actors, sources, places, features, kinds, events, claims, questions, checks, steps;
};

}  // namespace sourceline
