#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "panels/views.h"
#include "session_bench.h"
#include "state/names.h"
#include "story/query.h"

using namespace sourceline;
using namespace sourceline::test;

TEST_SUITE("panels: clicks") {
    TEST_CASE("the fonts that the build makes are there") {
        SessionBench bench;
        REQUIRE_MESSAGE(bench.fonts_found, "dist/fonts is empty: ./build.sh build makes it");
        CHECK(bench.vertices > 1000);
    }

    TEST_CASE("a tab opens its view") {
        SessionBench bench;
        REQUIRE(bench.click("tab:claims"));
        CHECK(bench.got<SetView>());
        CHECK(bench.state().view == View::Claims);
        REQUIRE(bench.click("tab:sources"));
        CHECK(bench.state().view == View::Sources);
        REQUIRE(bench.click("tab:event"));
        CHECK(bench.state().view == View::Event);
    }

    TEST_CASE("every view of the panel has one row, with its tab and its key") {
        SessionBench bench;
        CHECK(std::size(kViews) + 1 == std::size(kViewNames));  // none is drawn for a shut panel
        std::set<ImGuiKey> keys;
        for (std::size_t i = 0; i < std::size(kViews); ++i) {
            const ViewRow& row = kViews[i];
            CHECK(row.view == static_cast<View>(i));
            CHECK(row.view != View::None);
            REQUIRE(bench.send(SetView{i == 0 ? View::Claims : View::Event}));
            CHECK(bench.target("tab:" + std::string(name_of(row.tab))));
            CHECK(keys.insert(row.key).second);
            bench.key(row.key);
            CHECK(bench.state().view == row.view);
        }
    }

    TEST_CASE("a view tells how far it is scrolled and how far it can be") {
        SessionBench bench;
        REQUIRE(bench.send(SetView{View::Sources}));
        REQUIRE(bench.session.scroll());
        const float max = bench.session.scroll()->max;
        CHECK(bench.session.scroll()->at == 0.0f);
        CHECK(max > 100.0f);  // told in the first frames, before ImGui has seen how high the view is
        bench.move_to(bench.layout().panel.x + 8, 400);
        for (int i = 0; i < 200; ++i) {
            ImGui::GetIO().AddMouseWheelEvent(0, -1);
            bench.frame();
        }
        CHECK(std::abs(bench.session.scroll()->at - max) <= 1.0f);
        CHECK(std::abs(bench.session.scroll()->max - max) <= 1.0f);
        REQUIRE(bench.send(SetView{View::None}));
        CHECK_FALSE(bench.session.scroll());
    }

    TEST_CASE(
        "an event that is chosen opens at its beginning, the same one again, too; other views do not disturb it") {
        SessionBench bench;
        const Ref<Event> event = *event_by_id(bench.story(), "raid-end");
        const auto scroll_down = [&] {
            bench.move_to(bench.layout().panel.x + 8, 400);
            for (int i = 0; i < 30; ++i) {
                ImGui::GetIO().AddMouseWheelEvent(0, -1);
                bench.frame();
            }
            CHECK(bench.session.scroll()->at > 100.0f);
        };
        REQUIRE(bench.send(SelectEvent{event}));
        CHECK(bench.session.scroll()->at == 0.0f);
        scroll_down();
        REQUIRE(bench.send(SelectEvent{event}));
        CHECK(bench.session.scroll()->at == 0.0f);
        scroll_down();
        const float at = bench.session.scroll()->at;
        REQUIRE(bench.send(SetView{View::Sources}));
        REQUIRE(bench.send(SetView{View::Event}));
        CHECK(bench.session.scroll()->at == at);
        REQUIRE(bench.send(SelectEvent{*event_by_id(bench.story(), "kyiv-role")}));
        REQUIRE(bench.send(SelectEvent{event}));
        CHECK(bench.session.scroll()->at == 0.0f);
    }

    TEST_CASE("a view that has become shorter than it was scrolled is not left blank") {
        SessionBench bench(390, 844);
        REQUIRE(bench.send(SetClock{Clock::Known}));
        REQUIRE(bench.send(SelectEvent{*event_by_id(bench.story(), "raid-end")}));
        REQUIRE(bench.send(Scrub{bench.story().end}));
        bench.settle();
        bench.move_to(bench.layout().panel.x + 20, bench.layout().panel.y + 100);
        for (int i = 0; i < 60; ++i) {
            ImGui::GetIO().AddMouseWheelEvent(0, -1);
            bench.frame();
        }
        const float before = bench.session.scroll()->at;
        REQUIRE(bench.send(SetView{View::Claims}));
        REQUIRE(bench.session.carry_out(Scrub{bench.story().start}).ok());
        REQUIRE(bench.session.carry_out(SetView{View::Event}).ok());
        bench.settle();
        CHECK(bench.session.scroll()->max < before);
        CHECK(bench.session.scroll()->at <= bench.session.scroll()->max + 1.0f);
    }

    TEST_CASE("a source with an address and an archived copy links to both, on any width") {
        const std::string id = "article-2023-05-24", known = R"("published": "2023-05-24",)";
        const std::string url = "https://example.org/a", archived = "https://archive.example.org/a";
        const std::string only_archived = known + R"("archived_url": ")" + archived + R"(",)";
        const std::string both = only_archived + R"("url": ")" + url + R"(",)";
        for (const float width : {1280.0f, 320.0f}) {
            SessionBench bench(width, 800);
            const std::string file = test::file_bytes(test::kServedStory);
            REQUIRE(bench.give_bytes(test::with(file, known, both)));
            REQUIRE(bench.send(SetView{View::Sources}));
            for (const auto& [name, address] : {std::pair{"link:" + id, url}, std::pair{"archive:" + id, archived}}) {
                const std::optional<Rect> link = bench.target(name);
                REQUIRE(link);
                CHECK(link->right() <= bench.layout().panel.right());
                bench.opened.clear();
                REQUIRE(bench.click(name));
                CHECK(bench.opened == std::vector<std::string>{address});
            }
            REQUIRE(bench.give_bytes(test::with(file, known, only_archived)));
            REQUIRE(bench.send(SetView{View::Sources}));
            CHECK_FALSE(bench.target("link:" + id));
            CHECK(bench.target("archive:" + id));
        }
    }

    TEST_CASE("a citation's number opens the source at its claim, lit up, with a link to the words themselves") {
        const std::string known = R"("published": "2023-05-24",)";
        for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, std::pair{390.0f, 844.0f}}) {
            SessionBench bench(width, height);
            const std::string file = test::file_bytes(test::kServedStory);
            REQUIRE(bench.give_bytes(test::with(file, known, known + R"("url": "https://example.org/a",)")));
            REQUIRE(bench.send(SelectEvent{*event_by_id(bench.story(), "raid-end")}));
            for (const Claim& claim : bench.story().claims) {
                if (bench.story().at(claim.source).url.empty()) continue;
                const Ref<Claim> ref{static_cast<std::uint32_t>(&claim - bench.story().claims.data())};
                CAPTURE(claim.id);
                REQUIRE(bench.send(ShowSource{claim.source, ref}));
                bench.settle();
                const std::optional<Rect> row = bench.target("source-claim:" + claim.id),
                                          words = bench.target("words:" + claim.id);
                if (!row) continue;  // not told by now
                const Rect& panel = bench.layout().panel;
                CHECK(row->y >= panel.y);
                CHECK(row->y < panel.bottom() - 40);
                REQUIRE(words);
                bench.opened.clear();
                REQUIRE(bench.click("words:" + claim.id));
                REQUIRE(bench.opened.size() == 1);
                CHECK(bench.opened[0].rfind("https://example.org/a#:~:text=", 0) == 0);
                CHECK(bench.opened[0].find("%5B%E2%80%A6") == std::string::npos);  // no ellipsis of ours
            }
            REQUIRE(bench.send(ShowSource{{0}}));
            bench.settle();
            CHECK_FALSE(bench.first_target("words:"));
        }
    }

    TEST_CASE("what a story says of itself is set: changes, when a source was read, where a point comes from") {
        SessionBench bench;
        const std::string file = test::file_bytes(test::kServedStory);
        const auto height_of = [&](const std::string& story, View view) {
            REQUIRE(bench.give_bytes(story));
            REQUIRE(bench.send(SetEvent{event_by_id(bench.story(), "civilian-deaths")}));
            REQUIRE(bench.send(SetView{view}));
            return bench.session.scroll()->max;
        };
        const float sources = height_of(file, View::Sources);
        const std::string log = R"("changes": [)";
        CHECK(height_of(test::with(file, log, log + R"({"date": "2023-05-25", "text": "A number was corrected."},)"),
                        View::Sources) > sources + 30);
        std::string read_on = file;
        for (const std::string credit : {R"("credit": "With inputs)", R"("credit": "(CNN))"}) {
            const std::string dated = R"("retrieved": "2023-05-25",)" + credit;
            read_on = test::with(read_on, credit, dated);
        }
        CHECK(height_of(read_on, View::Sources) > sources + 15);

        const float event = height_of(file, View::Event);
        const Ref<Place> place = *bench.story().at(*bench.state().event).place;
        const std::string origin(bench.story().at(place).coordinates_from.in("en", "en").text);
        REQUIRE_FALSE(origin.empty());
        const std::size_t at = file.find(R"("id": ")" + bench.story().at(place).id + '"');
        const std::string longer =
            file.substr(0, at) + test::with(file.substr(at), origin, origin + std::string(400, 'x'));
        CHECK(height_of(longer, View::Event) > event + 30);
    }

    TEST_CASE("a citation leads to its source and the source's quote leads back to the event") {
        SessionBench bench;
        REQUIRE(bench.send(SetEvent{event_by_id(bench.story(), "civilian-deaths")}));
        REQUIRE(bench.state().event);
        const auto citation = bench.first_target("citation:");
        REQUIRE(citation);
        REQUIRE(bench.click(*citation));
        CHECK(bench.got<ShowSource>());
        CHECK(bench.state().view == View::Sources);
        REQUIRE(bench.state().source);
        bench.frame();
        bench.frame();
        const auto back = bench.first_target("source-claim:");
        REQUIRE(back);
        REQUIRE(bench.click(*back));
        CHECK(bench.got<ShowClaim>());
        CHECK(bench.state().view == View::Event);
        REQUIRE(bench.state().event);
        REQUIRE(bench.state().claim);
        CHECK(bench.story().at(*bench.state().claim).event == *bench.state().event);
        CHECK("source-claim:" + bench.story().at(*bench.state().claim).id == *back);
    }

    TEST_CASE("a press that became a drag is a scroll, not a press") {
        SessionBench bench;
        const auto rect = bench.target("tab:claims");
        REQUIRE(rect);
        bench.commands.clear();
        bench.move_to(rect->x + 4, rect->y + 10);
        bench.button(true);
        bench.move_to(rect->x + 30, rect->y + 14);
        bench.button(false);
        bench.frame();
        CHECK_FALSE(bench.got<SetView>());
    }

    TEST_CASE("dragging along the timeline scrubs the playhead and ends where the pointer is") {
        SessionBench bench;
        const auto strip = bench.target("timeline");
        REQUIRE(strip);
        const TimeAxis axis = timeline_axis(bench.story(), bench.layout());
        const float y = strip->bottom() - 8;
        bench.move_to(strip->x + strip->width * 0.3f, y);
        bench.button(true);
        Instant last = bench.state().lens.time;
        for (float share : {0.35f, 0.4f, 0.5f, 0.6f}) {
            bench.move_to(strip->x + strip->width * share, y);
            if (share > 0.35f) CHECK(bench.state().lens.time > last);
            last = bench.state().lens.time;
        }
        bench.button(false);
        CHECK(bench.state().lens.time == axis.time_from_x(std::floor(strip->x + strip->width * 0.6f)));
    }

    TEST_CASE("a press on a bar of the timeline selects its event") {
        SessionBench bench;
        REQUIRE(bench.click("bar:drones-overnight"));
        CHECK(bench.got<SelectEvent>());
        CHECK(bench.state().event == event_by_id(bench.story(), "drones-overnight"));
    }

    TEST_CASE("play, pause, steps, speed and the clock send their Commands") {
        SessionBench bench;
        REQUIRE(bench.click("play"));
        CHECK(bench.got<Play>());
        CHECK(bench.state().playback.playing);
        REQUIRE(bench.click("play"));
        CHECK(bench.got<Pause>());
        REQUIRE(bench.send(SetView{View::Event}));
        REQUIRE(bench.click("step-previous"));
        CHECK(bench.got<StepOn>());
        REQUIRE(bench.click("step-previous"));
        const auto first = bench.state().event;
        REQUIRE(first);
        REQUIRE(bench.click("step-next"));
        CHECK(bench.state().event != first);
        REQUIRE(bench.click("speed"));
        CHECK(bench.got<SetSpeed>());
        REQUIRE(bench.click("clock:known"));
        CHECK(bench.state().lens.clock == Clock::Known);
        REQUIRE(bench.click("clock:happened"));
        CHECK(bench.state().lens.clock == Clock::Happened);
    }

    TEST_CASE("next walks the reading path event by event") {
        SessionBench bench;
        const auto path = reading_path(bench.story(), telling_of(bench.story(), bench.state().lens));
        REQUIRE(bench.send(SelectEvent{path.front()}));
        for (std::size_t i = 1; i < path.size(); ++i) {
            bench.frame();
            bench.frame();
            REQUIRE(bench.click("next"));
            REQUIRE(bench.state().event == path[i]);
        }
    }

    TEST_CASE("the buttons on the map zoom and fit") {
        SessionBench bench;
        const double zoom = bench.state().camera.zoom;
        REQUIRE(bench.click("zoom-in"));
        CHECK(bench.state().camera.zoom == doctest::Approx(zoom + 1));
        REQUIRE(bench.click("zoom-out"));
        CHECK(bench.state().camera.zoom == doctest::Approx(zoom));
        REQUIRE(bench.send(GoTo{{Camera{bench.state().camera.centre, 11}, Motion::Jump}}));
        REQUIRE(bench.click("fit"));
        CHECK(bench.state().camera.zoom == doctest::Approx(zoom).epsilon(0.01));
    }

    TEST_CASE("four arrows come and go with their button and move the map by a third each way") {
        SessionBench bench;
        CHECK_FALSE(bench.target("move-up"));
        REQUIRE(bench.click("move"));
        for (const char* arrow : {"move-up", "move-left", "move-right", "move-down"}) {
            CAPTURE(arrow);
            const Camera before = bench.state().camera;
            REQUIRE(bench.click(arrow));
            const Camera after = bench.state().camera;
            const std::string name = arrow;
            if (name == "move-up") CHECK(after.centre.lat() > before.centre.lat());
            if (name == "move-down") CHECK(after.centre.lat() < before.centre.lat());
            if (name == "move-left") CHECK(after.centre.lon() < before.centre.lon());
            if (name == "move-right") CHECK(after.centre.lon() > before.centre.lon());
            CHECK(after.zoom == before.zoom);
        }
        REQUIRE(bench.click("move"));
        CHECK_FALSE(bench.target("move-up"));
    }

    TEST_CASE("a copied quote names its speaker, its source and whose words it is in") {
        SessionBench bench;
        REQUIRE(bench.send(SelectEventById{"civilian-deaths"}));
        REQUIRE(bench.click("copy:nobody-killed"));
        CHECK(bench.copied ==
              "Vyacheslav Gladkov, governor of Belgorod region. The document reports: Gladkov said that no one was "
              "killed — “This we know about the attack on Russia launched from Ukraine”");
        REQUIRE(bench.click("copy:kozinka-civilian-killed"));
        CHECK(bench.copied ==
              "Vyacheslav Gladkov, governor of Belgorod region: “Unfortunately, we have losses. A civilian from the "
              "village of Kozinka was killed by the Ukrainian Armed Forces.” — “This we know about the attack on "
              "Russia launched from Ukraine”");
    }

    TEST_CASE("the button in the header asks the page to share") {
        for (const float width : {1280.0f, 800.0f, 390.0f}) {
            SessionBench bench(width, width < 500 ? 844.0f : 600.0f);
            REQUIRE(bench.click("share"));
            CHECK(bench.shared == 1);
        }
    }

    TEST_CASE("a claim that the lens hides has no card") {
        SessionBench bench;
        REQUIRE(bench.send(SelectEventById{"civilian-deaths"}));
        const auto cards = [&] {
            bench.frame();
            bench.frame();
            return std::count_if(bench.session.targets().begin(), bench.session.targets().end(),
                                 [](const PressTarget& target) { return target.name.rfind("copy:", 0) == 0; });
        };
        const auto all = cards();
        const int plain = bench.vertices;
        REQUIRE(all >= 2);
        REQUIRE(bench.send(SetPartyById{"armed-groups"}));
        CHECK(cards() == 0);
        CHECK(bench.vertices < plain);
    }

    TEST_CASE("stated and measured stand together at the end of who says what, and lead to the claim") {
        SessionBench bench(1280, 6000);
        REQUIRE(bench.send(SetView{View::Claims}));
        for (const Check& check : bench.story().checks) {
            CAPTURE(check.id);
            REQUIRE(bench.target("check:" + check.id));
            REQUIRE(bench.click("check:" + check.id));
            CHECK(bench.state().claim == check.claim);
            CHECK(bench.state().event == bench.story().at(check.claim).event);
            REQUIRE(bench.send(SetView{View::Claims}));
        }
    }

    TEST_CASE("on the clock of what was known, stepping on never moves the playhead back") {
        SessionBench bench;
        REQUIRE(bench.send(SetClock{Clock::Known}));
        REQUIRE(bench.send(SeekTo{bench.story().start}));
        std::size_t steps = 0;
        Instant last = bench.state().lens.time;
        for (; steps < bench.story().events.size(); ++steps) {
            bench.key(ImGuiKey_RightArrow);
            CHECK(bench.state().lens.time >= last);
            last = bench.state().lens.time;
        }
        const auto event = bench.state().event;
        bench.key(ImGuiKey_RightArrow);
        CHECK(bench.state().event == event);  // all have been read
    }

    TEST_CASE("a press on a symbol selects its event, a drag on the map pans by the same pixels") {
        SessionBench bench;
        const Rect area = bench.layout().map;
        const Viewport viewport{area.width, area.height};
        const auto event = event_by_id(bench.story(), "borisovka-fire");
        REQUIRE(event);
        REQUIRE(bench.send(SeekTo{bench.story().end}));
        const auto& signs = bench.session.signs();
        const auto sign = std::find_if(signs.begin(), signs.end(), [&](const MapSign& one) {
            return !one.badge && bench.session.symbols().symbols[one.symbols.front()].event == *event;
        });
        REQUIRE(sign != signs.end());
        const Screen at = sign_on_screen(*sign, bench.state().camera, viewport);
        bench.click_at(static_cast<float>(at.x) + area.x, static_cast<float>(at.y) + area.y);
        CHECK(bench.state().event == *event);

        const Screen point{area.width * 0.5, area.height * 0.8};
        const World under = world_from_screen(bench.state().camera, viewport, point);
        bench.move_to(static_cast<float>(point.x) + area.x, static_cast<float>(point.y) + area.y);
        bench.button(true);
        bench.move_to(static_cast<float>(point.x) + area.x + 60, static_cast<float>(point.y) + area.y - 40);
        bench.button(false);
        const Screen now = screen_from_world(bench.state().camera, viewport, under);
        CHECK(now.x == doctest::Approx(point.x + 60).epsilon(0.001));
        CHECK(now.y == doctest::Approx(point.y - 40).epsilon(0.001));
    }

    TEST_CASE("the wheel zooms with the point under the pointer staying where it is") {
        SessionBench bench;
        const Rect area = bench.layout().map;
        const Viewport viewport{area.width, area.height};
        const Screen point{200, 300};
        bench.move_to(area.x + 200, area.y + 300);
        const World under = world_from_screen(bench.state().camera, viewport, point);
        const double zoom = bench.state().camera.zoom;
        ImGui::GetIO().AddMouseWheelEvent(0, 1);
        bench.frame();
        bench.frame();
        CHECK(bench.state().camera.zoom > zoom);
        const Screen now = screen_from_world(bench.state().camera, viewport, under);
        CHECK(now.x == doctest::Approx(point.x).epsilon(0.001));
        CHECK(now.y == doctest::Approx(point.y).epsilon(0.001));
    }

    TEST_CASE("keys step, scrub, play, zoom and open the views") {
        SessionBench bench;
        bench.key(ImGuiKey_RightArrow);
        CHECK(bench.got<StepOn>());
        bench.key(ImGuiKey_DownArrow);
        CHECK(bench.got<Scrub>());
        bench.key(ImGuiKey_Space);
        CHECK(bench.state().playback.playing);
        bench.key(ImGuiKey_Space);
        CHECK_FALSE(bench.state().playback.playing);
        bench.key(ImGuiKey_3);
        CHECK(bench.state().view == View::Claims);
        bench.key(ImGuiKey_Equal);
        CHECK(bench.got<ZoomBy>());
        bench.key(ImGuiKey_Home);
        CHECK(bench.state().lens.time == bench.story().start);
    }

    TEST_CASE("a notice is shown until it is dismissed") {
        SessionBench bench;
        REQUIRE(bench.send(Notify{"The story could not be loaded: the server answers 404."}));
        REQUIRE(bench.click("dismiss"));
        CHECK(bench.state().notices.empty());
    }

    TEST_CASE("names on the map never run under a button, the scale, the credits, a pointer or each other") {
        for (const auto& [width, height] : {std::pair{1280.0f, 800.0f}, {800.0f, 560.0f}, {390.0f, 844.0f}}) {
            SessionBench bench(width, height);
            const Camera opening = bench.state().camera;
            for (double zoom = opening.zoom - 2; zoom < opening.zoom + 2.5; zoom += 0.37) {
                REQUIRE(bench.send(GoTo{{Camera{opening.centre, zoom}, Motion::Jump}}));
                const auto& labels = bench.session.labels();
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    for (const Rect& rect : bench.session.furniture().occupied) {
                        const Rect& label = labels[i].rect;
                        const bool apart = label.right() <= rect.x || rect.right() <= label.x ||
                                           label.bottom() <= rect.y || rect.bottom() <= label.y;
                        CHECK_MESSAGE(apart, labels[i].text);
                    }
                    for (std::size_t j = i + 1; j < labels.size(); ++j) {
                        const Rect &a = labels[i].rect, &b = labels[j].rect;
                        const bool apart =
                            a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y;
                        CHECK_MESSAGE(apart, labels[i].text << " / " << labels[j].text);
                    }
                }
            }
        }
    }

    TEST_CASE("the credits say that a story draws by eye, and its features go with it") {
        std::string served = file_bytes(kServedStory);
        const std::size_t features = served.find("\"features\": [");
        served.erase(features, served.find("\"events\": [") - features);
        const auto drawn = [&](const std::string& precision) {
            return with(served, "\"events\": [",
                        R"("features": [{"id": "way", "name": "The way there", "kind": "route", "geometry": {"type":
                        "LineString", "coordinates": [[35.4, 50.3], [36.0, 50.35], [36.6, 50.3]]},
                        "coordinates_from": "a map", "precision": ")" +
                            precision + "\"}], \"events\": [");
        };
        SessionBench bench;
        const auto credits_of = [&](const std::string& story) {
            CHECK(bench.give_bytes(story));
            bench.frame();
            bench.frame();
            const auto& lines = bench.session.furniture().credit_lines;
            return std::vector<std::string>(lines.begin(), lines.end());
        };
        const auto is_named = [&] {
            const auto& labels = bench.session.labels();
            return std::any_of(labels.begin(), labels.end(),
                               [](const auto& label) { return label.text == "The way there"; });
        };
        using Lines = std::vector<std::string>;
        const std::string plain = "© OpenStreetMap contributors · GeoNames · Natural Earth";
        CHECK(credits_of(served) == Lines{plain});
        CHECK_FALSE(is_named());
        CHECK(credits_of(drawn("exact")) == Lines{plain});
        CHECK(is_named());
        CHECK(credits_of(drawn("schematic")) == Lines{plain + " · schematic in part"});
        CHECK(is_named());
        CHECK(credits_of(served) == Lines{plain});
        CHECK_FALSE(is_named());
    }

    TEST_CASE("every view draws in every language, both themes and at every size without a target off the canvas") {
        for (const auto& [width, height] :
             {std::pair{1280.0f, 800.0f}, {800.0f, 560.0f}, {390.0f, 844.0f}, {320.0f, 480.0f}}) {
            for (const Shade shade : {Shade::Light, Shade::Dark}) {
                SessionBench bench(width, height, shade);
                REQUIRE(bench.send(SetEvent{event_by_id(bench.story(), "raid-end")}));
                for (const Language language : {Language::English, Language::Ukrainian, Language::Russian})
                    for (const View view : {View::Event, View::Place, View::Claims, View::Sources, View::None}) {
                        REQUIRE(bench.send(SetLanguage{language}));
                        REQUIRE(bench.send(SetView{view}));
                        for (const PressTarget& target : bench.session.targets()) {
                            CHECK_MESSAGE(target.rect.x >= -12, target.name);
                            CHECK_MESSAGE(target.rect.right() <= width + 12, target.name);
                            CHECK_MESSAGE(target.rect.y >= 0, target.name);
                            CHECK_MESSAGE(target.rect.bottom() <= height + 1, target.name);
                        }
                    }
            }
        }
    }

    TEST_CASE("what is not yet known is not shown while the clock is known") {
        SessionBench bench;
        REQUIRE(bench.send(SetClock{Clock::Known}));
        REQUIRE(bench.send(SeekTo{parse_date_time("2023-05-22T23:00", bench.story().utc_offset).value()}));
        REQUIRE(bench.send(SetView{View::Claims}));
        CHECK_FALSE(bench.target("answer:kozinka-civilian-killed"));
        for (const PressTarget& target : bench.session.targets()) {
            if (target.name.rfind("answer:", 0) != 0) continue;
            const auto claim = std::find_if(bench.story().claims.begin(), bench.story().claims.end(),
                                            [&](const Claim& c) { return "answer:" + c.id == target.name; });
            REQUIRE(claim != bench.story().claims.end());
            CHECK(
                known_from(bench.story(), Ref<Claim>{static_cast<std::uint32_t>(claim - bench.story().claims.begin())})
                    .instant <= bench.state().lens.time);
        }
    }
}
