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
            std::size_t a = pair_, b = std::min(pair_ + width_, count);
            const std::size_t a_end = b, b_end = std::min(b + width_, count);
            for (std::size_t to = pair_; to < b_end; ++to) {
                const bool take_b = a == a_end || (b < b_end && precedes_(context_, order_[b], order_[a]));
                merged_[to] = take_b ? order_[b++] : order_[a++];
            }
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

}  // namespace sourceline
