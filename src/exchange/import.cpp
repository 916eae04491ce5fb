#include "exchange/import.h"

#include "base/problems.h"
#include "base/text.h"
#include "exchange/import_forms.h"
#include "story/fields.h"

namespace sourceline {
namespace {

constexpr ImportForm kImportForms[] = {
    {"timelinejs", "a TimelineJS sheet, saved as CSV", import_timelinejs},
    {"timemap", "TimeMap events, JSON", import_timemap},
    {"storymap", "a StoryMapJS map, JSON", import_storymap},
    {"kml", "KML with times (an unpacked KMZ)", import_kml},
    {"geojson", "GeoJSON with properties", import_geojson},
    {"acled", "an ACLED table, CSV", import_acled},
    {"auto-archiver", "an Auto Archiver sheet, saved as CSV", import_auto_archiver},
};

}  // namespace

std::span<const ImportForm> import_forms() { return kImportForms; }

Result<Draft> import_story(const ImportForm& form, std::string_view bytes, const ImportOptions& options) {
    if (!options.utc_offset.empty() && !parse_utc_offset(options.utc_offset))
        return Error{quoted(options.utc_offset) + " is not an offset from UTC; write e.g. '+03:00' or 'Z'"};
    if (!options.language.empty() && !is_language_tag(options.language))
        return Error{quoted(options.language) + " is not a language tag; write e.g. 'en' or 'uk'"};
    if (!options.basemap.empty() && !is_id(options.basemap))
        return Error{quoted(options.basemap) + " is not the id of a base map; write e.g. 'belgorod'"};
    ImportOptions clean = options;
    clean.file_name = cleaned(options.file_name, {.control = U' '});
    return form.read(bytes, clean);
}

}  // namespace sourceline
