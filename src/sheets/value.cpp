#include "sheets/value.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "base/json_writer.h"
#include "sheets/columns.h"

namespace sourceline {
namespace {

// The bytes of a number, true, false or null.
std::string_view literal_at(std::string_view bytes, std::size_t at) {
    const std::size_t end = std::min(bytes.find_first_of(" \t\r\n,]}", at), bytes.size());
    return bytes.substr(at, end - at);
}

}  // namespace

Value Value::copy(Json json, std::string_view bytes) {
    if (json.is(JsonKind::Text)) return text(std::string(json.text()));
    if (!json.is(JsonKind::Object) && !json.is(JsonKind::List))
        return literal(std::string(literal_at(bytes, json.offset())));
    Value value = json.is(JsonKind::List) ? list() : object();
    for (Json child = json.first(); child; child = child.next())
        value.add(std::string(child.key()), copy(child, bytes));
    return value;
}

const Value* Value::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys_.size(); ++i)
        if (keys_[i] == key) return &values_[i];
    return nullptr;
}
Value* Value::find(std::string_view key) {
    const Value* const found = std::as_const(*this).find(key);
    return found == nullptr ? nullptr : &values_[static_cast<std::size_t>(found - values_.data())];
}

Value& Value::add(std::string key, Value value) {
    if (kind_ == Kind::Object) keys_.push_back(std::move(key));
    values_.push_back(std::move(value));
    return values_.back();
}

void Value::rename(std::string_view key, std::string to) {
    const auto at = std::find(keys_.begin(), keys_.end(), key);
    if (at != keys_.end()) *at = std::move(to);
}

void Value::erase(std::string_view key) {
    const auto at = std::find(keys_.begin(), keys_.end(), key);
    if (at == keys_.end()) return;
    values_.erase(values_.begin() + (at - keys_.begin()));
    keys_.erase(at);
}

bool Value::put(std::span<const std::string> path, Value value) {
    if (!is_object()) return false;
    Value* const there = find(path.front());
    if (path.size() == 1) {
        if (there != nullptr) return false;
        add(path.front(), std::move(value));
        return true;
    }
    Value& next = there != nullptr ? *there : add(path.front(), object());
    return next.put(path.subspan(1), std::move(value));
}

Value* Value::at(std::span<const std::string> path) {
    Value* value = this;
    for (const std::string& key : path) {
        if (!value->is_object()) return nullptr;
        value = value->find(key);
        if (value == nullptr) return nullptr;
    }
    return value;
}

void Value::as_lists() {
    for (Value& value : values_) value.as_lists();
    if (keys_.empty() || !std::all_of(keys_.begin(), keys_.end(), is_number_segment)) return;
    std::vector<std::size_t> order(keys_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return std::atoi(keys_[a].c_str()) < std::atoi(keys_[b].c_str()); });
    Value sorted = list();
    for (const std::size_t i : order) sorted.add({}, std::move(values_[i]));
    *this = std::move(sorted);
}

void Value::merge(Value other) {
    for (std::size_t i = 0; i < other.keys_.size(); ++i) {
        Value* const mine = find(other.keys_[i]);
        if (mine == nullptr)
            add(std::move(other.keys_[i]), std::move(other.values_[i]));
        else if (mine->is_object() && other.values_[i].is_object())
            mine->merge(std::move(other.values_[i]));
        else
            *mine = std::move(other.values_[i]);
    }
}

void Value::write(std::string& out) const {
    switch (kind_) {
        case Kind::Text:
            return append_json_text(out, content_);
        case Kind::Literal:
            out += content_;
            return;
        case Kind::List:
        case Kind::Object:
            break;
    }
    out += kind_ == Kind::List ? '[' : '{';
    for (std::size_t i = 0; i < values_.size(); ++i) {
        if (i > 0) out += ", ";
        if (kind_ == Kind::Object) {
            append_json_text(out, keys_[i]);
            out += ": ";
        }
        values_[i].write(out);
    }
    out += kind_ == Kind::List ? ']' : '}';
}

void append_json_text(std::string& out, std::string_view text) {
    JsonWriter writer;
    out += writer.text(text).take();
}

}  // namespace sourceline
