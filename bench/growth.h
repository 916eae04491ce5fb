// How the cost of a step grows with the number of events, and the table that says so.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sourceline::bench {

struct Cost {
    int events = 0;
    double seconds = 0;
};

// What the next size would take if the step went on growing as it did between its last two sizes, though never slower
// than the events do. Nothing where there are not two, since a first step says nothing of growth.
std::optional<double> expected_seconds(const std::vector<Cost>& before, int events);

// Sizes from left to right, a row for each step, printed cell by cell as the figures come.
class GrowthTable {
  public:
    explicit GrowthTable(std::vector<int> sizes) : sizes_(std::move(sizes)) {}

    void print_head() const;
    void begin_row(const std::string& step);
    void add(int events, double seconds);  // in the order of the sizes; what was passed over stays empty
    void skip(int events, double expected_seconds, double limit_seconds);
    void print_foot() const;  // what was skipped, and which steps outgrew their events

  private:
    void pass_over_to(int events);

    std::vector<int> sizes_;
    std::string step_;
    std::vector<Cost> row_;
    std::size_t column_ = 0;
    std::vector<std::string> skipped_, outgrown_;
};

}  // namespace sourceline::bench
