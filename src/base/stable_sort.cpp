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

std::vector<std::uint32_t> stable_order(std::size_t count, Precedes precedes, const void* context) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t i = 0; i < count; i += kRun)
        sort_run(order.data() + i, order.data() + std::min(i + kRun, count), precedes, context);
    if (count <= kRun) return order;
    std::vector<std::uint32_t> merged(count);
    for (std::size_t width = kRun; width < count; width *= 2) {
        for (std::size_t i = 0; i < count; i += 2 * width) {
            std::size_t a = i, b = std::min(i + width, count);
            const std::size_t a_end = b, b_end = std::min(b + width, count);
            for (std::size_t to = i; to < b_end; ++to) {
                const bool take_b = a == a_end || (b < b_end && precedes(context, order[b], order[a]));
                merged[to] = take_b ? order[b++] : order[a++];
            }
        }
        order.swap(merged);
    }
    return order;
}

}  // namespace sourceline
