// Random values for property tests: the same ones in every run.
#pragma once

#include <cstdint>
#include <string>

namespace sourceline::test {

// xorshift64* (Vigna 2016)
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed * 2654435769u + 1) {}

    std::uint64_t bits() {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return state_ * 2685821657736338717u;
    }
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(bits() >> 11) / 9007199254740992.0;
    }
    int below(int count) { return static_cast<int>(bits() % static_cast<std::uint64_t>(count)); }
    std::string bytes(int size) {
        std::string text;
        for (int i = 0; i < size; ++i) text += static_cast<char>(bits() & 0xFF);
        return text;
    }

  private:
    std::uint64_t state_;
};

}  // namespace sourceline::test
