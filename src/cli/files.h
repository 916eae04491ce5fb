// Whole files in and out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sourceline::cli {

// The bytes of a file, or why it cannot be read ("cannot read 'x.json': No such file or directory").
// Of a larger file only the first `max_bytes` + 1, which tell that it is too large.
Result<std::string> read_file(const std::string& path, std::size_t max_bytes);
bool is_readable_directory(const std::string& path);
// Whether there is a file, a folder or whatever of this name.
bool is_there(const std::string& path);
// Whether it is a file with an end: no folder, and no terminal, pipe or device.
bool is_regular_file(const std::string& path);
// The names of what lies in a folder, sorted, "." and ".." left out; or why they cannot be told.
Result<std::vector<std::string>> names_in(const std::string& folder);
// Writes a file whole or not at all; one of this name is replaced. Or why not ("cannot write 'x': No space left…").
Outcome write_file(const std::string& path, std::string_view bytes);
// Makes a folder, whose parent must be there; one that is there is left as it is.
Outcome make_directory(const std::string& path);
// The names of the folder's .json files without that ending, sorted; none where it cannot be read.
std::vector<std::string> json_names_in(const std::string& folder);

}  // namespace sourceline::cli
