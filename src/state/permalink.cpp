#include "state/permalink.h"

#include <cmath>
#include <type_traits>
#include <utility>

#include "base/text.h"
#include "base/url.h"
#include "state/flight.h"
#include "state/names.h"
#include "state/tour.h"
#include "story/kinds.h"
#include "story/query.h"
#include "telling/search.h"
#include "telling/told.h"

namespace sourceline {

namespace {
// Unknown keys are kept for other programs, but not without bounds: an address can be a megabyte long.
constexpr std::size_t kMaxUnknownKeys = 32;
constexpr std::size_t kMaxUnknownBytes = 2048;
constexpr std::size_t kMaxComplaints = 8;

// Calls visit(raw key, raw value) for each part of "a=b&c&d=e"; a part without '=' has the value "".
template <class Visit>
void for_each_pair(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = std::min(part.find('='), part.size());
        if (!part.empty()) visit(part.substr(0, equals), part.substr(std::min(equals + 1, part.size())));
    }
}

std::string_view without_prefix(std::string_view text, char prefix) {
    if (!text.empty() && text.front() == prefix) text.remove_prefix(1);
    return text;
}

// Raw text of an address as it may be written into one again: what no browser leaves in a fragment is percent-encoded.
std::string fit_for_address(std::string_view raw) {
    std::string out;
    for (char c : raw) {
        const unsigned char byte = static_cast<unsigned char>(c);
        const bool plain = byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' && c != '`' && c != '&';
        if (plain)
            out += c;
        else
            out += format("%%%02X", static_cast<unsigned>(byte));
    }
    return out;
}

// Digits with an optional sign and fraction, at most 15 digits: exactly rounded, whatever the locale.
std::optional<double> parse_decimal(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    double digits = 0.0, scale = 1.0;
    int count = 0;
    bool fraction = false;
    for (char c : text) {
        if (c == '.' && !fraction && count > 0) {
            fraction = true;
        } else if (c >= '0' && c <= '9' && ++count <= 15) {
            digits = digits * 10.0 + (c - '0');
            if (fraction) scale *= 10.0;
        } else {
            return std::nullopt;
        }
    }
    if (count == 0) return std::nullopt;
    return (negative ? -digits : digits) / scale;
}

// "zoom/lat/lng"
std::optional<Camera> parse_map(std::string_view text) {
    const std::size_t first = text.find('/');
    if (first == text.npos) return std::nullopt;
    const std::size_t second = text.find('/', first + 1);
    if (second == text.npos) return std::nullopt;
    const auto zoom = parse_decimal(text.substr(0, first));
    const auto lat = parse_decimal(text.substr(first + 1, second - first - 1));
    const auto lng = parse_decimal(text.substr(second + 1));
    if (!zoom || !lat || !lng) return std::nullopt;
    return Camera{LngLat::clamped(*lng, *lat), *zoom};
}

FrameText map_text(const Camera& camera) {
    return frame_format("%.2f/%.5f/%.5f", camera.zoom, camera.centre.lat(), camera.centre.unturned().lon());
}

// The camera that an address can tell of: where its rounded zoom shows more than the exact one, the limits lie closer.
Camera in_address(const Camera& camera, const CameraLimits& limits) {
    return limited({camera.centre, std::round(camera.zoom * 100.0) / 100.0}, limits);
}

// The '+' of an offset has become a space where somebody decoded the address as a form.
std::optional<Instant> parse_address_time(std::string text, UtcOffset offset) {
    constexpr std::size_t kDateLength = 10;
    const std::size_t space = text.rfind(' ');
    if (space != text.npos && space > kDateLength) text[space] = '+';
    return parse_date_time(text, offset);
}

// What an address says of one thing: nothing, something that cannot be used, or a value.
template <class T>
struct Said {
    bool said = false;
    std::optional<T> value;
};

class HashReader {
  public:
    explicit HashReader(const Story& story) : story_(story) {}

    void read(std::string_view raw_key, std::string_view raw_value) {
        const std::string key = percent_decoded(raw_key.substr(0, 64));
        if (key == "t") return read_time(percent_decoded(raw_value));
        if (key == "clock") return read_clock(percent_decoded(raw_value));
        if (key == "step") return read_step(percent_decoded(raw_value));
        if (key == "event") return read_event(percent_decoded(raw_value));
        if (key == "place") return read_place(percent_decoded(raw_value));
        if (key == "party") return read_party(percent_decoded(raw_value));
        if (key == "map") return read_map(percent_decoded(raw_value));
        if (key == "q") return read_search(percent_decoded(raw_value));
        if (key == "kind") return read_kind(percent_decoded(raw_value));
        if (key == "actor") return read_actor(percent_decoded(raw_value));
        others_.emplace_back(raw_key.substr(0, kMaxUnknownBytes + 1), raw_value.substr(0, kMaxUnknownBytes + 1));
        if (others_.size() > kMaxUnknownKeys + 1) others_.pop_back();  // that there are too many is enough to know
    }

    // Clock, party and filters come first: they decide when an event is shown.
    std::vector<Command> commands() && {
        RawPairs kept = kept_keys(others_);
        if (kept.size() < others_.size()) complain("The address holds too many unknown keys; not all of them are kept");
        commands_.push_back(KeepKeys{std::move(kept)});
        // A step without a moment is gone to; what the address says beside it counts.
        const bool tours = step_ && !time_;
        if (tours) commands_.push_back(Tour{story_.at(*step_).id});
        if (!tours || clock_.said) add<SetClock>(clock_, Clock::Happened);
        if (!tours || party_.said) add<SetParty>(party_, std::nullopt);
        add<SetSearch>(search_, std::string());
        add<SetKindFilter>(kind_, std::nullopt);
        add<SetActorFilter>(actor_, std::nullopt);
        if (!tours || event_.said) add<SetEvent>(event_, std::nullopt);
        if (!tours || place_.said) add<SetPlace>(place_, std::nullopt);
        add_when_and_where(tours);
        if (step_) commands_.push_back(OpenStep{*step_});
        for (std::string& complaint : complaints_) commands_.push_back(Notify{std::move(complaint)});
        return std::move(commands_);
    }

  private:
    // Written only when set, so that leaving one out says that it is not; what cannot be used says nothing.
    template <class Set, class T>
    void add(const Said<T>& said, std::type_identity_t<T> left_out) {
        if (!said.said || said.value) commands_.push_back(Set{said.value.value_or(std::move(left_out))});
    }

    // The link's event, or place, is on screen even where the link says neither when nor where.
    void add_when_and_where(bool tours) {
        const std::optional<Ref<Event>> event = event_.value.value_or(std::nullopt);
        const std::optional<Ref<Place>> place = place_.value.value_or(std::nullopt);
        if (time_)
            commands_.push_back(SeekTo{*time_});
        else if (event && !tours)
            commands_.push_back(SeekToEvent{*event});
        CameraGoal goal{Stay{}, Motion::Jump};
        if (camera_)
            goal.where = *camera_;
        else if (place)
            goal.where = *place;
        else if (step_)
            goal.where = goal_of(story_, *step_).where;
        else if (event)
            goal.where = PlaceOf{*event};
        commands_.push_back(GoTo{goal});
    }

    void complain(std::string sentence) {
        if (complaints_.size() < kMaxComplaints) complaints_.push_back(std::move(sentence));
    }

    void read_time(const std::string& value) {
        const std::optional<Instant> time = parse_address_time(value, story_.utc_offset);
        if (!time) return complain("t: '" + shown(value) + "' is not a date-time such as 2023-05-23T18:30+03:00");
        // An address is exact to the minute; the first minute of a story may have begun before the story.
        const Instant exact = *time < story_.start && story_.start - *time < kMinute ? story_.start : *time;
        if (exact < story_.start || exact > story_.end)
            return complain("t: the time " + format_to_minute(exact, story_.utc_offset) + " lies outside the story (" +
                            format_to_minute(story_.start, story_.utc_offset) + " to " +
                            format_to_minute(story_.end, story_.utc_offset) + ")");
        time_ = exact;
    }

    void read_clock(const std::string& value) {
        clock_.said = true;
        const std::optional<Clock> clock = from_name<Clock>(value);
        if (!clock) return complain("clock: '" + shown(value) + "' is none of " + all_names<Clock>());
        clock_.value = clock;
    }

    void read_step(const std::string& value) {
        step_ = step_by_id(story_, value);
        if (!value.empty() && !step_) complain("step: this story has no step with the id '" + shown(value) + "'");
    }

    void read_event(const std::string& value) {
        event_.said = true;
        const std::optional<Ref<Event>> event = event_by_id(story_, value);
        if (!value.empty() && !event)
            return complain("event: this story has no event with the id '" + shown(value) + "'");
        event_.value = event;
    }

    void read_place(const std::string& value) {
        place_.said = true;
        const std::optional<Ref<Place>> place = place_by_id(story_, value);
        if (!value.empty() && !place)
            return complain("place: this story has no place with the id '" + shown(value) + "'");
        place_.value = place;
    }

    void read_party(const std::string& value) {
        party_.said = true;
        const std::optional<Ref<Party>> party = party_by_id(story_, value);
        if (!value.empty() && !party)
            return complain("party: this story has no party with the id '" + shown(value) + "'");
        party_.value = party;
    }

    void read_search(const std::string& value) {
        search_.said = true;
        if (first_invalid_utf8(value)) return complain("q: '" + shown(value) + "' is not UTF-8 text");
        search_.value = kept_search(value);
        if (value.size() > kMaxSearchBytes)
            complain(
                format("q: a search has at most %d bytes; its beginning is kept", static_cast<int>(kMaxSearchBytes)));
    }

    void read_kind(const std::string& value) {
        kind_.said = true;
        const std::optional<AnyKind> kind = kind_by_word(story_, value);
        if (!value.empty() && !kind)
            return complain("kind: '" + shown(value) + "' is none of " + all_kind_words(story_));
        kind_.value = kind;
    }

    void read_actor(const std::string& value) {
        actor_.said = true;
        const std::optional<Ref<Actor>> actor = actor_by_id(story_, value);
        if (!value.empty() && !actor)
            return complain("actor: this story has no actor with the id '" + shown(value) + "'");
        actor_.value = actor;
    }

    void read_map(const std::string& value) {
        const std::optional<Camera> camera = parse_map(value);
        if (!camera)
            return complain("map: '" + shown(value) + "' is not zoom/latitude/longitude such as 8.90/50.47/35.90");
        camera_ = camera;
    }

    const Story& story_;
    std::optional<Instant> time_;
    std::optional<Camera> camera_;
    std::optional<Ref<TourStep>> step_;
    Said<Clock> clock_;
    Said<std::optional<Ref<Event>>> event_;
    Said<std::optional<Ref<Place>>> place_;
    Said<std::optional<Ref<Party>>> party_;
    Said<std::string> search_;
    Said<std::optional<AnyKind>> kind_;
    Said<std::optional<Ref<Actor>>> actor_;
    RawPairs others_;
    std::vector<std::string> complaints_;
    std::vector<Command> commands_;
};

// A path, or an http(s) URL; no other scheme (javascript:, data:, file:). The name of a file may hold spaces and any
// letters, which the browser encodes; that of a host may not.
bool is_story_address(std::string_view text) {
    for (char c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
    const std::size_t colon = text.find(':');
    if (colon == text.npos || text.find('/') < colon) return true;
    const std::size_t path = std::min(text.find('/', colon + 3), text.size());
    return is_web_url(std::string(text.substr(0, path)) + fit_for_address(text.substr(path)));
}

// Reads a name into `target`, or complains with all the names there are.
template <class Enum>
void read_name(std::string_view key, const std::string& value, std::optional<Enum>& target, Options& options) {
    const std::optional<Enum> found = from_name<Enum>(value);
    if (found)
        target = found;
    else
        options.complaints.push_back(std::string(key) + ": '" + shown(value) + "' is none of " + all_names<Enum>());
}

void read_option(const std::string& key, const std::string& value, Options& options) {
    if (key == "lang") return read_name(key, value, options.language, options);
    if (key == "texts") options.texts = value;
    if (key == "theme") return read_name(key, value, options.theme, options);
    if (key == "panel") return read_name(key, value, options.view, options);
    if (key == "accent") {
        options.accent = parse_rgb(value);
        if (!options.accent)
            options.complaints.push_back("accent: '" + shown(value) + "' is not a colour such as 8b4a44");
    }
    if (key == "embed") {
        if (value == "1" || value == "0")
            options.embed = value == "1";
        else
            options.complaints.push_back("embed: '" + shown(value) + "' is none of 1, 0");
    }
    if (key == "story") {
        if (is_story_address(value))
            options.story = value;
        else
            options.complaints.push_back("story: '" + shown(value) +
                                         "' is neither a path nor an http or https address");
    }
}
}  // namespace

RawPairs kept_keys(const RawPairs& raw) {
    RawPairs kept;
    std::size_t bytes = 0;
    for (const auto& [raw_key, raw_value] : raw) {
        if (kept.size() == kMaxUnknownKeys || raw_key.size() + raw_value.size() > kMaxUnknownBytes) break;
        std::string key = fit_for_address(raw_key), value = fit_for_address(raw_value);
        bytes += key.size() + value.size() + 2;
        if (bytes > kMaxUnknownBytes) break;
        kept.emplace_back(std::move(key), std::move(value));
    }
    return kept;
}

FrameText hash_from_state(const Story& story, const CameraLimits& limits, const State& state) {
    FrameText hash = "#t=" + format_to_minute(state.lens.time, story.utc_offset);
    if (state.step && state.view == View::Story) hash = hash + "&step=" + story.at(*state.step).id;
    if (state.lens.clock == Clock::Known) hash += "&clock=known";
    if (state.event) hash += "&event=" + percent_encoded(story.at(*state.event).id);
    if (state.place) hash += "&place=" + percent_encoded(story.at(*state.place).id);
    if (state.lens.party) hash += "&party=" + percent_encoded(story.at(*state.lens.party).id);
    hash += "&map=" + map_text(in_address(settled_camera(state), limits));
    if (!state.lens.filter.search.empty()) hash += "&q=" + percent_encoded(state.lens.filter.search);
    if (state.lens.filter.kind) hash += "&kind=" + FrameText(word_of(story, *state.lens.filter.kind));
    if (state.lens.filter.actor) hash += "&actor=" + percent_encoded(story.at(*state.lens.filter.actor).id);
    for (const auto& [key, value] : state.unknown_hash) hash = hash + "&" + key + "=" + value;
    return hash;
}

std::vector<Command> commands_from_hash(const Story& story, std::string_view hash) {
    HashReader reader(story);
    bool says_nothing = true;
    for_each_pair(without_prefix(hash, '#'), [&](std::string_view key, std::string_view value) {
        says_nothing = false;
        reader.read(key, value);
    });
    if (says_nothing) return {};
    return std::move(reader).commands();
}

Options read_query(std::string_view query) {
    Options options;
    for_each_pair(without_prefix(query, '?'), [&](std::string_view key, std::string_view value) {
        if (options.complaints.size() < kMaxComplaints)
            read_option(percent_decoded(key.substr(0, 64)), percent_decoded(value), options);
    });
    return options;
}

}  // namespace sourceline
