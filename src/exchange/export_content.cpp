#include "exchange/export_content.h"

#include <algorithm>

#include "base/text.h"
#include "story/query.h"

namespace sourceline {
namespace {

template <class Visit>
void visit_text(const std::optional<LocalText>& text, Visit& visit) {
    if (text) visit(*text);
}

template <class Visit>
void visit_people_and_places(const Story& story, Visit& visit) {
    for (const Party& party : story.parties) visit(party.name);
    for (const Actor& actor : story.actors) {
        visit(actor.name);
        visit(actor.role);
    }
    for (const Source& source : story.sources) {
        visit(source.title);
        visit_text(source.publisher, visit);
        visit_text(source.credit, visit);
    }
    for (const Place& place : story.places) {
        visit(place.name);
        visit(place.coordinates_from);
    }
    for (const Feature& feature : story.features) visit_text(feature.name, visit);
}

template <class Visit>
void visit_all_texts(const Story& story, Visit visit) {
    for (const LocalText* text : {&story.title, &story.summary, &story.time_label}) visit(*text);
    visit_people_and_places(story, visit);
    for (const OwnKind& kind : story.kinds) visit(kind.name);
    for (const Event& event : story.events) {
        visit(event.title);
        visit(event.summary);
    }
    for (const Claim& claim : story.claims) {
        visit(claim.text);
        visit(claim.via);
        visit_text(claim.answer, visit);
        if (claim.quantity) visit(claim.quantity->named);
    }
    for (const Question& question : story.questions) {
        visit(question.text);
        for (const Side& side : question.sides) visit(side.name);
    }
    for (const Change& change : story.changes) visit(change.text);
    if (!story.has_tour) return;  // its steps are the events
    for (const TourStep& step : story.tour) {
        visit(step.title);
        visit(step.text.text);
    }
}

template <class T>
std::size_t count_unused(const ExportContent& content, const std::vector<T>& items) {
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < items.size(); ++i) count += content.is_used(Ref<T>{i}) ? 0 : 1;
    return count;
}

struct PartRow {
    ExportPart part;
    std::string_view one, many;
    std::size_t (*count)(const ExportContent&);
};
constexpr PartRow kParts[] = {
    {ExportPart::Opening, "opening view with its moment and its base map", "opening views",
     [](const ExportContent&) -> std::size_t { return 1; }},
    {ExportPart::Check, "check", "checks", [](const ExportContent& content) { return content.story().checks.size(); }},
    {ExportPart::TourStep, "step of the tour", "steps of the tour",
     [](const ExportContent& content) { return content.story().has_tour ? content.story().tour.size() : 0; }},
    {ExportPart::Change, "correction in the log of changes", "corrections in the log of changes",
     [](const ExportContent& content) { return content.story().changes.size(); }},
    {ExportPart::Colour, "colour of a party", "colours of parties",
     [](const ExportContent& content) -> std::size_t {
         return static_cast<std::size_t>(std::count_if(content.story().parties.begin(), content.story().parties.end(),
                                                       [](const Party& party) { return party.colour.has_value(); }));
     }},
    {ExportPart::Document, "name of a document that quotes are checked against",
     "names of documents that quotes are checked against",
     [](const ExportContent& content) -> std::size_t {
         return static_cast<std::size_t>(std::count_if(content.story().sources.begin(), content.story().sources.end(),
                                                       [](const Source& source) { return !source.document.empty(); }));
     }},
    {ExportPart::Feature, "line or area of the story's own", "lines and areas of the story's own",
     [](const ExportContent& content) { return content.story().features.size(); }},
    {ExportPart::OwnKind, "name and symbol of a kind of event of the story's own",
     "names and symbols of kinds of events of the story's own",
     [](const ExportContent& content) { return content.story().kinds.size(); }},
    {ExportPart::OwnSymbol, "symbol of a kind of event of the story's own",
     "symbols of kinds of events of the story's own",
     [](const ExportContent& content) { return content.story().kinds.size(); }},
    {ExportPart::UnusedSource, "source that no claim is from", "sources that no claim is from",
     [](const ExportContent& content) { return count_unused(content, content.story().sources); }},
    {ExportPart::UnusedActor, "speaker without a claim", "speakers without a claim",
     [](const ExportContent& content) { return count_unused(content, content.story().actors); }},
    {ExportPart::UnusedPlace, "place without an event", "places without an event",
     [](const ExportContent& content) { return count_unused(content, content.story().places); }},
    {ExportPart::Question, "question with its answers", "questions with their answers",
     [](const ExportContent& content) { return content.story().questions.size(); }},
};

std::string others_of(const ExportContent& content) {
    std::string tags;
    for (const std::string& tag : content.languages())
        if (tag != content.language()) tags.append(tags.empty() ? "" : ", ").append(tag);
    return tags;
}

}  // namespace

std::vector<std::string> languages_of(const Story& story) {
    std::vector<std::string> languages{story.language};
    visit_all_texts(story, [&](const LocalText& text) {
        for (const auto& [tag, words] : text.entries())
            if (!tag.empty() && std::find(languages.begin(), languages.end(), tag) == languages.end())
                languages.push_back(tag);
    });
    return languages;
}

ExportContent::ExportContent(const Story& story, const ExportOptions& options)
    : story_(story),
      wanted_(options.language),
      address_(options.address),
      languages_(languages_of(story)),
      by_event_(claims_by_event(story)),
      named_by_(story.claims.size()),
      actors_(story.actors.size()),
      sources_(story.sources.size()),
      places_(story.places.size()) {
    const std::vector<bool> all(story.claims.size(), true);
    accounts_ = accounts_of(story, {all, all});
    for (std::uint32_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        actors_[claim.actor.index] = sources_[claim.source.index] = true;
        if (claim.disputes) named_by_[claim.disputes->index].disputes.push_back({i});
        if (claim.supports) named_by_[claim.supports->index].supports.push_back({i});
        if (claim.supersedes) named_by_[claim.supersedes->index].supersedes.push_back({i});
        if (claim.same_as) named_by_[claim.same_as->index].same_as.push_back({i});
    }
    for (const Event& event : story.events)
        if (event.place) places_[event.place->index] = true;
}

std::size_t ExportContent::texts_in_others() const {
    const auto primary = [](std::string_view whole) { return whole.substr(0, whole.find('-')); };
    std::size_t count = 0;
    visit_all_texts(story_, [&](const LocalText& text) {
        const std::string_view found = tag(text.in(language(), story_.language).language);
        count += !text.entries().empty() && primary(found) != primary(language()) ? 1 : 0;
    });
    return count;
}

std::string_view ExportContent::kind_name(AnyKind kind) const {
    const auto own = kind.own();
    return own ? text(story_.at(*own).name) : word_of(story_, kind);
}

std::string ExportContent::name_of(std::string_view kind, std::string_view id) const {
    std::string name = address_.empty() ? "sourceline:" + story_.id + "/" : address_ + "#";
    return name.append(kind).append(address_.empty() ? "/" : "=").append(id);
}

std::string_view ExportContent::standing_word(Ref<Event> event) const {
    switch (standing(event)) {
        case Standing::Supported:
            return "supported";
        case Standing::Contested:
            return "contested";
        case Standing::Claimed:
            break;
    }
    return "claimed";
}

void LeftOut::parts(const ExportContent& content, std::initializer_list<ExportPart> parts) {
    for (const ExportPart part : parts) {
        const PartRow& row = kParts[static_cast<std::size_t>(part)];
        no_place(row.count(content), row.one, row.many);
    }
}

void LeftOut::languages(const ExportContent& content, std::string_view why) {
    const std::string others = " (" + others_of(content) + ")";
    const std::string alone = "this file is in '" + std::string(content.language()) + "' alone";
    note(content.languages().size() - 1, "other language" + others, "other languages" + others,
         why.empty() ? std::string_view(alone) : why);
    note(content.texts_in_others(), "text of the story", "texts of the story",
         "not in '" + std::string(content.language()) + "', so that it stands in another language");
}

void LeftOut::no_place(std::size_t count, std::string_view one, std::string_view many) {
    const std::string form(form_), it = count == 1 ? "it" : "them";
    note(count, one, many,
         kind_ == Form::Open ? "no reader of " + form + " knows " + it : form + " has no place for " + it);
}

void LeftOut::note(std::size_t count, std::string_view one, std::string_view many, std::string_view why) {
    if (count == 0) return;
    sentences_.push_back(std::to_string(count).append(" ").append(count == 1 ? one : many).append(": ").append(why));
}

void put_text(JsonWriter& json, std::string_view key, const LocalText& text, const ExportContent& content) {
    if (text.entries().empty()) return;
    const LocalText::Found first = text.in(content.language(), content.story().language);
    json.key(key).text(first.text);
    if (!content.wants_all_languages()) return;
    for (const auto& [tag, words] : text.entries())
        if (tag != first.language) json.key(std::string(key).append(":").append(content.tag(tag))).text(words);
}

void put_text(JsonWriter& json, std::string_view key, const std::optional<LocalText>& text,
              const ExportContent& content) {
    if (text) put_text(json, key, *text, content);
}

void put(JsonWriter& json, std::string_view key, std::string_view value) {
    if (!value.empty()) json.key(key).text(value);
}

std::string plain_number(double value) {
    JsonWriter json;
    json.number(value, kCoordinateDecimals);
    return json.take();
}

}  // namespace sourceline
