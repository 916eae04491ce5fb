// A list of which only the rows in sight are set, be they 100,000. What a row is high is known once it has been in
// sight; until then it is taken to be as high as most are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "panels/column.h"

namespace sourceline {

// How high the rows of the lists are that were shown lately. Belongs to one story.
class RowHeights {
  public:
    // By row, CSS pixels; 0: not known yet. Of a list that is set otherwise than before nothing is known.
    std::vector<float>& of(const PanelInput& in, std::string_view name, std::size_t rows, float width);
    std::uint64_t rows_set() const { return rows_set_; }  // since the start
    void count_row() { ++rows_set_; }

  private:
    struct List {
        std::string name;
        float width = 0, letters = 1;
        Language language{};
        std::optional<std::uint8_t> texts;
        int fonts = 0;
        std::vector<float> heights;
    };
    std::vector<List> lists_;  // the latest last
    std::uint64_t rows_set_ = 0;
};

enum class RowSet { InSight, Always };

// In a ScrollView, whose column it moves down, one list after the other:  if (list.begins(i)) { set row i in the
// column; list.ends(); }
class LongList {
  public:
    // A list of so few is set whole, as is one without a memo.
    static constexpr std::size_t kFew = 120;

    // `count` rows, numbered below `numbers`, each once. `usual_px`: how high one is taken to be that was never in
    // sight.
    LongList(Column& column, std::string_view name, std::size_t count, std::size_t numbers, float usual_px);
    // What is in sight stays where it is when rows above turn out higher or lower than they were taken to be.
    ~LongList();
    LongList(const LongList&) = delete;
    LongList& operator=(const LongList&) = delete;

    // False: it is out of sight, and the column has moved past it.
    bool begins(std::size_t number, RowSet set = RowSet::InSight);
    void ends();

  private:
    Column& column_;
    std::vector<float>* heights_ = nullptr;  // none: all rows are set
    float usual_px_, seen_top_ = 0, seen_bottom_ = 0;
    std::size_t number_ = 0;
    float top_ = 0, moved_ = 0;
};

}  // namespace sourceline
