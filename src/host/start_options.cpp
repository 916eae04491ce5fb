#include <rapidjson/document.h>

#include "host/host.h"

namespace sourceline {

StartOptions read_start_options(std::string_view json) {
    StartOptions options;
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (document.HasParseError() || !document.IsObject()) return options;
    auto text = [&](const char* key, std::string& into) {
        const auto it = document.FindMember(key);
        if (it != document.MemberEnd() && it->value.IsString())
            into.assign(it->value.GetString(), it->value.GetStringLength());
    };
    auto number = [&](const char* key, double& into) {
        const auto it = document.FindMember(key);
        if (it != document.MemberEnd() && it->value.IsNumber() && it->value.GetDouble() > 0 &&
            it->value.GetDouble() < 1e5)
            into = it->value.GetDouble();
    };
    auto truth = [&](const char* key, bool& into) {
        const auto it = document.FindMember(key);
        if (it != document.MemberEnd() && it->value.IsBool()) into = it->value.GetBool();
    };
    text("query", options.query);
    text("hash", options.hash);
    text("language", options.language);
    number("width", options.css_width);
    number("height", options.css_height);
    double pixels = options.pixel_width;
    number("pixel_width", pixels);
    options.pixel_width = static_cast<int>(pixels);
    pixels = options.pixel_height;
    number("pixel_height", pixels);
    options.pixel_height = static_cast<int>(pixels);
    truth("dark", options.dark);
    truth("reduced_motion", options.reduced_motion);
    truth("touch", options.touch);
    return options;
}

}  // namespace sourceline
