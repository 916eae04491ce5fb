// Events, the claims on them, the questions they answer and the figures that the map can measure.
#include "base/text.h"
#include "story/fields.h"
#include "story/kinds.h"
#include "story/read_items.h"
#include "story/read_time.h"

namespace sourceline {
namespace {

constexpr int kMaxQuoteWords = 30;
constexpr int kLettersPerWord = 3;         // of a script without spaces
constexpr int kMaxQuoteCharacters = 1000;  // longer words than these are no words

void read_kind_of_event(Reading& reading, const Fields& fields, const std::vector<OwnKind>& kinds, Event& event) {
    const std::string_view word = fields.object().find("kind").text();
    const std::uint32_t own = value_of<EventKind>(word) ? kUnresolved : reading.kinds.find(word);
    if (word.empty() || own == kUnresolved) {
        event.kind = fields.kind("kind", EventKind::Other, reading.kinds);
        return;
    }
    event.own_kind = Ref<OwnKind>{own};
    event.kind = kinds[own].symbol;
}

Event read_event(Reading& reading, Json item, const std::vector<OwnKind>& kinds) {
    const Fields fields(reading.problems, item, {"id", "title", "summary", "kind", "when", "place"});
    Event event;
    event.id = fields.id();
    event.title = fields.text("title", Need::Required);
    event.summary = fields.text("summary", Need::Required);
    read_kind_of_event(reading, fields, kinds, event);
    const Json when = fields.value("when", Need::Required);
    if (auto span = read_span(reading, when)) {
        check_within_extent(reading, when, *span, is_setting(event) ? Background::Yes : Background::No);
        event.when = std::move(*span);
    }
    event.place = fields.optional_ref<Place>("place", reading.places);
    return event;
}

std::string read_quote(const Fields& fields) {
    std::string quote = fields.plain("quote", Need::Required);
    const Json value = fields.object().find("quote");
    const TextLength length = length_of(quote);
    const int letters = length.words * kLettersPerWord + length.spaceless;
    if (letters > kMaxQuoteWords * kLettersPerWord)
        fields.problems().error(
            value, length.spaceless > 0
                       ? format("the quote is as long as %d characters; at most %d may be quoted", letters,
                                kMaxQuoteWords * kLettersPerWord)
                       : format("the quote has %d words; at most %d may be quoted", length.words, kMaxQuoteWords));
    else if (length.characters > kMaxQuoteCharacters)
        fields.problems().error(value, format("the quote has %d characters; at most %d may be quoted",
                                              length.characters, kMaxQuoteCharacters));
    else if (letters == 0 && !normalise_quotes_and_space(quote).empty())
        fields.problems().error(value, "the quote has no words");
    return quote;
}

std::optional<Quantity> read_quantity(Reading& reading, Json value, std::string_view language) {
    if (!value) return std::nullopt;
    const Fields fields(reading.problems, value, {"what", "min", "max", "unit", "bound"});
    Quantity quantity;
    quantity.named = fields.text("what", Need::Required);
    quantity.what = quantity.named.in(language, language).text;
    quantity.unit = fields.plain("unit", Need::Optional);
    const auto min = fields.number("min", Need::Required);
    const auto max = fields.number("max", Need::Optional);
    quantity.min = min.value_or(0.0);
    quantity.max = max.value_or(quantity.min);
    quantity.has_max = max.has_value();
    if (min && max && *max < *min) reading.problems.error(value.find("max"), "the 'max' is smaller than the 'min'");
    quantity.bound = fields.word<Bound>("bound", Need::Optional).value_or(Bound::Exactly);
    if (max && quantity.bound > Bound::About)
        reading.problems.error(value.find("max"), "a figure that is " + quoted(word_of(quantity.bound)) +
                                                      " has no 'max'; the figure itself stands in 'min'");
    return quantity;
}

void read_answer(Reading& reading, const Fields& fields, Claim& claim) {
    claim.question = fields.optional_ref<Question>("question", reading.questions);
    claim.answer = fields.optional_text("answer");
    const Json question = fields.object().find("question"), answer = fields.object().find("answer");
    if (question && !answer) fields.problems().error(question, "a claim with a 'question' needs an 'answer' to it");
    if (answer && !question)
        fields.problems().error(answer, "a claim with an 'answer' needs the 'question' that it answers");
}

void read_side(const Fields& fields, const std::vector<Question>& questions, Claim& claim) {
    const Json value = fields.object().find("side");
    const std::string id = fields.id("side", Need::Optional);
    if (id.empty()) return;
    if (!fields.object().find("question"))
        return fields.problems().error(value, "a claim with a 'side' needs the 'question' that has this side");
    if (!claim.question || claim.question->index >= questions.size()) return;
    const Question& question = questions[claim.question->index];
    for (std::uint32_t i = 0; i < question.sides.size(); ++i)
        if (question.sides[i].id == id) claim.side = i;
    if (!claim.side)
        fields.problems().error(value, "the question " + quoted(question.id) + " has no side " + quoted(id));
}

Claim read_claim(Reading& reading, Json item, const Story& story) {
    const Fields fields(reading.problems, item,
                        {"id", "event", "actor", "said", "text", "quote", "voice", "source", "via", "question",
                         "answer", "side", "quantity", "assessment", "supersedes", "disputes", "supports", "same_as"});
    Claim claim;
    claim.id = fields.id();
    claim.event = fields.ref<Event>("event", reading.events);
    claim.actor = fields.ref<Actor>("actor", reading.actors);
    const Json said = fields.value("said", Need::Optional);
    claim.said = read_span(reading, said);
    if (claim.said && claim.event.index < story.events.size()) {
        const bool background = is_setting(story.at(claim.event));
        check_within_extent(reading, said, *claim.said, background ? Background::Yes : Background::No);
    }
    claim.text = fields.text("text", Need::Required);
    claim.quote = read_quote(fields);
    claim.voice = fields.word<Voice>("voice", Need::Required).value_or(Voice::Reported);
    claim.source = fields.ref<Source>("source", reading.sources);
    claim.via = fields.text("via", Need::Optional);
    read_answer(reading, fields, claim);
    read_side(fields, story.questions, claim);
    claim.quantity = read_quantity(reading, fields.value("quantity", Need::Optional), story.language);
    claim.assessment = fields.word<Assessment>("assessment", Need::Optional);
    claim.supersedes = fields.optional_ref<Claim>("supersedes", reading.claims);
    claim.disputes = fields.optional_ref<Claim>("disputes", reading.claims);
    claim.supports = fields.optional_ref<Claim>("supports", reading.claims);
    claim.same_as = fields.optional_ref<Claim>("same_as", reading.claims);
    return claim;
}

Side read_one_side(Reading& reading, Json item) {
    const Fields fields(reading.problems, item, {"id", "name"});
    return {fields.id(), fields.text("name", Need::Required)};
}

Question read_question(Reading& reading, Json item) {
    const Fields fields(reading.problems, item, {"id", "text", "sides"});
    Question question;
    question.id = fields.id();
    question.text = fields.text("text", Need::Required);
    const Json sides = fields.value("sides", Need::Optional, JsonKind::List);
    if (!sides) return question;
    const IdIndex no_id_twice(sides, "side", Need::Optional, reading.hint, reading.problems);
    question.sides = read_list<Side>(reading, sides, read_one_side);
    if (sides.size() < 2) reading.problems.error(sides, "a question has two sides or more; leave out 'sides' for none");
    return question;
}

// The id of a place, "border", or {"border": [one country, the other]}.
void read_target(Reading& reading, Json to, Check& check) {
    if (to.text() == "border") return;
    if (!to.is(JsonKind::Object)) {
        const std::uint32_t index = reading.places.resolve(to, reading.problems);
        check.to = Ref<Place>{index};
        if (index != kUnresolved && index == check.from.index)
            reading.problems.error(to, "a distance needs two places; 'from' and 'to' are the same");
        return;
    }
    const Fields fields(reading.problems, to, {"border"});
    const Json border = fields.value("border", Need::Required, JsonKind::List);
    if (!border) return;
    const Json a = border.first(), b = a.next();
    if (border.size() != 2 || a.text().empty() || b.text().empty() || a.text() == b.text())
        reading.problems.error(border,
                               "a border lies between two countries; write their ids in the base map, such as "
                               "[\"AA\", \"BB\"]");
    else
        check.border_between = {std::string(a.text()), std::string(b.text())};
}

Check read_check(Reading& reading, Json item) {
    const Fields fields(reading.problems, item, {"id", "claim", "kind", "from", "to", "stated"});
    Check check;
    check.id = fields.id();
    check.claim = fields.ref<Claim>("claim", reading.claims);
    fields.word<CheckKind>("kind", Need::Required);
    check.from = fields.ref<Place>("from", reading.places);
    if (const Json to = fields.value("to", Need::Required)) read_target(reading, to, check);
    const Fields stated(reading.problems, fields.value("stated", Need::Required), {"value", "unit"});
    if (const auto value = stated.number("value", Need::Required)) {
        check.stated_value = *value;
        if (!(*value > 0.0))
            reading.problems.error(stated.object().find("value"), "a stated distance must be more than 0");
    }
    stated.word<CheckUnit>("unit", Need::Required);
    check.stated_unit = stated.object().find("unit").text();
    return check;
}

}  // namespace

bool read_events(Reading& reading, Json list, Story& story, const ShouldPause& pause) {
    return read_more(reading, list, story.events, pause,
                     [&](Reading& all, Json item) { return read_event(all, item, story.kinds); });
}

bool read_claims(Reading& reading, Json list, Story& story, const ShouldPause& pause) {
    return read_more(reading, list, story.claims, pause,
                     [&](Reading& inner, Json item) { return read_claim(inner, item, story); });
}

std::vector<Question> read_questions(Reading& reading, Json list) {
    return read_list<Question>(reading, list, read_question);
}

std::vector<Check> read_checks(Reading& reading, Json list) { return read_list<Check>(reading, list, read_check); }

}  // namespace sourceline
