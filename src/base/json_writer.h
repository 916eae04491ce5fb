// The only writer of JSON. Whoever writes keeps the order: a key, then its value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sourceline {

enum class JsonSpacing { Tight, Readable };  // "a":1,"b":2 or "a": 1, "b": 2

class JsonWriter {
  public:
    // `room`: a text whose memory is used again.
    explicit JsonWriter(JsonSpacing spacing = JsonSpacing::Tight, std::string room = {})
        : spacing_(spacing), out_(std::move(room)) {
        out_.clear();
    }
    JsonWriter& open_object() { return open('{'); }
    JsonWriter& open_list() { return open('['); }
    JsonWriter& close_object() { return close('}'); }
    JsonWriter& close_list() { return close(']'); }
    JsonWriter& key(std::string_view name);
    JsonWriter& new_line(int indent);  // what comes next stands on a line of its own

    JsonWriter& text(std::string_view value);        // invalid UTF-8 becomes U+FFFD
    JsonWriter& number(double value, int decimals);  // not finite: 0; no trailing zeros
    JsonWriter& count(std::uint64_t value);
    JsonWriter& truth(bool value);
    JsonWriter& null();

    std::string take() { return std::move(out_); }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();
    void quote(std::string_view value);

    JsonSpacing spacing_;
    std::string out_, break_;
    bool first_ = true;  // nothing stands before in this object or list, or its key does
};

}  // namespace sourceline
