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

class TreeBuilder {
  public:
    TreeBuilder(JsonTree& tree, std::string_view bytes, const char* what) : tree_(tree), bytes_(bytes), what_(what) {}
    BuildResult run();

    // Called by the parser after each token; `end` is the offset after it. False stops the parser.
    bool null(std::size_t end);
    bool boolean(bool value, std::size_t end);
    bool number(double value, std::size_t end);
    bool text(std::string_view value, std::size_t end);
    bool key(std::string_view value, std::size_t end);
    bool open_list() { return open(JsonTree::Tag::List); }
    bool open_object() { return open(JsonTree::Tag::Object); }
    bool close();

  private:
    struct Level {
        std::uint32_t node;        // the open list or object
        std::uint32_t last_child;  // or kNone
    };

    std::size_t token_start() const;
    bool stop(std::size_t offset, std::string what);
    bool open(JsonTree::Tag tag);
    bool add(JsonTree::Node node, std::size_t end);
    bool add_text(JsonTree::Tag tag, std::string_view value, std::size_t end);
    void note_duplicates(std::uint32_t object);

    JsonTree& tree_;
    std::string_view bytes_;
    const char* what_;
    std::size_t last_end_ = 0;  // offset after the last token
    std::vector<Level> levels_;
    BuildResult result_;
};

}  // namespace sourceline
