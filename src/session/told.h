// What is told of a story through the lens, asked once for each change of it: frames in which only the map moves cost
// nothing.
#pragma once

#include <cstdint>

#include "telling/knowledge.h"

namespace sourceline {

class Told {
  public:
    explicit Told(const Story& story) : story_(story), memo_(story) {}  // which must outlive it
    Told(const Told&) = delete;
    Told& operator=(const Told&) = delete;

    // Both stay where they are and change with the lens of the last call.
    const Telling& telling(const Lens& lens) { return memo_.of(lens); }
    const Knowledge& knowledge(const Lens& lens) {
        if (!lens_ || *lens_ != lens) {
            knowledge_ = knowledge_at(story_, lens, memo_.of(lens));
            lens_ = lens;
            ++asked_;
        }
        return knowledge_;
    }
    std::uint64_t asked() const { return asked_; }  // how often, since the start

  private:
    const Story& story_;
    TellingMemo memo_;
    std::optional<Lens> lens_;
    Knowledge knowledge_;
    std::uint64_t asked_ = 0;
};

}  // namespace sourceline
