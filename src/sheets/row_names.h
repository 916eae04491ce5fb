// Rows found by their ids or their names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace sourceline {

class RowNames {
  public:
    RowNames() = default;
    RowNames(std::string_view noun, std::string_view plural) : noun_(noun), plural_(plural) {}

    void add(const std::string& id, const std::vector<std::string>& names);
    // Its id: of the row with exactly this id, else of the one with this name in any language, whatever its case. An
    // error says that there is none, with the nearest name, or which ids share the name.
    Result<std::string> find(std::string_view typed);

    bool knows(std::string_view typed) const;  // some row has this id or name: else find() says that there is none

  private:
    std::string hint_for(std::string_view typed);

    std::string noun_, plural_;
    std::unordered_set<std::string> ids_;
    std::unordered_map<std::string, std::vector<std::string>> ids_of_name_;  // folded
    std::vector<std::string> written_, folded_;                              // ids and names, for hints
    std::unordered_map<std::string, std::string> found_, hints_;             // what was typed before
    std::size_t compared_ = 0;
};

}  // namespace sourceline
