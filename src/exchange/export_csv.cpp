// A table with a row for each claim (RFC 4180), in UTF-8 with a byte order mark, without which Excel takes it for
// something else. An event that nobody tells of has a row with no claim. What a spreadsheet would take for a formula
// has an apostrophe before it, as in sheets.
#include "exchange/export_content.h"
#include "exchange/export_forms.h"
#include "exchange/export_time.h"
#include "sheets/cells.h"
#include "sheets/csv.h"

namespace sourceline {
namespace {

constexpr std::string_view kColumns[] = {"claim",
                                         "event",
                                         "event_title",
                                         "event_summary",
                                         "kind",
                                         "when_start",
                                         "when_end",
                                         "when_precision",
                                         "when_text",
                                         "place",
                                         "place_name",
                                         "place_kind",
                                         "lon",
                                         "lat",
                                         "precision",
                                         "radius_km",
                                         "region",
                                         "coordinates_from",
                                         "standing",
                                         "actor",
                                         "actor_name",
                                         "actor_role",
                                         "party",
                                         "party_name",
                                         "said_start",
                                         "said_end",
                                         "said_precision",
                                         "said_text",
                                         "text",
                                         "quote",
                                         "voice",
                                         "via",
                                         "question",
                                         "question_text",
                                         "side",
                                         "answer",
                                         "quantity_what",
                                         "quantity_min",
                                         "quantity_max",
                                         "quantity_unit",
                                         "quantity_bound",
                                         "assessment",
                                         "disputes",
                                         "disputed_by",
                                         "supports",
                                         "supported_by",
                                         "supersedes",
                                         "superseded_by",
                                         "same_as",
                                         "source",
                                         "source_title",
                                         "publisher",
                                         "credit",
                                         "published",
                                         "retrieved",
                                         "source_language",
                                         "url",
                                         "archived_url",
                                         "captured",
                                         "sha256",
                                         "source_status",
                                         "document"};

class CsvExport {
  public:
    explicit CsvExport(const ExportContent& content) : content_(content), story_(content.story()) {}

    std::string write() {
        for (const std::string_view column : kColumns) cell(column);
        end_row();
        for (std::uint32_t i = 0; i < story_.events.size(); ++i) {
            const std::vector<Ref<Claim>>& claims = content_.claims({i});
            if (claims.empty()) {
                row({i}, std::nullopt);
                ++events_alone_;
            }
            for (const Ref<Claim> claim : claims) row({i}, claim);
        }
        return csv_.take();
    }
    std::size_t guarded() const { return guarded_; }
    std::size_t events_alone() const { return events_alone_; }

  private:
    void row(Ref<Event> event, std::optional<Ref<Claim>> claim) {
        cell(claim ? std::string_view(story_.at(*claim).id) : "");
        put_event(event);
        if (claim) put_claim(*claim);
        end_row();
    }

    void put_event(Ref<Event> ref) {
        const Event& event = story_.at(ref);
        cell(event.id);
        cell(content_.text(event.title));
        cell(content_.text(event.summary));
        cell(word_of(story_, kind_of(event)));
        put_span(event.when);
        if (event.place)
            put_place(story_.at(*event.place));
        else
            skip(9);
        cell(content_.standing_word(ref));
    }

    void put_span(const std::optional<TimeSpan>& span) {
        if (!span) return skip(4);
        const WrittenSpan both = written_edtf(*span, story_.utc_offset);
        cell(both.start);
        cell(both.end);
        cell(word_of(span->precision));
        cell(span->text);
    }

    void put_place(const Place& place) {
        cell(place.id);
        cell(content_.text(place.name));
        cell(word_of(place.kind));
        number(place.position.lon());
        number(place.position.lat());
        cell(word_of(place.precision));
        if (place.radius_km > 0.0)
            number(place.radius_km);
        else
            skip(1);
        cell(place.region);
        cell(content_.text(place.coordinates_from));
    }

    void put_claim(Ref<Claim> ref) {
        const Claim& claim = story_.at(ref);
        const Actor& actor = story_.at(claim.actor);
        const Party& party = story_.at(actor.party);
        cell(actor.id);
        cell(content_.text(actor.name));
        cell(content_.text(actor.role));
        cell(party.id);
        cell(content_.text(party.name));
        put_span(claim.said);
        cell(content_.text(claim.text));
        cell(claim.quote);
        cell(word_of(claim.voice));
        cell(content_.text(claim.via));
        put_answer(claim);
        put_quantity(claim.quantity);
        cell(claim.assessment ? word_of(*claim.assessment) : "");
        put_links(ref);
        put_source(story_.at(claim.source));
    }

    void put_answer(const Claim& claim) {
        if (!claim.question) {
            skip(3);
        } else {
            const Question& question = story_.at(*claim.question);
            cell(question.id);
            cell(content_.text(question.text));
            cell(claim.side ? content_.text(question.sides[*claim.side].name) : "");
        }
        cell(content_.text(claim.answer));
    }

    void put_quantity(const std::optional<Quantity>& quantity) {
        if (!quantity) return skip(5);
        cell(quantity->named.entries().empty() ? std::string_view(quantity->what) : content_.text(quantity->named));
        number(quantity->min);
        if (quantity->has_max)
            number(quantity->max);
        else
            skip(1);
        cell(quantity->unit);
        cell(word_of(quantity->bound));
    }

    void put_links(Ref<Claim> ref) {
        const Claim& claim = story_.at(ref);
        const ExportContent::NamedBy& by = content_.named_by(ref);
        cell(id_of(claim.disputes));
        cell(ids_of(by.disputes));
        cell(id_of(claim.supports));
        cell(ids_of(by.supports));
        cell(id_of(claim.supersedes));
        cell(ids_of(by.supersedes));
        cell(id_of(claim.same_as));
    }

    void put_source(const Source& source) {
        cell(source.id);
        cell(content_.text(source.title));
        cell(content_.text(source.publisher));
        cell(content_.text(source.credit));
        cell(source.published ? edtf_interval(*source.published, story_.utc_offset) : "");
        cell(source.retrieved ? edtf_interval(*source.retrieved, story_.utc_offset) : "");
        cell(source.language);
        cell(source.url);
        cell(source.archived_url);
        cell(source.captured ? edtf_interval(*source.captured, story_.utc_offset) : "");
        cell(source.sha256);
        cell(source.status ? word_of(*source.status) : "");
        cell(source.document);
    }

    std::string_view id_of(const std::optional<Ref<Claim>>& claim) const {
        return claim ? std::string_view(story_.at(*claim).id) : "";
    }
    std::string ids_of(const std::vector<Ref<Claim>>& claims) const {
        std::string ids;
        for (const Ref<Claim> claim : claims) ids.append(ids.empty() ? "" : " ").append(story_.at(claim).id);
        return ids;
    }

    void cell(std::string_view text) {
        const std::string safe = sourceline::guarded(text);
        guarded_ += safe.size() > text.size() ? 1 : 0;
        put(safe);
    }
    // A number of ours is none that anybody typed: a minus stays a minus.
    void number(double value) { put(plain_number(value)); }
    void skip(int cells) {
        while (cells-- > 0) put({});
    }
    void put(std::string_view text) {
        csv_.cell(text);
        ++in_row_;
    }
    void end_row() {
        skip(static_cast<int>(std::size(kColumns)) - in_row_);
        csv_.end_row();
        in_row_ = 0;
    }

    const ExportContent& content_;
    const Story& story_;
    CsvWriter csv_;
    int in_row_ = 0;  // cells
    std::size_t guarded_ = 0, events_alone_ = 0;
};

}  // namespace

Exported export_csv(const ExportContent& content) {
    LeftOut left("CSV");
    CsvExport csv(content);
    std::string bytes = csv.write();
    left.note(csv.events_alone(), "event that nobody tells of", "events that nobody tells of",
              "CSV has a row without a claim for each");
    left.note(csv.guarded(), "cell that begins with =, +, - or @", "cells that begin with =, +, - or @",
              "an apostrophe stands before it, so that no spreadsheet computes it");
    left.parts(content, {ExportPart::Opening, ExportPart::Check, ExportPart::TourStep, ExportPart::Change,
                         ExportPart::Colour, ExportPart::Feature, ExportPart::OwnKind, ExportPart::UnusedSource,
                         ExportPart::UnusedActor, ExportPart::UnusedPlace});
    left.languages(content);
    return {std::move(bytes), left.take()};
}

}  // namespace sourceline
