// Sets running text of mixed styles into lines: what ImGui's own text does not do (weights, leading, letter spacing,
// inline chips, strike-through, sub-pixel positions on dense screens).
#pragma once

#include <optional>
#include <string_view>

#include "base/frame_memory.h"
#include "base/letters.h"
#include "panels/layout.h"
#include "panels/theme.h"

namespace sourceline {

// Where a direction can be given it is that of the paragraph that the text is part of; else the text has its own.
float text_width(const Look& look, const TextStyle& style, std::string_view text,
                 std::optional<TextDirection> direction = std::nullopt);
float line_height(const TextStyle& style);
// How much of a line's text fits, in bytes and by whole letters.
std::size_t fitting_bytes(const Look& look, const TextStyle& style, std::string_view text, float width);

// One line, top left of its line box at (x, y). Returns its width.
float draw_line(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, std::string_view text,
                std::optional<TextDirection> direction = std::nullopt);
// The same, cut with an ellipsis to fit `width`.
float draw_line_fitted(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, float width,
                       std::string_view text);
// With a halo of `radius` CSS pixels around the letters.
void draw_line_haloed(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y,
                      std::string_view text, ImU32 halo, float radius);

// A paragraph under construction. Runs are set one after the other and broken at spaces. It lives in the frame that
// makes it; its texts may go before it.
class Flow {
  public:
    explicit Flow(const Look& look) : look_(look) {}

    Flow& text(const TextStyle& style, std::string_view text);
    // An inline box (a citation number): `name` comes back in `chips()`.
    Flow& chip(std::string_view name, std::string_view label);
    // A small raised number, right after what it stands for; pressed like a chip.
    Flow& citation(std::string_view name, std::string_view number);
    bool empty() const { return words_.empty(); }

    // Height when set to this width.
    float height(float width) const;
    // Draws at (x, y) and returns the height. The list may be null: then it only measures.
    float draw(ImDrawList* list, float x, float y, float width);

    struct Chip {
        std::string_view name;
        Rect rect;
    };
    const FrameList<Chip>& chips() const { return chips_; }  // of the last draw

  private:
    struct Word {
        std::string_view text;
        TextStyle style;
        float width = 0;
        float space_before = 0;   // dropped at the start of a line
        std::string_view chip;    // not empty: an inline box
        bool is_raised = false;   // a citation: its number alone
        bool has_hyphen = false;  // drawn when the line ends here
    };
    // The words of one line: from `first` up to `end`.
    struct Line {
        std::size_t first, end;
        float height;
    };
    void add_word(const TextStyle& style, std::string_view text, float space);
    void draw_word(ImDrawList* list, const Word& word, float x, float y, float line);
    void draw_line_forwards(ImDrawList* list, const Line& line, float x, float y);
    void draw_line_in_pieces(ImDrawList* list, const Line& line, float x, float y, float width);
    std::size_t end_of_piece(const Line& line, std::size_t from) const;
    Line line_from(std::size_t first, float width) const;
    void split_words_wider_than(float width);

    const Look& look_;
    FrameList<Word> words_;
    FrameList<Chip> chips_;
    bool space_pending_ = false;
    bool has_right_to_left_ = false;
    TextDirection direction_ = TextDirection::LeftToRight;  // of the paragraph: its first letter's
    bool knows_direction_ = false;
};

// Clears a one-paragraph job: sets `text` in `style`, returns the height.
float draw_paragraph(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, float width,
                     std::string_view text);

}  // namespace sourceline
