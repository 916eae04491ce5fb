// One function a form; the table is in export.cpp.
#pragma once

#include "exchange/export.h"

namespace sourceline {

Exported export_csv(const ExportContent& content);
Exported export_geojson(const ExportContent& content);
Exported export_json_ld(const ExportContent& content);
Exported export_kml(const ExportContent& content);
Exported export_lpf(const ExportContent& content);
Exported export_timemap(const ExportContent& content);

}  // namespace sourceline
