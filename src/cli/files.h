// Whole files in and out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace sourceline::cli {

// The bytes of a file, or why it cannot be read ("cannot read 'x.json': No such file or directory").
// Of a larger file only the first `max_bytes` + 1, which tell that it is too large.
Result<std::string> read_file(const std::string& path, std::size_t max_bytes);
bool is_readable_directory(const std::string& path);
// The names of the folder's .json files without that ending, sorted; none where it cannot be read.
std::vector<std::string> json_names_in(const std::string& folder);

}  // namespace sourceline::cli
