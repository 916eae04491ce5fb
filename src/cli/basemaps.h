// The base maps that stories name, each read once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "map/basemap.h"

namespace sourceline::cli {

class BaseMaps {
  public:
    // Each is ID.json in one of the folders: in the first that has it.
    explicit BaseMaps(std::vector<std::string> folders) : folders_(std::move(folders)) {}

    // Whether there is a folder to look in.
    bool can_be_read() const;
    // The base map, or why there is none: "there is no base map 'atlantis'; there is 'belgorod'".
    Result<BaseMap*> find(const std::string& id);

  private:
    struct Read {
        std::optional<BaseMap> map;
        std::string problem;
    };
    Read read(const std::string& id) const;

    std::vector<std::string> folders_;
    std::map<std::string, Read> known_;
};

}  // namespace sourceline::cli
