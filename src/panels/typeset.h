// Sets running text of mixed styles into lines: what ImGui's own text does not do (weights, leading, letter spacing,
// inline chips, strike-through, sub-pixel positions on dense screens).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "panels/layout.h"
#include "panels/theme.h"

namespace sourceline {

float text_width(const Look& look, const TextStyle& style, std::string_view text);
float line_height(const TextStyle& style);

// One line, top left of its line box at (x, y). Returns its width.
float draw_line(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, std::string_view text);
// The same, cut with an ellipsis to fit `width`.
float draw_line_fitted(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, float width,
                       std::string_view text);
// With a halo of `radius` CSS pixels around the letters.
void draw_line_haloed(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y,
                      std::string_view text, ImU32 halo, float radius);

// A paragraph under construction. Runs are set one after the other and broken at spaces.
class Flow {
  public:
    explicit Flow(const Look& look) : look_(look) {}

    Flow& text(const TextStyle& style, std::string_view text);
    // An inline box (a citation number): `name` comes back in `chips()`.
    Flow& chip(std::string name, std::string_view label);
    bool empty() const { return words_.empty(); }

    // Height when set to this width.
    float height(float width) const;
    // Draws at (x, y) and returns the height. The list may be null: then it only measures.
    float draw(ImDrawList* list, float x, float y, float width);

    struct Chip {
        std::string name;
        Rect rect;
    };
    const std::vector<Chip>& chips() const { return chips_; }  // of the last draw

  private:
    struct Word {
        std::string text;
        TextStyle style;
        float width = 0;
        float space_before = 0;  // dropped at the start of a line
        std::string chip;        // not empty: an inline box
    };
    void draw_word(ImDrawList* list, const Word& word, float x, float y, float line);
    void split_words_wider_than(float width);

    const Look& look_;
    std::vector<Word> words_;
    std::vector<Chip> chips_;
    bool space_pending_ = false;
};

// Clears a one-paragraph job: sets `text` in `style`, returns the height.
float draw_paragraph(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, float width,
                     std::string_view text);

}  // namespace sourceline
