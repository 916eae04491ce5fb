// Paragraphs: words of mixed styles, taken into lines.
#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "panels/lettering.h"
#include "panels/typeset.h"

namespace sourceline {

namespace {
constexpr float kUsualChipHeight = 18.0f;
constexpr float kChipPadding = 7.0f;
constexpr float kMayBreak = 0.01f;  // no space, and yet a line may begin here
}  // namespace

Flow& Flow::text(const TextStyle& style, std::string_view text) {
    if (!knows_direction_ && first_direction(text) == first_direction(text, TextDirection::RightToLeft)) {
        direction_ = first_direction(text);
        knows_direction_ = true;
    }
    const float space = text_width(look_, style, " ");
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
            space_pending_ = true;
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && text[end] != ' ' && text[end] != '\n' && text[end] != '\t') ++end;
        add_word(style, text.substr(at, end - at), space);
        at = end;
    }
    return *this;
}

void Flow::add_word(const TextStyle& style, std::string_view text, float space) {
    const auto add = [&](std::string_view part, float before) {
        Word word;
        word.width = text_width(look_, style, part);
        word.text = frame_text(part);
        word.style = style;
        word.space_before = before;
        words_.push_back(word);
    };
    float before = std::exchange(space_pending_, false) ? space : 0.0f;
    if (!look_.lettering || look_.lettering->are_plain(text)) {
        add(text, before);
        return;
    }
    has_right_to_left_ |= look_.lettering->has_page() && has_right_to_left(text);
    for (const Lettering::Part& part : look_.lettering->parts_of(text, style.language)) {
        add(part.text, std::exchange(before, kMayBreak));
        words_.back().has_hyphen = part.has_hyphen;
    }
}

Flow& Flow::chip(std::string_view name, std::string_view label) {
    Word word;
    word.text = frame_text(label);
    word.style = look_.sized(Weight::SemiBold, 12, look_.colours->muted, 1.4f);
    word.width = std::max(26.0f, text_width(look_, word.style, label) + 2 * kChipPadding);
    word.space_before = words_.empty() ? 0.0f : 6.0f;
    word.chip = frame_text(name);
    words_.push_back(word);
    space_pending_ = true;
    return *this;
}

Flow& Flow::citation(std::string_view name, std::string_view number) {
    Word word;
    word.text = frame_text(number);
    word.style = look_.sized(Weight::SemiBold, 11, look_.colours->accent_text, 1.4f);
    word.width = text_width(look_, word.style, number);
    word.space_before = words_.empty() ? 0.0f : words_.back().is_raised ? 5.0f : 2.0f;
    word.chip = frame_text(name);
    word.is_raised = true;
    words_.push_back(word);
    return *this;
}

void Flow::draw_word(ImDrawList* list, const Word& word, float x, float y, float line) {
    if (word.is_raised) {
        constexpr float kAside = 4.0f, kRaised = 4.0f;
        chips_.push_back({word.chip, {x - kAside, y, word.width + 2 * kAside, line}});
        if (list)
            draw_line(list, look_, word.style, x, y + (line - line_height(word.style)) * 0.5f - kRaised, word.text);
        return;
    }
    if (!word.chip.empty()) {
        const float height = kUsualChipHeight * look_.letters, top = std::round(y + (line - height) * 0.5f);
        chips_.push_back({word.chip, {x, top, word.width, height}});
        if (!list) return;
        list->AddRectFilled({x, top}, {x + word.width, top + height}, look_.colours->chip, 4.0f);
        list->AddRect({x + 0.5f, top + 0.5f}, {x + word.width - 0.5f, top + height - 0.5f}, look_.colours->hairline,
                      4.0f);
        const float text_x = x + (word.width - text_width(look_, word.style, word.text)) * 0.5f;
        draw_line(list, look_, word.style, text_x, top + (height - line_height(word.style)) * 0.5f, word.text);
        return;
    }
    // Baselines of different sizes meet: Inter's ascent is 0.8 of its ImGui height.
    if (list) draw_line(list, look_, word.style, x, y + (line - line_height(word.style)) * 0.5f, word.text);
}

// An address or a compound longer than a line is broken between letters: nothing runs over the edge.
void Flow::split_words_wider_than(float width) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].width <= width || !words_[i].chip.empty()) continue;
        const std::string_view text = words_[i].text;
        const std::size_t cut = std::max(fitting_bytes(look_, words_[i].style, text, width), cluster_size(text, 0));
        if (cut >= text.size()) continue;
        Word rest = words_[i];
        rest.text.remove_prefix(cut);
        rest.space_before = kMayBreak;
        rest.width = text_width(look_, rest.style, rest.text);
        words_[i].text = text.substr(0, cut);
        words_[i].has_hyphen = false;
        words_[i].width = text_width(look_, words_[i].style, words_[i].text);
        words_.insert(i + 1, rest);
    }
}

float Flow::height(float width) const {
    Flow apart(*this);  // words are split as they are set
    apart.words_ = {};
    apart.chips_ = {};
    apart.words_.append(words_);
    return apart.draw(nullptr, 0, 0, width);
}

// Words as long as they fit; words without a space between them stay together if they can, and so does a citation with
// the word before it.
Flow::Line Flow::line_from(std::size_t first, float width) const {
    Line line{first, first + 1, line_height(words_[first].style)};
    float used = words_[first].width;
    while (line.end < words_.size()) {
        std::size_t group_end = line.end + 1;
        float group = words_[line.end].space_before + words_[line.end].width;
        while (group_end < words_.size() &&
               (words_[group_end].space_before == 0.0f || !words_[group_end].chip.empty())) {
            group += words_[group_end].space_before + words_[group_end].width;
            ++group_end;
        }
        const Word& last = words_[group_end - 1];
        const float hyphen = last.has_hyphen ? text_width(look_, last.style, "-") : 0.0f;
        if (used + group + hyphen > width) break;
        for (; line.end < group_end; ++line.end)
            line.height = std::max(line.height, line_height(words_[line.end].style));
        used += group;
    }
    return line;
}

void Flow::draw_line_forwards(ImDrawList* list, const Line& line, float x, float y) {
    float pen = x;
    for (std::size_t i = line.first; i < line.end; ++i) {
        const Word& word = words_[i];
        if (i > line.first) {
            const float gap = word.space_before, middle = std::round(y + line.height * 0.54f);
            if (list && word.style.strike && words_[i - 1].style.strike && gap > 0)
                list->AddLine({pen, middle}, {pen + gap, middle}, word.style.colour);
            pen += gap;
        }
        draw_word(list, word, pen, y, line.height);
        pen += word.width;
    }
    const Word& last = words_[line.end - 1];
    if (list && last.has_hyphen && line.end < words_.size())
        draw_line(list, look_, last.style, pen, y + (line.height - line_height(last.style)) * 0.5f, "-");
}

// Words of one style are one piece of the line. Emoji are not, where the order of pieces allows it: they keep their
// colours.
std::size_t Flow::end_of_piece(const Line& line, std::size_t from) const {
    const auto is_coloured = [&](const Word& word) {
        return direction_ == TextDirection::RightToLeft && is_emoji(code_point_at(word.text, 0).value);
    };
    const Word& first = words_[from];
    std::size_t end = from + 1;
    if (!first.chip.empty() || is_coloured(first)) return end;
    while (end < line.end && words_[end].chip.empty() && !is_coloured(words_[end]) &&
           words_[end].style.size == first.style.size && words_[end].style.weight == first.style.weight &&
           words_[end].style.colour == first.style.colour && words_[end].style.language == first.style.language)
        ++end;
    return end;
}

// A line with letters that run from right to left: the page orders them within each piece, and the pieces follow in the
// paragraph's direction.
void Flow::draw_line_in_pieces(ImDrawList* list, const Line& line, float x, float y, float width) {
    const bool backwards = direction_ == TextDirection::RightToLeft;
    float pen = backwards ? x + width : x;
    for (std::size_t i = line.first; i < line.end;) {
        Word piece = words_[i];
        FrameText text = piece.text;
        const float gap = i > line.first ? piece.space_before : 0.0f;
        const std::size_t end = end_of_piece(line, i);
        for (std::size_t next = i + 1; next < end; ++next)
            text = text + (words_[next].space_before > kMayBreak ? " " : "") + words_[next].text;
        piece.text = text;
        if (piece.chip.empty()) piece.width = text_width(look_, piece.style, piece.text, direction_);
        pen += backwards ? -gap - piece.width : gap;
        if (!piece.chip.empty())
            draw_word(list, piece, pen, y, line.height);
        else if (list)
            draw_line(list, look_, piece.style, pen, y + (line.height - line_height(piece.style)) * 0.5f, piece.text,
                      direction_);
        if (!backwards) pen += piece.width;
        i = end;
    }
}

float Flow::draw(ImDrawList* list, float x, float y, float width) {
    chips_.clear();
    split_words_wider_than(std::max(width, 20.0f));
    float top = y;
    for (std::size_t first = 0; first < words_.size();) {
        const Line line = line_from(first, width);
        if (has_right_to_left_)
            draw_line_in_pieces(list, line, x, top, width);
        else
            draw_line_forwards(list, line, x, top);
        top += line.height;
        first = line.end;
    }
    return top - y;
}

}  // namespace sourceline
