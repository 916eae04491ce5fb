#include "exchange/draft_maker.h"

#include <algorithm>
#include <cmath>

#include "base/decimal.h"
#include "base/problems.h"
#include "base/text.h"
#include "base/url.h"
#include "story/fields.h"
#include "story/read_time.h"

namespace sourceline {
namespace {

std::string of_position(const std::optional<LngLat>& position) {
    return position ? format("%.7f %.7f", position->lon(), position->lat()) : std::string("?");
}

}  // namespace

DraftMaker::DraftMaker(const ImportOptions& options, const char* row_noun) : options_(options), row_noun_(row_noun) {
    if (const auto offset = parse_utc_offset(options.utc_offset)) offset_ = *offset;
}

std::string DraftMaker::where(std::size_t number) const { return row_noun_ + " " + std::to_string(number); }

void DraftMaker::open(std::string where, std::string text) {
    auto& list = where.empty() ? of_story_ : draft_.open_ends;
    list.push_back({std::move(where), std::move(text)});
}

void DraftMaker::unread(std::string where, std::string why) {
    // What was asked of it meanwhile is not asked.
    while (!draft_.open_ends.empty() && draft_.open_ends.back().where == where) draft_.open_ends.pop_back();
    draft_.unread.push_back({std::move(where), std::move(why)});
}

void DraftMaker::leave_out(const std::string& what, std::size_t count) {
    const auto [at, is_new] = left_out_at_.try_emplace(what, draft_.left_out.size());
    if (is_new) draft_.left_out.push_back({what, 0});
    draft_.left_out[at->second].count += count;
}

std::size_t DraftMaker::add_place(const DraftPlace& place, const std::string& where) {
    const std::string key = place.name + "\n" + of_position(place.position) + place.precision + "\n" +
                            place.region_name + (place.position ? "" : where);
    const auto [known, is_new] = known_places_.try_emplace(key, places_.size());
    if (!is_new) return known->second;
    const std::string id = place_ids_.make(place.id.empty() ? place.name : place.id, options_.language,
                                           "place-" + std::to_string(places_.size() + 1));
    places_.emplace_back(id, place);
    place_from_.push_back(where);
    const std::string named = "the place " + quoted(place.name.empty() ? id : place.name);
    if (place.name.empty()) open(where, named + ": what is it called?");
    if (place.precision.empty()) open(where, named + ": how well is the position known: exact, near or region?");
    if (place.precision == "near" && !place.radius_km)
        open(where, named + ": within how many kilometres of the position (radius_km)?");
    if (place.precision == "region" && !is_id(place.region_name))
        open(where, named + ": which region of the base map does it lie in" +
                        (place.region_name.empty() ? "?" : "? The form says " + quoted(place.region_name)));
    return places_.size() - 1;
}

std::size_t DraftMaker::add_source(const DraftSource& source, const std::string& where) {
    const bool has_address = !source.url.empty() || !source.archived_url.empty();
    std::string key = has_address ? source.url + "\n" + source.archived_url
                                  : source.title + "\n" + source.publisher + "\n" + source.id;
    const auto [known, is_new] = known_sources_.try_emplace(std::move(key), sources_.size());
    if (!is_new) {
        const DraftSource& before = sources_[known->second].second;
        if (source.title != before.title || source.credit != before.credit)
            leave_out("another title or credit of an address that is a source already");
        return known->second;
    }
    std::string_view from = source.id;
    if (from.empty()) from = source.title;
    if (from.empty()) from = source.publisher;
    if (from.empty() && !source.url.empty()) from = std::string_view(source.url).substr(source.url.find("//") + 2);
    const std::string id = source_ids_.make(from, options_.language, "source-" + std::to_string(sources_.size() + 1));
    sources_.emplace_back(id, source);
    DraftSource& kept = sources_.back().second;
    for (std::string* address : {&kept.url, &kept.archived_url}) {
        if (address->empty() || is_web_url(*address)) continue;
        open(where, "the source " + quoted(id) + ": " + quoted(*address) + " is no web address (http or https)");
        address->clear();
    }
    if (source.title.empty()) open(where, "the source " + quoted(id) + ": what is its title?");
    if (source.language.empty()) open(where, "the source " + quoted(id) + ": in which language is it?");
    return sources_.size() - 1;
}

void DraftMaker::add_event(DraftEvent event, const std::string& where) {
    if (event.when) note_time(*event.when, where);
    std::string number = where.substr(where.rfind(' ') + 1);
    if (number.find_first_not_of("0123456789") != std::string::npos) number = std::to_string(events_.size() + 1);
    const std::string id =
        event_ids_.make(event.id.empty() ? event.title : event.id, options_.language, "event-" + number);
    if (event.title.empty()) open(where, "what is it called, in a few words?");
    if (event.summary.empty()) open(where, "what is said to have happened, in a sentence (summary)?");
    open(where, "who says so?");
    if (event.sources.empty()) open(where, "in which source?");
    open(where, event.claim_text.empty() ? "in which words: of the source (quote) and your own (text)?"
                                         : "in which words of the source (quote)?");
    events_.emplace_back(id, std::move(event));
}

void DraftMaker::add_feature(DraftFeature feature, const std::string& where) {
    if (feature.when) note_time(*feature.when, where);
    const std::string id = feature_ids_.make(feature.id.empty() ? feature.name : feature.id, options_.language,
                                             "feature-" + std::to_string(features_.size() + 1));
    if (feature.kind.empty()) open(where, "what is this line: a road, railway, river, route or front (kind)?");
    if (feature.precision.empty()) open(where, "how well is its course known: exact, near or schematic (precision)?");
    features_.emplace_back(id, std::move(feature));
    feature_from_.push_back(where);
}

void DraftMaker::note_time(const DraftSpan& span, const std::string& where) {
    // The span stays as it is: the check says the same of it.
    if (ends_before_start(span, offset_)) open(where, "the end, " + written(*span.end) + ", lies before the start");
    const DraftDate& last = span.end ? *span.end : span.start;
    const auto start = parse_moment(written(span.start), offset_), end = parse_moment(written(last), offset_);
    if (!start || !end) return;
    for (const Instant first : {start->first, end->first})
        if (!first_ || first < *first_) first_ = first;
    for (const Instant after : {start->after, end->after})
        if (!last_ || after > *last_) last_ = after;
    has_times_without_zone_ = has_times_without_zone_ || span.start.zone.empty();
}

void DraftMaker::open_story() {
    if (title_.empty()) open("", "what is the story called (title)?");
    if (summary_.empty()) open("", "what is it about, in a sentence (summary)?");
    if (options_.language.empty()) open("", "in which language is it (language)?");
    if (options_.utc_offset.empty())
        open("", has_times_without_zone_
                     ? "in which zone are its times (utc_offset, and its name, time_label)? They are read as UTC"
                     : "in which zone are its times shown (utc_offset, and its name, time_label)? Now it is UTC");
    if (options_.basemap.empty()) open("", "on which base map does it lie (basemap)?");
    if (events_.empty()) open("", "what happened (events)? The form tells of none");
    if (!first_) open("", "from when to when is its time (time)?");
    if (std::none_of(places_.begin(), places_.end(),
                     [](const auto& place) { return place.second.position.has_value(); }))
        open("", "which part of the Earth does it show (view)?");
    open("", "who speaks (actors), and in which groups (parties)? No form says it");
}

Draft DraftMaker::finish() {
    open_story();
    draft_.open_ends.insert(draft_.open_ends.begin(), of_story_.begin(), of_story_.end());
    draft_.counts = {events_.size(), 0, sources_.size(), places_.size(), features_.size()};
    for (const auto& [id, event] : events_) draft_.counts.claims += std::max<std::size_t>(event.sources.size(), 1);
    draft_.story_json = json();
    return std::move(draft_);
}

std::optional<double> draft_number(std::string_view text) {
    std::string plain;
    bool point = false, digit = false;
    for (const char c : text) {
        if (c == ' ' && plain.empty()) continue;
        const bool is_digit = c >= '0' && c <= '9';
        if ((c == '-' || c == '+') && plain.empty()) {
            plain += c == '-' ? "-" : "";
            continue;
        }
        if (is_digit) {
            plain += c;
            digit = true;
        } else if ((c == '.' || c == ',') && !point) {
            plain += '.';
            point = true;
        } else {
            return std::nullopt;
        }
    }
    return digit ? decimal(plain) : std::nullopt;
}

Result<LngLat> draft_position(double latitude, double longitude) {
    if (const auto position = LngLat::make(longitude, latitude)) return *position;
    const bool latitude_wrong = !(std::fabs(latitude) <= 90.0);
    std::string text = latitude_wrong ? format("the latitude %.12g lies outside -90 to 90", latitude)
                                      : format("the longitude %.12g lies outside -180 to 180", longitude);
    if (LngLat::make(latitude, longitude)) text += "; are latitude and longitude exchanged?";
    return Error{text};
}

Result<LngLat> draft_position(std::string_view latitude, std::string_view longitude) {
    const auto lat = draft_number(latitude), lon = draft_number(longitude);
    if (!lat)
        return Error{latitude.empty() ? "there is no latitude"
                                      : "the latitude " + quoted(latitude) + " is not a number of degrees, e.g. 50.6"};
    if (!lon)
        return Error{longitude.empty()
                         ? "there is no longitude"
                         : "the longitude " + quoted(longitude) + " is not a number of degrees, e.g. 36.01"};
    return draft_position(*lat, *lon);
}

}  // namespace sourceline
