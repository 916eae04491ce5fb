// What the files of the timeline share.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "panels/panels.h"
#include "panels/time_density.h"
#include "panels/time_rows.h"
#include "panels/time_ticks.h"
#include "panels/typeset.h"

namespace sourceline {

// Where its parts stand. From the top: flag, rows, ticks of statements, dates.
struct TimelineParts {
    Rect controls;                       // at the left
    Rect background;                     // left of the break; without width where the story has none
    Rect flag, rows, said, dates;        // one below the other, all as wide as the axis
    bool titles = false;                 // there is room for them
    float bar_row = 11, block_row = 18;  // heights
    float bar = 7;
};
TimelineParts timeline_parts(const Story& story, const Layout& layout);

// What is laid out and what a gesture began with, from frame to frame. Belongs to one story.
class TimelineMemo {
  public:
    // What all below ask of the story, whatever is shown of it: made before them if there is time, else by them.
    void look_at(const Story& story);
    const TimeRows& rows(const PanelInput& in, const TimelineParts& parts);
    // In place of rows, where no rows could hold what is shown; none: they can.
    const TimeDensity* density(const PanelInput& in, const TimelineParts& parts);
    // Whether rows() has left out what lies far from what is shown.
    bool is_crowded(const PanelInput& in, const TimelineParts& parts);
    const TimeScale& scale(const PanelInput& in, const TimeAxis& axis);
    const SaidTicks& ticks(const PanelInput& in, const TimeAxis& axis);
    std::uint64_t rows_made() const { return rows_made_; }

    // The sentence that tells what the clock shows stands for a while after it has changed: until when, as long as it
    // does.
    std::optional<double> tells_clock_until_s(Clock clock, double now_s);

    bool pinching = false;  // two fingers: what the first one holds is no drag
    float grab_px = 0;      // from the playhead to the pointer that has taken its flag

  private:
    // What widths depend on: words and letters.
    struct Words {
        Language language{};
        std::optional<std::uint8_t> texts;
        int fonts = 0;
        friend bool operator==(const Words&, const Words&) = default;
    };
    static Words words_of(const PanelInput& in);
    // Which events get a bar where the story has too many for all of them: those that are let through and lie in what
    // is shown or beside it; none where they are too many, too.
    struct Few {
        Lens lens;  // at no moment
        TimeColumns around;
        bool is_dense = false;
        std::vector<bool> events;
    };
    [[gnu::noinline]] const Few& few(const PanelInput& in, const TimelineParts& parts);

    std::optional<Words> titles_of_, scale_of_;
    double most_title_px_ = 0;
    std::vector<float> title_px_;   // by event; below 0: not measured yet
    std::vector<EventSpan> spans_;  // of a story that may be crowded
    std::optional<TimeColumns> crowded_of_;
    bool is_crowded_ = false;
    std::optional<Few> few_;
    std::uint64_t few_made_ = 0, rows_of_few_ = 0;
    // What the densities were counted of.
    struct DensityOf {
        Lens lens;
        TimeColumns columns;
        int rows = 0;
        friend bool operator==(const DensityOf&, const DensityOf&) = default;
    };
    std::optional<DensityOf> density_of_;
    TimeDensity density_;
    std::optional<RowsAsked> asked_;
    TimeRows rows_;
    double axis_of_[4] = {};
    TimeScale scale_;
    std::optional<std::vector<DatedClaim>> dated_;
    std::optional<TimeAxis> ticks_of_;
    std::vector<bool> ticks_shown_;
    SaidTicks ticks_;
    std::uint64_t rows_made_ = 0;
    std::optional<Clock> clock_;
    double clock_told_until_s_ = -std::numeric_limits<double>::infinity();
};

// Something on the timeline that can be pointed at.
struct TimelineMark {
    enum class Kind { Bar, Block, Tick } kind = Kind::Bar;
    std::string_view name;  // of its target
    Rect rect;
    Ref<Event> event;                         // of a bar; the first one of a block
    std::span<const Ref<Claim>> claims = {};  // of a tick, or of what is gathered in one
};

// What lies over what: bars and blocks, the playhead's line, words.
enum class TimelineLayer { Bars, Line, Words };

// A frame of the timeline while it is drawn.
struct TimelineFrame {
    const PanelInput& in;
    PanelOutput& out;
    ImDrawList* list = nullptr;
    const TimelineParts& parts;
    const TimeAxis& axis;  // of what is shown
    const TimeRows& rows;
    const TimeDensity* density = nullptr;  // in place of the rows
    bool is_crowded = false;               // what lies far from what is shown is in no row
    double px_per_s = 0, from_px = 0;      // rows are laid out from the story's start
    FrameList<TimelineMark> marks;         // from below to above

    float x_of(double row_px) const { return parts.rows.x + static_cast<float>(row_px - from_px); }
    bool by_thumb() const {
        return in.layout.form == Form::Phone || ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen;
    }
    void add_mark(const TimelineMark& mark);
    void draw_on(TimelineLayer layer) const { list->ChannelsSetCurrent(static_cast<int>(layer)); }
};

TimeWindow shown_window(const PanelInput& in);
inline constexpr float kDensityColumn_px = 3.0f;

// The rows in sight: which is the first, and the first below them.
struct RowsInSight {
    int first = 0, end = 0;
};
RowsInSight rows_in_sight(const TimeRows& rows, int first, float room);

// What is not known yet has no bar; what is still to happen has a pale one.
bool has_bar(const PanelInput& in, Ref<Event> event);
void draw_timeline_rows(TimelineFrame& frame, RowsInSight sight);
[[gnu::noinline]] void draw_timeline_density(TimelineFrame& frame, const TimeDensity& density);
void draw_timeline_background(TimelineFrame& frame);
// How strongly bars are drawn: told, on the clock of what was known, and what is still to happen.
inline constexpr float kBarAlpha = 0.88f, kKnownBarAlpha = 0.5f, kUntoldBarAlpha = 0.28f;
void draw_event_bar(const PanelInput& in, ImDrawList* list, Rect rect, Ref<Event> event);
void draw_timeline_ticks(TimelineFrame& frame, const SaidTicks& ticks);
void draw_timeline_controls(const PanelInput& in, PanelOutput& out, const TimelineParts& parts);
// What a block says of `count` of its events, from the longest wording to the shortest.
FrameList<FrameText> block_words(const Story& story, Language language, const TimeSpan& when, int count,
                                 bool more_than_these);

}  // namespace sourceline
