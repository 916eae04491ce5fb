#include "session/description.h"

#include "base/text.h"
#include "story/query.h"

namespace sourceline {

std::string description(const PanelInput& in) {
    const CivilTime civil = civil_from_instant(in.state.lens.time, in.story.utc_offset);
    std::string text = long_date(in.state.language, civil) + ", " + clock_time(civil) + ", " +
                       std::string(in.text(in.story.time_label)) + ". " +
                       count_events_and_possible(in.state.language, in.told.event_count, in.told.possible_count) +
                       ", " + count_statements_known(in.state.language, in.told.statement_count) + ".";
    if (!in.state.event) return text;
    const Event& event = in.story.at(*in.state.event);
    text += " " + std::string(in.text(event.title)) + ". " + std::string(in.text(event.summary));
    for (const Ref<Claim> ref : claims_of(in.story, *in.state.event)) {
        if (!is_told(in, ref)) continue;
        const Claim& claim = in.story.at(ref);
        text += " " + std::string(in.text(in.story.at(claim.actor).name)) + ": “" + claim.quote + "”" +
                format(" [%d].", in.source_number(claim.source));
    }
    return text;
}

}  // namespace sourceline
