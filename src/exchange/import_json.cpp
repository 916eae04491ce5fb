#include "exchange/import_json.h"

#include <algorithm>

#include "base/problems.h"
#include "base/text.h"
#include "exchange/draft_html.h"

namespace sourceline {

std::string raw_json_text(Json value) {
    if (value.is(JsonKind::Number)) return format("%.15g", value.number());
    if (value.is(JsonKind::Boolean)) return value.truth() ? "true" : "false";
    std::string_view text = value.text();
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::string json_text(DraftMaker& maker, Json value) {
    PlainText plain = plain_text(raw_json_text(value));
    if (plain.scripts > 0) maker.leave_out("scripts and styles in texts", static_cast<std::size_t>(plain.scripts));
    return std::move(plain.text);
}

std::optional<double> json_number(Json value) {
    if (value.is(JsonKind::Number)) return value.number();
    return value.is(JsonKind::Text) ? draft_number(raw_json_text(value)) : std::nullopt;
}

bool is_empty_json(Json value) {
    if (!value || value.is(JsonKind::Null)) return true;
    if (value.is(JsonKind::Text)) return raw_json_text(value).empty();
    return (value.is(JsonKind::List) || value.is(JsonKind::Object)) && value.size() == 0;
}

void leave_out_members(DraftMaker& maker, Json object, std::initializer_list<std::string_view> known,
                       const char* noun) {
    if (!object.is(JsonKind::Object)) return;
    for (Json member = object.first(); member; member = member.next())
        if (!is_empty_json(member) && std::find(known.begin(), known.end(), member.key()) == known.end())
            maker.leave_out(std::string(noun) + " " + quoted(member.key()));
}

}  // namespace sourceline
