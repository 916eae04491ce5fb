// Work that is done a little at a time, so that whoever waits for it can go on meanwhile.
#pragma once

#include <functional>

namespace sourceline {

// Asked between small pieces of work, whether to stop for now.
using ShouldPause = std::function<bool()>;
inline bool never_pause() { return false; }

// For work whose pieces are much smaller than a look at the clock: asks every so many pieces.
class PauseCounter {
  public:
    PauseCounter(const ShouldPause& pause, int pieces) : pause_(pause), pieces_(pieces) {}
    bool is_due() { return ++done_ % pieces_ == 0 && pause_(); }

  private:
    const ShouldPause& pause_;
    int pieces_;
    int done_ = 0;
};

}  // namespace sourceline
