// std::stable_sort is built anew for every type and order, 3 KB each. This one is built once, and sorts the
// places of the items instead of the items.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/frame_memory.h"
#include "base/pause.h"

namespace sourceline {

// Whether the item at place `a` comes before the one at place `b`.
using Precedes = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

// The places 0 to count - 1 in their order; those of which neither comes before the other stay as they are.
std::vector<std::uint32_t> stable_order(std::size_t count, Precedes precedes, const void* context);

// The same, a little at a time.
class StableOrder {
  public:
    StableOrder(std::size_t count, Precedes precedes, const void* context);
    bool go_on(const ShouldPause& pause);  // true when it is there
    std::vector<std::uint32_t> take() { return std::move(order_); }

  private:
    Precedes precedes_;
    const void* context_;
    std::vector<std::uint32_t> order_, merged_;
    std::size_t sorted_ = 0;  // places that lie in sorted runs
    std::size_t width_;       // of the runs that are merged
    std::size_t pair_ = 0;    // where the next two of them begin
};

// In the frame's memory (base/frame_memory).
FrameList<std::uint32_t> stable_order_of_frame(std::size_t count, Precedes precedes, const void* context);

template <typename Items, typename Less>
void stable_sort(Items& items, const Less& less) {
    struct Context {
        const Items& items;
        const Less& less;
    };
    const Context context{items, less};
    const auto precedes = [](const void* pointer, std::uint32_t a, std::uint32_t b) -> bool {
        const Context& here = *static_cast<const Context*>(pointer);
        return here.less(here.items[a], here.items[b]);
    };
    if constexpr (std::is_same_v<Items, FrameList<typename Items::value_type>>) {
        Items sorted;
        for (const std::uint32_t place : stable_order_of_frame(items.size(), precedes, &context))
            sorted.push_back(items[place]);
        items = sorted;
    } else {
        const std::vector<std::uint32_t> order = stable_order(items.size(), precedes, &context);
        Items sorted;
        sorted.reserve(items.size());
        for (const std::uint32_t place : order) sorted.push_back(std::move(items[place]));
        items = std::move(sorted);
    }
}

}  // namespace sourceline
