// The steps of the tour, and the citations in their texts.
#include <algorithm>

#include "story/fields.h"
#include "story/read_items.h"
#include "story/read_time.h"

namespace sourceline {
namespace {

// Takes the citations out of a text, each with the space before it. "[[" stands for a bracket.
class CitationReader {
  public:
    CitationReader(Reading& reading, Json at) : reading_(reading), at_(at) {}

    std::string read(std::string_view text) {
        while (!text.empty()) {
            const std::size_t bracket = std::min(text.find('['), text.size());
            out_ += text.substr(0, bracket);
            text.remove_prefix(bracket);
            if (text.starts_with("[[")) {
                out_ += '[';
                text.remove_prefix(2);
            } else if (!text.empty()) {
                text.remove_prefix(read_citation(text));
            }
        }
        if (out_.find_first_not_of(" \n\t") == out_.npos)
            reading_.problems.error(at_, "a step needs words beside its citations");
        return std::move(out_);
    }
    std::vector<Citation> take() { return std::move(citations_); }

  private:
    // Returns how many bytes it was written in.
    std::size_t read_citation(std::string_view text) {
        const std::size_t end = text.find(']');
        const std::string_view id = text.substr(1, std::min(end, text.size()) - 1);
        if (end == text.npos || !is_id(id)) {
            reading_.problems.error(at_,
                                    "a bracket holds the id of one claim, as in [claim-id]; write '[[' for the "
                                    "bracket itself");
            out_ += '[';
            return 1;
        }
        const std::uint32_t claim = reading_.claims.resolve(id, at_, reading_.problems);
        out_.erase(out_.find_last_not_of(" \n\t") + 1);
        citations_.push_back({out_.size(), Ref<Claim>{claim}});
        return end + 1;
    }

    Reading& reading_;
    Json at_;
    std::string out_;
    std::vector<Citation> citations_;
};

Prose read_prose(Reading& reading, Json value) {
    Prose prose;
    const LocalText written = read_local_text(reading.problems, value);
    Json at = value.is(JsonKind::Object) ? value.first() : value;
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& [language, text] : written.entries()) {
        CitationReader citations(reading, at);
        entries.emplace_back(language, text.empty() ? text : citations.read(text));
        prose.citations.push_back(citations.take());
        at = at.next();
    }
    prose.text = LocalText(std::move(entries));
    return prose;
}

std::vector<Ref<Claim>> cited_in(const Prose& prose) {
    std::vector<Ref<Claim>> cited;
    for (const std::vector<Citation>& citations : prose.citations)
        for (const Citation& citation : citations)
            if (std::find(cited.begin(), cited.end(), citation.claim) == cited.end()) cited.push_back(citation.claim);
    return cited;
}

std::optional<Instant> read_step_time(Reading& reading, Json value) {
    const auto moment = value ? read_moment(reading, value) : std::nullopt;
    if (!moment) return std::nullopt;
    check_within_extent(reading, value, {moment->first, moment->first, TimePrecision::Exact, ""}, Background::No);
    return moment->first;
}

TourStep read_step(Reading& reading, Json item) {
    const Fields fields(reading.problems, item,
                        {"id", "title", "text", "time", "clock", "event", "question", "party", "view"});
    TourStep step;
    step.id = fields.id();
    step.title = fields.text("title", Need::Required);
    if (const Json text = fields.value("text", Need::Required)) step.text = read_prose(reading, text);
    step.cited = cited_in(step.text);
    step.time = read_step_time(reading, fields.value("time", Need::Optional));
    step.clock = fields.word<Clock>("clock", Need::Optional);
    step.event = fields.optional_ref<Event>("event", reading.events);
    step.question = fields.optional_ref<Question>("question", reading.questions);
    step.party = fields.optional_ref<Party>("party", reading.parties);
    const Json view = fields.value("view", Need::Optional);
    const Fields of_view(reading.problems, view, {"bbox"});
    if (const Json bbox = of_view.value("bbox", Need::Required)) step.view = read_box(reading.problems, bbox);
    return step;
}

}  // namespace

std::vector<TourStep> read_tour(Reading& reading, Json list) { return read_list<TourStep>(reading, list, read_step); }

}  // namespace sourceline
