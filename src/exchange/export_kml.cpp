// KML 2.2 (OGC 07-147r2). TimeSpan and TimeStamp say when it happened; when it was said stands with each claim. The
// elements of a Placemark stand in the order of its schema.
#include "exchange/export_content.h"
#include "exchange/export_forms.h"
#include "exchange/export_markup.h"
#include "exchange/export_prose.h"
#include "exchange/export_shape.h"
#include "exchange/export_time.h"

namespace sourceline {
namespace {

class KmlExport {
  public:
    explicit KmlExport(const ExportContent& content) : content_(content), story_(content.story()) {}

    std::string write() {
        xml_.open("kml", "xmlns", "http://www.opengis.net/kml/2.2").open("Document");
        xml_.leaf("name", content_.text(story_.title));
        put_description(content_.text(story_.summary));
        xml_.open("ExtendedData");
        put("story", story_.id);
        put("language", content_.language());
        put("time_label", content_.text(story_.time_label));
        put("address", content_.address());
        xml_.close();
        for (std::uint32_t i = 0; i < story_.events.size(); ++i) put_event({i});
        for (const Feature& feature : story_.features) put_feature(feature);
        xml_.close().close();
        return xml_.take();
    }
    std::size_t replaced() const { return xml_.replaced(); }

  private:
    // KML reads a description as HTML. What a source says is text and stays so: markup in it is shown, not followed.
    void put_description(std::string_view text) { xml_.leaf("description", html_escaped(text)); }

    void put_time(const TimeSpan& when) {
        const WrittenSpan both = written(when, story_.utc_offset);
        const bool starts_open = when.start_mark == DateMark::Open, ends_open = when.end_mark == DateMark::Open;
        if (both.start == both.end && !starts_open && !ends_open) {
            xml_.open("TimeStamp").leaf("when", both.start).close();
            return;
        }
        xml_.open("TimeSpan");
        if (!starts_open) xml_.leaf("begin", both.start);
        if (!ends_open) xml_.leaf("end", both.end);
        xml_.close();
    }

    void put(std::string_view name, std::string_view value) {
        if (!value.empty()) xml_.open("Data", "name", name).leaf("value", value).close();
    }

    void put_event(Ref<Event> ref) {
        const Event& event = story_.at(ref);
        xml_.open("Placemark").leaf("name", content_.text(event.title));
        put_description(prose_of(content_, ref));
        put_time(event.when);
        xml_.open("ExtendedData");
        put("event", event.id);
        put("kind", word_of(story_, kind_of(event)));
        put("summary", content_.text(event.summary));
        put("when", edtf_interval(event.when, story_.utc_offset));
        put("when_precision", word_of(event.when.precision));
        put("when_text", event.when.text);
        put("standing", content_.standing_word(ref));
        if (event.place) put_place(story_.at(*event.place));
        for (const Ref<Claim> claim : content_.claims(ref)) put_claim(claim);
        xml_.close();
        if (event.place)
            xml_.open("Point").leaf("coordinates", written_position(story_.at(*event.place).position)).close();
        xml_.close();
    }

    void put_place(const Place& place) {
        put("place", place.id);
        put("place_name", content_.text(place.name));
        put("place_kind", word_of(place.kind));
        put("place_precision", word_of(place.precision));
        if (place.radius_km > 0.0) put("radius_km", plain_number(place.radius_km));
        put("region", place.region);
        put("coordinates_from", content_.text(place.coordinates_from));
    }

    // Names as "ID.quote": ids are unique in a story.
    void put_claim(Ref<Claim> ref) {
        const Claim& claim = story_.at(ref);
        const Actor& actor = story_.at(claim.actor);
        const std::string prefix = claim.id + ".";
        put(prefix + "actor", content_.text(actor.name));
        put(prefix + "role", content_.text(actor.role));
        put(prefix + "party", content_.text(story_.at(actor.party).name));
        if (claim.said) {
            put(prefix + "said", edtf_interval(*claim.said, story_.utc_offset));
            put(prefix + "said_precision", word_of(claim.said->precision));
            put(prefix + "said_text", claim.said->text);
        }
        put(prefix + "text", content_.text(claim.text));
        put(prefix + "quote", claim.quote);
        put(prefix + "voice", word_of(claim.voice));
        put(prefix + "via", content_.text(claim.via));
        if (claim.assessment) put(prefix + "assessment", word_of(*claim.assessment));
        put_link(prefix + "disputes", claim.disputes);
        put_link(prefix + "supports", claim.supports);
        put_link(prefix + "supersedes", claim.supersedes);
        put_link(prefix + "same_as", claim.same_as);
        put_source(prefix, story_.at(claim.source));
    }

    void put_link(std::string_view name, const std::optional<Ref<Claim>>& other) {
        if (other) put(name, story_.at(*other).id);
    }

    void put_source(const std::string& prefix, const Source& source) {
        put(prefix + "source", content_.text(source.title));
        put(prefix + "publisher", content_.text(source.publisher));
        if (source.published) put(prefix + "published", edtf_interval(*source.published, story_.utc_offset));
        put(prefix + "url", source.url);
        put(prefix + "archived_url", source.archived_url);
        if (source.captured) put(prefix + "captured", edtf_interval(*source.captured, story_.utc_offset));
        put(prefix + "sha256", source.sha256);
        put(prefix + "language", source.language);
    }

    void put_feature(const Feature& feature) {
        xml_.open("Placemark").leaf("name", content_.text(feature.name));
        put_description(feature.coordinates_from);
        if (feature.when) put_time(*feature.when);
        xml_.open("ExtendedData");
        put("feature", feature.id);
        put("kind", word_of(feature.kind));
        put("precision", word_of(feature.precision));
        if (feature.when) {
            const std::string marked = edtf_interval(*feature.when, story_.utc_offset);
            if (marked != written_interval(*feature.when, story_.utc_offset)) put("when", marked);
            put("when_precision", word_of(feature.when->precision));
            put("when_text", feature.when->text);
        }
        put("coordinates_from", feature.coordinates_from);
        xml_.close();
        put_geometry(feature);
        xml_.close();
    }

    void put_geometry(const Feature& feature) {
        const bool area = feature.kind == FeatureKind::Area;
        const std::vector<std::vector<Positions>> polygons = right_handed(feature.polygons);
        const std::vector<Positions> lines = cut_at_180(feature.lines);
        const bool several = (area ? polygons.size() : lines.size()) > 1;
        if (several) xml_.open("MultiGeometry");
        for (const Positions& line : lines) xml_.open("LineString").leaf("coordinates", written_line(line)).close();
        for (const std::vector<Positions>& rings : polygons) put_polygon(rings);
        if (several) xml_.close();
    }

    void put_polygon(const std::vector<Positions>& rings) {
        xml_.open("Polygon");
        for (std::size_t i = 0; i < rings.size(); ++i) {
            xml_.open(i == 0 ? "outerBoundaryIs" : "innerBoundaryIs").open("LinearRing");
            xml_.leaf("coordinates", written_line(rings[i])).close().close();
        }
        xml_.close();
    }

    static std::string written_position(LngLat position) {
        return plain_number(position.lon()) + "," + plain_number(position.lat());
    }
    static std::string written_line(const Positions& line) {
        std::string text;
        for (const LngLat position : line) text.append(text.empty() ? "" : " ").append(written_position(position));
        return text;
    }

    const ExportContent& content_;
    const Story& story_;
    MarkupWriter xml_;
};

}  // namespace

Exported export_kml(const ExportContent& content) {
    LeftOut left("KML");
    KmlExport kml(content);
    std::string bytes = kml.write();
    left.note(kml.replaced(), "character", "characters", "XML cannot hold it, U+FFFD stands for it");
    left.parts(content, {ExportPart::Opening, ExportPart::Check, ExportPart::TourStep, ExportPart::Change,
                         ExportPart::Colour, ExportPart::Document, ExportPart::OwnKind, ExportPart::UnusedSource,
                         ExportPart::UnusedActor, ExportPart::UnusedPlace});
    left.languages(content);
    return {std::move(bytes), left.take()};
}

}  // namespace sourceline
