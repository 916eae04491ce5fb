#include "base/json_builder.h"

#include <algorithm>

#include "base/text.h"

// Broken input must become an error, never an abort: the parser's own asserts are off.
#define RAPIDJSON_ASSERT(condition) static_cast<void>(0)
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace sourceline {
namespace {

constexpr unsigned kParseFlags =
    rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag;

// The parser's events. It tells of a value after having read it, so the stream stands at the value's end.
struct Events {
    TreeBuilder& builder;
    const rapidjson::MemoryStream& stream;

    // NOLINTBEGIN(readability-identifier-naming): RapidJSON names them
    bool Null() { return builder.null(stream.Tell()); }
    bool Bool(bool value) { return builder.boolean(value, stream.Tell()); }
    bool Int(int value) { return builder.number(value, stream.Tell()); }
    bool Uint(unsigned value) { return builder.number(value, stream.Tell()); }
    bool Int64(std::int64_t value) { return builder.number(static_cast<double>(value), stream.Tell()); }
    bool Uint64(std::uint64_t value) { return builder.number(static_cast<double>(value), stream.Tell()); }
    bool Double(double value) { return builder.number(value, stream.Tell()); }
    bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }  // not asked for
    bool String(const char* text, rapidjson::SizeType size, bool) { return builder.text({text, size}, stream.Tell()); }
    bool Key(const char* text, rapidjson::SizeType size, bool) { return builder.key({text, size}, stream.Tell()); }
    bool StartObject() { return builder.open_object(); }
    bool EndObject(rapidjson::SizeType) { return builder.close(); }
    bool StartArray() { return builder.open_list(); }
    bool EndArray(rapidjson::SizeType) { return builder.close(); }
    // NOLINTEND(readability-identifier-naming)
};

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
            return "this number is too big";
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

BuildResult TreeBuilder::run() {
    rapidjson::MemoryStream stream(bytes_.data(), bytes_.size());
    Events events{*this, stream};
    rapidjson::Reader reader;
    const rapidjson::ParseResult parsed = reader.Parse<kParseFlags>(stream, events);
    if (!parsed.IsError() || parsed.Code() == rapidjson::kParseErrorTermination) return result_;
    return explain(parsed.Code(), bytes_, parsed.Offset(), what_);
}

bool TreeBuilder::stop(std::size_t offset, std::string what) {
    result_ = {false, offset, std::move(what)};
    return false;
}

// Between the last token and this one stand only white space, commas and colons.
std::size_t TreeBuilder::token_start() const {
    return std::min(bytes_.find_first_not_of(" \t\r\n,:", last_end_), bytes_.size());
}

bool TreeBuilder::add(JsonTree::Node node, std::size_t end) {
    const std::size_t start = token_start();
    auto& nodes = tree_.nodes_;
    if (nodes.size() >= kMaxValues)
        return stop(start, format("the file holds more than %d values", static_cast<int>(kMaxValues)));
    const auto index = static_cast<std::uint32_t>(nodes.size());
    node.offset = static_cast<std::uint32_t>(start);
    last_end_ = end;
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
    nodes.push_back(node);
    return true;
}

bool TreeBuilder::null(std::size_t end) { return add({}, end); }

bool TreeBuilder::boolean(bool value, std::size_t end) {
    JsonTree::Node node;
    node.tag = JsonTree::Tag::Boolean;
    node.number = value ? 1.0 : 0.0;
    return add(node, end);
}

bool TreeBuilder::number(double value, std::size_t end) {
    JsonTree::Node node;
    node.tag = JsonTree::Tag::Number;
    node.number = value;
    return add(node, end);
}

bool TreeBuilder::text(std::string_view value, std::size_t end) { return add_text(JsonTree::Tag::Text, value, end); }
bool TreeBuilder::key(std::string_view value, std::size_t end) { return add_text(JsonTree::Tag::Key, value, end); }

bool TreeBuilder::add_text(JsonTree::Tag tag, std::string_view value, std::size_t end) {
    const std::size_t start = token_start();
    JsonTree::Node node;
    node.tag = tag;
    if (end - start == value.size() + 2) {  // every escape is longer than what it stands for
        node.text = {static_cast<std::uint32_t>(start + 1), static_cast<std::uint32_t>(value.size())};
    } else {
        // The parser lets the second half of a surrogate pair through when it stands alone.
        if (first_invalid_utf8(value)) return stop(start, "half of a surrogate pair stands alone in this text");
        node.text = {JsonTree::kArena + static_cast<std::uint32_t>(tree_.arena_.size()),
                     static_cast<std::uint32_t>(value.size())};
        tree_.arena_.emplace_back(value);
    }
    if (!add(node, end)) return false;
    if (has_control_character(value))
        tree_.control_characters_.push_back(Json(&tree_, static_cast<std::uint32_t>(tree_.nodes_.size() - 1)));
    return true;
}

bool TreeBuilder::open(JsonTree::Tag tag) {
    const std::size_t start = token_start();
    if (static_cast<int>(levels_.size()) >= kMaxDepth)
        return stop(start, format("lists and objects stand in each other more than %d deep", kMaxDepth));
    JsonTree::Node node;
    node.tag = tag;
    node.children = {JsonTree::kNone, 0};
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    if (!add(node, start + 1)) return false;
    levels_.push_back({index, JsonTree::kNone});
    return true;
}

bool TreeBuilder::close() {
    const std::uint32_t closed = levels_.back().node;
    last_end_ = token_start() + 1;
    levels_.pop_back();
    if (tree_.nodes_[closed].tag == JsonTree::Tag::Object) note_duplicates(closed);
    return true;
}

void TreeBuilder::note_duplicates(std::uint32_t object) {
    std::vector<Json> members;
    members.reserve(Json(&tree_, object).size());
    for (Json member = Json(&tree_, object).first(); member; member = member.next()) members.push_back(member);
    std::sort(members.begin(), members.end(), [](Json a, Json b) {
        const std::string_view key = a.key(), other = b.key();
        return key != other ? key < other : a.offset() < b.offset();
    });
    for (std::size_t i = 1; i < members.size(); ++i)
        if (members[i].key() == members[i - 1].key()) tree_.duplicates_.push_back(members[i]);
}

}  // namespace sourceline
