// TimeMap (Forensic Architecture), with the keys that its src/reducers/validate takes: it drops an item with any other.
// All values are texts, coordinates too. Its viewer asks for each list at an address of its own.
#include <set>

#include "base/text.h"
#include "exchange/export_content.h"
#include "exchange/export_forms.h"
#include "exchange/export_prose.h"
#include "exchange/export_shape.h"
#include "exchange/export_time.h"
#include "story/query.h"

namespace sourceline {
namespace {

class TimeMapExport {
  public:
    explicit TimeMapExport(const ExportContent& content) : content_(content), story_(content.story()) {}

    std::string write() {
        json_.open_object();
        open_list("events");
        for (std::uint32_t i = 0; i < story_.events.size(); ++i) put_event({i});
        close_list();
        open_list("associations");
        for (int number = 0; number < kind_count(story_); ++number)
            if (const AnyKind kind = AnyKind::numbered(number); has_kind(story_, kind)) put_category(kind);
        for (const Actor& actor : story_.actors) put_speaker(actor);
        close_list();
        json_.new_line(0).key("sources").open_object();
        for (const Source& source : story_.sources) put_source(source);
        json_.new_line(0).close_object();
        open_list("sites");
        for (const Place& place : story_.places) put_site(place);
        close_list();
        open_list("regions");
        for (const Feature& feature : story_.features) put_regions(feature);
        close_list();
        open_list("shapes");
        json_.close_list();
        json_.new_line(0).close_object();
        return json_.take() + "\n";
    }
    std::size_t spans() const { return spans_; }
    std::size_t lines() const { return lines_; }
    std::size_t holes() const { return holes_; }
    std::size_t early() const { return early_; }

  private:
    void open_list(std::string_view key) { json_.new_line(0).key(key).open_list(); }
    void close_list() { json_.new_line(0).close_list(); }

    std::string category_of(AnyKind kind) const { return "kind:" + std::string(word_of(story_, kind)); }
    static std::string speaker_of(const Actor& actor) { return "actor:" + actor.id; }

    void put_event(Ref<Event> ref) {
        const Event& event = story_.at(ref);
        const WrittenSpan both = written(event.when, story_.utc_offset);
        const CivilTime start = civil_from_instant(event.when.start, story_.utc_offset);
        spans_ += both.start != both.end ? 1 : 0;
        constexpr int kFirstYear = 100;  // a two-digit year is one of the 20th century to its date library
        early_ += start.year < kFirstYear ? 1 : 0;
        json_.new_line(1).open_object().key("id").text(event.id);
        json_.key("description").text(description_of(ref));
        json_.key("date").text(format("%02d/%02d/%04d", start.month, start.day, start.year));
        json_.key("time").text(both.has_clock ? format("%02d:%02d", start.hour, start.minute) : "");
        json_.key("time_precision").text(word_of(event.when.precision));
        json_.key("time_display").text(prose_of(event.when, story_.utc_offset));
        put_place(event.place);
        json_.key("category")
            .text(content_.kind_name(kind_of(event)))
            .key("comments")
            .text(content_.standing_word(ref));
        put_associations(ref);
        json_.close_object();
    }

    std::string description_of(Ref<Event> ref) const {
        return std::string(content_.text(story_.at(ref).title)).append("\n\n").append(prose_of(content_, ref));
    }

    // Its reader takes the coordinates of every event for texts: what has no place has empty ones.
    void put_place(const std::optional<Ref<Place>>& ref) {
        const Place* const place = ref ? &story_.at(*ref) : nullptr;
        json_.key("location").text(place != nullptr ? prose_of(content_, *place) : "");
        json_.key("latitude").text(place != nullptr ? plain_number(place->position.lat()) : "");
        json_.key("longitude").text(place != nullptr ? plain_number(place->position.lon()) : "");
    }

    void put_associations(Ref<Event> event) {
        json_.key("associations").open_list().text(category_of(kind_of(story_.at(event))));
        std::set<Ref<Actor>> actors;
        std::set<Ref<Source>> sources;
        for (const Ref<Claim> claim : content_.claims(event)) {
            actors.insert(story_.at(claim).actor);
            sources.insert(story_.at(claim).source);
        }
        for (const Ref<Actor> actor : actors) json_.text(speaker_of(story_.at(actor)));
        json_.close_list().key("sources").open_list();
        for (const Ref<Source> source : sources) json_.text(story_.at(source).id);
        json_.close_list();
    }

    void put_category(AnyKind kind) {
        const std::string_view name = content_.kind_name(kind);
        json_.new_line(1).open_object().key("id").text(category_of(kind)).key("title").text(name);
        json_.key("desc").text("").key("mode").text("CATEGORY");
        json_.key("filter_paths").open_list().text(name).close_list().close_object();
    }

    // A filter below that of the party.
    void put_speaker(const Actor& actor) {
        const std::string_view name = content_.text(actor.name);
        json_.new_line(1).open_object().key("id").text(speaker_of(actor)).key("title").text(name);
        json_.key("desc").text(content_.text(actor.role)).key("mode").text("FILTER");
        json_.key("filter_paths").open_list().text(content_.text(story_.at(actor.party).name)).text(name).close_list();
        json_.close_object();
    }

    void put_source(const Source& source) {
        json_.new_line(1).key(source.id).open_object().key("id").text(source.id);
        json_.key("title").text(content_.text(source.title));
        json_.key("paths").open_list();
        for (const std::string& path : {source.url, source.archived_url})
            if (!path.empty()) json_.text(path);
        json_.close_list();
        put(json_, "url", source.url.empty() ? source.archived_url : source.url);
        json_.key("author").text(content_.text(source.publisher));
        if (source.published) json_.key("date").text(edtf_interval(*source.published, story_.utc_offset));
        json_.key("description").text(prose_of(content_, source));
        json_.key("notes").text("language " + source.language).close_object();
    }

    void put_site(const Place& place) {
        json_.new_line(1).open_object().key("id").text(place.id);
        json_.key("description").text(content_.text(place.coordinates_from));
        json_.key("site").text(prose_of(content_, place));
        json_.key("latitude").text(plain_number(place.position.lat()));
        json_.key("longitude").text(plain_number(place.position.lon())).close_object();
    }

    // Each part of an area, by its outer ring; latitude first.
    void put_regions(const Feature& feature) {
        lines_ += feature.polygons.empty() ? 1 : 0;
        const std::string_view name = feature.name ? content_.text(*feature.name) : std::string_view(feature.id);
        for (const std::vector<Positions>& rings : feature.polygons) {
            holes_ += rings.size() - 1;
            json_.new_line(1).open_object().key("name").text(name).key("items").open_list();
            for (const LngLat position : rings.front())
                json_.text(plain_number(position.lat()) + "," + plain_number(position.lon()));
            json_.close_list().close_object();
        }
    }

    const ExportContent& content_;
    const Story& story_;
    JsonWriter json_;
    std::size_t spans_ = 0, lines_ = 0, holes_ = 0, early_ = 0;
};

}  // namespace

Exported export_timemap(const ExportContent& content) {
    LeftOut left("TimeMap");
    TimeMapExport timemap(content);
    std::string bytes = timemap.write();
    const std::size_t claims = content.story().claims.size();
    left.note(claims, "claim", "claims", "TimeMap knows events alone; each claim stands in its event's description");
    left.note(timemap.spans(), "span of time", "spans of time",
              "TimeMap gives an event one moment, the start; all of it stands in time_display");
    left.note(timemap.early(), "event of before the year 100", "events of before the year 100",
              "TimeMap reads such years as of the 20th century");
    left.no_place(timemap.lines(), "line of the story's own", "lines of the story's own");
    left.no_place(timemap.holes(), "hole in an area", "holes in areas");
    left.parts(content, {ExportPart::Opening, ExportPart::Check, ExportPart::TourStep, ExportPart::Change,
                         ExportPart::Colour, ExportPart::Document, ExportPart::OwnSymbol});
    left.languages(content);
    return {std::move(bytes), left.take()};
}

}  // namespace sourceline
