// Names of stories with very many places: what placing them costs follows the view, and the map is about as full as if
// each had been tried.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "map/labels.h"
#include "map_files.h"
#include "plain_labels.h"
#include "random.h"
#include "values.h"

using namespace sourceline;
using test::measured;
using test::PlainLabels;
using test::position;
using test::Random;

namespace {

// In a box of 4.8 by 2 degrees, some of them in clusters.
LngLat place_of_many(Random& random) {
    if (random.below(3) > 0) return position(random.between(34.1, 38.9), random.between(49.5, 51.5));
    const double lon = 34.5 + random.below(6) * 0.8, lat = 49.7 + random.below(4) * 0.5;
    return position(lon + random.between(-0.1, 0.1) * random.between(0, 1),
                    lat + random.between(-0.06, 0.06) * random.between(0, 1));
}

std::vector<LabelInput> many_names(Random& random, int count) {
    std::vector<LabelInput> inputs;
    for (int i = 0; i < count; ++i) {
        LabelInput input;
        input.text = "Place " + std::to_string(random.below(10) == 0 ? i * 1'003 : i);
        input.style = random.below(8) == 0 ? kStoryDetail : kStoryPlace;
        input.at = world_from_lng_lat(place_of_many(random));
        input.priority = i;
        input.dot = random.below(10) > 0;
        input.min_zoom = random.below(4) == 0 ? static_cast<float>(random.between(5, 10)) : 5.25f;
        input.place = Ref<Place>{static_cast<std::uint32_t>(i)};
        input.one_of_many = true;
        inputs.push_back(std::move(input));
    }
    for (int i = random.below(200); i > 0; --i) {
        LabelInput input;
        input.text = std::string(static_cast<std::size_t>(3 + random.below(9)), 'b');
        input.style = random.below(3) == 0 ? layer_id("labels", "region") : layer_id("places", "town");
        input.at = world_from_lng_lat(place_of_many(random));
        input.priority = i;
        input.dot = input.style == layer_id("places", "town");
        inputs.push_back(std::move(input));
    }
    return inputs;
}

std::vector<Obstacle> symbols_among(Random& random, const std::vector<LabelInput>& inputs, double zoom) {
    std::vector<Obstacle> obstacles;
    for (int i = static_cast<int>(std::exp2(zoom - 7.5)) * 40 + random.below(100); i > 0; --i) {
        const LabelInput& under = inputs[static_cast<std::size_t>(random.below(static_cast<int>(inputs.size())))];
        const float x = random.below(2) == 0 ? 0 : static_cast<float>(random.between(-30, 30));
        obstacles.push_back({under.at, {x - 13, -13}, {x + 13, 13}});
    }
    return obstacles;
}

LabelFrame view_of(Random& random, double zoom) {
    const Viewport viewport{random.between(300, 1200), random.between(250, 800)};
    return {{position(random.between(34.5, 38.5), random.between(49.7, 51.3)), zoom},
            viewport,
            {{viewport.width - 60, viewport.height - 120, viewport.width - 8, viewport.height - 30}}};
}

bool are_same(const std::vector<PlacedLabel>& a, const std::vector<PlacedLabel>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const PlacedLabel& one, const PlacedLabel& other) {
        return one.input == other.input && one.at == other.at && one.dx == other.dx && one.dy == other.dy &&
               one.width == other.width && one.height == other.height;
    });
}

PxBox box_seen(const PlacedLabel& label, const LabelFrame& frame) {
    const Screen at = screen_from_world(frame.camera, frame.viewport, label.at);
    return {at.x + label.dx, at.y + label.dy, at.x + label.dx + label.width, at.y + label.dy + label.height};
}
bool is_inside(const PlacedLabel& label, const LabelFrame& frame) {
    const Screen at = screen_from_world(frame.camera, frame.viewport, label.at);
    return at.x > 0 && at.y > 0 && at.x < frame.viewport.width && at.y < frame.viewport.height;
}

}  // namespace

TEST_CASE("labels: those of a story with few places are those that the plain way places") {
    Random random(31);
    for (int round = 0; round < 120; ++round) {
        std::vector<LabelInput> inputs = many_names(random, random.below(random.below(4) == 0 ? 300 : 60));
        for (LabelInput& input : inputs) input.one_of_many = false;
        const double zoom = random.between(5, 13);
        const LabelFrame frame = view_of(random, zoom);
        const std::vector<Obstacle> obstacles =
            inputs.empty() ? std::vector<Obstacle>{} : symbols_among(random, inputs, std::min(zoom, 8.0));
        CAPTURE(round);
        CHECK(are_same(place_labels(inputs, obstacles, zoom, measured, &frame),
                       PlainLabels(inputs, obstacles, zoom, measured, frame).placed));
    }
}

TEST_CASE("labels: of very many names none overlaps another or a symbol, and those in the view are whole in it") {
    Random random(32);
    for (int round = 0; round < 40; ++round) {
        LabelPlacer placer;
        placer.set(many_names(random, 500 + random.below(4000)));
        const double zoom = random.between(5, 13);
        const LabelFrame frame = view_of(random, zoom);
        const std::vector<Obstacle> obstacles = symbols_among(random, placer.inputs(), zoom);
        const std::vector<PlacedLabel> placed = placer.place(obstacles, zoom, measured, &frame);
        CAPTURE(round);
        std::vector<PxBox> symbols;
        for (const Obstacle& one : obstacles) {
            const Screen at = screen_from_world(frame.camera, frame.viewport, one.at);
            symbols.push_back({at.x + one.min.x, at.y + one.min.y, at.x + one.max.x, at.y + one.max.y});
        }
        int faults = 0;
        for (std::size_t i = 0; i < placed.size(); ++i) {
            const PxBox box = widened(box_seen(placed[i], frame), -0.01);
            for (std::size_t j = 0; j < i; ++j) faults += overlaps(box, box_seen(placed[j], frame));
            for (const PxBox& symbol : symbols) faults += overlaps(box, symbol);
            if (!is_inside(placed[i], frame)) continue;
            faults +=
                box.min_x < 0 || box.min_y < 0 || box.max_x > frame.viewport.width || box.max_y > frame.viewport.height;
            for (const PxBox& taken : frame.taken) faults += overlaps(box, taken);
        }
        CHECK(faults == 0);
    }
}

TEST_CASE("labels: what was placed before makes no difference to what is placed for a view") {
    Random random(33);
    for (int round = 0; round < 10; ++round) {
        const std::vector<LabelInput> inputs = many_names(random, 3000);
        LabelPlacer placer;
        placer.set(inputs);
        const double zoom = random.between(6, 12);
        const LabelFrame frame = view_of(random, zoom);
        const std::vector<Obstacle> obstacles = symbols_among(random, inputs, zoom);
        const std::vector<PlacedLabel> first = placer.place(obstacles, zoom, measured, &frame);
        for (int i = 0; i < 5; ++i) {
            const LabelFrame elsewhere = view_of(random, random.between(5, 13));
            placer.place(obstacles, elsewhere.camera.zoom, measured, &elsewhere);
        }
        CHECK(are_same(placer.place(obstacles, zoom, measured, &frame), first));
        CHECK(are_same(place_labels(inputs, obstacles, zoom, measured, &frame), first));
        // In two steps they are the same, with room for what keeps clear of the first.
        FrameList<PlacedLabel> stepwise = placer.place_story(obstacles, zoom, measured, &frame);
        const std::size_t of_story = stepwise.size();
        for (const PlacedLabel& label : placer.place_others({}, measured)) stepwise.push_back(label);
        CHECK(are_same({stepwise.begin(), stepwise.end()}, first));
        for (std::size_t i = 0; i < stepwise.size(); ++i)
            CHECK(inputs[stepwise[i].input].place.has_value() == (i < of_story));
    }
}

TEST_CASE("labels: of very many nearly as many are placed as if each had been tried") {
    Random random(34);
    std::size_t placed = 0, plain = 0;
    for (int round = 0; round < 12; ++round) {
        const std::vector<LabelInput> inputs = many_names(random, 300 + random.below(6000));
        const double zoom = random.between(6, 11);
        const LabelFrame frame = view_of(random, zoom);
        const std::vector<Obstacle> obstacles = symbols_among(random, inputs, zoom);
        for (const PlacedLabel& label : place_labels(inputs, obstacles, zoom, measured, &frame))
            placed += is_inside(label, frame) && inputs[label.input].place;
        for (const PlacedLabel& label : PlainLabels(inputs, obstacles, zoom, measured, frame).placed)
            plain += is_inside(label, frame) && inputs[label.input].place;
    }
    CHECK(plain > 100);
    CHECK(10 * placed >= 9 * plain);
}

TEST_CASE("labels: placing them looks at what can be in the view, however many there are, and measures as few") {
    Random random(35);
    LabelPlacer placer;
    placer.set(many_names(random, 20'000));
    for (const double zoom : {5.5, 6.5, 7.5, 8.0, 8.01, 9.5, 11.0, 12.3, 14.0}) {
        const LabelFrame frame{{position(36.5, 50.5), zoom}, {800, 500}, {}};
        const std::vector<Obstacle> obstacles = symbols_among(random, placer.inputs(), std::min(zoom, 10.0));
        std::size_t texts = 0;
        const auto counted = [&](const std::string& text, LabelStyle style) {
            ++texts;
            return measured(text, style);
        };
        placer.place(obstacles, zoom, counted, &frame);
        CAPTURE(zoom);
        CHECK(placer.visited() < 2500);
        CHECK(texts <= placer.visited());
    }
}

TEST_CASE("labels: without a view each of very many is looked at, those at one spot as well") {
    std::vector<LabelInput> inputs(500);
    for (LabelInput& input : inputs) {
        input.text = "Here";
        input.at = world_from_lng_lat(position(36, 50));
        input.one_of_many = true;
    }
    LabelPlacer placer;
    placer.set(inputs);
    CHECK(!placer.place({}, 9, measured).empty());
    CHECK(placer.visited() == inputs.size());
    const LabelFrame frame{{position(36, 50), 9}, {800, 500}, {}};
    CHECK(!placer.place({}, 9, measured, &frame).empty());
    CHECK(placer.visited() < 100);
    placer.set({});
    CHECK(placer.place({}, 9, measured, &frame).empty());
    CHECK(placer.visited() == 0);
}
