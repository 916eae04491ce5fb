#include "cli/files.h"

#include <string_view>

namespace sourceline::cli {

std::vector<std::string> json_names_in(const std::string& folder) {
    constexpr std::string_view kEnding = ".json";
    std::vector<std::string> names;
    const Result<std::vector<std::string>> all = names_in(folder);
    if (!all) return names;
    for (const std::string& name : all.value())
        if (name.size() > kEnding.size() && name.ends_with(kEnding))
            names.push_back(name.substr(0, name.size() - kEnding.size()));
    return names;
}

}  // namespace sourceline::cli
