#include "story/read_items.h"

#include "story/fields.h"
#include "story/read_time.h"

namespace sourceline {
namespace {

constexpr double kMaxRadiusKm = 20'000.0;  // half the way around the Earth

// A file beside others: no folders, so that a story cannot reach out of the folder it is checked against.
std::string read_document(const Fields& fields) {
    std::string name = fields.plain("document", Need::Optional);
    if (name.find_first_of("/\\") != std::string::npos || name == "." || name == "..")
        fields.problems().error(fields.object().find("document"), "must be the name of a file, without folders");
    return name;
}

// A number of degrees within +-limit; 0 after a fault.
double read_degrees(const Fields& fields, const char* key, const char* name, double limit) {
    const auto degrees = fields.number(key, Need::Required);
    if (!degrees) return 0.0;
    if (*degrees >= -limit && *degrees <= limit) return *degrees;
    fields.problems().error(fields.object().find(key), std::string("the ") + name + " must lie between -" +
                                                           (limit > 90.0 ? "180 and 180" : "90 and 90"));
    return 0.0;
}

void read_where(const Fields& fields, Place& place) {
    ProblemList& problems = fields.problems();
    const auto precision = fields.word<PlacePrecision>("precision", Need::Required);
    const auto radius = fields.number("radius_km", Need::Optional);
    place.region = fields.id("region", Need::Optional);
    if (radius && !(*radius > 0.0 && *radius <= kMaxRadiusKm))
        problems.error(fields.object().find("radius_km"), "the radius must be more than 0 km and at most 20000 km");
    if (!precision) return;
    place.precision = *precision;
    const Json radius_value = fields.object().find("radius_km");
    const Json region_value = fields.object().find("region");
    if (place.precision == PlacePrecision::Near && !radius_value)
        problems.error(fields.object(), "a place with the precision 'near' needs a 'radius_km'");
    if (place.precision != PlacePrecision::Near && radius_value)
        problems.error(radius_value, "only a place with the precision 'near' has a radius");
    if (place.precision == PlacePrecision::Region && !region_value)
        problems.error(fields.object(), "a place with the precision 'region' needs a 'region' of the base map");
    if (place.precision != PlacePrecision::Region && region_value)
        problems.error(region_value, "only a place with the precision 'region' names a region of the base map");
    if (place.precision == PlacePrecision::Near) place.radius_km = radius.value_or(0.0);
}

Party read_party(Reading& reading, Json item) {
    const Fields fields(reading.problems, item, {"id", "name", "color"});
    Party party;
    party.id = fields.id();
    party.name = fields.text("name", Need::Required);
    party.colour = fields.colour("color");
    return party;
}

Actor read_actor(Reading& reading, Json item) {
    const Fields fields(reading.problems, item, {"id", "name", "role", "party"});
    Actor actor;
    actor.id = fields.id();
    actor.name = fields.text("name", Need::Required);
    actor.role = fields.text("role", Need::Required);
    actor.party = fields.ref<Party>("party", reading.parties);
    return actor;
}

Source read_source(Reading& reading, Json item) {
    const Fields fields(reading.problems, item,
                        {"id", "title", "publisher", "credit", "published", "url", "archived_url", "retrieved",
                         "captured", "sha256", "language", "status", "document"});
    Source source;
    source.id = fields.id();
    source.title = fields.text("title", Need::Required);
    source.publisher = fields.optional_text("publisher");
    source.credit = fields.optional_text("credit");
    source.published = read_date(reading, fields.value("published", Need::Optional));
    source.url = fields.url("url");
    source.archived_url = fields.url("archived_url");
    source.retrieved = read_date(reading, fields.value("retrieved", Need::Optional));
    source.captured = read_date(reading, fields.value("captured", Need::Optional));
    source.sha256 = fields.plain("sha256", Need::Optional);
    source.language = fields.language("language", Need::Required);
    source.status = fields.word<SourceStatus>("status", Need::Optional);
    source.document = read_document(fields);
    return source;
}

Place read_place(Reading& reading, Json item) {
    const Fields fields(reading.problems, item,
                        {"id", "name", "kind", "lon", "lat", "precision", "radius_km", "region", "coordinates_from"});
    Place place;
    place.id = fields.id();
    if (place.id == "border")
        reading.problems.error(item.find("id"), "the id 'border' is taken: in checks it means the border itself");
    place.name = fields.text("name", Need::Required);
    place.kind = fields.kind("kind", PlaceKind::Landmark);
    const double lon = read_degrees(fields, "lon", "longitude", 180.0);
    const double lat = read_degrees(fields, "lat", "latitude", 90.0);
    place.position = LngLat::clamped(lon, lat);
    read_where(fields, place);
    place.coordinates_from = fields.text("coordinates_from", Need::Required);
    return place;
}

OwnKind read_kind(Reading& reading, Json item) {
    const Fields fields(reading.problems, item, {"id", "name", "symbol"});
    OwnKind kind;
    kind.id = fields.id();
    if (value_of<EventKind>(kind.id))
        reading.problems.error(item.find("id"),
                               "the id " + quoted(kind.id) + " is taken: it is a kind of event that every story has");
    kind.name = fields.text("name", Need::Required);
    kind.symbol = fields.word<EventKind>("symbol", Need::Required, Fields::Hint::Nearest).value_or(EventKind::Other);
    return kind;
}

Change read_change(Reading& reading, Json item) {
    const Fields fields(reading.problems, item, {"date", "text"});
    Change change;
    change.date = read_date(reading, fields.value("date", Need::Required)).value_or(TimeSpan{});
    change.text = fields.text("text", Need::Required);
    return change;
}

}  // namespace

std::vector<Party> read_parties(Reading& reading, Json list) { return read_list<Party>(reading, list, read_party); }
std::vector<Actor> read_actors(Reading& reading, Json list) { return read_list<Actor>(reading, list, read_actor); }
std::vector<Source> read_sources(Reading& reading, Json list) { return read_list<Source>(reading, list, read_source); }
bool read_places(Reading& reading, Json list, std::vector<Place>& places, const ShouldPause& pause) {
    return read_more(reading, list, places, pause, read_place);
}
std::vector<OwnKind> read_kinds(Reading& reading, Json list) { return read_list<OwnKind>(reading, list, read_kind); }
std::vector<Change> read_changes(Reading& reading, Json list) { return read_list<Change>(reading, list, read_change); }

}  // namespace sourceline
