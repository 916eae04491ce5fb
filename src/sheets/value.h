// A value of the story file on its way from cells to JSON.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"

namespace sourceline {

class Value {
  public:
    static Value object() { return Value(Kind::Object, {}); }
    static Value list() { return Value(Kind::List, {}); }
    static Value text(std::string text) { return Value(Kind::Text, std::move(text)); }
    // A number or whatever else is JSON as it stands.
    static Value literal(std::string json) { return Value(Kind::Literal, std::move(json)); }
    // The same as `json`, a value of a tree of `bytes`.
    static Value copy(Json json, std::string_view bytes);

    bool is_object() const { return kind_ == Kind::Object; }
    bool is_text() const { return kind_ == Kind::Text; }
    const std::string& as_text() const { return content_; }
    bool is_empty() const { return values_.empty(); }  // of an object or a list

    Value* find(std::string_view key);  // of an object, or nullptr
    const Value* find(std::string_view key) const;
    Value& add(std::string key, Value value);
    void rename(std::string_view key, std::string to);
    void erase(std::string_view key);
    const std::vector<Value>& values() const { return values_; }    // of an object or a list
    const std::vector<std::string>& keys() const { return keys_; }  // of an object, in step with them

    // Sets the value at a path of keys; what lies on the way becomes objects. A key that is a number is one of a list:
    // as_lists() makes lists of the objects that have such keys. False where something else stands in the way.
    bool put(std::span<const std::string> path, Value value);
    Value* at(std::span<const std::string> path);
    // In the order of their numbers; gaps close.
    void as_lists();
    // Members of `other` become its own; objects in both are merged in the same way.
    void merge(Value other);

    // Appends JSON in one line.
    void write(std::string& out) const;

  private:
    enum class Kind { Text, Literal, List, Object };
    Value(Kind kind, std::string content) : kind_(kind), content_(std::move(content)) {}

    Kind kind_;
    std::string content_;
    std::vector<std::string> keys_;  // of an object, beside its values
    std::vector<Value> values_;
};

// "text" as JSON writes it.
void append_json_text(std::string& out, std::string_view text);

}  // namespace sourceline
