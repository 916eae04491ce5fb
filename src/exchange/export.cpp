#include "exchange/export.h"

#include <algorithm>

#include "base/problems.h"
#include "base/url.h"
#include "exchange/export_content.h"
#include "exchange/export_forms.h"

namespace sourceline {
namespace {

constexpr ExportForm kForms[] = {
    {"geojson", ".geojson", "GeoJSON (RFC 7946): events, lines and areas, each event with all its claims",
     export_geojson},
    {"csv", ".csv", "a table (RFC 4180) with a row for each claim, for spreadsheets", export_csv},
    {"timemap", ".json", "TimeMap: events, sources and associations", export_timemap},
    {"kml", ".kml", "KML 2.2 with times, for Google Earth and GIS", export_kml},
    {"lpf", ".lpf.json", "Linked Places Format 1.3: places, what is said of them and when", export_lpf},
    {"json-ld", ".jsonld", "JSON-LD: schema.org Claims, PROV for who said them, quotes as Web Annotation selectors",
     export_json_ld},
};

std::string listed(const std::vector<std::string>& words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i)
        list.append(i == 0 ? "" : i + 1 < words.size() ? ", " : " and ").append(quoted(words[i]));
    return list;
}

}  // namespace

std::span<const ExportForm> export_forms() { return kForms; }

const ExportForm* export_form(std::string_view name) {
    const auto form =
        std::find_if(std::begin(kForms), std::end(kForms), [&](const ExportForm& one) { return one.name == name; });
    return form == std::end(kForms) ? nullptr : &*form;
}

Result<Exported> export_story(const Story& story, const ExportForm& form, const ExportOptions& options) {
    const std::vector<std::string> languages = languages_of(story);
    if (!options.language.empty() && std::find(languages.begin(), languages.end(), options.language) == languages.end())
        return Error{"the story has no text in " + quoted(options.language) + ", only in " + listed(languages)};
    if (!options.address.empty() && (!is_web_url(options.address) || options.address.find('#') != std::string::npos))
        return Error{"the story's address must be an http or https address without '#', not " +
                     quoted(options.address)};
    return form.write(ExportContent(story, options));
}

}  // namespace sourceline
