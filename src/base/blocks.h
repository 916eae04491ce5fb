// A list that grows block by block: nothing moves as it grows, so it never needs twice its room.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace sourceline {

template <typename T, std::size_t kPerBlock>
class Blocks {
  public:
    std::size_t size() const { return size_; }
    const T& operator[](std::size_t i) const { return blocks_[i / kPerBlock][i % kPerBlock]; }
    T& operator[](std::size_t i) { return blocks_[i / kPerBlock][i % kPerBlock]; }
    void push_back(const T& item) {
        if (size_ % kPerBlock == 0) blocks_.push_back(std::make_unique<T[]>(kPerBlock));
        blocks_.back()[size_++ % kPerBlock] = item;
    }
    void clear() {
        blocks_.clear();
        size_ = 0;
    }

  private:
    std::vector<std::unique_ptr<T[]>> blocks_;
    std::size_t size_ = 0;
};

}  // namespace sourceline
