// Whether what is seen still moves, be it by a hand.
#pragma once

namespace sourceline {

enum class Pace { Moving, Settled };

}  // namespace sourceline
