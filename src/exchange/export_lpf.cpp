// Linked Places Format 1.3: GeoJSON whose features are places, with times, names and citations. What is said to have
// happened at a place gives it its timespans; who says so stands in its descriptions. A timespan has dates alone (the
// reader of the World Historical Gazetteer takes nothing finer): hours stand in the label.
#include <algorithm>

#include "exchange/export_content.h"
#include "exchange/export_forms.h"
#include "exchange/export_prose.h"
#include "exchange/export_shape.h"
#include "exchange/export_time.h"
#include "story/query.h"

namespace sourceline {
namespace {

constexpr std::string_view kLpfContext =
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld";

// GeoNames' classes, and the Getty's Art & Architecture Thesaurus, where it has the kind.
struct PlaceType {
    std::string_view fclass, aat;
};
PlaceType type_of(PlaceKind kind) {
    switch (kind) {
        case PlaceKind::City:
            return {"P", "aat:300008389"};
        case PlaceKind::Town:
            return {"P", "aat:300008375"};
        case PlaceKind::Village:
            return {"P", "aat:300008372"};
        case PlaceKind::Country:
            return {"A", "aat:300387506"};
        case PlaceKind::Region:
            return {"A", ""};
        case PlaceKind::Area:
            return {"L", ""};
        case PlaceKind::Crossing:
        case PlaceKind::Landmark:
            break;
    }
    return {"S", ""};
}
PlaceType type_of(FeatureKind kind) {
    switch (kind) {
        case FeatureKind::River:
            return {"H", "aat:300008707"};
        case FeatureKind::Road:
            return {"R", "aat:300008217"};
        case FeatureKind::Railway:
            return {"R", "aat:300008591"};
        case FeatureKind::Route:
            return {"R", "aat:300265365"};
        case FeatureKind::Front:
        case FeatureKind::Area:
            break;
    }
    return {"L", ""};
}

std::string_view certainty_of(PlacePrecision precision) {
    return precision == PlacePrecision::Exact  ? "certain"
           : precision == PlacePrecision::Near ? "less-certain"
                                               : "uncertain";
}
std::string_view certainty_of(FeaturePrecision precision) {
    return precision == FeaturePrecision::Exact  ? "certain"
           : precision == FeaturePrecision::Near ? "less-certain"
                                                 : "uncertain";
}

class LpfExport {
  public:
    explicit LpfExport(const ExportContent& content) : content_(content), story_(content.story()) {}

    std::string write() {
        json_.open_object().key("type").text("FeatureCollection").key("@context").text(kLpfContext);
        json_.key("features").open_list();
        for (std::uint32_t i = 0; i < story_.places.size(); ++i)
            if (content_.is_used(Ref<Place>{i})) put_place({i});
        for (const Feature& feature : story_.features)
            if (feature.name && feature.when) put_feature(feature);
        json_.new_line(0).close_list().close_object();
        return json_.take() + "\n";
    }
    std::size_t hours() const { return hours_; }
    std::size_t joined() const { return joined_; }

  private:
    // The reader of the World Historical Gazetteer refuses a text of several lines.
    std::string one_line(std::string_view text) {
        std::string line;
        bool at_break = false, joined = false;
        for (const char c : text) {
            const bool is_break = c == '\n' || c == '\r';
            if (!is_break || !at_break) line += is_break ? ' ' : c;
            at_break = is_break;
            joined = joined || is_break;
        }
        joined_ += joined ? 1 : 0;
        return line;
    }

    void open_feature(std::string_view kind, std::string_view id, std::string_view title, PlaceType type) {
        json_.new_line(0).open_object().key("@id").text(content_.name_of(kind, id)).key("type").text("Feature");
        json_.key("properties").open_object().key("title").text(one_line(title));
        json_.key("fclasses").open_list().text(type.fclass).close_list();
        json_.close_object();
    }

    void put_place(Ref<Place> ref) {
        const Place& place = story_.at(ref);
        const PlaceType type = type_of(place.kind);
        open_feature("place", place.id, content_.text(place.name), type);
        const std::span<const Ref<Event>> events = events_at(story_, ref);
        json_.key("when").open_object().key("timespans").open_list();
        std::string label;
        for (const Ref<Event> event : events) {
            put_timespan(story_.at(event).when, is_vague(story_.at(event).when));
            label.append(label.empty() ? "" : "; ").append(label_of(event));
        }
        json_.close_list()
            .key("label")
            .text(one_line(label))
            .key("certainty")
            .text(certainty_of(events))
            .close_object();
        put_names(place.name);
        put_types(type, word_of(place.kind));
        json_.key("geometry").open_object().key("type").text("Point").key("coordinates");
        put_position(json_, place.position);
        put_geometry_source(certainty_of(place.precision), content_.text(place.coordinates_from));
        json_.close_object().key("descriptions").open_list();
        put_description(prose_of(content_, place) + ": " + std::string(content_.text(place.coordinates_from)), {});
        for (const Ref<Event> event : events) put_descriptions(event);
        json_.close_list().close_object();
    }

    void put_feature(const Feature& feature) {
        const PlaceType type = type_of(feature.kind);
        open_feature("feature", feature.id, content_.text(*feature.name), type);
        json_.key("when").open_object().key("timespans").open_list();
        put_timespan(*feature.when, false);
        json_.close_list().key("label").text(one_line(prose_of(*feature.when, story_.utc_offset))).close_object();
        put_names(*feature.name);
        put_types(type, word_of(feature.kind));
        json_.key("geometry").open_object();
        put_shape(json_, feature);
        put_geometry_source(certainty_of(feature.precision), feature.coordinates_from);
        json_.close_object().close_object();
    }

    // A span that is vague leaves open when in it the thing began and when it ended.
    void put_timespan(const TimeSpan& span, bool vague) {
        const WrittenDays days = days_of(span, story_.utc_offset);
        hours_ += written(span, story_.utc_offset).has_clock ? 1 : 0;
        const bool open = vague && days.first != days.last;
        const auto put_bounds = [&](std::string_view key, std::string_view exact) {
            json_.key(key).open_object();
            if (open)
                json_.key("earliest").text(days.first).key("latest").text(days.last);
            else
                json_.key("in").text(exact);
            json_.close_object();
        };
        json_.open_object();
        if (span.start_mark != DateMark::Open) put_bounds("start", days.first);
        if (span.end_mark != DateMark::Open) put_bounds("end", days.last);
        json_.close_object();
    }

    std::string label_of(Ref<Event> event) const {
        const Event& of = story_.at(event);
        return std::string(content_.text(of.title)) + ": " + prose_of(of.when, story_.utc_offset);
    }

    std::string_view certainty_of(std::span<const Ref<Event>> events) const {
        const auto is_marked = [&](Ref<Event> event) { return is_uncertain(story_.at(event).when); };
        if (std::any_of(events.begin(), events.end(), is_marked)) return "uncertain";
        const auto is_exact = [&](Ref<Event> event) { return story_.at(event).when.precision == TimePrecision::Exact; };
        return std::all_of(events.begin(), events.end(), is_exact) ? "certain" : "less-certain";
    }
    static std::string_view certainty_of(PlacePrecision precision) { return sourceline::certainty_of(precision); }
    static std::string_view certainty_of(FeaturePrecision precision) { return sourceline::certainty_of(precision); }

    // The story itself is what attests them.
    void put_names(const LocalText& name) {
        json_.key("names").open_list();
        const LocalText::Found first = name.in(content_.language(), story_.language);
        put_name(first.text, content_.tag(first.language));
        if (content_.wants_all_languages())
            for (const auto& [tag, text] : name.entries())
                if (tag != first.language) put_name(text, content_.tag(tag));
        json_.close_list();
    }
    void put_name(std::string_view toponym, std::string_view tag) {
        json_.open_object().key("toponym").text(one_line(toponym)).key("lang").text(tag);
        json_.key("citations").open_list().open_object().key("label").text(one_line(content_.text(story_.title)));
        put(json_, "@id", content_.address());
        json_.close_object().close_list().close_object();
    }

    void put_types(PlaceType type, std::string_view word) {
        json_.key("types").open_list().open_object();
        put(json_, "identifier", type.aat);
        json_.key("label").text(word).close_object().close_list();
    }

    void put_geometry_source(std::string_view certainty, std::string_view from) {
        json_.key("certainty").text(certainty).key("citations").open_list().open_object();
        json_.key("label").text(one_line(from)).close_object().close_list();
    }

    void put_descriptions(Ref<Event> event) {
        const Event& of = story_.at(event);
        std::string text(content_.text(of.title));
        text.append(" (")
            .append(content_.kind_name(kind_of(of)))
            .append(", ")
            .append(content_.standing_word(event))
            .append("): ");
        put_description(text.append(content_.text(of.summary)), {});
        for (const Ref<Claim> claim : content_.claims(event)) {
            const Source& source = story_.at(story_.at(claim).source);
            put_description("[" + story_.at(claim).id + "] " + prose_of(content_, claim, ProseLines::One),
                            source.url.empty() ? source.archived_url : source.url);
        }
    }
    void put_description(std::string_view value, std::string_view source) {
        json_.new_line(2).open_object().key("value").text(one_line(value)).key("lang").text(content_.language());
        put(json_, "source", source);
        json_.close_object();
    }

    const ExportContent& content_;
    const Story& story_;
    JsonWriter json_;
    std::size_t hours_ = 0, joined_ = 0;
};

struct WithoutPlace {
    std::size_t events = 0, claims = 0;
};
WithoutPlace without_place(const ExportContent& content) {
    WithoutPlace count;
    for (std::uint32_t i = 0; i < content.story().events.size(); ++i) {
        if (content.story().events[i].place) continue;
        ++count.events;
        count.claims += content.claims({i}).size();
    }
    return count;
}

std::size_t features_left_out(const Story& story) {
    return static_cast<std::size_t>(
        std::count_if(story.features.begin(), story.features.end(),
                      [](const Feature& feature) { return !feature.name || !feature.when; }));
}

}  // namespace

Exported export_lpf(const ExportContent& content) {
    LeftOut left("Linked Places");
    LpfExport lpf(content);
    std::string bytes = lpf.write();
    const WithoutPlace count = without_place(content);
    left.no_place(count.events, "event without a place", "events without a place");
    left.no_place(count.claims, "claim on an event without a place", "claims on events without a place");
    left.note(lpf.hours(), "time of day", "times of day", "Linked Places has dates alone; it stands in the label");
    left.note(lpf.joined(), "text of several lines", "texts of several lines",
              "Linked Places is read in single lines; a space stands where a line ended");
    left.note(features_left_out(content.story()), "line or area of the story's own",
              "lines and areas of the story's own", "Linked Places asks for a name and a time of each");
    left.parts(content, {ExportPart::UnusedPlace, ExportPart::Opening, ExportPart::Check, ExportPart::TourStep,
                         ExportPart::Change, ExportPart::Colour, ExportPart::Document, ExportPart::UnusedSource,
                         ExportPart::UnusedActor, ExportPart::OwnSymbol});
    left.languages(content, content.wants_all_languages() ? "names stand in it, descriptions do not" : "");
    return {std::move(bytes), left.take()};
}

}  // namespace sourceline
