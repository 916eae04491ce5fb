#include "base/version.h"

namespace sourceline {

std::string_view version() { return SOURCELINE_VERSION; }

}  // namespace sourceline
