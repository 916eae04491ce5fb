#include "cli/files.h"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>

namespace sourceline::cli {
namespace {

Error cannot_read(const std::string& path) { return {"cannot read '" + path + "': " + std::strerror(errno)}; }

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    if (!file) return cannot_read(path);
    std::string bytes;
    char block[1 << 16];
    while (bytes.size() <= max_bytes) {
        const std::size_t size = std::fread(block, 1, std::min(sizeof block, max_bytes + 1 - bytes.size()), file.get());
        if (size == 0) break;
        bytes.append(block, size);
    }
    if (std::ferror(file.get())) return cannot_read(path);
    return bytes;
}

bool is_readable_directory(const std::string& path) {
    DIR* const directory = opendir(path.c_str());
    if (directory == nullptr) return false;
    closedir(directory);
    return true;
}

std::vector<std::string> json_names_in(const std::string& folder) {
    constexpr std::string_view kEnding = ".json";
    std::vector<std::string> names;
    DIR* const directory = opendir(folder.c_str());
    if (directory == nullptr) return names;
    while (const dirent* const entry = readdir(directory)) {
        const std::string_view name = entry->d_name;
        if (name.size() > kEnding.size() && name.ends_with(kEnding))
            names.emplace_back(name.substr(0, name.size() - kEnding.size()));
    }
    closedir(directory);
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace sourceline::cli
