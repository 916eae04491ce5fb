#include "panels/typeset.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace sourceline {

namespace {

constexpr float kChipHeight = 18.0f;
constexpr float kChipPadding = 7.0f;

// Whole pixels: ImGui bakes glyphs at whole sizes, and scaling them blurs and lets neighbours in the atlas bleed in.
float font_size(const TextStyle& style) { return std::round(style.size * kInterHeightPerEm); }

// ImGui cuts text positions to whole CSS pixels; whole device pixels are finer on dense screens.
ImVec2 snapped(float x, float y) {
    const float density =
        ImGui::GetIO().DisplayFramebufferScale.x > 0 ? ImGui::GetIO().DisplayFramebufferScale.x : 1.0f;
    return {std::round(x * density) / density, std::round(y * density) / density};
}

void add_text(ImDrawList* list, ImFont* font, float size, ImVec2 at, ImU32 colour, std::string_view text) {
    const ImVec2 whole = {std::floor(at.x), std::floor(at.y)};
    const int first = list->VtxBuffer.Size;
    list->AddText(font, size, whole, colour, text.data(), text.data() + text.size());
    const ImVec2 rest = {at.x - whole.x, at.y - whole.y};
    if (rest.x == 0 && rest.y == 0) return;
    for (int i = first; i < list->VtxBuffer.Size; ++i) {
        list->VtxBuffer[i].pos.x += rest.x;
        list->VtxBuffer[i].pos.y += rest.y;
    }
}

void put(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, ImU32 colour,
         std::string_view text) {
    ImFont* font = look.font(style.weight);
    const float size = font_size(style);
    if (style.spacing == 0.0f) {
        add_text(list, font, size, snapped(x, y), colour, text);
        return;
    }
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = code_point_at(text, at).size;
        const std::string_view letter = text.substr(at, bytes);
        add_text(list, font, size, snapped(x, y), colour, letter);
        x += font->CalcTextSizeA(size, FLT_MAX, 0, letter.data(), letter.data() + letter.size()).x + style.spacing;
        at += bytes;
    }
}

int letter_count(std::string_view text) {
    int count = 0;
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).size) ++count;
    return count;
}

}  // namespace

float text_width(const Look& look, const TextStyle& style, std::string_view text) {
    if (text.empty()) return 0.0f;
    const float plain =
        look.font(style.weight)->CalcTextSizeA(font_size(style), FLT_MAX, 0, text.data(), text.data() + text.size()).x;
    return plain + style.spacing * static_cast<float>(style.spacing == 0.0f ? 0 : letter_count(text));
}

float line_height(const TextStyle& style) { return std::round(style.size * style.line_height); }

float draw_line(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, std::string_view text) {
    const float top = y + (line_height(style) - font_size(style)) * 0.5f;
    put(list, look, style, x, top, style.colour, text);
    const float width = text_width(look, style, text);
    if (style.strike) {
        const float middle = std::round(y + line_height(style) * 0.54f);
        list->AddLine({x, middle}, {x + width, middle}, style.colour, 1.0f);
    }
    return width;
}

float draw_line_fitted(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, float width,
                       std::string_view text) {
    if (text_width(look, style, text) <= width) return draw_line(list, look, style, x, y, text);
    std::string cut(text);
    while (!cut.empty() && text_width(look, style, cut + "…") > width) {
        do cut.pop_back();
        while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0) == 0x80);
        if (!cut.empty() && static_cast<unsigned char>(cut.back()) >= 0xC0) cut.pop_back();
    }
    while (!cut.empty() && cut.back() == ' ') cut.pop_back();
    return draw_line(list, look, style, x, y, cut + "…");
}

void draw_line_haloed(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y,
                      std::string_view text, ImU32 halo, float radius) {
    const float top = y + (line_height(style) - font_size(style)) * 0.5f;
    constexpr float kDiagonal = 0.7071f;
    const float offsets[8][2] = {{1, 0},
                                 {-1, 0},
                                 {0, 1},
                                 {0, -1},
                                 {kDiagonal, kDiagonal},
                                 {-kDiagonal, kDiagonal},
                                 {kDiagonal, -kDiagonal},
                                 {-kDiagonal, -kDiagonal}};
    for (const auto& offset : offsets)
        put(list, look, style, x + offset[0] * radius, top + offset[1] * radius, halo, text);
    put(list, look, style, x, top, style.colour, text);
}

Flow& Flow::text(const TextStyle& style, std::string_view text) {
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
        Word word;
        word.text = std::string(text.substr(at, end - at));
        word.style = style;
        word.width = text_width(look_, style, word.text);
        word.space_before = space_pending_ ? space : 0.0f;
        space_pending_ = false;
        words_.push_back(std::move(word));
        at = end;
    }
    return *this;
}

Flow& Flow::chip(std::string name, std::string_view label) {
    Word word;
    word.text = std::string(label);
    word.style = {Weight::SemiBold, 12, look_.colours->muted, 1.4f, 0, false};
    word.width = std::max(26.0f, text_width(look_, word.style, label) + 2 * kChipPadding);
    word.space_before = words_.empty() ? 0.0f : 6.0f;
    word.chip = std::move(name);
    words_.push_back(std::move(word));
    space_pending_ = true;
    return *this;
}

void Flow::draw_word(ImDrawList* list, const Word& word, float x, float y, float line) {
    if (!word.chip.empty()) {
        const float top = std::round(y + (line - kChipHeight) * 0.5f);
        chips_.push_back({word.chip, {x, top, word.width, kChipHeight}});
        if (!list) return;
        list->AddRectFilled({x, top}, {x + word.width, top + kChipHeight}, look_.colours->chip, 4.0f);
        list->AddRect({x + 0.5f, top + 0.5f}, {x + word.width - 0.5f, top + kChipHeight - 0.5f},
                      look_.colours->hairline, 4.0f);
        const float text_x = x + (word.width - text_width(look_, word.style, word.text)) * 0.5f;
        draw_line(list, look_, word.style, text_x, top + (kChipHeight - line_height(word.style)) * 0.5f, word.text);
        return;
    }
    // Baselines of different sizes meet: Inter's ascent is 0.8 of its ImGui height.
    if (list) draw_line(list, look_, word.style, x, y + (line - line_height(word.style)) * 0.5f, word.text);
}

// An address or a compound longer than a line is broken between letters: nothing runs over the edge.
void Flow::split_words_wider_than(float width) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].width <= width || !words_[i].chip.empty()) continue;
        std::size_t cut = code_point_at(words_[i].text, 0).size;
        while (cut < words_[i].text.size()) {
            const std::size_t next = cut + code_point_at(words_[i].text, cut).size;
            if (text_width(look_, words_[i].style, std::string_view(words_[i].text).substr(0, next)) > width) break;
            cut = next;
        }
        if (cut >= words_[i].text.size()) continue;
        Word rest = words_[i];
        rest.text.erase(0, cut);
        rest.space_before = 0.01f;  // may begin a line
        rest.width = text_width(look_, rest.style, rest.text);
        words_[i].text.resize(cut);
        words_[i].width = text_width(look_, words_[i].style, words_[i].text);
        words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(rest));
    }
}

float Flow::height(float width) const { return Flow(*this).draw(nullptr, 0, 0, width); }

float Flow::draw(ImDrawList* list, float x, float y, float width) {
    chips_.clear();
    split_words_wider_than(std::max(width, 20.0f));
    float top = y;
    for (std::size_t first = 0; first < words_.size();) {
        // Take words as long as they fit; words without a space between them stay together if they can, and so does a
        // citation with the word before it.
        float used = words_[first].width, line = line_height(words_[first].style);
        std::size_t last = first + 1;
        while (last < words_.size()) {
            std::size_t group_end = last + 1;
            float group = words_[last].space_before + words_[last].width;
            while (group_end < words_.size() &&
                   (words_[group_end].space_before == 0.0f || !words_[group_end].chip.empty())) {
                group += words_[group_end].space_before + words_[group_end].width;
                ++group_end;
            }
            if (used + group > width) break;
            for (; last < group_end; ++last) line = std::max(line, line_height(words_[last].style));
            used += group;
        }
        float pen = x;
        for (std::size_t i = first; i < last; ++i) {
            if (i > first) {
                const float gap = words_[i].space_before;
                if (list && words_[i].style.strike && words_[i - 1].style.strike && gap > 0)
                    list->AddLine({pen, std::round(top + line * 0.54f)}, {pen + gap, std::round(top + line * 0.54f)},
                                  words_[i].style.colour);
                pen += gap;
            }
            draw_word(list, words_[i], pen, top, line);
            pen += words_[i].width;
        }
        top += line;
        first = last;
    }
    return top - y;
}

float draw_paragraph(ImDrawList* list, const Look& look, const TextStyle& style, float x, float y, float width,
                     std::string_view text) {
    return Flow(look).text(style, text).draw(list, x, y, width);
}

}  // namespace sourceline
