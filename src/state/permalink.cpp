#include "state/permalink.h"

#include <array>
#include <cmath>
#include <iterator>

#include "base/text.h"
#include "base/url.h"
#include "state/flight.h"
#include "state/names.h"
#include "state/selection.h"
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
        const bool plain = byte > 0x20 && byte < 0x7F && c != '"' && c != '<' && c != '>' && c != '`';
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

std::string map_text(const Camera& camera) {
    return format("%.2f/%.5f/%.5f", camera.zoom, camera.centre.lat(), camera.centre.lon());
}

// The '+' of an offset has become a space where somebody decoded the address as a form.
std::optional<Instant> parse_address_time(std::string text, UtcOffset offset) {
    constexpr std::size_t kDateLength = 10;
    const std::size_t space = text.rfind(' ');
    if (space != text.npos && space > kDateLength) text[space] = '+';
    return parse_date_time(text, offset);
}

class HashReader {
  public:
    HashReader(const Story& story, const Frame& frame, State& state) : story_(story), frame_(frame), state_(state) {}

    void read(std::string_view raw_key, std::string_view raw_value) {
        const std::string key = percent_decoded(raw_key.substr(0, 64));
        for (std::size_t i = 0; i < kClearableCount; ++i) said_[i] = said_[i] || key == kClearable[i];
        if (key == "t") return read_time(percent_decoded(raw_value));
        if (key == "clock") return read_clock(percent_decoded(raw_value));
        if (key == "event") return read_event(percent_decoded(raw_value));
        if (key == "party") return read_party(percent_decoded(raw_value));
        if (key == "map") return read_map(percent_decoded(raw_value));
        if (key == "q") return read_search(percent_decoded(raw_value));
        if (key == "kind") return read_kind(percent_decoded(raw_value));
        if (key == "actor") return read_actor(percent_decoded(raw_value));
        keep(raw_key, raw_value);
    }

    // The link's event is on screen even where the link says neither when nor where.
    std::vector<std::string> finish() {
        clear_what_is_left_out();
        if (event_ && !has_time_) {
            const Instant shown_at = shown_from(story_, state_.lens, *event_);
            state_.lens.time = std::max(state_.lens.time, std::min(std::max(shown_at, story_.start), story_.end));
        }
        if (event_ && !has_map_)
            if (const auto camera = camera_that_shows(story_, frame_, state_.camera, *event_))
                jump(frame_, *camera, state_);
        if (dropped_) complain("The address holds too many unknown keys; not all of them are kept");
        return std::move(complaints_);
    }

  private:
    // Written only when set, so that leaving one out says that it is not.
    static constexpr std::string_view kClearable[] = {"clock", "event", "party", "q", "kind", "actor"};
    static constexpr std::size_t kClearableCount = std::size(kClearable);

    void clear_what_is_left_out() {
        const auto [clock, event, party, search, kind, actor] = said_;
        if (!clock) state_.lens.clock = Clock::Happened;
        if (!event) {
            state_.event.reset();
            state_.claim.reset();
        }
        if (!party) state_.lens.party.reset();
        if (!search) state_.lens.filter.search.clear();
        if (!kind) state_.lens.filter.kind.reset();
        if (!actor) state_.lens.filter.actor.reset();
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
        state_.lens.time = exact;
        state_.playback.remainder_s = 0.0;
        has_time_ = true;
    }

    void read_clock(const std::string& value) {
        const std::optional<Clock> clock = from_name<Clock>(value);
        if (!clock) return complain("clock: '" + shown(value) + "' is none of " + all_names<Clock>());
        state_.lens.clock = *clock;
    }

    void read_event(const std::string& value) {
        const std::optional<Ref<Event>> event = event_by_id(story_, value);
        if (!value.empty() && !event)
            return complain("event: this story has no event with the id '" + shown(value) + "'");
        state_.event = event_ = event;
        state_.claim.reset();
    }

    void read_party(const std::string& value) {
        const std::optional<Ref<Party>> party = party_by_id(story_, value);
        if (!value.empty() && !party)
            return complain("party: this story has no party with the id '" + shown(value) + "'");
        state_.lens.party = party;
    }

    void read_search(const std::string& value) {
        if (first_invalid_utf8(value)) return complain("q: '" + shown(value) + "' is not UTF-8 text");
        state_.lens.filter.search = kept_search(value);
        if (value.size() > kMaxSearchBytes)
            complain(
                format("q: a search has at most %d bytes; its beginning is kept", static_cast<int>(kMaxSearchBytes)));
    }

    void read_kind(const std::string& value) {
        const std::optional<EventKind> kind = from_name<EventKind>(value);
        if (!value.empty() && !kind)
            return complain("kind: '" + shown(value) + "' is none of " + all_names<EventKind>());
        state_.lens.filter.kind = kind;
    }

    void read_actor(const std::string& value) {
        std::optional<Ref<Actor>> actor;
        for (std::uint32_t i = 0; i < story_.actors.size() && !actor; ++i)
            if (story_.actors[i].id == value) actor = Ref<Actor>{i};
        if (!value.empty() && !actor)
            return complain("actor: this story has no actor with the id '" + shown(value) + "'");
        state_.lens.filter.actor = actor;
    }

    void read_map(const std::string& value) {
        const std::optional<Camera> camera = parse_map(value);
        if (!camera)
            return complain("map: '" + shown(value) + "' is not zoom/latitude/longitude such as 8.90/50.47/35.90");
        jump(frame_, *camera, state_);
        has_map_ = true;
    }

    void keep(std::string_view raw_key, std::string_view raw_value) {
        if (dropped_) return;
        if (state_.unknown_hash.size() < kMaxUnknownKeys && raw_key.size() + raw_value.size() <= kMaxUnknownBytes) {
            std::string key = fit_for_address(raw_key), value = fit_for_address(raw_value);
            kept_bytes_ += key.size() + value.size() + 2;
            if (kept_bytes_ <= kMaxUnknownBytes) {
                state_.unknown_hash.emplace_back(std::move(key), std::move(value));
                return;
            }
        }
        dropped_ = true;
    }

    const Story& story_;
    const Frame& frame_;
    State& state_;
    std::optional<Ref<Event>> event_;
    std::array<bool, kClearableCount> said_{};
    bool has_time_ = false, has_map_ = false, dropped_ = false;
    std::size_t kept_bytes_ = 0;
    std::vector<std::string> complaints_;
};

// A path, or an http(s) URL; no other scheme (javascript:, data:, file:).
bool is_story_address(std::string_view text) {
    for (char c : text)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) return false;
    const std::size_t colon = text.find(':');
    if (colon == text.npos || text.find('/') < colon) return true;
    return is_web_url(text);
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

std::string hash_from_state(const Story& story, const State& state) {
    std::string hash = "#t=" + format_to_minute(state.lens.time, story.utc_offset);
    if (state.lens.clock == Clock::Known) hash += "&clock=known";
    if (state.event) hash += "&event=" + percent_encoded(story.at(*state.event).id);
    if (state.lens.party) hash += "&party=" + percent_encoded(story.at(*state.lens.party).id);
    hash += "&map=" + map_text(settled_camera(state));
    if (!state.lens.filter.search.empty()) hash += "&q=" + percent_encoded(state.lens.filter.search);
    if (state.lens.filter.kind) hash += "&kind=" + std::string(name_of(*state.lens.filter.kind));
    if (state.lens.filter.actor) hash += "&actor=" + percent_encoded(story.at(*state.lens.filter.actor).id);
    for (const auto& [key, value] : state.unknown_hash) hash += "&" + key + "=" + value;
    return hash;
}

std::vector<std::string> restore_hash(const Story& story, const Frame& frame, std::string_view hash, State& state) {
    const std::string_view text = without_prefix(hash, '#');
    state.unknown_hash.clear();
    if (text.empty()) return {};
    if (state.flight) jump(frame, state.flight->to, state);
    HashReader reader(story, frame, state);
    for_each_pair(text, [&](std::string_view key, std::string_view value) { reader.read(key, value); });
    return reader.finish();
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
