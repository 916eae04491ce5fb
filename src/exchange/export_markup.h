// A writer of XML 1.0 and no more: elements with an attribute or two and texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sourceline {

// As it stands in the text of an HTML element: < > & as entities.
std::string html_escaped(std::string_view text);

class MarkupWriter {
  public:
    MarkupWriter();
    MarkupWriter& open(std::string_view element, std::string_view attribute = {}, std::string_view value = {});
    MarkupWriter& close();
    // An element that holds text alone; none where that is empty.
    MarkupWriter& leaf(std::string_view element, std::string_view text);
    std::string take() { return std::move(out_); }
    // Characters that XML 1.0 cannot hold: U+FFFD stands for each.
    std::size_t replaced() const { return replaced_; }

  private:
    void indent();
    void add_escaped(std::string_view text);

    std::string out_;
    std::vector<std::string> open_;
    std::size_t replaced_ = 0;
};

}  // namespace sourceline
