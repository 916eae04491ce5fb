// One date with its time of day as people type it, however little of it: a part that is missing may be told by the
// other end of its span.
#pragma once

#include <string>
#include <string_view>

namespace sourceline {

// What is not said is 0, or "".
struct DateParts {
    int year = 0, month = 0, day = 0;
    std::string clock;  // "14:30", "14:30:05", with "+03:00" or "Z" where it is said
    std::string mark;   // "~", "?" or "%"
};
struct DateReading {
    enum Kind { None, Wrong, Good } kind = None;
    DateParts parts;
    std::string wrong;  // a sentence
};

// Which number comes first in 05/06/2023.
enum class DateOrder { Unsaid, DayFirst, MonthFirst };

// All that a text says: "22.05.2023 14:30", "22 May", "2 pm"; None where it is no date, Wrong where it is one that
// there is not, or one that can be mistaken. In English, German, French, Spanish, Polish, Ukrainian and Russian.
DateReading parse_typed(std::string_view cell, DateOrder order = DateOrder::Unsaid);
// The same, Wrong where its month or day does not exist; `cell` is what was typed.
DateReading checked_date(DateReading reading, std::string_view cell);

}  // namespace sourceline
