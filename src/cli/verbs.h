// The verbs of the command line. Each gets the arguments after its name and answers with the exit status.
#pragma once

#include <string_view>
#include <vector>

namespace sourceline::cli {

inline constexpr int kExitGood = 0;
inline constexpr int kExitStoryErrors = 1;
inline constexpr int kExitUsage = 2;  // or a file that cannot be read or written

using Arguments = std::vector<std::string_view>;

int check(const Arguments& arguments);
int vocabularies(const Arguments& arguments);

// "sourceline: WHAT" and where to find help, on stderr; gives kExitUsage.
int wrong_usage(std::string_view what);

}  // namespace sourceline::cli
