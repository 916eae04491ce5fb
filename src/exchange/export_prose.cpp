#include "exchange/export_prose.h"

#include "exchange/export_time.h"

namespace sourceline {
namespace {

void add(std::string& line, std::string_view part) {
    if (!part.empty()) line.append(line.empty() ? "" : ", ").append(part);
}
void add_labelled(std::string& line, std::string_view label, std::string_view part) {
    if (!part.empty()) add(line, std::string(label).append(" ").append(part));
}

std::string figure_of(const ExportContent& content, const Quantity& quantity) {
    std::string figure(word_of(quantity.bound));
    figure.append(" ").append(plain_number(quantity.min));
    if (quantity.has_max) figure.append("–").append(plain_number(quantity.max));
    if (!quantity.unit.empty()) figure.append(" ").append(quantity.unit);
    const std::string_view named = content.text(quantity.named);
    return figure.append(", ").append(named.empty() ? std::string_view(quantity.what) : named);
}

// The lines of a claim.
class ClaimProse {
  public:
    ClaimProse(const ExportContent& content, std::string_view between)
        : content_(content), story_(content.story()), between_(between) {}

    std::string write(Ref<Claim> ref) {
        const Claim& claim = story_.at(ref);
        add_speaker(claim);
        next(word_of(claim.voice)).append("“").append(claim.quote).append("”");
        next("source").append(prose_of(content_, story_.at(claim.source)));
        if (!claim.via.entries().empty()) text_.append(", via ").append(content_.text(claim.via));
        add_answer(claim);
        add_links(claim, content_.named_by(ref));
        return std::move(text_);
    }

  private:
    std::string& next(std::string_view label) { return text_.append(between_).append(label).append(": "); }

    void add_speaker(const Claim& claim) {
        const Actor& actor = story_.at(claim.actor);
        text_.append(content_.text(actor.name)).append(" (").append(content_.text(actor.role)).append("; ");
        text_.append(content_.text(story_.at(actor.party).name)).append(")");
        if (claim.said) add_labelled(text_, "said", prose_of(*claim.said, story_.utc_offset));
        text_.append(": ").append(content_.text(claim.text));
    }

    void add_answer(const Claim& claim) {
        if (claim.question) {
            const Question& question = story_.at(*claim.question);
            text_.append(between_).append(content_.text(question.text)).append(" ");
            text_.append(content_.text(claim.answer));
            if (claim.side) text_.append(" (").append(content_.text(question.sides[*claim.side].name)).append(")");
        } else if (claim.answer) {
            next("answer").append(content_.text(claim.answer));
        }
        if (claim.quantity) next("quantity").append(figure_of(content_, *claim.quantity));
        if (claim.assessment) next("assessment").append(word_of(*claim.assessment));
    }

    void add_links(const Claim& claim, const ExportContent::NamedBy& by) {
        add_link("disputes", claim.disputes);
        add_each("disputed_by", by.disputes);
        add_link("supports", claim.supports);
        add_each("supported_by", by.supports);
        add_link("supersedes", claim.supersedes);
        add_each("superseded_by", by.supersedes);
        add_link("same_as", claim.same_as);
    }
    // "disputes: kia-3 (Spokesman)"
    void add_link(std::string_view label, const std::optional<Ref<Claim>>& other) {
        if (!other) return;
        const Claim& claim = story_.at(*other);
        next(label).append(claim.id).append(" (").append(content_.text(story_.at(claim.actor).name)).append(")");
    }
    void add_each(std::string_view label, const std::vector<Ref<Claim>>& others) {
        for (const Ref<Claim> other : others) add_link(label, other);
    }

    const ExportContent& content_;
    const Story& story_;
    std::string_view between_;
    std::string text_;
};

}  // namespace

std::string prose_of(const TimeSpan& span, UtcOffset offset) {
    std::string text = edtf_interval(span, offset);
    text.append(" (").append(word_of(span.precision));
    if (!span.text.empty()) text.append(": ").append(span.text);
    return text.append(")");
}

std::string prose_of(const ExportContent& content, const Place& place) {
    std::string text(content.text(place.name));
    if (place.precision == PlacePrecision::Exact) return text;
    text.append(" (").append(word_of(place.precision));
    if (place.radius_km > 0.0) text.append(": ").append(plain_number(place.radius_km)).append(" km");
    return text.append(")");
}

std::string prose_of(const ExportContent& content, const Source& source) {
    const UtcOffset offset = content.story().utc_offset;
    std::string text(content.text(source.title));
    add(text, content.text(source.publisher));
    add_labelled(text, "credit", content.text(source.credit));
    if (source.published) add_labelled(text, "published", edtf_interval(*source.published, offset));
    if (source.retrieved) add_labelled(text, "retrieved", edtf_interval(*source.retrieved, offset));
    if (source.status) add_labelled(text, "status", word_of(*source.status));
    add(text, source.url);
    add_labelled(text, "archived", source.archived_url);
    if (source.captured) add_labelled(text, "captured", edtf_interval(*source.captured, offset));
    add_labelled(text, "sha256", source.sha256);
    return text;
}

std::string prose_of(const ExportContent& content, Ref<Claim> claim, ProseLines lines) {
    return ClaimProse(content, lines == ProseLines::Several ? "\n" : " | ").write(claim);
}

std::string prose_of(const ExportContent& content, Ref<Event> ref) {
    std::string text(content.text(content.story().at(ref).summary));
    for (const Ref<Claim> claim : content.claims(ref))
        text.append("\n\n[").append(content.story().at(claim).id).append("] ").append(prose_of(content, claim));
    return text;
}

}  // namespace sourceline
