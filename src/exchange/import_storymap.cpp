// StoryMapJS (github.com/NUKnightLab/StoryMapJS): {"storymap": {"slides": [{"type"?, "date", "text", "media",
// "location"}]}}. The first slide of the type "overview" is the title.
#include "base/problems.h"
#include "base/url.h"
#include "exchange/draft_html.h"
#include "exchange/import_forms.h"
#include "exchange/import_json.h"

namespace sourceline {
namespace {

class StoryMapImport {
  public:
    StoryMapImport(const JsonTree& tree, const ImportOptions& options) : tree_(tree), maker_(options, "slide") {}

    Result<Draft> read() {
        const Json map = tree_.root().find("storymap");
        const Json slides = map.find("slides");
        if (!slides.is(JsonKind::List))
            return Error{"This is not a StoryMapJS file: it has no list 'slides' in an object 'storymap'"};
        is_image_ = map.find("map_type").text() == "zoomify";
        if (is_image_)
            maker_.open(
                "", "where on the Earth do its places lie? The map is an image (zoomify), and so are its positions");
        leave_out_members(maker_, map, {"slides", "map_type"}, "the map's");
        leave_out_members(maker_, tree_.root(), {"storymap"}, "the member");
        std::size_t number = 0;
        for (Json slide = slides.first(); slide; slide = slide.next()) read_slide(slide, maker_.where(++number));
        return maker_.finish();
    }

  private:
    void read_slide(Json slide, const std::string& where) {
        if (!slide.is(JsonKind::Object)) return maker_.unread(where, "it is no object");
        const Json text = slide.find("text");
        const std::string title = json_text(maker_, text.find("headline")),
                          summary = json_text(maker_, text.find("text"));
        leave_out_members(maker_, slide, {"type", "date", "text", "media", "location"}, "a slide's");
        leave_out_members(maker_, slide.find("location"), {"lat", "lon", "name"}, "a location's");
        if (slide.find("type").text() == "overview" && maker_.title().empty()) {
            maker_.set_title(title);
            maker_.set_summary(summary);
            if (!raw_json_text(slide.find("media").find("url")).empty()) maker_.leave_out("the media of the title");
            return;
        }
        DraftEvent event;
        event.title = title;
        event.summary = summary;
        const std::string date = raw_json_text(slide.find("date"));
        const Result<DraftDate> read = read_draft_date(date);
        event.place = place(slide.find("location"), where);
        read_media(slide.find("media"), where, event);
        if (title.empty() && summary.empty() && !read && !event.place && event.sources.empty())
            return maker_.unread(where, "it has no headline, no text, no date, no place and no media");
        if (read)
            event.when = draft_span(read.value(), std::nullopt);
        else
            maker_.open(where,
                        "when did it happen? " + (date.empty() ? std::string("There is no date") : read.error()));
        maker_.add_event(std::move(event), where);
    }

    std::optional<std::size_t> place(Json location, const std::string& where) {
        const Json lat = location.find("lat"), lon = location.find("lon");
        DraftPlace place;
        place.name = json_text(maker_, location.find("name"));
        if (is_empty_json(lat) && is_empty_json(lon) && place.name.empty()) return std::nullopt;
        if (!is_image_) {
            const Result<LngLat> position = draft_position(raw_json_text(lat), raw_json_text(lon));
            if (position)
                place.position = position.value();
            else
                maker_.open(where, "where did it happen? " + position.error());
        } else {
            maker_.open(where, "where on the Earth did it happen?");
        }
        return maker_.add_place(place, where);
    }

    void read_media(Json media, const std::string& where, DraftEvent& event) {
        const std::string cell = raw_json_text(media.find("url"));
        leave_out_members(maker_, media, {"url", "caption", "credit"}, "a media's");
        DraftSource source;
        source.title = json_text(maker_, media.find("caption"));
        source.credit = json_text(maker_, media.find("credit"));
        source.url = cell;
        if (!is_web_url(cell)) {
            const PlainText plain = plain_text(cell);
            source.url = plain.addresses.empty() ? "" : plain.addresses.front();
            if (!plain.text.empty()) event.summary += (event.summary.empty() ? "" : " ") + plain.text;
        }
        if (!source.url.empty())
            event.sources.push_back(maker_.add_source(source, where));
        else if (!source.title.empty() || !source.credit.empty())
            maker_.leave_out("captions and credits without media");
    }

    const JsonTree& tree_;
    DraftMaker maker_;
    bool is_image_ = false;
};

}  // namespace

Result<Draft> import_storymap(std::string_view bytes, const ImportOptions& options) {
    const JsonTree tree(bytes, "StoryMapJS");
    if (tree.problem()) return Error{tree.problem()->text};
    return StoryMapImport(tree, options).read();
}

}  // namespace sourceline
