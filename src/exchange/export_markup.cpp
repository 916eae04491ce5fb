#include "exchange/export_markup.h"

#include "base/text.h"

namespace sourceline {
namespace {

// XML 1.0, production 2.
bool is_xml_character(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

// nullptr: as it is. A carriage return that is not escaped is read as a new line.
const char* entity_of(char32_t c) {
    switch (c) {
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '&':
            return "&amp;";
        case '"':
            return "&quot;";
        case '\r':
            return "&#13;";
        default:
            return nullptr;
    }
}

}  // namespace

std::string html_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '<' || c == '>' || c == '&')
            out += entity_of(static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}

MarkupWriter::MarkupWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

MarkupWriter& MarkupWriter::open(std::string_view element, std::string_view attribute, std::string_view value) {
    indent();
    out_.append("<").append(element);
    if (!attribute.empty()) {
        out_.append(" ").append(attribute).append("=\"");
        add_escaped(value);
        out_ += '"';
    }
    out_ += ">\n";
    open_.emplace_back(element);
    return *this;
}

MarkupWriter& MarkupWriter::close() {
    const std::string element = std::move(open_.back());
    open_.pop_back();
    indent();
    out_.append("</").append(element).append(">\n");
    return *this;
}

MarkupWriter& MarkupWriter::leaf(std::string_view element, std::string_view text) {
    if (text.empty()) return *this;
    indent();
    out_.append("<").append(element).append(">");
    add_escaped(text);
    out_.append("</").append(element).append(">\n");
    return *this;
}

void MarkupWriter::indent() { out_.append(open_.size(), ' '); }

void MarkupWriter::add_escaped(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        const bool good = is_xml_character(c.value);
        const char* const entity = entity_of(c.value);
        if (!good) {
            append_utf8(out_, U'\uFFFD');
            ++replaced_;
        } else if (entity != nullptr) {
            out_ += entity;
        } else {
            out_ += text.substr(at, c.size);
        }
        at += c.size;
    }
}

}  // namespace sourceline
