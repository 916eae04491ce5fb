// Nothing that is told at a moment depends on what was said later.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "cut_story.h"
#include "map/symbol_looks.h"
#include "map/symbols.h"
#include "panels/description.h"
#include "telling.h"
#include "telling/boards.h"

using namespace sourceline;
using namespace sourceline::test;

namespace {

const SymbolColours kColours{{0x0b6aa8, 0xb3541e, 0x4d7c0f, 0x6b5b95}, 0x26241f};

// A story at a moment, with everything that is asked of the layer telling.
struct Shown {
    Shown(const Story& shown_story, const Lens& lens)
        : story(shown_story),
          telling(telling_of(story, lens)),
          knowledge(knowledge_at(story, lens, telling)),
          boards(sourceline::boards_at(story, lens, telling, knowledge)) {}
    FrameMemoryScope scope;  // of the boards
    const Story& story;
    Telling telling;
    Knowledge knowledge;
    FrameList<QuestionBoard> boards;
};

// What is told of the claims that the cut story still has, in their order.
std::string of_claims(const Shown& shown, const CutStory& cut, bool is_cut) {
    std::string text;
    for (std::size_t i = 0; i < cut.now.size(); ++i) {
        if (!cut.now[i]) continue;
        const std::size_t at = is_cut ? cut.now[i]->index : i;
        const Knowledge& knowledge = shown.knowledge;
        text += std::string(knowledge.claims[at] ? "+" : "-") + (knowledge.sure[at] ? "s" : "") +
                (knowledge.replaced[at] ? "r" : "") + (shown.telling.claims[at] ? "" : "h") +
                shown.story.at(knowledge.statement[at]).id + " ";
    }
    return text;
}

std::string of_events(const Shown& shown, Clock clock) {
    const Knowledge& knowledge = shown.knowledge;
    std::string text = std::to_string(knowledge.event_count) + " " + std::to_string(knowledge.possible_count) + " " +
                       std::to_string(knowledge.statement_count) + " " +
                       std::to_string(knowledge.possible_statement_count) + ":";
    for (const Ref<Event> event : reading_path(shown.story, shown.telling)) {
        if (!knowledge.events[event.index]) continue;
        const Account& account = knowledge.accounts[event.index];
        text += " " + shown.story.at(event).id + (knowledge.possible[event.index] ? "?" : "") + "@" +
                std::to_string(shown.telling.shown_from[event.index].seconds) + "/" +
                std::to_string(account.voices.parties) + std::to_string(account.voices.first.index) +
                std::to_string(account.voices.second.index);
        // On the clock of what happened an event stands as all that is said of it makes it stand, also elsewhere.
        if (clock == Clock::Known) text += std::to_string(static_cast<int>(account.standing));
    }
    return text;
}

std::string of_boards(const Shown& shown) {
    std::string text;
    for (const QuestionBoard& board : shown.boards) {
        text += "\n" + std::to_string(static_cast<int>(board.agreement)) + (board.contradictory ? "!" : "") +
                std::to_string(board.answer_count) + "," + std::to_string(board.possible_count) +
                (board.is_asked ? "" : " not asked");
        for (const PartyAnswers& party : board.parties) {
            text += party.filtered ? " f" : " |";
            for (const Answer& answer : party.answers) {
                text += " " + shown.story.at(answer.claim).id + (answer.replaced ? "r" : "");
                for (const Ref<Claim> also : answer.also) text += "=" + shown.story.at(also).id;
            }
        }
        for (const QuantityRange& range : board.quantities)
            text += " " + std::string(range.what) + std::to_string(range.min) + "-" + std::to_string(range.max) +
                    std::to_string(static_cast<int>(range.min_bound) * 10 + static_cast<int>(range.max_bound));
    }
    return text;
}

std::string of_life(const Lifetime& life, Clock clock) {
    return clock == Clock::Known ? std::to_string(life.known_from) + "-" + std::to_string(life.known_until)
                                 : std::to_string(life.happened_from) + "-" + std::to_string(life.happened_until);
}

// What the map shows of the events: `scene` laid out for this story, looks and all.
std::string of_scene(const Shown& shown, const Lens& lens, EventScene scene) {
    give_looks(shown.story, lens, shown.telling, shown.knowledge, kColours, scene);
    const auto time_s = static_cast<float>(lens.time - shown.story.start);
    std::vector<std::string> told;  // whether it stands alone or in a badge: that is a matter of room
    for (const MapSign& sign : signs_at(scene, time_s, lens.clock))
        for (const std::uint32_t index : sign.symbols) {
            const EventSymbol& symbol = scene.symbols[index];
            told.push_back(" " + shown.story.at(symbol.event).id + ":" + std::to_string(symbol.rgb) + "/" +
                           std::to_string(symbol.second_rgb) + (symbol.vague ? "v" : "") +
                           of_life(symbol.life, lens.clock));
            if (lens.clock == Clock::Known)
                told.back() += std::to_string(static_cast<int>(symbol.fill)) + (symbol.vaguely_known ? "k" : "");
        }
    std::sort(told.begin(), told.end());
    std::string text;
    for (const std::string& one : told) text += one;
    if (lens.clock == Clock::Happened) return text;
    for (const EventRing& ring : scene.rings)
        if (is_shown(ring.life, time_s, lens.clock))
            text += " ring" + std::to_string(ring.rgb) + of_life(ring.life, lens.clock);
    return text;
}

std::string of_descriptions(const Shown& shown, const Lens& lens) {
    State state;
    state.lens = lens;
    std::string text;
    for (std::uint32_t e = 0; e < shown.story.events.size(); ++e) {
        state.event = Ref<Event>{e};
        text += description(shown.story, state, shown.knowledge) + "\n";
    }
    return text;
}

EventScene scene_of(const Story& story, const Telling& telling) {
    return EventSceneBuilder(story, {}, world_from_lng_lat(position(36.5, 50.5)), telling).scene(9.0);
}

void check_moment(const Story& story, const Lens& lens) {
    const CutStory cut = cut_at(story, lens);
    const Shown whole(story, lens), before(cut.story, lens);
    CHECK(of_claims(whole, cut, false) == of_claims(before, cut, true));
    CHECK(of_events(whole, lens.clock) == of_events(before, lens.clock));
    CHECK(of_boards(whole) == of_boards(before));
    CHECK(of_scene(whole, lens, scene_of(story, whole.telling)) ==
          of_scene(before, lens, scene_of(cut.story, before.telling)));
    CHECK(of_descriptions(whole, lens) == of_descriptions(before, lens));
}

}  // namespace

TEST_CASE(
    "what the Belgorod story shows at a moment is what had been told by then, on both clocks and by every party") {
    for (const Clock clock : {Clock::Happened, Clock::Known})
        for (const char* party : {"", kParties[0], kParties[1], kParties[2], kParties[3]})
            for (const Instant time : moments_of(belgorod())) {
                Lens lens = lens_at("2023-05-25T00:00", clock, party);
                lens.time = time;
                CAPTURE(time.seconds);
                check_moment(belgorod(), lens);
            }
}

TEST_CASE("what any story shows at a moment is what had been told by then") {
    for (int seed = 0; seed < 15; ++seed) {
        RandomStory random(seed);
        CAPTURE(seed);
        for (const Clock clock : {Clock::Happened, Clock::Known}) {
            Lens lens = random.lens();
            lens.clock = clock;
            for (const Instant time : moments_of(random.story())) {
                lens.time = time;
                CAPTURE(time.seconds);
                check_moment(random.story(), lens);
            }
        }
    }
}

TEST_CASE("before anybody has spoken of the dead nothing marks them as contradicted") {
    const Lens lens = lens_at("2023-05-22T01:11", Clock::Known);
    const Knowledge knowledge = known_at(belgorod(), lens);
    for (std::size_t e = 0; e < belgorod().events.size(); ++e)
        if (belgorod().events[e].kind == EventKind::Casualties)
            CHECK(knowledge.accounts[e].standing == Standing::Claimed);
    const Knowledge end = known_at(belgorod(), lens_at("2023-05-25T00:00", Clock::Known));
    CHECK(end.accounts[named(belgorod().events, "civilian-deaths").index].standing == Standing::Contested);
}
