#include "exchange/draft_html.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "base/text.h"
#include "base/url.h"

namespace sourceline {
namespace {

constexpr std::string_view kElements[] = {
    "a",       "abbr",   "address", "article",    "aside",      "audio",   "b",       "base",    "bdi",
    "bdo",     "big",    "block",   "body",       "blockquote", "br",      "button",  "caption", "center",
    "cite",    "code",   "col",     "dd",         "del",        "details", "dfn",     "div",     "dl",
    "dt",      "em",     "embed",   "figcaption", "figure",     "font",    "footer",  "form",    "h1",
    "h2",      "h3",     "h4",      "h5",         "h6",         "head",    "header",  "hr",      "html",
    "i",       "iframe", "img",     "input",      "ins",        "kbd",     "li",      "link",    "main",
    "mark",    "meta",   "nav",     "noscript",   "object",     "ol",      "option",  "p",       "param",
    "picture", "pre",    "q",       "s",          "samp",       "script",  "section", "select",  "small",
    "source",  "span",   "strike",  "strong",     "style",      "sub",     "summary", "sup",     "svg",
    "table",   "tbody",  "td",      "template",   "textarea",   "tfoot",   "th",      "thead",   "time",
    "title",   "tr",     "track",   "tt",         "u",          "ul",      "var",     "video",   "wbr"};
constexpr std::string_view kInline[] = {
    "a",    "abbr", "b", "bdi",  "bdo",   "big",  "cite",   "code",   "del", "dfn", "em",   "font", "i", "ins", "kbd",
    "mark", "q",    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",   "u", "var", "wbr"};
constexpr std::string_view kUnseen[] = {"script", "style", "template", "svg"};
constexpr std::string_view kEmbedding[] = {"img", "iframe", "video", "audio", "embed", "source"};

// Marks in a longer one are not heeded, so that many of them take no time that grows with their square.
constexpr std::size_t kLongestTag = 16'384;

template <std::size_t N>
bool stands_in(const std::string_view (&names)[N], std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

bool is_markup_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_markup_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

// The character of a reference that begins at the front ("&amp;"), and how long it is; nothing where there is none.
struct Reference {
    char32_t character;
    std::size_t size;
};
std::optional<Reference> reference_at(std::string_view text) {
    constexpr std::pair<std::string_view, char32_t> kNamed[] = {
        {"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},     {"apos", U'\''},
        {"nbsp", U' '},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"lsquo", 0x2018},
        {"rsquo", 0x2019}, {"ldquo", 0x201c}, {"rdquo", 0x201d}, {"laquo", 0xab},    {"raquo", 0xbb},
        {"bull", 0x2022},  {"deg", 0xb0},     {"euro", 0x20ac},  {"copy", 0xa9},     {"middot", 0xb7},
        {"auml", 0xe4},    {"ouml", 0xf6},    {"uuml", 0xfc},    {"szlig", 0xdf},    {"eacute", 0xe9}};
    constexpr std::size_t kLongest = 10;
    const std::size_t end = text.substr(0, kLongest).find(';');
    if (end == std::string_view::npos || end < 2) return std::nullopt;
    const std::string_view name = text.substr(1, end - 1);
    for (const auto& [known, character] : kNamed)
        if (name == known) return Reference{character, end + 1};
    if (name.front() != '#' || name.size() < 2) return std::nullopt;
    const bool hexadecimal = name[1] == 'x' || name[1] == 'X';
    char32_t value = 0;
    const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9'                  ? c - '0'
                          : hexadecimal && c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : hexadecimal && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                : -1;
        if (digit < 0) return std::nullopt;
        value = value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit);
    }
    const bool is_character =
        value >= 0x20 && value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff) && value != 0x7f;
    if (digits.empty() || !is_character) return std::nullopt;
    return Reference{value, end + 1};
}

struct Tag {
    std::string name;
    bool closes = false;
    std::string_view attributes;
    std::size_t size = 0;
};

// The element's tag that begins at the front, or nothing.
std::optional<Tag> tag_at(std::string_view text) {
    Tag tag;
    std::size_t at = 1;
    tag.closes = at < text.size() && text[at] == '/';
    if (tag.closes) ++at;
    const std::size_t name_at = at;
    while (at < text.size() && (is_markup_letter(text[at]) || (text[at] >= '0' && text[at] <= '9'))) ++at;
    tag.name = lower_ascii(text.substr(name_at, std::min(at - name_at, std::size_t{16})));
    if (!stands_in(kElements, tag.name) || at == text.size()) return std::nullopt;
    if (!is_markup_space(text[at]) && text[at] != '/' && text[at] != '>') return std::nullopt;
    const std::size_t attributes_at = at;
    char mark = '\0';
    const std::size_t longest = std::min(text.size(), at + kLongestTag);
    for (; at < longest; ++at) {
        if (mark != '\0')
            mark = text[at] == mark ? '\0' : mark;
        else if (text[at] == '"' || text[at] == '\'')
            mark = text[at];
        else if (text[at] == '>')
            break;
    }
    // A mark that is never closed would swallow all that follows.
    if (at == longest) at = text.find('>', attributes_at);
    if (at == std::string_view::npos) return std::nullopt;
    tag.attributes = text.substr(attributes_at, at - attributes_at);
    tag.size = at + 1;
    return tag;
}

std::string with_references(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto reference = text[at] == '&' ? reference_at(text.substr(at)) : std::nullopt;
        if (reference) {
            append_utf8(out, reference->character);
            at += reference->size;
        } else {
            out += text[at++];
        }
    }
    return out;
}

// The value of an attribute, or "".
std::string attribute(std::string_view attributes, std::string_view name) {
    const std::string lower = lower_ascii(attributes);
    for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
        if (at == 0 || !is_markup_space(lower[at - 1])) continue;
        std::size_t value = at + name.size();
        while (value < lower.size() && is_markup_space(lower[value])) ++value;
        if (value == lower.size() || lower[value] != '=') continue;
        ++value;
        while (value < lower.size() && is_markup_space(lower[value])) ++value;
        if (value == lower.size()) return {};
        const char mark = lower[value];
        if (mark == '"' || mark == '\'')
            return with_references(attributes.substr(value + 1, lower.find(mark, value + 1) - value - 1));
        return with_references(attributes.substr(value, attributes.find_first_of(" \t\r\n", value) - value));
    }
    return {};
}

class MarkupReader {
  public:
    explicit MarkupReader(std::string_view markup) : rest_(markup) {}

    PlainText read() {
        while (!rest_.empty()) {
            if (rest_.front() == '<' && (skip_comment() || take_tag())) continue;
            const auto reference = rest_.front() == '&' ? reference_at(rest_) : std::nullopt;
            if (reference)
                append_utf8(out_.text, reference->character);
            else
                out_.text += rest_.front();
            rest_.remove_prefix(reference ? reference->size : 1);
        }
        end_link();
        tidy();
        return std::move(out_);
    }

  private:
    bool skip_comment() {
        constexpr std::string_view kEnd = "-->";
        if (all_closed_ || !rest_.starts_with("<!--")) return false;
        const std::size_t at = rest_.find(kEnd);
        all_closed_ = at == std::string_view::npos;
        if (!all_closed_) rest_.remove_prefix(at + kEnd.size());
        return !all_closed_;
    }

    bool take_tag() {
        const auto tag = tag_at(rest_);
        if (!tag) return false;
        rest_.remove_prefix(tag->size);
        if (!stands_in(kInline, tag->name)) out_.text += ' ';
        if (stands_in(kUnseen, tag->name) && !tag->closes) skip_unseen(*tag);
        if (tag->name == "a") take_link(*tag);
        if (stands_in(kEmbedding, tag->name) && !tag->closes) embed(*tag);
        return true;
    }

    void skip_unseen(const Tag& tag) {
        ++out_.scripts;
        if (tag.attributes.ends_with('/')) return;
        for (std::size_t at = rest_.find("</"); at != std::string_view::npos; at = rest_.find("</", at + 2)) {
            const auto end = tag_at(rest_.substr(at));
            if (!end || end->name != tag.name) continue;
            rest_.remove_prefix(at + end->size);
            return;
        }
        rest_ = {};  // cut within: there is nothing to be seen after it
    }

    void take_link(const Tag& tag) {
        end_link();
        if (tag.closes) return;
        link_ = attribute(tag.attributes, "href");
        if (!is_web_url(link_)) link_.clear();
        link_words_at_ = out_.text.size();
    }

    void end_link() {
        const bool is_said = out_.text.find(link_, std::min(link_words_at_, out_.text.size())) != std::string::npos;
        if (!link_.empty() && !is_said) out_.text += " (" + link_ + ")";
        link_.clear();
    }

    void embed(const Tag& tag) {
        std::string address = attribute(tag.attributes, "src");
        if (address.starts_with("//")) address.insert(0, "https:");
        if (is_web_url(address)) out_.addresses.push_back(std::move(address));
    }

    // White space as a page shows it, and no control characters.
    void tidy() {
        std::string tidy;
        bool space = false;
        for (std::size_t at = 0; at < out_.text.size();) {
            const CodePoint point = code_point_at(out_.text, at);
            const bool is_blank =
                point.value <= 0x20 || point.value == 0x7f || point.value == 0xa0 || point.value == 0x85;
            if (is_blank)
                space = !tidy.empty();
            else {
                if (space) tidy += ' ';
                space = false;
                append_utf8(tidy, point.value);
            }
            at += point.size;
        }
        out_.text = std::move(tidy);
    }

    std::string_view rest_;
    PlainText out_;
    std::string link_;
    bool all_closed_ = false;  // no comment ends any more
    std::size_t link_words_at_ = 0;
};

}  // namespace

PlainText plain_text(std::string_view markup) { return MarkupReader(markup).read(); }

}  // namespace sourceline
