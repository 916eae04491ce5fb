#include "base/json_writer.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace sourceline {

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    quote(name);
    out_ += spacing_ == JsonSpacing::Readable ? ": " : ":";
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::new_line(int indent) {
    break_ = "\n" + std::string(static_cast<std::size_t>(indent), ' ');
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    separate();
    quote(value);
    return *this;
}

JsonWriter& JsonWriter::number(double value, int decimals) {
    separate();
    constexpr double kMax = 1e15;  // beyond it a double holds no fractions
    const double shown = std::isfinite(value) ? std::clamp(value, -kMax, kMax) : 0.0;
    std::string_view digits = frame_format("%.*f", decimals, shown);
    if (digits.find('.') != digits.npos) {
        digits = digits.substr(0, digits.find_last_not_of('0') + 1);
        if (digits.back() == '.') digits.remove_suffix(1);
    }
    out_ += digits == "-0" ? std::string_view("0") : digits;
    return *this;
}

JsonWriter& JsonWriter::count(std::uint64_t value) {
    separate();
    out_ += std::to_string(value);
    return *this;
}

JsonWriter& JsonWriter::null() {
    separate();
    out_ += "null";
    return *this;
}

JsonWriter& JsonWriter::truth(bool value) {
    separate();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    out_ += bracket;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    out_ += break_;
    break_.clear();
    out_ += bracket;
    first_ = false;
    return *this;
}

void JsonWriter::separate() {
    if (!first_) out_ += ',';
    if (!first_ && spacing_ == JsonSpacing::Readable && break_.empty()) out_ += ' ';
    out_ += break_;
    break_.clear();
    first_ = false;
}

void JsonWriter::quote(std::string_view value) {
    out_ += '"';
    for (std::size_t at = 0; at < value.size();) {
        const CodePoint point = code_point_at(value, at);
        if (point.value == U'"' || point.value == U'\\') {
            out_ += '\\';
            out_ += static_cast<char>(point.value);
        } else if (point.value < 0x20 || point.value == 0x7f) {
            out_ += format("\\u%04x", static_cast<unsigned>(point.value));
        } else {
            append_utf8(out_, point.value);
        }
        at += point.size;
    }
    out_ += '"';
}

}  // namespace sourceline
