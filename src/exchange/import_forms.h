// The forms, one function each. As ImportForm::read in exchange/import.h.
#pragma once

#include "exchange/import.h"

namespace sourceline {

Result<Draft> import_timelinejs(std::string_view bytes, const ImportOptions& options);
Result<Draft> import_timemap(std::string_view bytes, const ImportOptions& options);
Result<Draft> import_storymap(std::string_view bytes, const ImportOptions& options);
Result<Draft> import_kml(std::string_view bytes, const ImportOptions& options);
Result<Draft> import_geojson(std::string_view bytes, const ImportOptions& options);
Result<Draft> import_acled(std::string_view bytes, const ImportOptions& options);
Result<Draft> import_auto_archiver(std::string_view bytes, const ImportOptions& options);

}  // namespace sourceline
