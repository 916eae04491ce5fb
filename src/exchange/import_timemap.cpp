// TimeMap (github.com/forensic-architecture/timemap, src/reducers/validate): a list of events, or an object with
// "events" and "sources"; also what its own download writes. Dates are month/day/year, coordinates texts, in which a
// comma may stand for the point.
#include <unordered_map>

#include "base/problems.h"
#include "base/text.h"
#include "base/url.h"
#include "exchange/draft_html.h"
#include "exchange/import_forms.h"
#include "exchange/import_json.h"
#include "story/vocabulary.h"

namespace sourceline {
namespace {

// The first sentence of a text that has no title; cut at a word where it is long.
std::string timemap_title(std::string_view description) {
    constexpr std::size_t kLongest = 100;
    const std::size_t line = description.find('\n');
    std::size_t end = std::min(line, description.size());
    for (const std::string_view stop : {". ", "! ", "? "}) end = std::min(end, description.find(stop));
    std::string title(description.substr(0, end));
    while (!title.empty() && title.back() == '.') title.pop_back();
    if (title.size() <= kLongest) return title;
    std::size_t cut = title.rfind(' ', kLongest);
    if (cut == std::string::npos || cut == 0) cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(title[cut]) & 0xc0u) == 0x80u) --cut;
    return title.substr(0, cut) + "…";
}

class TimeMapImport {
  public:
    TimeMapImport(const JsonTree& tree, const ImportOptions& options) : tree_(tree), maker_(options, "event") {}

    Result<Draft> read() {
        const Json root = tree_.root();
        const Json events = root.is(JsonKind::List) ? root : root.find("events");
        const bool is_timemap = events.is(JsonKind::List) && (events.size() == 0 || looks_like_one(events.first()));
        if (!is_timemap)
            return Error{
                "This is not a TimeMap file: it has no list of events with 'date' or 'latitude' and 'description'"};
        index_sources(root.find("sources"));
        leave_out_members(maker_, root, {"events", "sources"}, "the member");
        std::size_t number = 0;
        for (Json event = events.first(); event; event = event.next()) read_event(event, maker_.where(++number));
        return maker_.finish();
    }

  private:
    static bool looks_like_one(Json event) {
        return event.find("description") && (event.find("date") || event.find("latitude"));
    }

    // An object by id, or a list.
    void index_sources(Json sources) {
        if (!sources.is(JsonKind::Object) && !sources.is(JsonKind::List)) return;
        for (Json source = sources.first(); source; source = source.next()) {
            std::string id = raw_json_text(source.find("id"));
            if (id.empty()) id = std::string(source.key());
            if (!id.empty()) sources_.try_emplace(std::move(id), source);
        }
    }

    void read_event(Json event, const std::string& where) {
        if (!event.is(JsonKind::Object)) return maker_.unread(where, "it is no object");
        DraftEvent made;
        made.title = json_text(maker_, event.find("title"));
        read_description(raw_json_text(event.find("description")), made);
        made.when = when(event, where);
        made.place = place(event, where);
        for (Json source = event.find("sources").is(JsonKind::List) ? event.find("sources").first() : Json(); source;
             source = source.next())
            read_source(source, where, made);
        leave_out_members(maker_, event,
                          {"id", "description", "title", "date", "time", "time_display", "location", "latitude",
                           "longitude", "sources"},
                          "an event's");
        if (made.summary.empty() && !made.when && !made.place && made.sources.empty())
            return maker_.unread(where, "it has no description, no date, no place and no source");
        maker_.add_event(std::move(made), where);
    }

    // A first paragraph of a few words is the title, else the first sentence is. In our own export each claim has a
    // paragraph of its own, which says its source; whose it is and its quote are not taken up.
    void read_description(std::string_view description, DraftEvent& made) {
        constexpr std::size_t kLongestTitle = 120;
        std::string kept;
        bool is_first = true;
        while (!description.empty()) {
            const std::size_t end = description.find("\n\n");
            const std::string_view paragraph = description.substr(0, end);
            description.remove_prefix(end == description.npos ? description.size() : end + 2);
            const PlainText plain = plain_text(paragraph);
            if (plain.scripts > 0)
                maker_.leave_out("scripts and styles in texts", static_cast<std::size_t>(plain.scripts));
            if (paragraph.starts_with('[') && paragraph.find("\nsource: ") != paragraph.npos)
                maker_.leave_out("claims with their speakers and quotes");
            else if (is_first && made.title.empty() && !description.empty() && plain.text.size() <= kLongestTitle)
                made.title = plain.text;
            else if (!plain.text.empty())
                kept += (kept.empty() ? "" : " ") + plain.text;
            is_first = false;
        }
        made.summary = std::move(kept);
        if (made.title.empty()) made.title = timemap_title(made.summary);
    }

    std::optional<DraftSpan> when(Json event, const std::string& where) {
        const std::string date = raw_json_text(event.find("date")), time = raw_json_text(event.find("time"));
        Result<DraftDate> read = read_draft_date(date, SlashDates::MonthFirst);
        if (!read) {
            maker_.open(where,
                        "when did it happen? " + (date.empty() ? std::string("There is no date") : read.error()));
            return std::nullopt;
        }
        if (!time.empty())
            if (const Outcome clock = read_draft_clock(time, read.value()); !clock) {
                maker_.open(where, "when did it happen? On " + written(read.value()) + "; " + clock.error());
                return std::nullopt;
            }
        DraftSpan span = draft_span(read.value(), std::nullopt);
        span.text = json_text(maker_, event.find("time_display"));
        read_display(span);
        return span;
    }

    // "2023-05-22T20:00+12:00/2023-05-23T06:00+12:00 (part-of-day: on Monday night)": the whole span, where it begins
    // on the same day as the date says.
    static void read_display(DraftSpan& span) {
        const std::string display = span.text;
        const std::size_t bracket = display.find(" (");
        if (bracket == display.npos || !display.ends_with(')')) return;
        const std::string times = display.substr(0, bracket),
                          words = display.substr(bracket + 2, display.size() - bracket - 3);
        const std::size_t slash = times.find('/'), colon = words.find(": ");
        const std::string precision = words.substr(0, colon);
        const Result<DraftDate> start = read_draft_date(times.substr(0, slash));
        if (!start || !value_of<TimePrecision>(precision) || times.size() < 4 || times[4] != '-') return;
        std::optional<DraftDate> end;
        if (slash != times.npos) {
            const Result<DraftDate> last = read_draft_date(times.substr(slash + 1));
            if (!last) return;
            end = last.value();
        }
        span = draft_span(start.value(), end);
        const bool has_days = start.value().day > 0 && (!end || end->day > 0);
        if (precision == "about" || (precision == "part-of-day" && has_days)) span.precision = precision;
        span.text = colon == words.npos ? "" : words.substr(colon + 2);
    }

    // "Quay 4 (near: 2 km)", "The bay (region)"
    static void read_precision(DraftPlace& place) {
        const std::size_t bracket = place.name.rfind(" (");
        if (bracket == place.name.npos || !place.name.ends_with(')')) return;
        const std::string words = place.name.substr(bracket + 2, place.name.size() - bracket - 3);
        const std::string precision = words.substr(0, words.find(": "));
        if (!value_of<PlacePrecision>(precision)) return;
        if (words.ends_with(" km") && words.size() > precision.size() + 5)
            place.radius_km = draft_number(words.substr(precision.size() + 2, words.size() - precision.size() - 5));
        place.precision = precision;
        place.name.resize(bracket);
    }

    std::optional<std::size_t> place(Json event, const std::string& where) {
        const std::string latitude = raw_json_text(event.find("latitude")),
                          longitude = raw_json_text(event.find("longitude"));
        DraftPlace place;
        place.name = json_text(maker_, event.find("location"));
        read_precision(place);
        if (latitude.empty() && longitude.empty() && place.name.empty()) return std::nullopt;
        const Result<LngLat> position = draft_position(latitude, longitude);
        if (position)
            place.position = position.value();
        else
            maker_.open(where, "where did it happen? " + position.error());
        return maker_.add_place(place, where);
    }

    // An id, the whole source, or {id, path, description} of a download.
    void read_source(Json value, const std::string& where, DraftEvent& event) {
        const std::string id = raw_json_text(value.is(JsonKind::Object) ? value.find("id") : value);
        const auto known = sources_.find(id);
        const Json source = known != sources_.end() ? known->second : value;
        DraftSource made;
        made.id = id;
        if (source.is(JsonKind::Object)) {
            made.title = json_text(maker_, source.find("title"));
            const std::string description = json_text(maker_, source.find("description"));
            if (made.title.empty())
                made.title = description;
            else if (!description.empty() && description != made.title)
                maker_.leave_out("descriptions of sources with a title");
            made.credit = json_text(maker_, source.find("author"));
            made.url = address_of(source);
            made.published = date_of(source.find("date"));
            leave_out_members(maker_, source, {"id", "title", "description", "author", "url", "path", "paths", "date"},
                              "a source's");
        } else if (is_web_url(id)) {
            made.url = id;
            made.id.clear();
        }
        if (made.id.empty() && made.title.empty() && made.url.empty()) return;
        if (made.url.empty() && made.title.empty())
            maker_.open(where, "the source " + quoted(id) + ": where is it? The file says no more than its name");
        event.sources.push_back(maker_.add_source(made, where));
    }

    std::string address_of(Json source) {
        std::string address = raw_json_text(source.find("url"));
        if (address.empty()) address = raw_json_text(source.find("path"));
        const Json paths = source.find("paths");
        for (Json path = paths.is(JsonKind::List) ? paths.first() : Json(); path; path = path.next()) {
            const std::string text = raw_json_text(path);
            if (address.empty() && is_web_url(text))
                address = text;
            else if (!text.empty() && text != address)
                maker_.leave_out("paths to files of a source");
        }
        if (is_web_url(address) || address.empty()) return address;
        maker_.leave_out("paths to files of a source");
        return {};
    }

    std::optional<DraftDate> date_of(Json value) {
        const std::string text = raw_json_text(value);
        if (text.empty()) return std::nullopt;
        const Result<DraftDate> date = read_draft_date(text, SlashDates::MonthFirst);
        if (date) return date.value();
        maker_.leave_out("dates of sources that are none");
        return std::nullopt;
    }

    const JsonTree& tree_;
    DraftMaker maker_;
    std::unordered_map<std::string, Json> sources_;
};

}  // namespace

Result<Draft> import_timemap(std::string_view bytes, const ImportOptions& options) {
    const JsonTree tree(bytes, "TimeMap");
    if (tree.problem()) return Error{tree.problem()->text};
    return TimeMapImport(tree, options).read();
}

}  // namespace sourceline
