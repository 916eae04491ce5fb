// Files by way of Node (host_library.js), which answers 0 or the words of an error.
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "cli/files.h"

// Each answers with memory from malloc that is the caller's, or a null pointer; texts end in a zero.
extern "C" {
// Up to `max_bytes` + 1 bytes of the file; on an error *size is -1 and the answer is why.
char* sl_node_read(const char* path, double max_bytes, std::int32_t* size);
// Why the file was not written, or null.
char* sl_node_write(const char* path, const char* bytes, std::int32_t size);
char* sl_node_make_directory(const char* path);
// The names, each followed by a zero; on an error *size is -1 and the answer is why.
char* sl_node_names(const char* folder, std::int32_t* size);
int sl_node_is_there(const char* path);
int sl_node_is_directory(const char* path);
int sl_node_is_regular_file(const char* path);
}

namespace sourceline::cli {
namespace {

struct Freed {
    void operator()(char* memory) const { std::free(memory); }  // NOLINT(cppcoreguidelines-no-malloc)
};
using Answer = std::unique_ptr<char, Freed>;

Error not_done(const char* what, const std::string& path, const Answer& why) {
    return {std::string(what) + " '" + path + "': " + why.get()};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
    std::int32_t size = 0;
    const Answer answer(sl_node_read(path.c_str(), static_cast<double>(max_bytes), &size));
    if (size < 0) return not_done("cannot read", path, answer);
    return std::string(answer.get(), static_cast<std::size_t>(size));
}

bool is_readable_directory(const std::string& path) { return sl_node_is_directory(path.c_str()) != 0; }

bool is_there(const std::string& path) { return sl_node_is_there(path.c_str()) != 0; }

bool is_regular_file(const std::string& path) { return sl_node_is_regular_file(path.c_str()) != 0; }

Result<std::vector<std::string>> names_in(const std::string& folder) {
    std::int32_t size = 0;
    const Answer answer(sl_node_names(folder.c_str(), &size));
    if (size < 0) return not_done("cannot read", folder, answer);
    std::vector<std::string> names;
    for (const char* at = answer.get(); at < answer.get() + size; at += names.back().size() + 1) names.emplace_back(at);
    return names;
}

Outcome write_file(const std::string& path, std::string_view bytes) {
    const Answer why(sl_node_write(path.c_str(), bytes.data(), static_cast<std::int32_t>(bytes.size())));
    if (why) return not_done("cannot write", path, why);
    return Done{};
}

Outcome make_directory(const std::string& path) {
    const Answer why(sl_node_make_directory(path.c_str()));
    if (why) return not_done("cannot make the folder", path, why);
    return Done{};
}

}  // namespace sourceline::cli
