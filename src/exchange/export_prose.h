// Claims as plain text, for forms that have one description for all. Attribution stands with every claim, and each
// stands for itself: what contradicts another says so.
#pragma once

#include <string>

#include "exchange/export_content.h"

namespace sourceline {

// Whether its lines are lines, or parts of one: there are readers that take one line alone.
enum class ProseLines { Several, One };

// One claim, in lines: who (role; party), when it was said, the paraphrase; the quote with its voice; its source with
// dates and addresses; what it disputes, supports, replaces or repeats. Labels are the story format's own keys.
std::string prose_of(const ExportContent& content, Ref<Claim> claim, ProseLines lines = ProseLines::Several);
// The summary of an event and all its claims, paragraphs with an empty line between them.
std::string prose_of(const ExportContent& content, Ref<Event> ref);
// "2023-05-22/2023-05-23 (day: on Monday night)"
std::string prose_of(const TimeSpan& span, UtcOffset offset);
// "Harbour (near: 2 km)", "Belgorod region (region)"; the name alone for an exact one.
std::string prose_of(const ExportContent& content, const Place& place);
// Title, publisher, dates and addresses.
std::string prose_of(const ExportContent& content, const Source& source);

}  // namespace sourceline
