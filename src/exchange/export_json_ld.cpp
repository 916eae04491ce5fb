// JSON-LD 1.1: a graph of schema.org's Claims, with PROV-O for who said them and whence they are quoted, CiTO for what
// they say of each other (schema.org has no relations between claims), and W3C Web Annotation for where in its page a
// quote stands. What none of them has is a term of our own, "sl:". No ClaimReview: a story reviews nothing.
#include <algorithm>

#include "exchange/export_content.h"
#include "exchange/export_forms.h"
#include "exchange/export_quote.h"
#include "exchange/export_shape.h"
#include "exchange/export_time.h"

namespace sourceline {
namespace {

class JsonLdExport {
  public:
    explicit JsonLdExport(const ExportContent& content) : content_(content), story_(content.story()) {}

    std::string write() {
        json_.open_object().key("@context").open_list().text("https://schema.org").open_object();
        json_.key("prov").text("http://www.w3.org/ns/prov#").key("oa").text("http://www.w3.org/ns/oa#");
        json_.key("cito").text("http://purl.org/spar/cito/").key("sl").text("sourceline:vocabulary/");
        json_.close_object().close_list().key("@graph").open_list();
        put_story();
        for (const Party& party : story_.parties) put_party(party);
        for (const Actor& actor : story_.actors) put_actor(actor);
        for (const Source& source : story_.sources) put_source(source);
        for (const Place& place : story_.places) put_place(place);
        for (const Feature& feature : story_.features) put_feature(feature);
        for (std::uint32_t i = 0; i < story_.events.size(); ++i) put_event({i});
        for (const Question& question : story_.questions) put_question(question);
        for (std::uint32_t i = 0; i < story_.claims.size(); ++i) put_claim({i});
        json_.new_line(0).close_list().close_object();
        return json_.take() + "\n";
    }
    std::size_t without_address() const { return without_address_; }
    std::size_t holes() const { return holes_; }

  private:
    std::string story_name() const {
        return content_.address().empty() ? "sourceline:" + story_.id : content_.address();
    }
    template <class Item>
    std::string name(std::string_view kind, const Item& item) const {
        return content_.name_of(kind, item.id);
    }

    void open_node(std::string_view id, std::initializer_list<std::string_view> types) {
        json_.new_line(0);
        open_inner_node(id, types);
    }
    void open_inner_node(std::string_view id, std::initializer_list<std::string_view> types) {
        json_.open_object();
        put(json_, "@id", id);
        json_.key("@type");
        if (types.size() > 1) json_.open_list();
        for (const std::string_view type : types) json_.text(type);
        if (types.size() > 1) json_.close_list();
    }
    void put_ref(std::string_view key, std::string_view id) {
        json_.key(key);
        put_id(id);
    }
    void put_id(std::string_view id) { json_.open_object().key("@id").text(id).close_object(); }

    void put_tagged(std::string_view text, std::string_view tag) {
        json_.open_object().key("@value").text(text).key("@language").text(tag).close_object();
    }
    // In all languages that are wanted, each with its tag.
    void put_words(std::string_view key, const LocalText& text) {
        if (text.entries().empty()) return;
        json_.key(key);
        const LocalText::Found first = text.in(content_.language(), story_.language);
        const bool several = content_.wants_all_languages() && text.entries().size() > 1;
        if (!several) return put_tagged(first.text, content_.tag(first.language));
        json_.open_list();
        for (const auto& [tag, words] : text.entries()) put_tagged(words, content_.tag(tag));
        json_.close_list();
    }
    void put_words(std::string_view key, const std::optional<LocalText>& text) {
        if (text) put_words(key, *text);
    }

    // With its precision and the source's words, which no vocabulary has.
    void put_span(std::string_view key, const TimeSpan& span) {
        const WrittenSpan both = written_edtf(span, story_.utc_offset);
        json_.key(key).open_object().key("sl:start").text(both.start).key("sl:end").text(both.end);
        json_.key("sl:precision").text(word_of(span.precision));
        put(json_, "sl:text", span.text);
        json_.close_object();
    }

    void put_story() {
        open_node(story_name(), {"CreativeWork", "prov:Entity"});
        put_words("name", story_.title);
        put_words("abstract", story_.summary);
        json_.key("inLanguage").open_list();
        if (content_.wants_all_languages())
            for (const std::string& tag : content_.languages()) json_.text(tag);
        else
            json_.text(content_.language());
        json_.close_list();
        json_.key("temporalCoverage")
            .text(written_moment(story_.start, story_.utc_offset) + "/" +
                  written_moment(story_.end, story_.utc_offset));
        put(json_, "url", content_.address());
        if (!story_.changes.empty()) {
            json_.key("correction").open_list();
            for (const Change& change : story_.changes) {
                open_inner_node({}, {"CorrectionComment"});
                json_.key("datePublished").text(written_interval(change.date, story_.utc_offset));
                put_words("text", change.text);
                json_.close_object();
            }
            json_.close_list();
        }
        json_.close_object();
    }

    void put_party(const Party& party) {
        open_node(name("party", party), {"prov:Agent"});
        put_words("name", party.name);
        json_.close_object();
    }

    // Whether a person or an organisation the story does not say.
    void put_actor(const Actor& actor) {
        open_node(name("actor", actor), {"prov:Agent"});
        put_words("name", actor.name);
        put_words("description", actor.role);
        put_ref("memberOf", name("party", story_.at(actor.party)));
        json_.close_object();
    }

    void put_source(const Source& source) {
        open_node(name("source", source), {"CreativeWork", "prov:Entity"});
        put_words("name", source.title);
        if (source.publisher) {
            json_.key("publisher").open_object();
            put_words("name", *source.publisher);
            json_.close_object();
        }
        put_words("creditText", source.credit);
        if (source.published) json_.key("datePublished").text(written_interval(*source.published, story_.utc_offset));
        put(json_, "url", source.url);
        put(json_, "archivedAt", source.archived_url);
        json_.key("inLanguage").text(source.language);
        if (source.status) json_.key("creativeWorkStatus").text(word_of(*source.status));
        if (source.retrieved) put_span("sl:retrieved", *source.retrieved);
        if (source.captured) put_span("sl:captured", *source.captured);
        put(json_, "sha256", source.sha256);
        json_.close_object();
    }

    void put_place(const Place& place) {
        open_node(name("place", place), {"Place"});
        put_words("name", place.name);
        put_words("description", place.coordinates_from);
        json_.key("sl:kind").text(word_of(place.kind)).key("sl:precision").text(word_of(place.precision));
        put(json_, "sl:region", place.region);
        json_.key("geo");
        if (place.precision == PlacePrecision::Near) {
            constexpr double kMetres = 1000.0;
            open_inner_node({}, {"GeoCircle"});
            json_.key("geoRadius").number(place.radius_km * kMetres, kFigureDecimals).key("geoMidpoint");
            put_point(place.position);
            json_.close_object();
        } else {
            put_point(place.position);
        }
        json_.close_object();
    }
    void put_point(LngLat position) {
        open_inner_node({}, {"GeoCoordinates"});
        json_.key("latitude").number(position.lat(), kCoordinateDecimals);
        json_.key("longitude").number(position.lon(), kCoordinateDecimals).close_object();
    }

    void put_feature(const Feature& feature) {
        open_node(name("feature", feature), {"Place"});
        put_words("name", feature.name);
        put(json_, "description", feature.coordinates_from);
        json_.key("sl:kind").text(word_of(feature.kind)).key("sl:precision").text(word_of(feature.precision));
        if (feature.when) put_span("sl:when", *feature.when);
        json_.key("geo").open_list();
        for (const Positions& line : cut_at_180(feature.lines)) put_geo_shape("line", line);
        for (const std::vector<Positions>& rings : right_handed(feature.polygons)) {
            put_geo_shape("polygon", rings.front());
            holes_ += rings.size() - 1;
        }
        json_.close_list().close_object();
    }
    void put_geo_shape(std::string_view key, const Positions& positions) {
        std::string text;
        for (const LngLat position : positions)
            text.append(text.empty() ? "" : " ")
                .append(plain_number(position.lat()))
                .append(",")
                .append(plain_number(position.lon()));
        open_inner_node({}, {"GeoShape"});
        json_.key(key).text(text).close_object();
    }

    void put_event(Ref<Event> ref) {
        const Event& event = story_.at(ref);
        const WrittenSpan both = written(event.when, story_.utc_offset);
        open_node(name("event", event), {"Event"});
        put_words("name", event.title);
        put_words("description", event.summary);
        json_.key("startDate").text(both.start).key("endDate").text(both.end);
        put_span("sl:when", event.when);
        json_.key("sl:kind").text(word_of(story_, kind_of(event))).key("sl:standing").text(content_.standing_word(ref));
        if (event.place) put_ref("location", name("place", story_.at(*event.place)));
        put_refs("subjectOf", content_.claims(ref));
        json_.close_object();
    }

    void put_refs(std::string_view key, const std::vector<Ref<Claim>>& claims) {
        if (claims.empty()) return;
        json_.key(key).open_list();
        for (const Ref<Claim> claim : claims) put_id(name("claim", story_.at(claim)));
        json_.close_list();
    }

    void put_question(const Question& question) {
        open_node(name("question", question), {"Question"});
        put_words("text", question.text);
        if (!question.sides.empty()) {
            json_.key("sl:sides").open_list();
            for (const Side& side : question.sides) {
                json_.open_object().key("@id").text(side_name(question, side));
                put_words("name", side.name);
                json_.close_object();
            }
            json_.close_list();
        }
        json_.close_object();
    }
    std::string side_name(const Question& question, const Side& side) const {
        return name("question", question) + "/" + side.id;
    }

    void put_claim(Ref<Claim> ref) {
        const Claim& claim = story_.at(ref);
        const Event& event = story_.at(claim.event);
        open_node(name("claim", claim), {"Claim", "prov:Entity"});
        put_words("text", claim.text);
        const std::string actor = name("actor", story_.at(claim.actor));
        put_ref("author", actor);
        put_ref("prov:wasAttributedTo", actor);
        put_said(claim);
        json_.key("temporalCoverage").text(written_interval(event.when, story_.utc_offset));
        json_.key("about").open_list();
        put_id(name("event", event));
        if (claim.question) put_id(name("question", story_.at(*claim.question)));
        json_.close_list();
        put_appearances(ref);
        put_relations(claim);
        put_answer(claim);
        put_quote(claim);
        put_ref("isPartOf", story_name());
        json_.close_object();
        put_annotation(claim);
    }

    // The date of a Claim is when it was made (as ClaimReview's readers take it).
    void put_said(const Claim& claim) {
        if (!claim.said) return;
        const WrittenSpan both = written(*claim.said, story_.utc_offset);
        if (both.start == both.end) json_.key("datePublished").text(both.start);
        put_span("sl:said", *claim.said);
    }

    // A statement that several sources report appears in each of them: the claim that the others repeat has them all.
    void put_appearances(Ref<Claim> ref) {
        std::vector<Ref<Claim>> reports{ref};
        for (std::size_t i = 0; i < reports.size() && !story_.at(ref).same_as; ++i) {
            const std::vector<Ref<Claim>>& more = content_.named_by(reports[i]).same_as;
            reports.insert(reports.end(), more.begin(), more.end());
        }
        std::vector<Ref<Source>> sources;
        sources.reserve(reports.size());
        for (const Ref<Claim> report : reports) sources.push_back(story_.at(report).source);
        json_.key("appearance").open_list();
        for (const Ref<Source> source : sources) put_id(name("source", story_.at(source)));
        json_.close_list();
        if (const std::optional<Ref<Source>> first = first_of(sources))
            put_ref("firstAppearance", name("source", story_.at(*first)));
    }

    // The first known one, where there are several and their dates leave no doubt which it is.
    std::optional<Ref<Source>> first_of(const std::vector<Ref<Source>>& sources) const {
        for (const Ref<Source> candidate : sources) {
            const std::optional<TimeSpan>& published = story_.at(candidate).published;
            const bool is_first = published && std::all_of(sources.begin(), sources.end(), [&](Ref<Source> other) {
                                      const std::optional<TimeSpan>& later = story_.at(other).published;
                                      return other == candidate || (later && published->end <= later->start &&
                                                                    published->start < later->start);
                                  });
            if (is_first && sources.size() > 1) return candidate;
        }
        return std::nullopt;
    }

    void put_relations(const Claim& claim) {
        const auto put_other = [&](std::string_view key, const std::optional<Ref<Claim>>& other) {
            if (other) put_ref(key, name("claim", story_.at(*other)));
        };
        put_other("cito:disputes", claim.disputes);
        put_other("cito:supports", claim.supports);
        put_other("prov:wasRevisionOf", claim.supersedes);
        put_other("sameAs", claim.same_as);
    }

    void put_answer(const Claim& claim) {
        put_words("sl:answer", claim.answer);
        if (claim.question && claim.side) {
            const Question& question = story_.at(*claim.question);
            put_ref("sl:side", side_name(question, question.sides[*claim.side]));
        }
        if (claim.quantity) put_quantity(*claim.quantity);
        if (claim.assessment) json_.key("sl:assessment").text(word_of(*claim.assessment));
    }

    void put_quantity(const Quantity& quantity) {
        json_.key("sl:quantity");
        open_inner_node({}, {"QuantitativeValue"});
        if (quantity.named.entries().empty())
            json_.key("name").text(quantity.what);
        else
            put_words("name", quantity.named);
        const bool least = quantity.bound == Bound::AtLeast || quantity.bound == Bound::MoreThan;
        const bool most = quantity.bound == Bound::AtMost;
        json_.key(quantity.has_max || least ? "minValue" : most ? "maxValue" : "value");
        json_.number(quantity.min, kFigureDecimals);
        if (quantity.has_max) json_.key("maxValue").number(quantity.max, kFigureDecimals);
        put(json_, "unitText", quantity.unit);
        json_.key("sl:bound").text(word_of(quantity.bound)).close_object();
    }

    // A speaker's own words are the speaker's; what a source tells in its own words is the source's.
    void put_quote(const Claim& claim) {
        const Source& source = story_.at(claim.source);
        json_.key("prov:wasDerivedFrom");
        open_inner_node(content_.name_of("quote", claim.id), {"Quotation", "prov:Entity"});
        json_.key("text");
        put_tagged(claim.quote, source.language);
        put_ref("prov:wasQuotedFrom", name("source", source));
        json_.key("sl:voice").text(word_of(claim.voice));
        if (claim.voice == Voice::Direct) put_ref("prov:wasAttributedTo", name("actor", story_.at(claim.actor)));
        put_words("sl:via", claim.via);
        json_.close_object();
    }

    // Each piece around "[…]" is a place of its own in the page.
    void put_annotation(const Claim& claim) {
        const Source& source = story_.at(claim.source);
        const std::string& page = source.url.empty() ? source.archived_url : source.url;
        if (page.empty()) {
            ++without_address_;
            return;
        }
        open_node(content_.name_of("annotation", claim.id), {"oa:Annotation"});
        put_ref("oa:motivatedBy", "oa:linking");
        put_ref("oa:hasBody", name("claim", claim));
        json_.key("oa:hasTarget").open_list();
        for (const std::string_view piece : quote_pieces(claim.quote)) {
            open_inner_node({}, {"oa:SpecificResource"});
            put_ref("oa:hasSource", page);
            json_.key("oa:hasSelector");
            open_inner_node({}, {"oa:TextQuoteSelector"});
            json_.key("oa:exact").text(piece).close_object();
            put_state(source);
            json_.close_object();
        }
        json_.close_list().close_object();
    }

    // How the page was when it was read.
    void put_state(const Source& source) {
        if (!source.retrieved && !source.captured && source.archived_url.empty()) return;
        json_.key("oa:hasState");
        open_inner_node({}, {"oa:TimeState"});
        // Of the archived copy, where there is one and its time is known.
        const std::optional<TimeSpan>& seen = source.captured ? source.captured : source.retrieved;
        if (seen) json_.key("oa:sourceDate").text(written(*seen, story_.utc_offset).start);
        if (!source.archived_url.empty()) put_ref("oa:cachedSource", source.archived_url);
        json_.close_object();
    }

    const ExportContent& content_;
    const Story& story_;
    JsonWriter json_;
    std::size_t without_address_ = 0, holes_ = 0;
};

// Of events and claims they stand in sl:when and sl:said.
std::size_t marked_dates(const Story& story) {
    const auto is_marked = [](const std::optional<TimeSpan>& span) {
        return span && (is_uncertain(*span) || is_approximate(*span));
    };
    return static_cast<std::size_t>(
        std::count_if(story.sources.begin(), story.sources.end(), [&](const Source& source) {
            return is_marked(source.published) || is_marked(source.retrieved) || is_marked(source.captured);
        }));
}

}  // namespace

Exported export_json_ld(const ExportContent& content) {
    LeftOut left("JSON-LD", LeftOut::Form::Open);
    JsonLdExport json_ld(content);
    std::string bytes = json_ld.write();
    left.note(json_ld.without_address(), "quote from a source without an address",
              "quotes from sources without an address", "a selector needs a page; the quote stands with its claim");
    left.note(json_ld.holes(), "hole in an area", "holes in areas", "schema.org has outer rings alone");
    left.parts(content, {ExportPart::Opening, ExportPart::Check, ExportPart::TourStep, ExportPart::Colour,
                         ExportPart::Document, ExportPart::OwnKind});
    if (!content.wants_all_languages()) left.languages(content);
    left.note(marked_dates(content.story()), "source whose date is marked (?, ~ or %)",
              "sources whose dates are marked (?, ~ or %)", "schema.org has dates without marks");
    return {std::move(bytes), left.take()};
}

}  // namespace sourceline
