// What is measured: each step from a file to a frame, on a story of any size.
#pragma once

#include <functional>
#include <span>

namespace sourceline::bench {

// Once what is measured. Empty: the step could not be prepared; stderr says why.
using Work = std::function<void()>;

struct Step {
    const char* name;
    const char* what;
    Work (*prepare)(int events);  // what is made beforehand is not measured
};
std::span<const Step> steps();

}  // namespace sourceline::bench
