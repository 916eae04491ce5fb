#include "base/json.h"

#include <algorithm>

#include "base/json_builder.h"
#include "base/text.h"

namespace sourceline {
namespace {

std::string_view without_byte_order_mark(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xef\xbb\xbf") bytes.remove_prefix(3);
    return bytes;
}

// Files that people open by mistake, recognised by their first bytes; "" when it may be JSON.
std::string wrong_kind_of_file(std::string_view bytes, const char* what) {
    const std::size_t start = bytes.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return "The file is empty";
    const std::string_view head = bytes.substr(0, 2);
    if (head == "\xff\xfe" || head == "\xfe\xff") return "The file is UTF-16 text; save it as UTF-8";
    if (head == "PK") return format("This looks like a zip archive or a spreadsheet, not a %s file", what);
    if (head == "\x1f\x8b") return format("This looks like a gzip archive, not a %s file", what);
    if (bytes[start] == '<') return format("This looks like a web page (HTML), not a %s file", what);
    return {};
}

}  // namespace

JsonTree::JsonTree(std::string_view bytes, const char* what) : JsonTree(bytes, what, Unread{}) { read_on(never_pause); }

JsonTree::JsonTree(std::string_view bytes, const char* what, Unread)
    : bytes_(without_byte_order_mark(bytes)), what_(what) {
    line_starts_.push_back(0);
    if (bytes.size() > kMaxFileBytes) {
        problem_ = Problem{Severity::Error, "",
                           format("The file is larger than %d MiB, the most that a %s file may have",
                                  static_cast<int>(kMaxFileBytes >> 20), what),
                           1, 1};
        return;
    }
    const std::string wrong = wrong_kind_of_file(bytes_, what);
    if (!wrong.empty()) problem_ = Problem{Severity::Error, "", wrong, 1, 1};
}

JsonTree::~JsonTree() = default;

bool JsonTree::read_on(const ShouldPause& pause) {
    if (problem_) return true;
    if (!builder_) {
        if (!check_characters(pause)) return false;
        if (problem_) return true;
        builder_ = std::make_unique<TreeBuilder>(*this, bytes_, what_);
    }
    if (!builder_->read_on(pause)) return false;
    const BuildResult result = builder_->result();
    builder_.reset();
    if (result.ok) return true;
    nodes_.clear();
    set_problem(result.offset, result.what);
    return true;
}

double JsonTree::share_read() const {
    constexpr double kChecked = 0.1;  // what looking at the characters takes of the whole
    const auto size = static_cast<double>(std::max<std::size_t>(bytes_.size(), 1));
    const double built = builder_ ? static_cast<double>(builder_->offset()) / size : nodes_.size() > 0 ? 1.0 : 0.0;
    return kChecked * static_cast<double>(checked_) / size + (1.0 - kChecked) * built;
}

// True when all bytes have been looked at. Pieces end where a character does.
bool JsonTree::check_characters(const ShouldPause& pause) {
    constexpr std::size_t kPiece = std::size_t{1} << 20;
    const auto is_inside = [&](std::size_t at) {
        return at < bytes_.size() && (static_cast<unsigned char>(bytes_[at]) & 0xc0u) == 0x80u;
    };
    while (checked_ < bytes_.size()) {
        std::size_t end = std::min(checked_ + kPiece, bytes_.size());
        for (int back = 0; back < 3 && is_inside(end); ++back) --end;
        const std::string_view piece = bytes_.substr(checked_, end - checked_);
        for (std::size_t at = piece.find('\n'); at != std::string_view::npos; at = piece.find('\n', at + 1))
            line_starts_.push_back(static_cast<std::uint32_t>(checked_ + at + 1));
        if (const auto invalid = first_invalid_utf8(piece)) {
            const std::size_t at = checked_ + *invalid;
            set_problem(at, format("the byte 0x%02X is not valid UTF-8 text here; save the file as UTF-8",
                                   static_cast<unsigned>(static_cast<unsigned char>(bytes_[at]))));
            return true;
        }
        checked_ = end;
        if (checked_ < bytes_.size() && pause()) return false;
    }
    const std::size_t zero = bytes_.find('\0');
    if (zero != std::string_view::npos) set_problem(zero, "a zero byte stands here; this is not a text file");
    return true;
}

void JsonTree::set_problem(std::size_t offset, const std::string& what) {
    const int line = line_of(offset), column = column_of(offset);
    problem_ = Problem{Severity::Error, "", format("line %d, column %d: ", line, column) + what, line, column};
}

int JsonTree::line_of(std::size_t offset) const {
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    return static_cast<int>(after - line_starts_.begin());
}

int JsonTree::column_of(std::size_t offset) const {
    const int line = line_of(offset);
    return static_cast<int>(offset - line_starts_[static_cast<std::size_t>(line - 1)]) + 1;
}

std::string_view JsonTree::text_of(const Node& node) const {
    if (node.text.at >= kArena) return arena_[node.text.at - kArena];
    return bytes_.substr(node.text.at, node.text.size);
}

Json JsonTree::at(std::string_view pointer) const {
    Json value = root();
    while (value && !pointer.empty()) {
        if (pointer.front() != '/') return {};
        pointer.remove_prefix(1);
        const std::string_view step = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(step.size());
        std::string key;
        for (std::size_t i = 0; i < step.size(); ++i) {
            const bool escaped = step[i] == '~' && i + 1 < step.size();
            key += !escaped ? step[i] : step[++i] == '1' ? '/' : '~';
        }
        if (value.kind() == JsonKind::Object) {
            value = value.find(key);
            continue;
        }
        Json child = value.first();
        while (child && format("%u", nodes_[child.node_].index) != key) child = child.next();
        value = child;
    }
    return value;
}

JsonKind Json::kind() const {
    return tree_ == nullptr ? JsonKind::Null : static_cast<JsonKind>(tree_->nodes_[node_].tag);
}

std::string_view Json::text() const {
    return is(JsonKind::Text) ? tree_->text_of(tree_->nodes_[node_]) : std::string_view();
}

double Json::number() const { return is(JsonKind::Number) ? tree_->nodes_[node_].number : 0.0; }

bool Json::truth() const { return is(JsonKind::Boolean) && tree_->nodes_[node_].number != 0.0; }

std::size_t Json::size() const {
    return is(JsonKind::List) || is(JsonKind::Object) ? tree_->nodes_[node_].children.size : 0;
}

Json Json::first() const { return size() == 0 ? Json() : Json(tree_, tree_->nodes_[node_].children.first); }

Json Json::next() const {
    if (tree_ == nullptr || tree_->nodes_[node_].next == JsonTree::kNone) return {};
    return Json(tree_, tree_->nodes_[node_].next);
}

Json Json::find(std::string_view key) const {
    if (!is(JsonKind::Object)) return {};
    for (Json child = first(); child; child = child.next())
        if (child.key() == key) return child;
    return {};
}

std::string_view Json::key() const {
    if (tree_ == nullptr || node_ == 0) return {};
    const JsonTree::Node& before = tree_->nodes_[node_ - 1];
    return before.tag == JsonTree::Tag::Key ? tree_->text_of(before) : std::string_view();
}

std::string Json::path() const {
    if (tree_ == nullptr) return {};
    std::string path;
    Json value = *this;
    while (tree_->nodes_[value.node_].parent != JsonTree::kNone) {
        const JsonTree::Node& node = tree_->nodes_[value.node_];
        std::string step = "/";
        if (tree_->nodes_[node.parent].tag == JsonTree::Tag::List) {
            step += format("%u", node.index);
        } else {
            for (const char c : value.key()) {
                if (c == '~')
                    step += "~0";
                else if (c == '/')
                    step += "~1";
                else
                    step += c;
            }
        }
        path.insert(0, step);
        value = Json(tree_, node.parent);
    }
    return path;
}

std::size_t Json::offset() const { return tree_ == nullptr ? 0 : tree_->nodes_[node_].offset; }
int Json::line() const { return tree_ == nullptr ? 1 : tree_->line_of(offset()); }
int Json::column() const { return tree_ == nullptr ? 1 : tree_->column_of(offset()); }

}  // namespace sourceline
