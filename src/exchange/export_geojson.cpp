// GeoJSON (RFC 7946). An event is a feature at its place, or one without a place (3.2); a place that is only known to
// lie in a region is a point all the same, and says so. Claims are members of the properties, each for itself.
#include "exchange/export_content.h"
#include "exchange/export_forms.h"
#include "exchange/export_shape.h"
#include "exchange/export_time.h"

namespace sourceline {
namespace {

class GeoJsonExport {
  public:
    explicit GeoJsonExport(const ExportContent& content) : content_(content), story_(content.story()) {}

    std::string write() {
        json_.open_object().key("type").text("FeatureCollection");
        put_story();
        json_.key("features").open_list();
        for (std::uint32_t i = 0; i < story_.events.size(); ++i) put_event({i});
        for (std::uint32_t i = 0; i < story_.places.size(); ++i)
            if (!content_.is_used(Ref<Place>{i})) put_place_alone(story_.places[i]);
        for (const Feature& feature : story_.features) put_feature(feature);
        json_.new_line(0).close_list().close_object();
        return json_.take() + "\n";
    }

  private:
    // Members of our own, which readers may pass over (RFC 7946, 6.1).
    void put_story() {
        json_.key("story").open_object().key("id").text(story_.id);
        put_text(json_, "title", story_.title, content_);
        put_text(json_, "summary", story_.summary, content_);
        json_.key("language").text(content_.language());
        json_.key("start").text(written_moment(story_.start, story_.utc_offset));
        json_.key("end").text(written_moment(story_.end, story_.utc_offset));
        put_text(json_, "time_label", story_.time_label, content_);
        put(json_, "address", content_.address());
        json_.key("questions").open_list();
        for (const Question& question : story_.questions) put_question(question);
        json_.close_list().key("changes").open_list();
        for (const Change& change : story_.changes) {
            json_.open_object().key("date").text(edtf_interval(change.date, story_.utc_offset));
            put_text(json_, "text", change.text, content_);
            json_.close_object();
        }
        json_.close_list().close_object();
    }

    void put_question(const Question& question) {
        json_.open_object().key("id").text(question.id);
        put_text(json_, "text", question.text, content_);
        if (!question.sides.empty()) {
            json_.key("sides").open_list();
            for (const Side& side : question.sides) {
                json_.open_object().key("id").text(side.id);
                put_text(json_, "name", side.name, content_);
                json_.close_object();
            }
            json_.close_list();
        }
        json_.close_object();
    }

    void open_feature(std::string_view kind, std::string_view id) {
        json_.new_line(0).open_object().key("type").text("Feature").key("id").text(content_.name_of(kind, id));
    }

    // "start", "said_start": the prefix keeps the two times apart.
    void put_span(const std::string& prefix, const TimeSpan& span) {
        const WrittenSpan both = written_edtf(span, story_.utc_offset);
        json_.key(prefix + "start").text(both.start).key(prefix + "end").text(both.end);
        json_.key(prefix + "precision").text(word_of(span.precision));
        put(json_, prefix + "text", span.text);
    }

    void put_event(Ref<Event> ref) {
        const Event& event = story_.at(ref);
        open_feature("event", event.id);
        if (event.place)
            put_point(story_.at(*event.place).position);
        else
            json_.key("geometry").null();
        json_.key("properties").open_object().key("item").text("event").key("event").text(event.id);
        put_text(json_, "title", event.title, content_);
        put_text(json_, "summary", event.summary, content_);
        json_.key("kind").text(word_of(story_, kind_of(event)));
        put_span("when_", event.when);
        if (event.place) put_place(story_.at(*event.place));
        json_.key("standing").text(content_.standing_word(ref));
        json_.key("claims").open_list();
        for (const Ref<Claim> claim : content_.claims(ref)) put_claim(claim);
        json_.close_list().close_object().close_object();
    }

    // Where nothing is said to have happened.
    void put_place_alone(const Place& place) {
        open_feature("place", place.id);
        put_point(place.position);
        json_.key("properties").open_object().key("item").text("place");
        put_place(place);
        json_.close_object().close_object();
    }

    void put_point(LngLat position) {
        json_.key("geometry").open_object().key("type").text("Point").key("coordinates");
        put_position(json_, position);
        json_.close_object();
    }

    void put_place(const Place& place) {
        json_.key("place").text(place.id);
        put_text(json_, "place_name", place.name, content_);
        json_.key("place_kind").text(word_of(place.kind)).key("place_precision").text(word_of(place.precision));
        if (place.radius_km > 0.0) json_.key("radius_km").number(place.radius_km, kFigureDecimals);
        put(json_, "region", place.region);
        put_text(json_, "coordinates_from", place.coordinates_from, content_);
    }

    void put_claim(Ref<Claim> ref) {
        const Claim& claim = story_.at(ref);
        const Actor& actor = story_.at(claim.actor);
        const Party& party = story_.at(actor.party);
        json_.new_line(2).open_object().key("claim").text(claim.id).key("actor").text(actor.id);
        put_text(json_, "actor_name", actor.name, content_);
        put_text(json_, "actor_role", actor.role, content_);
        json_.key("party").text(party.id);
        put_text(json_, "party_name", party.name, content_);
        if (claim.said) put_span("said_", *claim.said);
        put_text(json_, "text", claim.text, content_);
        json_.key("quote").text(claim.quote).key("voice").text(word_of(claim.voice));
        put_text(json_, "via", claim.via, content_);
        put_answer(claim);
        if (claim.assessment) json_.key("assessment").text(word_of(*claim.assessment));
        put_link("disputes", claim.disputes);
        put_link("supports", claim.supports);
        put_link("supersedes", claim.supersedes);
        put_link("same_as", claim.same_as);
        put_links("disputed_by", content_.named_by(ref).disputes);
        put_links("supported_by", content_.named_by(ref).supports);
        put_links("superseded_by", content_.named_by(ref).supersedes);
        put_source(story_.at(claim.source));
        json_.close_object();
    }

    void put_answer(const Claim& claim) {
        if (claim.question) {
            json_.key("question").text(story_.at(*claim.question).id);
            if (claim.side) json_.key("side").text(story_.at(*claim.question).sides[*claim.side].id);
        }
        put_text(json_, "answer", claim.answer, content_);
        if (!claim.quantity) return;
        const Quantity& quantity = *claim.quantity;
        json_.key("quantity").open_object();
        if (quantity.named.entries().empty())
            json_.key("what").text(quantity.what);
        else
            put_text(json_, "what", quantity.named, content_);
        json_.key("min").number(quantity.min, kFigureDecimals);
        if (quantity.has_max) json_.key("max").number(quantity.max, kFigureDecimals);
        put(json_, "unit", quantity.unit);
        json_.key("bound").text(word_of(quantity.bound)).close_object();
    }

    void put_link(std::string_view key, const std::optional<Ref<Claim>>& other) {
        if (other) json_.key(key).text(story_.at(*other).id);
    }

    void put_links(std::string_view key, const std::vector<Ref<Claim>>& others) {
        if (others.empty()) return;
        json_.key(key).open_list();
        for (const Ref<Claim> other : others) json_.text(story_.at(other).id);
        json_.close_list();
    }

    void put_source(const Source& source) {
        json_.key("source").open_object().key("id").text(source.id);
        put_text(json_, "title", source.title, content_);
        put_text(json_, "publisher", source.publisher, content_);
        put_text(json_, "credit", source.credit, content_);
        if (source.published) json_.key("published").text(edtf_interval(*source.published, story_.utc_offset));
        if (source.retrieved) json_.key("retrieved").text(edtf_interval(*source.retrieved, story_.utc_offset));
        put(json_, "url", source.url);
        put(json_, "archived_url", source.archived_url);
        if (source.captured) json_.key("captured").text(edtf_interval(*source.captured, story_.utc_offset));
        put(json_, "sha256", source.sha256);
        json_.key("language").text(source.language);
        if (source.status) json_.key("status").text(word_of(*source.status));
        json_.close_object();
    }

    void put_feature(const Feature& feature) {
        open_feature("feature", feature.id);
        json_.key("geometry").open_object();
        put_shape(json_, feature);
        json_.close_object().key("properties").open_object().key("item").text("feature");
        json_.key("feature").text(feature.id).key("kind").text(word_of(feature.kind));
        put_text(json_, "name", feature.name, content_);
        json_.key("feature_precision").text(word_of(feature.precision));
        if (feature.when) put_span("when_", *feature.when);
        put(json_, "coordinates_from", feature.coordinates_from);
        json_.close_object().close_object();
    }

    const ExportContent& content_;
    const Story& story_;
    JsonWriter json_;
};

}  // namespace

Exported export_geojson(const ExportContent& content) {
    LeftOut left("GeoJSON", LeftOut::Form::Open);
    left.parts(content, {ExportPart::Opening, ExportPart::Check, ExportPart::TourStep, ExportPart::Colour,
                         ExportPart::Document, ExportPart::OwnKind, ExportPart::UnusedSource, ExportPart::UnusedActor});
    if (!content.wants_all_languages()) left.languages(content);
    return {GeoJsonExport(content).write(), left.take()};
}

}  // namespace sourceline
