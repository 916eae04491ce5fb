#include "host/message.h"

#include "base/json.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "host/snapshot.h"
#include "state/names.h"

namespace sourceline {

namespace {
using Parsed = Result<Command>;

// The members of one command; says what is wrong with them in sentences that begin with the command's name.
struct Arguments {
    const Story& story;
    Json object;
    std::string_view command;

    Error wrong(std::string_view key, const std::string& what) const {
        return Error{std::string(command) + ": '" + std::string(key) + "' must be " + what};
    }

    // A Command made of the name given under `key`.
    template <class Enum, class Make>
    Parsed enum_under(std::string_view key, Make make) const {
        const Json value = object.find(key);
        const auto found = value.is(JsonKind::Text) ? from_name<Enum>(value.text()) : std::nullopt;
        if (!found) return wrong(key, "one of " + all_names<Enum>());
        return Command(make(*found));
    }

    // null stands for none, as "" does.
    std::optional<std::string> id_under(std::string_view key) const {
        const Json value = object.find(key);
        if (value.is(JsonKind::Text)) return std::string(value.text());
        return value.is(JsonKind::Null) ? std::optional(std::string()) : std::nullopt;
    }
};

Parsed seek(const Arguments& given) {
    const Json time = given.object.find("time");
    const auto instant = time.is(JsonKind::Text) ? parse_date_time(time.text(), given.story.utc_offset) : std::nullopt;
    if (!instant) return given.wrong("time", "a text such as 2023-05-23T18:30+03:00");
    return Command(SeekTo{*instant});
}

Parsed select(const Arguments& given) {
    const std::optional<std::string> id = given.id_under("event");
    if (!id) return given.wrong("event", "the id of an event, or null for none");
    if (id->empty()) return Command(ClearSelection{});
    return Command(SelectEventById{*id});
}

Parsed place(const Arguments& given) {
    const std::optional<std::string> id = given.id_under("place");
    if (!id) return given.wrong("place", "the id of a place, or null for none");
    if (id->empty()) return Command(SetPlace{});
    return Command(SelectPlaceById{*id});
}

Parsed tour(const Arguments& given) {
    const Json id = given.object.find("step");
    if (!id.is(JsonKind::Text)) return given.wrong("step", "the id of a step");
    return Command(Tour{std::string(id.text())});
}

Parsed party(const Arguments& given) {
    const std::optional<std::string> id = given.id_under("party");
    if (!id) return given.wrong("party", "the id of a party, or null for all");
    return Command(SetPartyById{*id});
}

Parsed fly(const Arguments& given) {
    FlyTo to;
    const std::pair<const char*, double*> numbers[] = {{"lon", &to.lon}, {"lat", &to.lat}, {"zoom", &to.zoom}};
    for (const auto& [key, target] : numbers) {
        const Json value = given.object.find(key);
        if (!value.is(JsonKind::Number)) return given.wrong(key, "a number");
        *target = value.number();
    }
    return Command(to);
}

Parsed clock(const Arguments& given) {
    return given.enum_under<Clock>("clock", [](Clock c) { return SetClock{c}; });
}
Parsed step(const Arguments& given) {
    return given.enum_under<Direction>("direction", [](Direction d) { return StepOn{d}; });
}
Parsed language(const Arguments& given) {
    const Json texts = given.object.find("texts");
    if (texts && given.object.find("lang")) return Error{"language: either 'lang' or 'texts', not both"};
    if (texts && !texts.is(JsonKind::Text)) return given.wrong("texts", "the tag of a language of the story");
    if (texts) return Command(SetTexts{std::string(texts.text())});
    return given.enum_under<Language>("lang", [](Language l) { return SetLanguage{l}; });
}
Parsed theme(const Arguments& given) {
    SetTheme theme;
    if (const Json accent = given.object.find("accent")) {
        const std::string_view text = accent.is(JsonKind::Text) ? accent.text() : std::string_view();
        const auto rgb = parse_rgb(text.substr(text.substr(0, 1) == "#" ? 1 : 0));  // the address has it without #
        if (!rgb && !accent.is(JsonKind::Null))
            return given.wrong("accent", "a colour such as #8b4a44, or null for the design's own");
        theme.accent = rgb.value_or(kNoAccent);
    }
    return given.enum_under<Theme>("theme", [&](Theme t) { return SetTheme{t, theme.accent}; });
}
Parsed panel(const Arguments& given) {
    return given.enum_under<View>("panel", [](View v) { return SetView{v}; });
}
Parsed filter(const Arguments& given) {
    FilterBy by;
    if (given.object.find("q")) {
        by.search = given.id_under("q");
        if (!by.search) return given.wrong("q", "a text, or null for none");
    }
    if (given.object.find("kind")) {
        const std::optional<std::string> name = given.id_under("kind");
        by.kind = kind_by_word(given.story, name.value_or(""));
        if (!name || (!name->empty() && !*by.kind))
            return given.wrong("kind", "null for all, or one of " + all_kind_words(given.story));
    }
    if (given.object.find("actor")) {
        by.actor_id = given.id_under("actor");
        if (!by.actor_id) return given.wrong("actor", "the id of an actor, or null for all");
    }
    if (!by.search && !by.kind && !by.actor_id) return Error{"filter: one of 'q', 'kind', 'actor' must be there"};
    return Command(by);
}
Parsed fit(const Arguments&) { return Command(FitStory{}); }
Parsed play(const Arguments&) { return Command(Play{}); }
Parsed pause(const Arguments&) { return Command(Pause{}); }
Parsed load(const Arguments&) { return Error{"load is carried out by the page"}; }

struct Verb {
    std::string_view name;
    std::string_view keys[3];  // "" = no more
    Parsed (*parse)(const Arguments&);
};
constexpr Verb kVerbs[] = {
    {"seek", {"time"}, seek},
    {"select", {"event"}, select},
    {"place", {"place"}, place},
    {"clock", {"clock"}, clock},
    {"party", {"party"}, party},
    {"filter", {"q", "kind", "actor"}, filter},
    {"fly", {"lon", "lat", "zoom"}, fly},
    {"fit", {}, fit},
    {"play", {}, play},
    {"pause", {}, pause},
    {"step", {"direction"}, step},
    {"tour", {"step"}, tour},
    {"language", {"lang", "texts"}, language},
    {"theme", {"theme", "accent"}, theme},
    {"panel", {"panel"}, panel},
    {"load", {"story"}, load},
};

Error unknown_name(std::string_view name) {
    std::string all;
    for (const Verb& verb : kVerbs) {
        if (!all.empty()) all += ", ";
        all += verb.name;
    }
    return Error{"There is no command '" + shown(name) + "'; the commands are " + all};
}

// A key that the command does not have is a slip of the pen, never to be passed over in silence.
std::optional<Error> unknown_key(const Verb& verb, Json object) {
    for (Json member = object.first(); member; member = member.next()) {
        bool known = member.key() == "name";
        for (std::string_view key : verb.keys) known = known || (!key.empty() && member.key() == key);
        if (!known) return Error{std::string(verb.name) + ": the key '" + shown(member.key()) + "' is unknown"};
    }
    return std::nullopt;
}

Parsed parse_command(const Story& story, Json object) {
    const Json name = object.find("name");
    if (!name.is(JsonKind::Text)) return Error{"A command must have a text 'name'"};
    for (const Verb& verb : kVerbs) {
        if (name.text() != verb.name) continue;
        if (auto error = unknown_key(verb, object)) return *error;
        return verb.parse({story, object, verb.name});
    }
    return unknown_name(name.text());
}
}  // namespace

Result<Command> command_from_json(const Story& story, std::string_view json) {
    if (json.size() > kMaxCommandBytes) return Error{"The command is too long: at most 65536 bytes"};
    const JsonTree tree(json);
    if (const auto& problem = tree.problem())
        return Error{format("The command cannot be read as JSON (line %d, column %d)", problem->line, problem->column)};
    if (!tree.root().is(JsonKind::Object)) return Error{"A command must be an object such as {\"name\": \"fit\"}"};
    if (!tree.duplicates().empty())
        return Error{"The command has the key '" + shown(tree.duplicates().front().key()) + "' twice"};
    return parse_command(story, tree.root());
}

std::string answer_json(const Outcome& outcome) {
    JsonWriter json;
    json.open_object().key("ok").truth(outcome.ok());
    if (!outcome) json.key("error").text(outcome.error());
    return json.close_object().take();
}

std::string ready_json(std::string_view story, std::string_view title) {
    JsonWriter json;
    json.open_object().key("story").text(story).key("title").text(title);
    return json.close_object().take();
}

std::string state_json(const Story& story, const State& state, std::string room) {
    JsonWriter json(JsonSpacing::Tight, std::move(room));
    json.open_object();
    json.key("time").text(format_date_time(state.lens.time, story.utc_offset));
    json.key("clock").text(name_of(state.lens.clock));
    json.key("step").text(state.step ? std::string_view(story.at(*state.step).id) : "");
    json.key("event").text(state.event ? std::string_view(story.at(*state.event).id) : "");
    json.key("place").text(state.place ? std::string_view(story.at(*state.place).id) : "");
    json.key("party").text(state.lens.party ? std::string_view(story.at(*state.lens.party).id) : "");
    write_camera(json.key("camera"), state.camera);
    json.key("panel")
        .text(name_of(state.view))
        .key("lang")
        .text(name_of(state.language))
        .key("texts")
        .text(state.texts ? std::string_view(story.languages[*state.texts]) : "");
    json.key("q")
        .text(state.lens.filter.search)
        .key("kind")
        .text(state.lens.filter.kind ? word_of(story, *state.lens.filter.kind) : "");
    json.key("actor").text(state.lens.filter.actor ? std::string_view(story.at(*state.lens.filter.actor).id) : "");
    return json.close_object().take();
}

std::string select_json(const Story& story, const State& state) {
    JsonWriter json;
    json.open_object().key("event").text(state.event ? std::string_view(story.at(*state.event).id) : "");
    return json.close_object().take();
}

std::string height_json(double height_px) {
    JsonWriter json;
    json.open_object().key("height").number(height_px, 2);
    return json.close_object().take();
}

std::string error_json(std::string_view text) {
    JsonWriter json;
    json.open_object().key("text").text(text);
    return json.close_object().take();
}

}  // namespace sourceline
