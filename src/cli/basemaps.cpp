#include "cli/basemaps.h"

#include <algorithm>

#include "base/problems.h"
#include "cli/files.h"

namespace sourceline::cli {
namespace {

// "; did you mean 'belgorod'?", or what there is instead.
std::string alternatives(const std::string& id, const std::vector<std::string>& names) {
    constexpr std::size_t kMostNamed = 8;
    std::vector<const char*> candidates;
    candidates.reserve(names.size());
    for (const std::string& name : names) candidates.push_back(name.c_str());
    if (const char* meant = closest(id, candidates.data(), candidates.size()))
        return "; did you mean " + quoted(meant) + "?";
    std::string text = names.empty() ? "" : names.size() == 1 ? "; there is " : "; there are ";
    for (std::size_t i = 0; i < names.size() && i < kMostNamed; ++i) text += (i > 0 ? ", " : "") + quoted(names[i]);
    return names.size() > kMostNamed ? text + " and others" : text;
}

}  // namespace

bool BaseMaps::can_be_read() const {
    return std::any_of(folders_.begin(), folders_.end(),
                       [](const std::string& one) { return is_readable_directory(one); });
}

BaseMaps::Read BaseMaps::read(const std::string& id) const {
    std::vector<std::string> all;
    std::string file;
    for (const std::string& folder : folders_) {
        const std::vector<std::string> names = json_names_in(folder);
        if (file.empty() && std::binary_search(names.begin(), names.end(), id))
            file.append(folder).append("/").append(id).append(".json");
        all.insert(all.end(), names.begin(), names.end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    if (file.empty()) return {std::nullopt, "there is no base map " + quoted(id) + alternatives(id, all)};
    const Result<std::string> bytes = read_file(file, kMaxFileBytes);
    if (!bytes) return {std::nullopt, bytes.error()};
    ReadBaseMap read = read_basemap(bytes.value());
    if (read.map) return {std::move(read.map), ""};
    std::string problem = "the base map " + quoted(id) + " cannot be read";
    for (const Problem& one : read.report.problems())
        if (one.severity == Severity::Error) return {std::nullopt, problem + ": " + one.sentence()};
    return {std::nullopt, problem};
}

Result<BaseMap*> BaseMaps::find(const std::string& id) {
    const auto [known, is_new] = known_.try_emplace(id);
    if (is_new) known->second = read(id);
    if (!known->second.map) return Error{known->second.problem};
    return &*known->second.map;
}

}  // namespace sourceline::cli
