// Looks at the pixels that the renderer draws, in an OpenGL ES 3 context without a window.
#if !defined(__EMSCRIPTEN__)

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

#include "render/line_set.h"
#include "render/map_scene.h"
#include "render/offscreen.h"

using namespace sourceline;
using namespace sourceline::testing;

namespace doctest {
template <>
struct StringMaker<Rgb> {
    static String convert(const Rgb& c) {
        return String("(") + toString(c.r) + ", " + toString(c.g) + ", " + toString(c.b) + ")";
    }
};
}  // namespace doctest

namespace {

constexpr int kWidth = 300, kHeight = 240;

Rgb rgb(std::uint32_t value) { return {int(value >> 16 & 255), int(value >> 8 & 255), int(value & 255)}; }

bool near(Rgb a, Rgb b, int tolerance) {
    return std::abs(a.r - b.r) <= tolerance && std::abs(a.g - b.g) <= tolerance && std::abs(a.b - b.b) <= tolerance;
}

// A renderer and a target of kWidth by kHeight CSS pixels. Points are given from the middle of the map.
struct RendererStage {
    Offscreen screen;
    Renderer renderer;
    MapView view = make_view(kWidth, kHeight, 1);

    bool ready() {
        if (!screen.good()) {
            MESSAGE("no OpenGL ES 3 without a window here: skipped");
            return false;
        }
        const Outcome made = renderer.create();
        if (!made) FAIL(made.error());
        return true;
    }
    Picture draw() {
        screen.resize(int(kWidth * view.pixel_ratio), int(kHeight * view.pixel_ratio));
        renderer.draw(view);
        CHECK(glGetError() == GL_NO_ERROR);
        return screen.picture();
    }
};

Rgb at(const Picture& picture, double x, double y) {
    const int middle_x = picture.width / 2, middle_y = picture.height / 2;
    return picture.at(int(middle_x + x), int(middle_y + y));
}

// Of all channels of all pixels.
int most_different(const Picture& a, const Picture& b) {
    if (a.rgba.size() != b.rgba.size()) return 256;
    int most = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) most = std::max(most, std::abs(int(a.rgba[i]) - int(b.rgba[i])));
    return most;
}

EventScene one_event(Lifetime life) {
    EventScene scene;
    scene.origin = scene_origin();
    scene.symbols = {symbol(7, EventKind::Other, SymbolFill::Solid, 0, 0, 0xb3541e, life)};
    return scene;
}

}  // namespace

TEST_CASE("the map shows land, water and sea in the palette's colours") {
    RendererStage stage;
    if (!stage.ready()) return;
    stage.renderer.set_base(two_countries());
    for (const Shade shade : {Shade::Light, Shade::Dark}) {
        stage.view.palette = map_palette(shade);
        const Picture picture = stage.draw();
        CHECK(at(picture, -80, 0) == rgb(kWestTint.in(shade)));
        CHECK(at(picture, 80, 0) == rgb(kEastTint.in(shade)));
        CHECK(at(picture, 80, -60) == rgb(paint(stage.view, layer_id("water"))));
        CHECK(at(picture, 50, 110) == rgb(kSea.in(shade)));
        CHECK(stage.renderer.draw_calls() == 6);  // three fills, the water's edge, casing and border
    }
}

TEST_CASE("the main border is one solid line; a disputed one is dashed along its length, from its start on") {
    RendererStage stage;
    if (!stage.ready()) return;
    constexpr LayerId kMain = layer_id("borders", "main"), kDisputed = layer_id("borders", "disputed");
    BaseScene scene = two_countries();
    stage.renderer.set_base(scene);
    stage.view.pixel_ratio = 4;
    Picture picture = stage.draw();
    for (double y = -20; y < 20; y += 0.5) CHECK(at(picture, 0, y * 4) == rgb(paint(stage.view, kMain)));

    for (LineChunk& chunk : scene.chunks)
        if (chunk.layer == kMain) chunk.layer = kDisputed;
    stage.renderer.set_base(std::move(scene));
    picture = stage.draw();
    // It starts 600 px above the middle; 595 are 85 whole periods of 7 px.
    const auto border_at = [&](double along) { return at(picture, 0, (along - 5) * 4); };
    const Rgb line = rgb(paint(stage.view, kDisputed));
    for (const double along : {1.0, 2.0, 3.0, 8.0, 9.0, 10.0}) CHECK(border_at(along) == line);
    for (const double along : {5.0, 5.5, 6.0, 12.0, 12.5, 13.0}) CHECK(!(border_at(along) == line));
}

TEST_CASE("an inset shows the land alone, in its own place and at its own zoom, over the map and its symbols") {
    RendererStage stage;
    if (!stage.ready()) return;
    stage.renderer.set_base(two_countries());
    stage.renderer.set_events(one_event({}));
    const Picture without = stage.draw();
    const int calls = stage.renderer.draw_calls();
    // Around the middle, where the symbol stands: there is west in it alone.
    stage.view.inset = MapInset{stage.view.camera, {60, 40}, {kWidth / 2.0 - 30, kHeight / 2.0 - 20}};
    const World centre = world_from_lng_lat(stage.view.camera.centre);
    stage.view.inset->camera.centre =
        lng_lat_from_world({centre.x - 80 / world_size_px(stage.view.camera.zoom), centre.y});
    const Picture with_inset = stage.draw();
    CHECK(stage.renderer.draw_calls() > calls);
    for (const double x : {-28.0, 0.0, 28.0}) CHECK(at(with_inset, x, 0) == rgb(kWestTint.in(Shade::Light)));
    for (const double x : {-80.0, 80.0}) CHECK(at(with_inset, x, 0) == at(without, x, 0));
}

TEST_CASE("a slanted line is smooth, and no darker where its segments meet") {
    RendererStage stage;
    if (!stage.ready()) return;
    BaseScene scene;
    scene.origin = scene_origin();
    std::vector<Vec2> points;
    for (int i = 0; i <= 400; ++i) points.push_back(px(-100 + i * 0.5, -30 + i * 0.15));
    add_line(scene, layer_id("borders"), points);
    stage.renderer.set_base(scene);
    const Picture many = stage.draw();

    scene.segments.clear();
    scene.chunks.clear();
    add_line(scene, layer_id("borders"), {points.front(), points.back()});
    stage.renderer.set_base(scene);
    const Picture one = stage.draw();

    const Rgb line = rgb(paint(stage.view, layer_id("borders"))), sea = rgb(stage.view.palette.sea);
    std::set<int> shades;
    int worst = 0;
    for (int x = -90; x < 90; ++x) {
        for (int y = -40; y < 40; ++y) {
            const Rgb c = at(one, x, y);
            if (!near(c, line, 8) && !near(c, sea, 8)) shades.insert(c.r);
            worst = std::max(worst, std::abs(c.b - at(many, x, y).b));
        }
    }
    CHECK(shades.size() >= 4);
    CHECK(worst <= 4);
}

TEST_CASE("an event is drawn from its time on, by either clock") {
    RendererStage stage;
    if (!stage.ready()) return;
    stage.renderer.set_base(two_countries());
    const Picture empty = stage.draw();
    stage.renderer.set_events(one_event({1000, 2000, 5000, 6000}));

    const auto drawn = [&](float time, float clock) {
        stage.view.time_s = time;
        stage.view.clock = clock;
        const Picture picture = stage.draw();
        if (picture.rgba == empty.rgba) return false;
        CHECK(at(picture, 0, 0) == rgb(0xb3541e));
        return true;
    };
    CHECK_FALSE(drawn(999, 0));
    CHECK(drawn(1000, 0));
    CHECK_FALSE(drawn(4999, 1));
    CHECK(drawn(5000, 1));
    stage.view.selected = Ref<Event>{7};
    CHECK_FALSE(drawn(999, 0));
}

TEST_CASE("a past event fades but stays readable, the selected one does not fade") {
    RendererStage stage;
    if (!stage.ready()) return;
    stage.renderer.set_base(two_countries());
    stage.renderer.set_events(one_event(lifetime(0, 1000)));
    stage.view.time_s = 1000;
    const Rgb fresh = at(stage.draw(), 0, 0);
    stage.view.time_s = 1000 + 3 * 3600;
    const Rgb fading = at(stage.draw(), 0, 0);
    stage.view.time_s = 1000 + 6 * 3600;
    const Rgb past = at(stage.draw(), 0, 0);
    stage.view.time_s = 1000 + 600 * 3600;
    const Rgb long_past = at(stage.draw(), 0, 0);
    CHECK(fresh.b < fading.b);
    CHECK(fading.b < past.b);
    CHECK(past == long_past);
    CHECK(past.b < 140);
    stage.view.selected = Ref<Event>{7};
    CHECK(at(stage.draw(), 0, 0) == fresh);
}

TEST_CASE("what may not have been said yet is pale on the clock of what was known, until its time is over") {
    RendererStage stage;
    if (!stage.ready()) return;
    EventScene scene = one_event(lifetime(0, 1000));
    scene.symbols[0].vaguely_known = true;
    stage.renderer.set_events(scene);
    stage.view.time_s = 500;
    stage.view.clock = 1;
    const Rgb pale = at(stage.draw(), 0, 0);
    stage.view.clock = 0;
    const Rgb happened = at(stage.draw(), 0, 0);
    stage.view.clock = 1;
    stage.view.time_s = 1000;
    CHECK(at(stage.draw(), 0, 0) == happened);
    CHECK(happened == rgb(0xb3541e));
    CHECK(pale.b > happened.b + 20);
}

TEST_CASE("moving the playhead, the map and the selection uploads nothing") {
    RendererStage stage;
    if (!stage.ready()) return;
    CHECK(stage.renderer.uploads_bytes() == 0);
    stage.renderer.set_base(two_countries());
    const std::uint64_t base = stage.renderer.uploads_bytes();
    CHECK(base > 0);
    stage.renderer.set_events(one_event(lifetime(0, 1000)));
    const std::uint64_t all = stage.renderer.uploads_bytes();
    CHECK(all > base);
    for (int i = 0; i < 5; ++i) {
        stage.view.time_s = float(i) * 400;
        stage.view.camera.zoom = kZoom - i;
        stage.view.selected = Ref<Event>{7};
        stage.draw();
    }
    CHECK(stage.renderer.uploads_bytes() == all);
}

TEST_CASE("a base map that is seen again is copied: the same picture, in one call for all its layers") {
    RendererStage stage;
    if (!stage.ready()) return;
    BaseScene scene = two_countries();
    stage.renderer.set_base(scene);
    stage.renderer.set_events(one_event(lifetime(100, 1000)));
    const int layers = 6, event = 1;
    const auto check_same = [&](int first_calls) {
        CAPTURE(first_calls);
        Picture first = stage.draw();
        CHECK(stage.renderer.draw_calls() == first_calls);
        for (int i = 0; i < 2; ++i)
            CHECK(most_different(stage.draw(), first) <= 1);  // an edge may be rounded otherwise
        CHECK(stage.renderer.draw_calls() < first_calls);
        return first;
    };
    const Picture bare = check_same(layers + event);
    stage.view.time_s = 200;
    const Picture with_event = stage.draw();
    CHECK(stage.renderer.draw_calls() == 1 + event);
    CHECK(with_event.rgba != bare.rgba);
    stage.view.time_s = 0;
    CHECK(most_different(stage.draw(), bare) <= 1);

    // Whatever changes the base map: it is never an old one that is seen.
    stage.view.camera.zoom += 0.001;
    check_same(layers + event);
    stage.view.camera.centre = LngLat::clamped(stage.view.camera.centre.lon() + 0.01, stage.view.camera.centre.lat());
    CHECK(check_same(layers + event).rgba != bare.rgba);
    stage.view.palette = map_palette(Shade::Dark);
    check_same(layers + event);
    stage.view.pixel_ratio = 1.5;
    check_same(layers + event);
    stage.view.viewport = {kWidth - 40, kHeight - 30};
    stage.view.offset = {21.4, 7.3};
    const Picture aside = check_same(layers + event);
    stage.view.offset = {11.4, 7.3};
    CHECK(stage.draw().rgba != aside.rgba);
    scene.fills.pop_back();  // the water, with its edge
    stage.renderer.set_base(scene);
    check_same(layers - 2 + event);
    stage.renderer.forget();
    REQUIRE(stage.renderer.create().ok());
    check_same(layers - 2 + event);
}

TEST_CASE("symbols laid out anew leave rings and areas where they are") {
    RendererStage stage;
    if (!stage.ready()) return;
    EventScene scene = one_event(lifetime(0, 1000));
    scene.rings = {{{7}, 0x0b6aa8, px(0, 0), px_length(50), lifetime(0, 1000)}};
    stage.renderer.set_events(scene);
    const std::uint64_t all = stage.renderer.uploads_bytes();
    scene.symbols[0].offset = {4, 4};
    stage.renderer.set_events(scene);
    const std::uint64_t again = stage.renderer.uploads_bytes() - all;
    CHECK(again > 0);
    CHECK(again < all);
    scene.rings[0].radius = px_length(80);
    stage.renderer.set_events(scene);
    CHECK(stage.renderer.uploads_bytes() - all - again == all);
    CHECK(at(stage.draw(), 75, 0) != rgb(stage.view.palette.sea));
}

TEST_CASE("after a lost context the same picture comes back") {
    RendererStage stage;
    if (!stage.ready()) return;
    stage.renderer.set_base(two_countries());
    stage.renderer.set_events(one_event(lifetime(0, 1000)));
    const Picture before = stage.draw();
    const std::uint64_t bytes = stage.renderer.uploads_bytes();
    stage.renderer.forget();
    stage.renderer.draw(stage.view);
    CHECK(stage.renderer.draw_calls() == 0);
    glBindTexture(0xdead, 1);  // leaves an error behind, as a restored context does
    CHECK(stage.renderer.create().ok());
    CHECK(glGetError() == GL_NO_ERROR);
    CHECK(stage.draw().rgba == before.rgba);
    CHECK(stage.renderer.uploads_bytes() == 2 * bytes);
}

TEST_CASE("empty scenes draw the sea and nothing else") {
    RendererStage stage;
    if (!stage.ready()) return;
    CHECK(at(stage.draw(), 0, 0) == rgb(stage.view.palette.sea));
    stage.renderer.set_base({});
    stage.renderer.set_events({});
    stage.view.selected = stage.view.hovered = Ref<Event>{0};
    CHECK(at(stage.draw(), 0, 0) == rgb(stage.view.palette.sea));
    CHECK(stage.renderer.draw_calls() == 0);
    // An empty scene takes the place of a full one.
    stage.renderer.set_base(two_countries());
    stage.renderer.set_events(one_event(lifetime(0, 1000)));
    stage.renderer.set_base({});
    stage.renderer.set_events({});
    CHECK(at(stage.draw(), 0, 0) == rgb(stage.view.palette.sea));
    CHECK(stage.renderer.draw_calls() == 0);
}

TEST_CASE("the map keeps to its rectangle of the canvas and the picture is opaque") {
    RendererStage stage;
    if (!stage.ready()) return;
    stage.renderer.set_base(two_countries());
    stage.renderer.set_events(one_event(lifetime(0, 1000)));
    stage.view.pixel_ratio = 2;
    stage.view.offset = {40, 30};
    stage.view.viewport = {200, 150};
    const Picture picture = stage.draw();
    CHECK(picture.at(79, 100) == rgb(stage.view.palette.paper));
    CHECK(picture.at(80, 100) == rgb(kWestTint.light));
    CHECK(picture.at(479, 200) == rgb(kEastTint.light));
    CHECK(picture.at(480, 200) == rgb(stage.view.palette.paper));
    CHECK(picture.at(100, 59) == rgb(stage.view.palette.paper));
    CHECK(picture.at(100, 360) == rgb(stage.view.palette.paper));
    // The middle of the map is where the camera says it is.
    CHECK(picture.at((40 + 100) * 2, (30 + 75) * 2) == rgb(0xb3541e));
    bool opaque = true;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) opaque = opaque && picture.alpha_at(x, y) == 255;
    CHECK(opaque);
    CHECK_FALSE(glIsEnabled(GL_SCISSOR_TEST));
    CHECK(glIsEnabled(GL_BLEND));
}

TEST_CASE("kinds, fills, selection, hover and a second party each change a symbol") {
    RendererStage stage;
    if (!stage.ready()) return;
    stage.view.time_s = 10;
    std::set<std::vector<std::uint8_t>> pictures;
    EventScene scene = one_event(lifetime(0, 1000));
    for (int kind = 0; kind < kEventKindCount; ++kind) {
        for (SymbolFill fill : {SymbolFill::Hollow, SymbolFill::Solid, SymbolFill::Hatched}) {
            scene.symbols[0].kind = EventKind(kind);
            scene.symbols[0].fill = fill;
            stage.renderer.set_events(scene);
            pictures.insert(stage.draw().rgba);
        }
    }
    CHECK(pictures.size() == 3 * kEventKindCount);

    stage.renderer.set_events(one_event(lifetime(0, 1000)));
    pictures = {stage.draw().rgba};
    stage.view.hovered = Ref<Event>{7};
    pictures.insert(stage.draw().rgba);
    stage.view.hovered.reset();
    EventScene split = one_event(lifetime(0, 1000));
    split.symbols[0].second_rgb = 0x0b6aa8;
    stage.renderer.set_events(split);
    const Picture halves = stage.draw();
    pictures.insert(halves.rgba);
    CHECK(at(halves, -4, 0) == rgb(0xb3541e));
    CHECK(at(halves, 4, 0) == rgb(0x0b6aa8));
    stage.renderer.set_events(one_event(lifetime(0, 1000)));
    stage.view.selected = Ref<Event>{7};
    const Picture selected = stage.draw();
    pictures.insert(selected.rgba);
    CHECK(at(selected, 0, 0) == rgb(0xb3541e));
    CHECK(near(at(selected, 17.5, 0), rgb(stage.view.palette.ink), 3));
    CHECK(pictures.size() == 4);
}

TEST_CASE("a symbol that stands in a badge with others is not drawn beside it") {
    RendererStage stage;
    if (!stage.ready()) return;
    Lifetime life = lifetime(0, 1000);
    life.happened_gone = 100, life.known_gone = 200;
    stage.renderer.set_events(one_event(life));
    const Rgb sea = rgb(stage.view.palette.sea);
    const auto drawn = [&](float time_s, float clock) {
        stage.view.time_s = time_s;
        stage.view.clock = clock;
        return at(stage.draw(), 0, 0) != sea;
    };
    CHECK(drawn(99, 0));
    CHECK_FALSE(drawn(100, 0));
    CHECK(drawn(100, 1));
    CHECK_FALSE(drawn(200, 1));
}

TEST_CASE("rings, areas and fanned-out symbols stay with their places") {
    RendererStage stage;
    if (!stage.ready()) return;
    EventScene scene;
    scene.origin = scene_origin();
    scene.rings = {{{1}, 0x0b6aa8, px(0, 0), px_length(50), lifetime(0, 1000)}};
    stage.renderer.set_events(scene);
    const Rgb sea = rgb(stage.view.palette.sea);
    Picture picture = stage.draw();
    CHECK(at(picture, 0, 0) != sea);
    CHECK(at(picture, 55, 0) == sea);
    int outline = 0;
    for (int degrees = 0; degrees < 360; ++degrees) {
        const double a = degrees * 3.14159265 / 180;
        outline += near(at(picture, 50 * std::cos(a), 50 * std::sin(a)), rgb(0x0b6aa8), 60);
    }
    CHECK(outline > 100);  // dashed
    CHECK(outline < 300);

    scene.rings.clear();
    scene.areas.push_back({{2},
                           0x6b5b95,
                           {px(-40, -40), px(40, -40), px(40, 40), px(-40, 40)},
                           {0, 1, 2, 0, 2, 3},
                           {{px(-40, -40), px(40, -40), 0}},
                           lifetime(0, 1000)});
    stage.renderer.set_events(scene);
    picture = stage.draw();
    for (int x = -20; x < 20; ++x) CHECK(at(picture, x, 10) == sea);  // only while it is meant
    stage.view.hovered_area = Ref<Event>{2};
    picture = stage.draw();
    CHECK(at(picture, 0, 60) == sea);
    std::set<int> shades;
    for (int x = -20; x < 20; ++x) shades.insert(at(picture, x, 10).r);
    CHECK(shades.size() > 2);
    // A picture that was moved by whole pixels is the same picture, hatching and all.
    stage.view.camera = panned(stage.view.camera, 13, 7, CameraLimits{});
    const Picture moved = stage.draw();
    int worst = 0;
    for (int y = -20; y < 20; ++y)
        for (int x = -20; x < 20; ++x)
            worst = std::max(worst, std::abs(at(picture, x, y).r - at(moved, x + 13, y + 7).r));
    CHECK(worst <= 6);

    scene.areas.clear();
    scene.symbols = {symbol(3, EventKind::Other, SymbolFill::Solid, 0, 0)};
    scene.symbols[0].offset = {40, 0};
    stage.view = make_view(kWidth, kHeight, 1);
    stage.renderer.set_events(scene);
    picture = stage.draw();
    CHECK(at(picture, 40, 0) == rgb(0x0b6aa8));
    CHECK(at(picture, 20, -5) == sea);
    CHECK(at(picture, 20, 0) != sea);  // the line from the place
    CHECK(at(picture, 0, 0) != sea);
}

TEST_CASE("chunks out of view cost no draw call") {
    RendererStage stage;
    if (!stage.ready()) return;
    BaseScene scene;
    scene.origin = scene_origin();
    add_line(scene, layer_id("rivers"), {px(3000, 0), px(3100, 50)});
    stage.renderer.set_base(scene);
    stage.draw();
    CHECK(stage.renderer.draw_calls() == 0);
    stage.view.camera.zoom = 4;
    stage.draw();
    CHECK(stage.renderer.draw_calls() == 1);
}

#endif
