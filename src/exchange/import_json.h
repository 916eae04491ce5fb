// What the importers of JSON forms ask of a value.
#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "exchange/draft_maker.h"

namespace sourceline {

// A text, a number or a truth as a text, with markup as plain_text() gives it; "" of all others.
std::string json_text(DraftMaker& maker, Json value);
// The same as it stands, without space around.
std::string raw_json_text(Json value);
// The number, also where it stands as a text (with a comma, perhaps).
std::optional<double> json_number(Json value);
// Members of the object whose key is none of `known`, counted by key: "the property 'mag'". Empty ones are none.
void leave_out_members(DraftMaker& maker, Json object, std::initializer_list<std::string_view> known, const char* noun);
bool is_empty_json(Json value);  // null, "", [], {}

}  // namespace sourceline
