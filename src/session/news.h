// What the page around the app must be told or asked, collected until it is fetched. The page hears it in this order.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sourceline {

struct News {
    struct Event {  // of the message protocol, its detail as JSON
        const char* name;
        std::string json;
    };
    struct Title {
        std::string text, language, texts;  // of the page and of the story's texts: BCP 47
    };
    struct Accent {  // "#rrggbb" as it can be told from the paper of each theme; "" = the design's own
        std::string light, dark;
    };

    std::optional<std::string> wanted_basemap;  // id: to be fetched
    std::optional<std::string> wanted_words;    // tag of a language: to be fetched
    std::optional<std::string> search_field;    // where it stands, as JSON; "null": nowhere
    std::vector<std::string> links, copies;     // to be opened; for the clipboard
    bool share = false;                         // its ways to share and cite are asked for
    bool first_frame = false;                   // a story is on the canvas for the first time
    std::vector<Event> events;
    std::optional<Title> title;
    std::optional<Accent> accent;
    std::optional<std::string> hash;         // to be written into the address
    std::optional<std::string> description;  // for assistive technology
};

}  // namespace sourceline
