// Any files give a story or at least one error, and a story that comes of sheets comes back from sheets. A file begins
// with a line of its name after a byte 1.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/frame_memory.h"
#include "sheets/sheets.h"
#include "story/read.h"

using namespace sourceline;

namespace {

std::vector<SheetFile> files_in(std::string_view bytes) {
    std::vector<SheetFile> files;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\x01', 1), bytes.size());
        std::string_view file = bytes.substr(0, end);
        bytes.remove_prefix(end);
        if (file.front() == '\x01') file.remove_prefix(1);
        const std::size_t line = std::min(file.find('\n'), file.size());
        files.push_back({std::string(file.substr(0, line)), std::string(file.substr(std::min(line + 1, file.size())))});
    }
    return files;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it by this name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    begin_frame_memory();
    const ReadSheets read = read_sheets(files_in({reinterpret_cast<const char*>(data), size}));
    if (read.story_json.has_value() == read.has_errors()) std::abort();
    if (!read.story_json) return 0;
    if (!read_story(*read.story_json).story) std::abort();
    const auto files = write_sheets(*read.story_json);
    if (!files || !read_sheets(files.value()).story_json) std::abort();
    return 0;
}
