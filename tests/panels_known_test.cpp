// Nothing that is drawn at a moment depends on what was said later: every part of the interface, point by point.
#include <doctest/doctest.h>

#include <cstring>

#include "cut_story.h"
#include "imgui.h"
#include "map/measure.h"
#include "map_files.h"
#include "panels/panels.h"
#include "sanitized.h"
#include "session/interface.h"
#include "telling.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

struct Drawn {
    std::vector<float> points;           // x and y of every corner that is drawn
    std::vector<std::uint32_t> colours;  // of every corner
    Ids targets;
};

class Stage {
  public:
    Stage() {
        ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
        const char* files[2] = {"dist/fonts/inter-400.ttf", "dist/fonts/inter-600.ttf"};
        for (int i = 0; i < 2; ++i) interface_.give_font(i, file_bytes(files[i]));
        ready_ = interface_.start();
    }
    bool ready() const { return ready_; }

    Drawn draw(const Story& story, const State& state, const Measures& measures) {
        (void)draw_once(story, state, measures);  // ImGui learns how tall things are
        return draw_once(story, state, measures);
    }

  private:
    Drawn draw_once(const Story& story, const State& state, const Measures& measures) {
        interface_.begin_frame({1280, 800, 1.0}, Shade::Light, kNoAccent, 1.0 / 60.0);
        const Telling telling = telling_of(story, state.lens);
        const Knowledge told = knowledge_at(story, state.lens, telling);
        const Layout layout = lay_out(1280, 800, PanelShown::Yes);
        const PanelInput in{story,  state, told, telling, map_,   measures, interface_.look(),
                            layout, {},    0,    false,   scene_, signs_};
        PanelOutput out;
        header_panel(in, out);
        timeline_panel(in, out);
        side_panel(in, out);
        interface_.end_frame();
        Drawn drawn;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
            for (const ImDrawVert& corner : list->VtxBuffer) {
                drawn.points.insert(drawn.points.end(), {corner.pos.x, corner.pos.y});
                drawn.colours.push_back(corner.col);
            }
        for (const PressTarget& target : out.targets) drawn.targets.emplace_back(target.name);
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
            if (texture->Status == ImTextureStatus_WantCreate) texture->SetTexID(1);
            if (texture->Status != ImTextureStatus_WantDestroy) texture->SetStatus(ImTextureStatus_OK);
        }
        return drawn;
    }

    Interface interface_;
    BaseMap map_;
    EventScene scene_;
    SeenSigns signs_;
    bool ready_ = false;
};

// Whether both stories are drawn alike at the State's moment.
struct Both {
    const Story &whole, &cut;
    const Measures &whole_measures, &cut_measures;
};
void check_drawn(Stage& stage, const Both& both, const State& state) {
    const Drawn whole = stage.draw(both.whole, state, both.whole_measures);
    const Drawn before = stage.draw(both.cut, state, both.cut_measures);
    CHECK(whole.targets == before.targets);
    CHECK(whole.points == before.points);
    CHECK(whole.colours == before.colours);
}

}  // namespace

TEST_CASE("every view at every moment of what was known is drawn as if nothing came after") {
    Stage stage;
    REQUIRE(stage.ready());
    ReadBaseMap read = read_basemap(belgorod_basemap());
    REQUIRE(read.map);
    State state;
    state.lens = lens_at("2023-05-25T00:00", Clock::Known);
    const Measures measures = measures_of(belgorod(), *read.map);
    std::uint32_t turn = 0;
    const std::vector<Instant> moments = moments_of(belgorod());
    for (std::size_t at = 0; at < moments.size(); at += test::whole_or_sanitized(1, 3)) {
        const Instant time = moments[at];
        state.lens.time = time;
        CAPTURE(time.seconds);
        const CutStory cut = cut_at(belgorod(), state.lens);
        const Measures cut_measures = measures_of(cut.story, *read.map);
        const Both both{belgorod(), cut.story, measures, cut_measures};
        for (const View view : {View::Claims, View::Sources, View::Place}) {
            state.view = view;
            check_drawn(stage, both, state);
        }
        for (int i = 0; i < 3; ++i) {
            state.place = Ref<Place>{turn++ % static_cast<std::uint32_t>(belgorod().places.size())};
            CAPTURE(belgorod().at(*state.place).id);
            check_drawn(stage, both, state);
        }
        state.place.reset();
        state.view = View::Story;
        state.event.reset();
        for (std::uint32_t i = 0; i < 4; ++i) {  // so do all steps
            state.step = Ref<TourStep>{(turn + i) % static_cast<std::uint32_t>(belgorod().tour.size())};
            CAPTURE(belgorod().at(*state.step).id);
            check_drawn(stage, both, state);
        }
        state.view = View::Event;
        for (int i = 0; i < 4; ++i) {  // all events take their turn
            state.event = Ref<Event>{turn++ % static_cast<std::uint32_t>(belgorod().events.size())};
            CAPTURE(belgorod().at(*state.event).id);
            check_drawn(stage, both, state);
        }
    }
}
