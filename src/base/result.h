// Errors as values: a T or the sentence that says why there is none.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace sourceline {

struct Error {
    std::string text;  // a whole sentence without a final full stop, for a journalist
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T& value() const {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T& value() {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    const std::string& error() const {
        assert(!ok());
        return std::get_if<1>(&state_)->text;
    }

  private:
    std::variant<T, Error> state_;
};

// A result that carries nothing but success.
struct Done {};
using Outcome = Result<Done>;

}  // namespace sourceline
