#include "growth.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/text.h"

namespace sourceline::bench {

namespace {
constexpr int kNameWidth = 18, kCellWidth = 22;
constexpr double kOutgrown = 1.5;  // times as much as the events: n log n stays below from 1,000 events on

std::string thousands(int number) {
    std::string digits = std::to_string(number);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string duration(double seconds) {
    if (seconds < 1e-3) return format("%.3g µs", seconds * 1e6);
    if (seconds < 1.0) return format("%.3g ms", seconds * 1e3);
    return format(seconds < 100.0 ? "%.1f s" : "%.0f s", seconds);
}

std::string times(double factor) { return format(factor < 10 ? "×%.1f" : "×%.0f", factor); }

// To the left, in columns: "×" and "µ" are two bytes and one column.
void print_cell(const std::string& text, int width) {
    const auto columns = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    std::printf("%s%*s", text.c_str(), std::max(1, width - static_cast<int>(columns)), "");
    std::fflush(stdout);
}
}  // namespace

std::optional<double> expected_seconds(const std::vector<Cost>& before, int events) {
    if (before.size() < 2) return std::nullopt;
    const Cost &last = before.back(), &earlier = before[before.size() - 2];
    if (last.events <= earlier.events || earlier.seconds <= 0) return std::nullopt;
    const double power = std::log(last.seconds / earlier.seconds) /
                         std::log(static_cast<double>(last.events) / static_cast<double>(earlier.events));
    return last.seconds *
           std::pow(static_cast<double>(events) / static_cast<double>(last.events), std::max(power, 1.0));
}

void GrowthTable::print_head() const {
    print_cell("events", kNameWidth);
    for (std::size_t i = 0; i < sizes_.size(); ++i)
        print_cell(
            thousands(sizes_[i]) + (i == 0 ? "" : " (" + times(static_cast<double>(sizes_[i]) / sizes_[i - 1]) + ")"),
            kCellWidth);
}

void GrowthTable::begin_row(const std::string& step) {
    step_ = step;
    row_.clear();
    column_ = 0;
    std::printf("\n");
    print_cell(step, kNameWidth);
}

void GrowthTable::pass_over_to(int events) {
    for (; column_ < sizes_.size() && sizes_[column_] != events; ++column_) print_cell("", kCellWidth);
    ++column_;
}

void GrowthTable::add(int events, double seconds) {
    pass_over_to(events);
    std::string cell = duration(seconds);
    if (!row_.empty() && row_.back().seconds > 0) {
        const Cost last = row_.back();
        const double more = static_cast<double>(events) / last.events, longer = seconds / last.seconds;
        cell += "  " + times(longer);
        if (longer > kOutgrown * more) {
            cell += " !";
            outgrown_.push_back(step_ + ": " + thousands(last.events) + " to " + thousands(events) + " events are " +
                                times(more) + ", the time " + times(longer));
        }
    }
    row_.push_back({events, seconds});
    print_cell(cell, kCellWidth);
}

void GrowthTable::skip(int events, double expected, double limit) {
    pass_over_to(events);
    print_cell("skipped", kCellWidth);
    skipped_.push_back(step_ + ": " + thousands(events) + " events would take about " + duration(expected) +
                       ", more than " + duration(limit));
}

void GrowthTable::print_foot() const {
    std::printf(
        "\n\nCPU time of one run; ×: times that of the size before. Compare growth, not the times of two machines.\n");
    if (!outgrown_.empty()) std::printf("\nGrown by more than %.1f times as much as the events (!):\n", kOutgrown);
    for (const std::string& line : outgrown_) std::printf("  %s\n", line.c_str());
    if (!skipped_.empty()) std::printf("\nSkipped, with what must be made beforehand:\n");
    for (const std::string& line : skipped_) std::printf("  %s\n", line.c_str());
}

}  // namespace sourceline::bench
