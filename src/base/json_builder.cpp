#include "base/json_builder.h"

#include <algorithm>

#include "base/decimal.h"
#include "base/stable_sort.h"
#include "base/text.h"

// Broken input must become an error, never an abort: the parser's own asserts are off.
#define RAPIDJSON_ASSERT(condition) static_cast<void>(0)
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace sourceline {
namespace {

constexpr const char* kTooBig = "this number is too big";
// One value of no parts, whatever follows.
constexpr unsigned kParseFlags =
    rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseStopWhenDoneFlag;

// The parser's events. It tells of a value after having read it, so the stream stands at the value's end.
struct Events {
    TreeBuilder& builder;
    const rapidjson::MemoryStream& stream;

    // NOLINTBEGIN(readability-identifier-naming): RapidJSON names them
    bool Null() { return builder.null(stream.Tell()); }
    bool Bool(bool value) { return builder.boolean(value, stream.Tell()); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
        return builder.number({text, size}, stream.Tell());
    }
    bool String(const char* text, rapidjson::SizeType size, bool) { return builder.text({text, size}, stream.Tell()); }
    // Not asked for: numbers come as they are written, and the parser is given no list and no object.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    bool Key(const char*, rapidjson::SizeType, bool) { return false; }
    bool StartObject() { return false; }
    bool EndObject(rapidjson::SizeType) { return false; }
    bool StartArray() { return false; }
    bool EndArray(rapidjson::SizeType) { return false; }
    // NOLINTEND(readability-identifier-naming)
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

bool has_control_character(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f) return true;
    }
    return false;
}

std::string syntax_error(rapidjson::ParseErrorCode code, const char* what) {
    switch (code) {
        case rapidjson::kParseErrorDocumentRootNotSingular:
            return format("something follows after the end of the %s", what);
        case rapidjson::kParseErrorValueInvalid:
            return "a value is expected here: a text in double quotes, a number, true, false, null, [ or {";
        case rapidjson::kParseErrorObjectMissName:
            return "a key in double quotes is expected here";
        case rapidjson::kParseErrorObjectMissColon:
            return "a colon is missing between a key and its value";
        case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
            return "a comma or a } is missing here";
        case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
            return "a comma or a ] is missing here";
        case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
            return "\\u needs four hexadecimal digits after it";
        case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
            return "half of a surrogate pair stands alone here";
        case rapidjson::kParseErrorStringEscapeInvalid:
            return "this is not an escape that JSON knows; write \\\\ for a backslash";
        case rapidjson::kParseErrorStringMissQuotationMark:
            return "a text is not closed with a double quote";
        case rapidjson::kParseErrorStringInvalidEncoding:
            return "this is not valid UTF-8 text";
        case rapidjson::kParseErrorNumberTooBig:
            return kTooBig;
        case rapidjson::kParseErrorNumberMissFraction:
            return "a digit is missing after the decimal point";
        case rapidjson::kParseErrorNumberMissExponent:
            return "a digit is missing in the exponent of the number";
        default:
            return "this is not JSON";
    }
}

// The parser's sentence, made plainer where the text around the fault tells what went wrong.
BuildResult explain(rapidjson::ParseErrorCode code, std::string_view bytes, std::size_t offset, const char* what) {
    offset = std::min(offset, bytes.size());
    const bool at_end = bytes.find_first_not_of(" \t\r\n", offset) == std::string_view::npos;
    if (code == rapidjson::kParseErrorStringMissQuotationMark && !at_end)
        return {false, offset, syntax_error(code, what)};
    if (code == rapidjson::kParseErrorStringMissQuotationMark || at_end)
        return {false, offset, "the file ends in the middle: it is cut off, or a closing \", ] or } is missing"};
    const char here = bytes[offset];
    if (here == '/') return {false, offset, "JSON has no comments"};
    if (code == rapidjson::kParseErrorStringEscapeInvalid && static_cast<unsigned char>(here) < 0x20)
        return {false, offset,
                "the closing double quote is missing on this line, or a control character stands in the text"};
    if (here == '}' || here == ']') {
        const std::size_t before = offset == 0 ? std::string_view::npos : bytes.find_last_not_of(" \t\r\n", offset - 1);
        if (before != std::string_view::npos && bytes[before] == ',')
            return {false, before, std::string("this comma is one too many: nothing more stands before the ") + here};
    }
    return {false, offset, syntax_error(code, what)};
}

}  // namespace

bool TreeBuilder::read_on(const ShouldPause& pause) {
    PauseCounter now_and_then(pause, 256);
    while (!is_over_ && read_one())
        if (now_and_then.is_due()) return false;
    return true;
}

// One key, value or sign. False when there is no more to read.
bool TreeBuilder::read_one() {
    while (at_ < bytes_.size() && is_space(bytes_[at_])) ++at_;
    const bool at_end = at_ == bytes_.size();
    if (at_end && expected_ == Expected::Nothing) {
        is_over_ = true;
        return false;
    }
    if (at_end) return refuse();
    const char here = bytes_[at_];
    switch (expected_) {
        case Expected::FirstValue:
            if (here == ']') return close(), true;
            return read_value(here);
        case Expected::Value:
            return read_value(here);
        case Expected::FirstKey:
            if (here == '}') return close(), true;
            return here == '"' ? read_text() : refuse();
        case Expected::Key:
            return here == '"' ? read_text() : refuse();
        case Expected::Colon:
            if (here != ':') return refuse();
            expected_ = Expected::Value;
            ++at_;
            return true;
        case Expected::CommaOrEnd:
            if (here == (is_in_object() ? '}' : ']')) return close(), true;
            if (here != ',') return refuse();
            expected_ = is_in_object() ? Expected::Key : Expected::Value;
            ++at_;
            return true;
        case Expected::Nothing:
            break;
    }
    return refuse();
}

bool TreeBuilder::read_value(char first) {
    if (first == '{') return open(JsonTree::Tag::Object);
    if (first == '[') return open(JsonTree::Tag::List);
    if (first == '}' || first == ']' || first == ',' || first == ':') return refuse();
    return first == '"' ? read_text() : parse();
}

// Most texts stand in the file as they are; the whole file is known to be UTF-8.
bool TreeBuilder::read_text() {
    std::size_t end = at_ + 1;
    while (end < bytes_.size() && bytes_[end] != '"' && bytes_[end] != '\\' &&
           static_cast<unsigned char>(bytes_[end]) >= 0x20)
        ++end;
    if (end < bytes_.size() && bytes_[end] == '"') return text(bytes_.substr(at_ + 1, end - at_ - 1), end + 1 - at_);
    return parse();
}

bool TreeBuilder::parse() {
    rapidjson::MemoryStream stream(bytes_.data() + at_, bytes_.size() - at_);
    Events events{*this, stream};
    rapidjson::Reader reader;
    const std::size_t start = at_;
    const rapidjson::ParseResult parsed = reader.Parse<kParseFlags>(stream, events);
    if (!parsed.IsError()) return true;
    if (parsed.Code() != rapidjson::kParseErrorTermination)
        result_ = explain(parsed.Code(), bytes_, start + parsed.Offset(), what_);
    is_over_ = true;
    return false;
}

// What stands here is not what is expected.
bool TreeBuilder::refuse() {
    const auto code = [&] {
        switch (expected_) {
            case Expected::Value:
                return levels_.empty() ? rapidjson::kParseErrorDocumentEmpty : rapidjson::kParseErrorValueInvalid;
            case Expected::FirstValue:
                return rapidjson::kParseErrorValueInvalid;
            case Expected::Key:
            case Expected::FirstKey:
                return rapidjson::kParseErrorObjectMissName;
            case Expected::Colon:
                return rapidjson::kParseErrorObjectMissColon;
            case Expected::CommaOrEnd:
                return is_in_object() ? rapidjson::kParseErrorObjectMissCommaOrCurlyBracket
                                      : rapidjson::kParseErrorArrayMissCommaOrSquareBracket;
            case Expected::Nothing:
                break;
        }
        return rapidjson::kParseErrorDocumentRootNotSingular;
    }();
    result_ = explain(code, bytes_, at_, what_);
    is_over_ = true;
    return false;
}

bool TreeBuilder::is_in_object() const { return tree_.nodes_[levels_.back().node].tag == JsonTree::Tag::Object; }

bool TreeBuilder::stop(std::size_t offset, std::string what) {
    result_ = {false, offset, std::move(what)};
    is_over_ = true;
    return false;
}

bool TreeBuilder::add(JsonTree::Node node, std::size_t size) {
    auto& nodes = tree_.nodes_;
    if (nodes.size() >= kMaxValues)
        return stop(at_, format("the file holds more than %d values", static_cast<int>(kMaxValues)));
    const auto index = static_cast<std::uint32_t>(nodes.size());
    node.offset = static_cast<std::uint32_t>(at_);
    at_ += size;
    if (!levels_.empty() && node.tag != JsonTree::Tag::Key) {
        Level& level = levels_.back();
        JsonTree::Node& parent = nodes[level.node];
        node.parent = level.node;
        node.index = parent.children.size++;
        if (level.last_child == JsonTree::kNone)
            parent.children.first = index;
        else
            nodes[level.last_child].next = index;
        level.last_child = index;
    }
    expected_ = node.tag == JsonTree::Tag::Key ? Expected::Colon
                : levels_.empty()              ? Expected::Nothing
                                               : Expected::CommaOrEnd;
    nodes.push_back(node);
    return true;
}

bool TreeBuilder::boolean(bool value, std::size_t size) {
    JsonTree::Node node;
    node.tag = JsonTree::Tag::Boolean;
    node.number = value ? 1.0 : 0.0;
    return add(node, size);
}

bool TreeBuilder::number(std::string_view written, std::size_t size) {
    const std::optional<double> value = decimal(written);
    if (!value) return stop(at_, kTooBig);
    JsonTree::Node node;
    node.tag = JsonTree::Tag::Number;
    node.number = *value;
    return add(node, size);
}

bool TreeBuilder::text(std::string_view value, std::size_t size) {
    JsonTree::Node node;
    node.tag = expected_ == Expected::Key || expected_ == Expected::FirstKey ? JsonTree::Tag::Key : JsonTree::Tag::Text;
    if (size == value.size() + 2) {  // every escape is longer than what it stands for
        node.text = {static_cast<std::uint32_t>(at_ + 1), static_cast<std::uint32_t>(value.size())};
    } else {
        // The parser lets the second half of a surrogate pair through when it stands alone.
        if (first_invalid_utf8(value)) return stop(at_, "half of a surrogate pair stands alone in this text");
        node.text = {JsonTree::kArena + static_cast<std::uint32_t>(tree_.arena_.size()),
                     static_cast<std::uint32_t>(value.size())};
        tree_.arena_.emplace_back(value);
    }
    if (!add(node, size)) return false;
    if (has_control_character(value))
        tree_.control_characters_.push_back(Json(&tree_, static_cast<std::uint32_t>(tree_.nodes_.size() - 1)));
    return true;
}

bool TreeBuilder::open(JsonTree::Tag tag) {
    if (static_cast<int>(levels_.size()) >= kMaxDepth)
        return stop(at_, format("lists and objects stand in each other more than %d deep", kMaxDepth));
    JsonTree::Node node;
    node.tag = tag;
    node.children = {JsonTree::kNone, 0};
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    if (!add(node, 1)) return false;
    levels_.push_back({index, JsonTree::kNone});
    expected_ = tag == JsonTree::Tag::Object ? Expected::FirstKey : Expected::FirstValue;
    return true;
}

void TreeBuilder::close() {
    const std::uint32_t closed = levels_.back().node;
    ++at_;
    levels_.pop_back();
    expected_ = levels_.empty() ? Expected::Nothing : Expected::CommaOrEnd;
    if (tree_.nodes_[closed].tag == JsonTree::Tag::Object) note_duplicates(closed);
}

// Members whose key stands before: few are compared with each other, many are put in order.
void TreeBuilder::note_duplicates(std::uint32_t object) {
    constexpr std::size_t kFew = 32;
    members_.clear();
    for (Json member = Json(&tree_, object).first(); member; member = member.next()) members_.push_back(member);
    if (members_.size() > kFew) {
        const auto comes_before = [](const void* members, std::uint32_t a, std::uint32_t b) {
            const auto& all = *static_cast<const std::vector<Json>*>(members);
            return all[a].key() < all[b].key();
        };
        const std::vector<std::uint32_t> order = stable_order(members_.size(), comes_before, &members_);
        for (std::size_t i = 1; i < order.size(); ++i)
            if (members_[order[i]].key() == members_[order[i - 1]].key())
                tree_.duplicates_.push_back(members_[order[i]]);
        return;
    }
    for (auto member = members_.begin(); member != members_.end(); ++member) {
        const std::string_view key = member->key();
        if (std::any_of(members_.begin(), member, [&](Json before) { return before.key() == key; }))
            tree_.duplicates_.push_back(*member);
    }
}

}  // namespace sourceline
