#include "cli/files.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string_view>

namespace sourceline::cli {
namespace {

Error cannot_read(const std::string& path) { return {"cannot read '" + path + "': " + std::strerror(errno)}; }
Error cannot_write(const std::string& path) { return {"cannot write '" + path + "': " + std::strerror(errno)}; }

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

bool is_there(const std::string& path) { return access(path.c_str(), F_OK) == 0; }

bool is_regular_file(const std::string& path) {
    struct stat found = {};
    return stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode);
}

Result<std::vector<std::string>> names_in(const std::string& folder) {
    DIR* const directory = opendir(folder.c_str());
    if (directory == nullptr) return cannot_read(folder);
    std::vector<std::string> names;
    while (const dirent* const entry = readdir(directory)) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") names.emplace_back(name);
    }
    closedir(directory);
    std::sort(names.begin(), names.end());
    return names;
}

Outcome write_file(const std::string& path, std::string_view bytes) {
    // Into a file beside it first: whoever reads meanwhile, or a disk that is full, never meets half of one.
    const std::string part = path + ".part";
    std::FILE* const file = std::fopen(part.c_str(), "wb");
    if (file == nullptr) return cannot_write(path);
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const int why = errno;
    if (std::fclose(file) == 0 && written && std::rename(part.c_str(), path.c_str()) == 0) return Done{};
    if (!written) errno = why;
    const Error error = cannot_write(path);
    std::remove(part.c_str());
    return error;
}

Outcome make_directory(const std::string& path) {
    if (is_readable_directory(path) || mkdir(path.c_str(), 0777) == 0) return Done{};
    return Error{"cannot make the folder '" + path + "': " + std::strerror(errno)};
}

}  // namespace sourceline::cli
