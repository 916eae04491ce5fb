// The viewer without a window: takes what the page gives, makes a frame when it is asked for one, and collects what the
// page must be told. Whoever owns the window and the GPU draws what it leaves: ImGui's draw data, the scenes, the
// MapPicture.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/pause.h"
#include "base/result.h"
#include "host/host.h"
#include "host/snapshot.h"
#include "map/turn.h"
#include "panels/long_list.h"
#include "panels/panels.h"
#include "panels/timeline.h"
#include "session/announcer.h"
#include "session/interface.h"
#include "session/map_content.h"
#include "session/news.h"
#include "state/command.h"
#include "state/permalink.h"
#include "story/read.h"
#include "telling/told.h"

namespace sourceline {

// How the map stands in the frame that was made last.
struct MapPicture {
    Camera camera;
    Viewport viewport;  // CSS pixels of the map
    Screen offset;      // CSS pixels from the canvas's top left to the map's
    float time_s = 0;   // playhead as it is shown, seconds after the story's start
    float soft_s = 0;   // seconds of the playhead in which a symbol comes; 0: at once
    Clock clock = Clock::Happened;
    std::optional<Ref<Event>> selected, hovered;
    std::optional<Ref<Event>> selected_area, hovered_area;  // the regions meant, by their EventArea::event
    std::optional<Locator> locator;
};

// What drawing has come to, as whoever draws counts it.
struct DrawCounts {
    std::uint64_t draw_calls = 0;     // of the last frame
    std::uint64_t uploads_bytes = 0;  // since the start
    std::uint64_t context_losses = 0;
    bool lost = false;
};

// How often something was made anew since the start. Of these nothing is on a frame in which nothing changes.
struct WorkCounts {
    std::uint64_t knowledge = 0, symbols = 0, labels = 0, rows = 0;  // rows: of the timeline
    std::uint64_t list_rows = 0;                                     // of long lists, set in sight
    friend bool operator==(const WorkCounts&, const WorkCounts&) = default;
};

class Session {
  public:
    Session() = default;
    ~Session() = default;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void give_font(int index, std::string bytes) { interface_.give_font(index, std::move(bytes)); }
    void set_page_text(PageText* page) { interface_.set_page_text(page); }
    bool start(const StartOptions& options);  // false when the fonts have not come
    void set_canvas(const Canvas& canvas) { canvas_ = canvas; }

    // False, with notices that say why, when it cannot be shown; then the story before it stays. A story waits for its
    // base map, and both are swapped whole.
    bool give_story(std::string_view bytes, std::string_view name);
    // The story on screen in other words, such as those of another language: what is seen stays as it is. False, and
    // nothing happens, when it is another one or cannot be read.
    bool retell_story(std::string_view bytes);
    // Both a little at a time. What is still being read is given up for it. Answers by what read_on() knows it.
    int begin_story(FileBytes file, std::string name);
    int begin_retelling(FileBytes file);
    ReadingState read_on(int reading, const ShouldPause& pause);
    double share_read() const { return reading_ ? reading_->reader.share_read() : 1; }  // 0 to 1
    // False, with a notice, when it cannot be read. Then, and when there is none, the story opens on a plain ground.
    bool give_basemap(std::string_view bytes, std::string_view id);
    void miss_basemap(std::string_view id, std::string_view reason);  // the reason names the file
    void report_failure(std::string_view what, std::string_view reason);
    // The words of a language, a file of words/words_file.h; the page is asked for those of one that is to be spoken.
    // An error when they are of no use, which is told, too.
    Outcome give_words(std::string_view bytes);
    void miss_words(std::string_view tag, std::string_view reason);  // the reason names the file

    Outcome carry_out(const Command& command);
    std::string command(std::string_view json);  // the answer, as JSON
    void hash_changed(std::string_view hash);
    void search(std::string_view text);
    void media_changed(bool dark, bool reduced_motion, double letters);
    void notify(std::string text);

    // Makes what the first frame of a story asks for, a step at a time until it is told to pause: a very large story
    // must not hold its reader up in one piece. True while there is more; the frame makes what is left.
    bool warm_up(const ShouldPause& pause);

    // One frame, between the ImGui backends' own NewFrame and their drawing. True while anything still moves.
    bool frame(double now_s, const Pinch& pinch = {});
    // When, by the clock of frame(), another is due though nothing moves.
    std::optional<double> due_s() const { return due_s_; }

    News take_news();
    std::optional<BaseScene> take_base_scene();  // there when the base map has changed
    const EventScene* take_symbols();            // null when they have not changed
    std::string snapshot(const DrawCounts& drawn) const;

    // None but the look before there is a story.
    const Story* story() const { return shown_ ? &shown_->story : nullptr; }
    const BaseMap* basemap() const { return shown_ ? &shown_->map : nullptr; }
    const State& state() const { return state_; }
    const Look& look() const { return interface_.look(); }
    const Lettering& lettering() const { return interface_.lettering(); }
    const MapPicture& picture() const { return picture_; }
    Layout layout() const;
    Frame map_frame() const;  // as the State lays out the page

    // Of the last frame, until the end of the next one, for tests that act as a reader does.
    const FrameList<PressTarget>& targets() const { return targets_; }
    const FrameList<DrawnLabel>& labels() const { return labels_; }
    const std::optional<ShownTip>& tip() const { return tip_; }
    const std::string& focus() const { return focus_; }
    const FrameList<DrawnBar>& bars() const { return bars_; }
    const std::optional<DrawnDensity>& density() const { return density_; }
    const std::optional<Scrolled>& scroll() const { return scroll_; }
    const std::vector<Command>& asked() const { return asked_; }
    const MapFurniture& furniture() const { return furniture_; }
    const EventScene& symbols() const { return content_.symbols(); }
    const std::vector<MapSign>& signs() const { return content_.signs(); }
    WorkCounts work() const;

  private:
    enum class Purpose : std::uint8_t { Open, Retell };
    Layout layout(FootShown foot) const;
    Frame map_frame(const Layout& page) const;
    int begin(FileBytes file, std::string name, Purpose purpose);
    bool take_story(ReadStory read, std::string_view name);
    bool take_retold(ReadStory read);
    void refuse_story(const Report& report, std::string_view name);
    void show_pending(std::optional<BaseMap> map);
    void open_pending(std::optional<BaseMap> map);
    void open_on_plain_ground(std::string_view why);
    void follow_first_address();
    void follow_page_size();
    void return_to_bare_address();
    Language asked_language() const;
    Preferences asked_preferences() const;
    std::vector<std::string> reads_now() const;
    Outcome await_words(Language language);
    Shade shade() const;
    void carry_out(const std::vector<Command>& commands);
    PanelInput panel_input(const Layout& page);
    PanelOutput take_input(const Pinch& pinch);
    void update_symbols();
    void update_content();
    void place_names(const Layout& page, const Pinch& pinch);
    void take_picture(const Layout& page);
    std::optional<Ref<Event>> event_at(Ref<Place> place) const;
    PanelOutput draw_panels(const Layout& page, PanelOutput out);
    void tell_page(PanelOutput out);
    void tell_of_letters();
    bool move_what_changes(double elapsed_s);
    bool move_sheet(const SheetHold& hold, double elapsed_s);
    bool follow_finger(const PanelOutput& out);
    bool keep_what_is_meant(const PanelOutput& out);
    void fill_snapshot(Snapshot& all) const;
    void fill_symbols(Snapshot& all) const;

    // A story file that is being read.
    struct Reading {
        Reading(FileBytes bytes, std::string file_name, Purpose as)
            : file(std::move(bytes)), name(std::move(file_name)), purpose(as), reader(file.view()) {}
        FileBytes file;
        std::string name;
        Purpose purpose;
        StoryReader reader;
    };

    // The story on screen with its map.
    struct Shown {
        Shown(Story s, BaseMap m) : story(std::move(s)), map(std::move(m)), map_begins(west_end(story)), told(story) {}
        Story story;
        BaseMap map;
        std::optional<double> map_begins;  // where the map has been turned
        TellingMemo told;
        TimelineMemo timeline;
        RowHeights rows;
        std::size_t feature_changes = 0;  // as the map shows them
    };

    Interface interface_;
    Canvas canvas_;
    StartOptions page_;
    Options options_;
    std::unique_ptr<Shown> shown_;
    // Where the story, or the first address, has put the map, as long as nothing else has moved it.
    struct Opening {
        CameraGoal goal;
        Camera camera;
        Canvas canvas;
    };
    std::optional<Opening> opening_;
    bool is_address_bare_ = false;  // the page's address has no hash, and none was written
    std::string bare_view_;         // what was seen under such an address when another hash came; "" = unknown
    int warm_ = 0;                  // steps of warm_up() done for the story on screen
    std::unique_ptr<Reading> reading_;
    int readings_ = 0;                   // begun so far
    std::optional<Language> awaited_;    // to be spoken as soon as its words are here
    std::optional<Story> pending_;       // read, but waits for its base map
    std::vector<std::string> problems_;  // before there is a State to hold notices
    State state_;
    MapContent content_;
    std::optional<BaseScene> new_base_;
    bool new_symbols_ = false;
    std::uint64_t knowledge_before_ = 0, rows_before_ = 0, list_rows_before_ = 0;  // asked of stories that are gone

    FrameList<PressTarget> targets_;
    FrameList<DrawnLabel> labels_;
    FrameList<DrawnBar> bars_;
    std::optional<DrawnDensity> density_;
    std::optional<Scrolled> scroll_;
    std::vector<Command> asked_;
    MapFurniture furniture_;
    LabelFrame seen_;  // for the names
    MapPicture picture_;
    std::optional<Ref<Event>> hovered_, hovered_badge_;
    std::optional<OpenBadge> open_badge_;
    std::optional<ShownTip> tip_;
    std::string focus_;        // the target that keys have come to
    std::string held_;         // the target that a finger has rested on, until the next tap
    bool is_holding_ = false;  // and still does
    float rested_s_ = 0;       // how long it has rested so far
    std::string pointed_, pressed_;
    std::optional<int> language_menu_;
    SheetRest sheet_rest_ = SheetRest::Half;
    float sheet_ = kSheetHalf;  // on its way there; see Layout::sheet
    SheetHold sheet_hold_;
    Transition transition_;
    View drawn_view_ = View::Story;
    std::optional<Ref<Event>> drawn_event_;
    std::optional<Ref<TourStep>> drawn_step_;
    bool event_asked_ = false, event_is_chosen_ = false;  // by a command since the last frame; as this frame draws it
    bool step_is_new_ = false;
    Announcer announcer_;
    News news_;
    std::uint64_t frames_ = 0;
    double last_frame_s_ = 0;
    std::optional<double> due_s_;
    bool moving_ = false, move_buttons_ = false, letters_were_full_ = false;
};

}  // namespace sourceline
