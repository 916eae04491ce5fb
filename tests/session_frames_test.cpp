// How many frames a change takes: the one that shows it, and no more than those in which something still moves.
#include "made_story.h"
#include "random_command.h"
#include "session_bench.h"
#include "story_builder.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

// What is drawn where and in which colour: bytes that are the same where the picture is. Where in the atlas a letter
// lies may change while the picture does not.
std::string drawn(const Session& session) {
    std::string bytes;
    const auto add = [&](const void* data, std::size_t size) { bytes.append(static_cast<const char*>(data), size); };
    const ImDrawData* data = ImGui::GetDrawData();
    for (const ImDrawList* list : data->CmdLists) {
        for (const ImDrawVert& vertex : list->VtxBuffer) {
            add(&vertex.pos, sizeof vertex.pos);
            add(&vertex.col, sizeof vertex.col);
        }
    }
    const MapPicture& picture = session.picture();
    const double numbers[] = {picture.camera.centre.lon(), picture.camera.centre.lat(), picture.camera.zoom,
                              picture.time_s};
    add(numbers, sizeof numbers);
    return bytes;
}

}  // namespace

TEST_CASE("frames: after one that asks for no other, another would draw the same, whatever is asked of the map") {
    for (const auto& [width, height] : {std::pair(1280.0f, 800.0f), std::pair(390.0f, 844.0f)}) {
        SessionBench bench(width, height);
        REQUIRE(bench.fonts_found);
        bench.settle();
        Random random(static_cast<std::uint32_t>(width));
        CommandDice dice(random, bench.story());
        for (int round = 0; round < 150; ++round) {
            const Command command = dice.roll();
            CAPTURE(round);
            CAPTURE(command.index());
            (void)bench.session.carry_out(command);
            if (bench.state().playback.playing) (void)bench.session.carry_out(Pause{});
            bench.settle();
            const std::string before = drawn(bench.session);
            bench.frame();
            CHECK((drawn(bench.session) == before));
        }
    }
}

TEST_CASE("frames: a tap that is over before a frame was drawn is heard to its end without another input") {
    SessionBench bench(390, 844);
    REQUIRE(bench.fonts_found);
    bench.settle();
    for (int i = 0; i < 4; ++i) {
        const std::optional<Rect> next = bench.target("next");
        REQUIRE(next);
        const std::optional<Ref<TourStep>> before = bench.state().step;
        ImGuiIO& io = ImGui::GetIO();
        io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
        io.AddMousePosEvent(next->x + next->width * 0.5f, next->y + next->height * 0.5f);
        io.AddMouseButtonEvent(0, true);
        io.AddMouseButtonEvent(0, false);
        bench.settle();
        CHECK(bench.state().step != before);
    }
}

TEST_CASE("frames: a step in time and another event take a single one where nothing is to move") {
    SessionBench bench;
    REQUIRE(bench.fonts_found);
    bench.settle();
    const auto frames_after = [&](const Command& command) {
        REQUIRE(bench.session.carry_out(command).ok());
        return bench.settle();
    };
    REQUIRE(frames_after(SeekTo{at("2023-05-23T12:00")}) <= 2);  // another step of the story is as high as its text
    const std::optional<Ref<TourStep>> step = bench.state().step;
    CHECK(frames_after(SeekTo{at("2023-05-23T12:01")}) == 1);
    REQUIRE(bench.state().step == step);
    CHECK(frames_after(SetClock{Clock::Known}) <= 2);
    CHECK(frames_after(SelectEvent{{3}}) <= 2);
}

TEST_CASE("frames: what one has drawn can be told until the next one, also when another story has come meanwhile") {
    SessionBench bench;
    REQUIRE(bench.fonts_found);
    REQUIRE(bench.send(SelectEventById{"graivoron-shelling"}));
    bench.settle();
    const auto told = [&] {
        std::string all;
        for (const PressTarget& target : bench.session.targets()) all.append(target.name).append("\n");
        for (const DrawnLabel& label : bench.session.labels()) all.append(label.text).append("\n");
        if (bench.session.tip()) all.append(bench.session.tip()->text);
        return all;
    };
    const auto name = bench.first_target("bar:");
    REQUIRE(name);
    const Rect bar = *bench.target(*name);
    bench.move_to(bar.x + bar.width * 0.5f, bar.y + bar.height * 0.5f);
    REQUIRE(bench.session.tip());
    const std::string before = told();
    CHECK(before.size() > 1000);
    REQUIRE(bench.give_bytes(story_of_claims(3, 2)));
    CHECK(told() == before);
    CHECK_FALSE(bench.session.snapshot({}).empty());
    bench.frame();
    CHECK(told() != before);
}
