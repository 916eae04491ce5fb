// What the importers put into a draft, one row after the other.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "exchange/draft.h"
#include "exchange/draft_dates.h"
#include "exchange/import.h"
#include "geo/lng_lat.h"

namespace sourceline {

// In all of these an empty text, and nothing, stand for what is not known.
struct DraftPlace {
    std::string id;  // of the form; made one of ours. Where there is none, made from the name
    std::string name;
    std::string kind = "landmark";
    std::optional<LngLat> position;
    std::string precision, region_name;  // of a place of the precision "region": an id, or the form's own words
    std::optional<double> radius_km;
    std::string coordinates_from;  // "": the file, and where in it
};
struct DraftSource {
    std::string id;  // of the form; made one of ours
    std::string title, publisher, credit, url, archived_url, sha256, language, status;
    std::optional<DraftDate> published, retrieved, captured;
};
struct DraftEvent {
    std::string id;  // of the form; made one of ours. Where there is none, made from the title
    std::string title, summary;
    std::string kind = "other";
    std::optional<DraftSpan> when;
    std::optional<std::size_t> place;  // as add_place() gave it
    std::vector<std::size_t> sources;  // as add_source() gave them: a claim each
    std::string claim_text;
};
struct DraftFeature {
    std::string id, name, kind, precision;
    std::vector<std::vector<LngLat>> lines;
    std::vector<std::vector<std::vector<LngLat>>> polygons;
    std::optional<DraftSpan> when;
};

class DraftMaker {
  public:
    DraftMaker(const ImportOptions& options, const char* row_noun);

    std::string where(std::size_t number) const;  // "row 14"
    void set_title(std::string title) { title_ = std::move(title); }
    void set_summary(std::string summary) { summary_ = std::move(summary); }
    const std::string& title() const { return title_; }

    void open(std::string where, std::string text);
    void unread(std::string where, std::string why);
    void leave_out(const std::string& what, std::size_t count = 1);

    // Equal ones are one; what is open of it is asked where it stands first.
    std::size_t add_place(const DraftPlace& place, const std::string& where);
    // One for each address, or each title with its publisher.
    std::size_t add_source(const DraftSource& source, const std::string& where);
    void add_event(DraftEvent event, const std::string& where);
    void add_feature(DraftFeature feature, const std::string& where);
    bool is_empty() const { return events_.empty() && features_.empty() && sources_.empty(); }
    UtcOffset utc_offset() const { return offset_; }

    Draft finish();

  private:
    struct Ids {
        std::unordered_map<std::string, std::size_t> taken;
        // `language` is that of `from`; "" where it is not known.
        std::string make(std::string_view from, std::string_view language, const std::string& fallback);
    };
    void note_time(const DraftSpan& span, const std::string& where);
    void open_story();
    std::string json() const;

    ImportOptions options_;
    std::string row_noun_;
    UtcOffset offset_;
    std::string title_, summary_;
    std::vector<std::pair<std::string, DraftPlace>> places_;
    std::vector<std::pair<std::string, DraftSource>> sources_;
    std::vector<std::pair<std::string, DraftEvent>> events_;
    std::vector<std::pair<std::string, DraftFeature>> features_;
    std::vector<std::string> place_from_, feature_from_;  // where each stands
    std::unordered_map<std::string, std::size_t> known_places_, known_sources_;
    std::unordered_map<std::string, std::size_t> left_out_at_;
    Ids place_ids_, source_ids_, event_ids_, feature_ids_;
    std::optional<Instant> first_, last_;
    bool has_times_without_zone_ = false;
    std::vector<OpenEnd> of_story_;
    Draft draft_;
};

// "latitude 151.2 lies outside -90 to 90; …", or the position. Both as texts; decimal commas are taken.
Result<LngLat> draft_position(std::string_view latitude, std::string_view longitude);
Result<LngLat> draft_position(double latitude, double longitude);
// A number with a point or a comma, or nothing.
std::optional<double> draft_number(std::string_view text);

}  // namespace sourceline
