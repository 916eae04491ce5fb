#include "base/stable_sort.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

using sourceline::stable_sort;

TEST_CASE("stable sort: orders as std::stable_sort does, whatever the length") {
    for (std::uint32_t count = 0; count < 200; ++count) {
        std::vector<std::pair<int, std::uint32_t>> ours;
        for (std::uint32_t i = 0; i < count; ++i) ours.emplace_back(static_cast<int>((i * 7919u) % 11u), i);
        auto theirs = ours;
        const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
        stable_sort(ours, less);
        std::stable_sort(theirs.begin(), theirs.end(), less);
        CHECK(ours == theirs);
    }
}

TEST_CASE("stable sort: pauses on its way to the same order") {
    std::vector<std::uint32_t> keys;
    for (std::uint32_t i = 0; i < 20'000; ++i) keys.push_back((i * 7919u) % 1009u);
    const auto precedes = [](const void* all, std::uint32_t a, std::uint32_t b) {
        const auto& of = *static_cast<const std::vector<std::uint32_t>*>(all);
        return of[a] < of[b];
    };
    sourceline::StableOrder order(keys.size(), precedes, &keys);
    int pieces = 1;
    while (!order.go_on([] { return true; })) ++pieces;
    CHECK(pieces > 10);
    CHECK(order.take() == sourceline::stable_order(keys.size(), precedes, &keys));
}

TEST_CASE("stable sort: moves items that cannot be copied") {
    std::vector<std::unique_ptr<int>> items;
    for (int i = 0; i < 20; ++i) items.push_back(std::make_unique<int>(-i));
    stable_sort(items, [](const auto& a, const auto& b) { return *a < *b; });
    for (std::size_t i = 0; i < items.size(); ++i) CHECK(*items[i] == static_cast<int>(i) - 19);
}
