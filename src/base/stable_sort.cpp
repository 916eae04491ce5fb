#include "base/stable_sort.h"

#include <algorithm>
#include <numeric>

namespace sourceline {

namespace {

constexpr std::size_t kRun = 8;  // so few are sorted by insertion

void sort_run(std::uint32_t* begin, const std::uint32_t* end, Precedes precedes, const void* context) {
    for (std::uint32_t* next = begin + 1; next < end; ++next) {
        const std::uint32_t place = *next;
        std::uint32_t* hole = next;
        for (; hole > begin && precedes(context, place, hole[-1]); --hole) *hole = hole[-1];
        *hole = place;
    }
}

// The runs of `width` places that begin at `from` and after it.
void merge_pair(const std::uint32_t* order, std::uint32_t* merged, std::size_t from, std::size_t width,
                std::size_t count, Precedes precedes, const void* context) {
    std::size_t a = from, b = std::min(from + width, count);
    const std::size_t a_end = b, b_end = std::min(b + width, count);
    for (std::size_t to = from; to < b_end; ++to) {
        const bool take_b = a == a_end || (b < b_end && precedes(context, order[b], order[a]));
        merged[to] = take_b ? order[b++] : order[a++];
    }
}

}  // namespace

StableOrder::StableOrder(std::size_t count, Precedes precedes, const void* context)
    : precedes_(precedes), context_(context), order_(count), width_(kRun) {
    std::iota(order_.begin(), order_.end(), 0u);
}

bool StableOrder::go_on(const ShouldPause& pause) {
    PauseCounter now_and_then(pause, 1024);
    const std::size_t count = order_.size();
    for (; sorted_ < count; sorted_ += kRun) {
        if (now_and_then.is_due()) return false;
        sort_run(order_.data() + sorted_, order_.data() + std::min(sorted_ + kRun, count), precedes_, context_);
    }
    if (width_ < count) merged_.resize(count);
    for (; width_ < count; width_ *= 2) {
        for (; pair_ < count; pair_ += 2 * width_) {
            merge_pair(order_.data(), merged_.data(), pair_, width_, count, precedes_, context_);
            if (width_ >= 1024 && pair_ + 2 * width_ < count && pause()) {
                pair_ += 2 * width_;
                return false;
            }
        }
        pair_ = 0;
        order_.swap(merged_);
    }
    return true;
}

std::vector<std::uint32_t> stable_order(std::size_t count, Precedes precedes, const void* context) {
    StableOrder order(count, precedes, context);
    order.go_on(never_pause);
    return order.take();
}

FrameList<std::uint32_t> stable_order_of_frame(std::size_t count, Precedes precedes, const void* context) {
    FrameList<std::uint32_t> order, merged;
    for (std::uint32_t place = 0; place < count; ++place) order.push_back(place), merged.push_back(place);
    for (std::size_t width = 1; width < count; width *= 2) {
        for (std::size_t pair = 0; pair < count; pair += 2 * width)
            merge_pair(order.data(), merged.data(), pair, width, count, precedes, context);
        std::swap(order, merged);
    }
    return order;
}

}  // namespace sourceline
