#include "base/json.h"
#include "host/host.h"

namespace sourceline {

StartOptions read_start_options(std::string_view json) {
    StartOptions options;
    const JsonTree tree(json);
    const auto text = [&](const char* key, std::string& into) {
        if (const Json value = tree.root().find(key); value.is(JsonKind::Text)) into = value.text();
    };
    const auto number = [&](const char* key, double& into) {
        const Json value = tree.root().find(key);
        if (value.number() > 0 && value.number() < 1e5) into = value.number();
    };
    const auto whole = [&](const char* key, int& into) {
        double pixels = into;
        number(key, pixels);
        into = static_cast<int>(pixels);
    };
    const auto truth = [&](const char* key, bool& into) {
        if (const Json value = tree.root().find(key); value.is(JsonKind::Boolean)) into = value.truth();
    };
    text("query", options.query);
    text("hash", options.hash);
    text("language", options.language);
    for (Json tag = tree.root().find("reads").first(); tag; tag = tag.next())
        if (tag.is(JsonKind::Text)) options.reads.emplace_back(tag.text());
    number("width", options.css_width);
    number("height", options.css_height);
    whole("pixel_width", options.pixel_width);
    whole("pixel_height", options.pixel_height);
    truth("dark", options.dark);
    truth("reduced_motion", options.reduced_motion);
    truth("touch", options.touch);
    number("letters", options.letters);
    return options;
}

}  // namespace sourceline
