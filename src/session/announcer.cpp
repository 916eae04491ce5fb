#include "session/announcer.h"

#include "base/json_writer.h"
#include "base/text.h"
#include "host/message.h"
#include "panels/description.h"
#include "state/permalink.h"

namespace sourceline {

namespace {

std::string search_json(const std::optional<TextField>& field, std::string room) {
    JsonWriter json(JsonSpacing::Tight, std::move(room));
    if (!field) return json.null().take();
    json.open_object();
    json.key("x").number(field->rect.x, 1).key("y").number(field->rect.y, 1);
    json.key("width").number(field->rect.width, 1).key("height").number(field->rect.height, 1);
    json.key("value").text(field->value).key("placeholder").text(field->placeholder);
    json.close_object();
    return json.take();
}

// True when `value` differs from what is kept, which it then is.
template <class T>
bool replace(T& kept, T value) {
    if (kept == value) return false;
    kept = std::move(value);
    return true;
}

// The same of a text; what it replaces becomes the room for the next one.
bool replace(std::string& kept, std::string& room, std::string now) {
    room = std::move(now);
    if (kept == room) return false;
    kept.swap(room);
    return true;
}

// "#rrggbb": the accent as it can be told from the paper of a theme (WCAG 2.1: 3:1 for what is no text).
std::string accent_on(Shade shade, std::uint32_t accent) {
    return accent == kNoAccent ? std::string() : format("#%06x", readable_on(accent, paper_rgb(shade), 3.0));
}

}  // namespace

void Announcer::tell(const PanelInput& in, const CameraLimits& limits, Pace pace, std::string_view focused,
                     News& news) {
    const std::string_view title = in.text(in.story.title);
    if (!ready_) {
        ready_ = news.first_frame = true;
        state_ = state_json(in.story, in.state);
        news.events.push_back({"ready", ready_json(in.story.id, title)});
    }
    // A story that has not the language keeps its title: the page changes its own words all the same.
    const std::uint8_t texts = read_language(in.story, in.state);
    if (title_ != title || language_ != in.state.language || texts_ != texts) {
        title_ = title;
        language_ = in.state.language;
        texts_ = texts;
        news.title = News::Title{title_, in.words().tag, in.story.languages[texts]};
    }
    if (replace(accent_, in.state.accent))
        news.accent = News::Accent{accent_on(Shade::Light, accent_), accent_on(Shade::Dark, accent_)};
    if (replace(event_, in.state.event)) news.events.push_back({"select", select_json(in.story, in.state)});
    if (pace == Pace::Moving) return;
    if (const FrameText hash = hash_from_state(in.story, limits, in.state); hash_ != hash) {
        hash_ = hash;
        news.hash = hash_;
    }
    if (replace(state_, room_, state_json(in.story, in.state, std::move(room_))))
        news.events.push_back({"state", state_});
    if (focused.empty() ? replace(description_, room_, description(in.story, in.state, in.told, std::move(room_)))
                        : replace(description_, room_, std::move(room_.assign(focused))))
        news.description = description_;
}

void Announcer::tell_search_field(const std::optional<TextField>& field, News& news) {
    if (replace(search_, room_, search_json(field, std::move(room_)))) news.search_field = search_;
}

}  // namespace sourceline
