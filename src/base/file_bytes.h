// A file as it has come, kept once: it moves and is not copied, and its room is not filled before it comes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>

namespace sourceline {

struct FileBytes {
    FileBytes() = default;
    explicit FileBytes(std::size_t count) : data(new char[count]), size(count) {}
    explicit FileBytes(std::string_view bytes) : FileBytes(bytes.size()) {
        std::copy(bytes.begin(), bytes.end(), data.get());
    }
    std::string_view view() const { return {data.get(), size}; }

    std::unique_ptr<char[]> data;
    std::size_t size = 0;
};

}  // namespace sourceline
