// Fills a JsonTree from the parser's events. Only json.cpp and json_builder.cpp know it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace sourceline {

struct BuildResult {
    bool ok = true;
    std::size_t offset = 0;  // of the fault
    std::string what;        // a sentence without the position
};

// The structure is read here, value by value, so that reading can pause; RapidJSON cuts numbers, words, and texts that
// have escapes in them.
class TreeBuilder {
  public:
    TreeBuilder(JsonTree& tree, std::string_view bytes, const char* what) : tree_(tree), bytes_(bytes), what_(what) {}

    bool read_on(const ShouldPause& pause);  // true when all is read, or a fault is found
    const BuildResult& result() const { return result_; }
    std::size_t offset() const { return at_; }

    // A number, word or text, read from its first byte; false ends the reading.
    bool null(std::size_t size) { return add({}, size); }
    bool boolean(bool value, std::size_t size);
    bool number(std::string_view written, std::size_t size);
    bool text(std::string_view value, std::size_t size);

  private:
    enum class Expected : std::uint8_t { Value, FirstValue, Key, FirstKey, Colon, CommaOrEnd, Nothing };
    struct Level {
        std::uint32_t node;        // the open list or object
        std::uint32_t last_child;  // or kNone
    };

    bool read_one();
    bool read_value(char first);
    bool read_text();
    bool parse();
    bool refuse();
    bool is_in_object() const;
    bool stop(std::size_t offset, std::string what);
    bool open(JsonTree::Tag tag);
    bool add(JsonTree::Node node, std::size_t size);
    void close();
    void note_duplicates(std::uint32_t object);

    JsonTree& tree_;
    std::string_view bytes_;
    const char* what_;
    std::size_t at_ = 0;
    Expected expected_ = Expected::Value;
    bool is_over_ = false;
    std::vector<Level> levels_;
    std::vector<Json> members_;  // kept for its room
    BuildResult result_;
};

}  // namespace sourceline
