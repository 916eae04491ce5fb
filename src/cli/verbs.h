// The verbs of the command line. Each adds itself with its options, an example and what it does, which sets the exit
// status.
#pragma once

#include <CLI/CLI.hpp>

namespace sourceline::cli {

inline constexpr int kExitGood = 0;
inline constexpr int kExitStoryErrors = 1;
inline constexpr int kExitUsage = 2;  // or a file that cannot be read or written

void add_check(CLI::App& commands, int& status);
void add_export(CLI::App& commands, int& status);
void add_import(CLI::App& commands, int& status);
void add_vocabularies(CLI::App& commands, int& status);

}  // namespace sourceline::cli
