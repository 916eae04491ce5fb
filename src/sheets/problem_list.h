// Problems of sheets, each said once, with what follows from them left out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "sheets/sheets.h"

namespace sourceline {

class SheetProblemList {
  public:
    void error(SheetPlace at, std::string text) { add(Severity::Error, std::move(at), std::move(text)); }
    void warning(SheetPlace at, std::string text) { add(Severity::Warning, std::move(at), std::move(text)); }
    void add(Severity severity, SheetPlace at, std::string text);

    // Whether there is an error at the place, in what lies in it ("when" holds "when.start"), or in what it lies in.
    bool has_error_at(const SheetPlace& place) const;
    bool has_errors() const { return errors_ > 0; }

    void take(ReadSheets& to);

  private:
    static std::string key_of(const SheetPlace& place, std::string_view path);

    std::vector<SheetProblem> listed_;
    std::unordered_set<std::string> error_places_;
    std::size_t errors_ = 0, unlisted_ = 0, unlisted_errors_ = 0;
};

}  // namespace sourceline
