// The names that the address and the messages use for the enums of State.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "state/command.h"
#include "state/state.h"

namespace sourceline {

std::string_view name_of(Clock clock);          // happened, known
std::string_view name_of(View view);            // see state/view.h
std::string_view name_of(Theme theme);          // light, dark, system
std::string_view name_of(Language language);    // the tags of assets/words: en, …
std::string_view name_of(Direction direction);  // previous, next

// The value of that name (Clock, View, Theme, Language, Direction), or nothing. Exact: no other case, no
// white space.
template <class Enum>
std::optional<Enum> from_name(std::string_view name);
template <>
std::optional<Clock> from_name(std::string_view name);
template <>
std::optional<View> from_name(std::string_view name);
template <>
std::optional<Theme> from_name(std::string_view name);
template <>
std::optional<Language> from_name(std::string_view name);
template <>
std::optional<Direction> from_name(std::string_view name);

// All names for a sentence: "en, uk, ru".
template <class Enum>
std::string all_names();
template <>
std::string all_names<Clock>();
template <>
std::string all_names<View>();
template <>
std::string all_names<Theme>();
template <>
std::string all_names<Language>();
template <>
std::string all_names<Direction>();

// Foreign text as it may stand in a sentence to the reader: at most 40 characters, then "…"; control characters and
// invalid UTF-8 become U+FFFD.
std::string shown(std::string_view foreign);

}  // namespace sourceline
