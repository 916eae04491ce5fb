// The table of the Armed Conflict Location & Event Data project (31 columns; its codebook says what they mean).
// Its actors are whom a row is about. Who says so is never one of them: the row names an outlet, and that is its
// source.
#include "base/problems.h"
#include "exchange/import_columns.h"
#include "exchange/import_forms.h"

namespace sourceline {
namespace {

struct AcledColumns {
    int id, date, time_precision, type, sub_type, actor1, assoc1, actor2, assoc2, admin1, location, latitude, longitude;
    int geo_precision, source, notes, fatalities;
};

// The day `days` after it.
DraftDate days_after(const DraftDate& date, int days) {
    CivilTime civil;
    civil.year = date.year;
    civil.month = date.month;
    civil.day = date.day;
    const Instant then = instant_from_civil(civil, {}).value_or(Instant{}) + days * kDay;
    const CivilTime moved = civil_from_instant(then, {});
    DraftDate out = date;
    out.year = moved.year;
    out.month = moved.month;
    out.day = moved.day;
    return out.year >= 1 && out.year <= 9999 ? out : date;
}

class AcledImport {
  public:
    AcledImport(const ImportTable& table, const ImportOptions& options)
        : table_(table), columns_(table), maker_(options, "row") {
        at_.id = columns_.find("eventidcnty");
        at_.date = columns_.find("eventdate");
        at_.time_precision = columns_.find("timeprecision");
        at_.type = columns_.find("eventtype");
        at_.sub_type = columns_.find("subeventtype");
        at_.actor1 = columns_.find("actor1");
        at_.assoc1 = columns_.find("assocactor1");
        at_.actor2 = columns_.find("actor2");
        at_.assoc2 = columns_.find("assocactor2");
        at_.admin1 = columns_.find("admin1");
        at_.location = columns_.find("location");
        at_.latitude = columns_.find("latitude");
        at_.longitude = columns_.find("longitude");
        at_.geo_precision = columns_.find("geoprecision");
        at_.source = columns_.find("source");
        at_.notes = columns_.find("notes");
        at_.fatalities = columns_.find("fatalities");
    }

    Result<Draft> read() {
        for (const auto& [column, name] : {std::pair(at_.date, "event_date"), std::pair(at_.type, "event_type"),
                                           std::pair(at_.notes, "notes"), std::pair(at_.source, "source")})
            if (column < 0)
                return Error{std::string("This is not an ACLED table: it has no column '") + name +
                             "'; its columns are " + columns_.names()};
        for (std::size_t i = 0; i < table_.rows.size(); ++i)
            read_row(table_.rows[i], maker_.where(static_cast<std::size_t>(table_.row_numbers[i])));
        columns_.leave_out_others(maker_);
        return maker_.finish();
    }

  private:
    using Row = std::vector<std::string>;

    std::string text(const Row& row, int column, const std::string& where) {
        return text_cell(maker_, where, cell_of(row, column));
    }

    void read_row(const Row& row, const std::string& where) {
        DraftEvent event;
        const std::string type = text(row, at_.type, where), sub_type = text(row, at_.sub_type, where);
        const std::string location = text(row, at_.location, where);
        event.id = std::string(cell_of(row, at_.id));
        event.title = sub_type.empty() || sub_type == "Other" ? type : sub_type;
        if (!location.empty()) event.title += (event.title.empty() ? "" : ", ") + location;
        event.summary = summary(row, where, type, sub_type);
        // The one word that both vocabularies have.
        if (sub_type == "Shelling/artillery/missile attack") event.kind = "shelling";
        event.claim_text = text(row, at_.notes, where);
        event.when = when(row, where);
        event.place = place(row, where, location);
        add_sources(row, where, event);
        if (event.title.empty() && event.claim_text.empty() && !event.when)
            return maker_.unread(where, "it has no type, no notes and no date");
        maker_.add_event(std::move(event), where);
    }

    // What the row says of itself, in its own words.
    std::string summary(const Row& row, const std::string& where, const std::string& type,
                        const std::string& sub_type) {
        std::string out = "ACLED: " + type + (sub_type.empty() ? "" : ", " + sub_type) + ".";
        std::string actors;
        for (const int column : {at_.actor1, at_.assoc1, at_.actor2, at_.assoc2}) {
            const std::string actor = text(row, column, where);
            if (!actor.empty()) actors += (actors.empty() ? "" : "; ") + actor;
        }
        if (!actors.empty()) out += " Actors: " + actors + ".";
        const std::string fatalities = text(row, at_.fatalities, where);
        return fatalities.empty() ? out : out + " Fatalities: " + fatalities + ".";
    }

    std::optional<DraftSpan> when(const Row& row, const std::string& where) {
        const Result<DraftDate> date = read_draft_date(cell_of(row, at_.date));
        if (!date) {
            maker_.open(where, "when did it happen? " + date.error());
            return std::nullopt;
        }
        const std::string_view precision = cell_of(row, at_.time_precision);
        const bool has_day = date.value().day > 0 && date.value().edtf.empty();
        DraftSpan span = draft_span(date.value(), std::nullopt);
        if (precision == "2" && has_day) {
            // The week is known, and the date is its middle.
            span = draft_span(days_after(date.value(), -3), days_after(date.value(), 3));
            span.precision = "about";
        } else if (precision == "3" && has_day) {
            span.start.day = 0;
            span.precision = "month";
        } else if (!precision.empty() && precision != "1" && precision != "2" && precision != "3") {
            maker_.open(where,
                        "the time_precision " + quoted(precision) + " is not 1, 2 or 3: how well is the day known?");
        }
        return span;
    }

    std::optional<std::size_t> place(const Row& row, const std::string& where, const std::string& location) {
        const std::string_view latitude = cell_of(row, at_.latitude), longitude = cell_of(row, at_.longitude);
        if (location.empty() && latitude.empty() && longitude.empty()) return std::nullopt;
        DraftPlace place;
        place.name = location;
        const Result<LngLat> position = draft_position(latitude, longitude);
        if (position)
            place.position = position.value();
        else
            maker_.open(where, "where is " + quoted(location) + "? " + position.error());
        // 1: the town is named; 2: near it, or a part of a region; 3: a region, for which a town or its capital stands.
        const std::string_view precision = cell_of(row, at_.geo_precision);
        if (precision == "1" || precision == "2") place.precision = "near";
        if (precision == "3") {
            place.precision = "region";
            place.region_name = text(row, at_.admin1, where);
        }
        return maker_.add_place(place, where);
    }

    // "The Daily; Harbour Radio": a claim of each.
    void add_sources(const Row& row, const std::string& where, DraftEvent& event) {
        std::string_view rest = cell_of(row, at_.source);
        while (!rest.empty()) {
            const std::string_view one = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(rest.size(), one.size() + 1));
            DraftSource source;
            source.publisher = text_cell(maker_, where, one);
            if (!source.publisher.empty()) event.sources.push_back(maker_.add_source(source, where));
        }
    }

    const ImportTable& table_;
    Columns columns_;
    AcledColumns at_{};
    DraftMaker maker_;
};

}  // namespace

Result<Draft> import_acled(std::string_view bytes, const ImportOptions& options) {
    return import_sheet<AcledImport>(bytes, options);
}

}  // namespace sourceline
