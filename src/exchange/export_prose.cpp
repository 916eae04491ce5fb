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

// "disputes: kia-3 (Spokesman)"
void add_link(const ExportContent& content, std::string_view label, const std::optional<Ref<Claim>>& other,
              std::string& text) {
    if (!other) return;
    const Claim& claim = content.story().at(*other);
    text.append("\n").append(label).append(": ").append(claim.id).append(" (");
    text.append(content.text(content.story().at(claim.actor).name)).append(")");
}
void add_links(const ExportContent& content, std::string_view label, const std::vector<Ref<Claim>>& others,
               std::string& text) {
    for (const Ref<Claim> other : others) add_link(content, label, other, text);
}

void add_answer(const ExportContent& content, const Claim& claim, std::string& text) {
    const Story& story = content.story();
    if (claim.question) {
        const Question& question = story.at(*claim.question);
        text.append("\n").append(content.text(question.text)).append(" ").append(content.text(claim.answer));
        if (claim.side) text.append(" (").append(content.text(question.sides[*claim.side].name)).append(")");
    } else if (claim.answer) {
        text.append("\n").append(content.text(claim.answer));
    }
    if (claim.quantity) text.append("\nquantity: ").append(figure_of(content, *claim.quantity));
    if (claim.assessment) text.append("\nassessment: ").append(word_of(*claim.assessment));
}

}  // namespace

std::string prose_of(const TimeSpan& span, UtcOffset offset) {
    std::string text = written_interval(span, offset);
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
    if (source.published) add_labelled(text, "published", written_interval(*source.published, offset));
    if (source.retrieved) add_labelled(text, "retrieved", written_interval(*source.retrieved, offset));
    if (source.status) add_labelled(text, "status", word_of(*source.status));
    add(text, source.url);
    add_labelled(text, "archived", source.archived_url);
    return text;
}

std::string prose_of(const ExportContent& content, Ref<Claim> ref) {
    const Story& story = content.story();
    const Claim& claim = story.at(ref);
    const Actor& actor = story.at(claim.actor);
    std::string text(content.text(actor.name));
    text.append(" (").append(content.text(actor.role)).append("; ").append(content.text(story.at(actor.party).name));
    text.append(")");
    if (claim.said) add_labelled(text, "said", prose_of(*claim.said, story.utc_offset));
    text.append(": ").append(content.text(claim.text));
    text.append("\n").append(word_of(claim.voice)).append(": “").append(claim.quote).append("”");
    text.append("\nsource: ").append(prose_of(content, story.at(claim.source)));
    if (!claim.via.entries().empty()) text.append(", via ").append(content.text(claim.via));
    add_answer(content, claim, text);
    const ExportContent::NamedBy& by = content.named_by(ref);
    add_link(content, "disputes", claim.disputes, text);
    add_links(content, "disputed_by", by.disputes, text);
    add_link(content, "supports", claim.supports, text);
    add_links(content, "supported_by", by.supports, text);
    add_link(content, "supersedes", claim.supersedes, text);
    add_links(content, "superseded_by", by.supersedes, text);
    add_link(content, "same_as", claim.same_as, text);
    return text;
}

std::string prose_of(const ExportContent& content, Ref<Event> ref) {
    std::string text(content.text(content.story().at(ref).summary));
    for (const Ref<Claim> claim : content.claims(ref))
        text.append("\n\n[").append(content.story().at(claim).id).append("] ").append(prose_of(content, claim));
    return text;
}

}  // namespace sourceline
