// JSON bytes -> a small tree in which every value knows where it stands in the file. The only reader of JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/blocks.h"
#include "base/pause.h"
#include "base/report.h"

namespace sourceline {

inline constexpr std::size_t kMaxFileBytes = std::size_t{64} << 20;
inline constexpr int kMaxDepth = 32;
inline constexpr std::size_t kMaxValues = 8'000'000;  // keeps the tree of a 64 MiB file in 256 MiB

enum class JsonKind : std::uint8_t { Null, Boolean, Number, Text, List, Object };

class JsonTree;
class TreeBuilder;

// One value of a tree, or none. Cheap to copy; lives as long as its tree.
class Json {
  public:
    Json() = default;
    explicit operator bool() const { return tree_ != nullptr; }
    friend bool operator==(const Json&, const Json&) = default;

    JsonKind kind() const;
    bool is(JsonKind kind) const { return tree_ != nullptr && this->kind() == kind; }
    std::string_view text() const;  // of a Text, else ""
    double number() const;          // of a Number, else 0
    bool truth() const;             // of a Boolean, else false
    std::size_t size() const;       // of a List or an Object, else 0

    Json find(std::string_view key) const;  // of an Object: the first member with this key, or none
    Json first() const;                     // first child, or none
    Json next() const;                      // next sibling, or none
    std::string_view key() const;           // its own key in the object that it stands in, else ""

    std::string path() const;    // JSON pointer (RFC 6901)
    std::size_t offset() const;  // of its first byte in the file
    int line() const;            // 1-based
    int column() const;          // 1-based, in bytes

  private:
    friend class JsonTree;
    friend class TreeBuilder;
    Json(const JsonTree* tree, std::uint32_t node) : tree_(tree), node_(node) {}

    const JsonTree* tree_ = nullptr;
    std::uint32_t node_ = 0;
};

class JsonTree {
  public:
    // `bytes` must outlive the tree. `what` they should be ("story", "base map") is named in the problem's text.
    explicit JsonTree(std::string_view bytes, const char* what = "story");
    // The same, read by read_on().
    struct Unread {};
    JsonTree(std::string_view bytes, const char* what, Unread);
    ~JsonTree();
    JsonTree(const JsonTree&) = delete;
    JsonTree& operator=(const JsonTree&) = delete;

    // True when all is read; before, nothing else may be asked but share_read().
    bool read_on(const ShouldPause& pause);
    double share_read() const;  // 0 to 1

    // Why the bytes are not JSON within our limits; nothing when they are.
    const std::optional<Problem>& problem() const { return problem_; }
    // There exactly when problem() is nothing.
    Json root() const { return problem_ ? Json() : Json(this, 0); }
    // Members whose key stands in the same object before.
    const std::vector<Json>& duplicates() const { return duplicates_; }
    // Texts that hold a control character other than line feed, carriage return and tab.
    const std::vector<Json>& control_characters() const { return control_characters_; }
    // The value at a JSON pointer, or none.
    Json at(std::string_view pointer) const;

  private:
    friend class Json;
    friend class TreeBuilder;

    enum class Tag : std::uint8_t { Null, Boolean, Number, Text, List, Object, Key };
    struct Text {
        std::uint32_t at, size;
    };  // `at` from kArena up: an entry of arena_
    struct Children {
        std::uint32_t first, size;
    };
    struct Node {
        Node() : number(0.0) {}  // NOLINT(cppcoreguidelines-pro-type-member-init): of the union one is enough
        Tag tag = Tag::Null;
        std::uint32_t offset = 0;
        std::uint32_t parent = kNone;
        std::uint32_t next = kNone;  // next value of the same parent
        std::uint32_t index = 0;     // in its list
        union {
            double number;
            Text text;
            Children children;
        };
    };
    static constexpr std::uint32_t kNone = 0xffffffffu;
    static constexpr std::uint32_t kArena = 0x80000000u;

    bool check_characters(const ShouldPause& pause);
    std::string_view text_of(const Node& node) const;
    void set_problem(std::size_t offset, const std::string& what);
    int line_of(std::size_t offset) const;
    int column_of(std::size_t offset) const;

    std::string_view bytes_;
    const char* what_;
    std::size_t checked_ = 0;               // bytes whose characters are known to be good
    std::unique_ptr<TreeBuilder> builder_;  // while it is read
    Blocks<Node, 256> nodes_;               // in the file's order; a member's value follows its Key
    std::deque<std::string> arena_;         // texts that were written with escapes
    std::vector<std::uint32_t> line_starts_;
    std::vector<Json> duplicates_, control_characters_;
    std::optional<Problem> problem_;
};

}  // namespace sourceline
