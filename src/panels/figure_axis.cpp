#include "panels/figure_axis.h"

#include <algorithm>
#include <cmath>

#include "base/letters.h"
#include "base/text.h"

namespace sourceline {

namespace {

constexpr float kFigureDot = 5.0f, kFigureGap = 11.0f, kFoot = 24.0f;

// Figures as places on the axis, with room at its ends for what reaches on.
struct FigureScale {
    double first = 0, last = 0;
    float x = 0, width = 0;
    float at(double value) const {
        return x + width * static_cast<float>(std::clamp((value - first) / (last - first), 0.0, 1.0));
    }
};
FigureScale scale_of(const Story& story, const FigureKind& kind, float x, float width) {
    double least = INFINITY, most = -INFINITY;
    bool changes = false;  // then words stand to the right: the arrow comes from the left
    for (const Answer& answer : kind.answers) {
        const Quantity& quantity = *story.at(answer.claim).quantity;
        changes |= story.at(answer.claim).supersedes.has_value();
        least = std::min(least, quantity.min);
        most = std::max(most, quantity.max);
    }
    const double span = most > least ? most - least : std::max(1.0, std::fabs(most) * 0.1);
    const double first = least - 0.25 * span;
    return {least >= 0 ? std::max(0.0, first) : first, most + (changes ? 1.0 : 0.5) * span, x, width};
}

// An answer's line: its words beside its mark, on the side where they fit in fewer lines.
struct Row {
    Flow words;
    Vec2 mark;  // of the figure, or of its least
    float to_x = 0, words_x = 0, words_width = 0, top = 0, height = 0;
};
Row row_of(const PanelInput& in, const Answer& answer, const FigureScale& scale, float y) {
    const Claim& claim = in.story.at(answer.claim);
    TextStyle name = in.look.small_muted(), figure = name;
    name.colour = in.colours().ink;
    figure.weight = Weight::SemiBold;
    figure.colour = answer.replaced ? in.colours().muted : in.colours().ink;
    const FrameText speaker = isolated(in.text(in.story.at(claim.actor).name)) + ": ",
                    stated = figure_text(in, *claim.quantity);
    Row row{Flow(in.look), {}, 0, 0, 0, 0, 0};
    row.words.text(name, speaker).text(figure, stated);
    const float from = scale.at(claim.quantity->min), end = scale.x + scale.width;
    row.to_x = scale.at(claim.quantity->max);
    const float right = end - row.to_x - kFigureGap, left = from - kFigureGap - scale.x;
    const float one_line = text_width(in.look, name, speaker) + text_width(in.look, figure, stated) + 1;
    const bool to_the_right = right >= one_line || (left < one_line && right >= left);
    row.words_width = std::max(std::min(one_line, to_the_right ? right : left), 40.0f);
    row.words_x = to_the_right ? row.to_x + kFigureGap : from - kFigureGap - row.words_width;
    row.top = y;
    row.height = row.words.height(row.words_width) + 8;
    row.mark = {from, y + row.height * 0.5f};
    return row;
}

void draw_reach(ImDrawList* list, Vec2 from, float to_x, ImU32 colour) {
    const float way = to_x > from.x ? 1.0f : -1.0f;
    list->AddLine({from.x, from.y}, {to_x - 4 * way, from.y}, colour, 1.5f);
    fill_triangle(list, {to_x, from.y}, {to_x - 6 * way, from.y - 3.5f}, {to_x - 6 * way, from.y + 3.5f}, colour);
}

// A dot is the figure itself, a hollow one no longer stands, a bar is a range, an arrow reaches on, a soft edge is
// about.
void draw_mark(const Column& column, const Answer& answer, const Row& row) {
    ImDrawList* list = column.list;
    const Claim& claim = column.in.story.at(answer.claim);
    const ImU32 colour = colour_from_rgb(column.in.party_rgb(column.in.story.at(claim.actor).party));
    const Bound bound = claim.quantity->bound;
    const ImVec2 from{row.mark.x, row.mark.y}, to{row.to_x, row.mark.y};
    if (bound == Bound::AtLeast || bound == Bound::MoreThan)
        draw_reach(list, {to.x, to.y}, to.x + kFigureGap - 1, colour);
    else if (bound == Bound::AtMost)
        draw_reach(list, row.mark, from.x - kFigureGap + 1, colour);
    else if (bound == Bound::About)
        list->AddLine({from.x - kFigureGap + 2, from.y}, {to.x + kFigureGap - 2, to.y}, with_alpha(colour, 0.35f),
                      2 * kFigureDot);
    if (to.x > from.x) list->AddLine(from, to, colour, 4.0f);
    for (const ImVec2& end : {from, to}) {
        list->AddCircleFilled(end, kFigureDot, answer.replaced ? column.colours().paper : colour);
        if (answer.replaced) list->AddCircle(end, kFigureDot - 0.75f, colour, 0, 1.5f);
    }
}

// From an answer to the one that has replaced it.
void draw_change(const Column& column, Vec2 from, Vec2 to) {
    const float length = std::hypot(to.x - from.x, to.y - from.y);
    if (length < 4 * kFigureDot) return;
    const Vec2 along{(to.x - from.x) / length, (to.y - from.y) / length};
    const ImVec2 tip{to.x - along.x * (kFigureDot + 2), to.y - along.y * (kFigureDot + 2)};
    const ImVec2 end{tip.x - along.x * 6, tip.y - along.y * 6};
    const ImU32 colour = column.colours().muted;
    column.list->AddLine({from.x + along.x * (kFigureDot + 1), from.y + along.y * (kFigureDot + 1)}, end, colour, 1.5f);
    fill_triangle(column.list, tip, {end.x - along.y * 3.5f, end.y + along.x * 3.5f},
                  {end.x + along.y * 3.5f, end.y - along.x * 3.5f}, colour);
}

// The line with the number of each figure, as far as they do not touch.
void draw_axis(Column& column, const FigureKind& kind, const FigureScale& scale) {
    const PanelInput& in = column.in;
    column.list->AddLine({scale.x, column.y + 0.5f}, {scale.x + scale.width, column.y + 0.5f}, in.colours().hairline);
    FrameList<double> figures;
    for (const Answer& answer : kind.answers)
        for (const double value : {in.story.at(answer.claim).quantity->min, in.story.at(answer.claim).quantity->max})
            figures.push_back(value);
    std::sort(figures.begin(), figures.end());
    const TextStyle style = in.look.small_muted();
    float free = scale.x - 20;
    for (const double value : figures) {
        const FrameText number = number_text(value);
        const float width = text_width(in.look, style, number), x = scale.at(value);
        if (x - width * 0.5f < free) continue;
        draw_line(column.list, in.look, style, x - width * 0.5f, column.y + 3, number);
        free = x + width * 0.5f + 4;
    }
    column.skip(kFoot);
}

}  // namespace

FrameText number_text(double value) {
    return value == static_cast<double>(static_cast<long long>(value))
               ? frame_format("%lld", static_cast<long long>(value))
               : frame_format("%g", value);
}

FrameText figure_text(const PanelInput& in, const Quantity& quantity) {
    FrameText number = number_text(quantity.min);
    if (quantity.max > quantity.min) number += "–" + number_text(quantity.max);
    number = filled(in.words().bounds[static_cast<int>(quantity.bound)], number);
    return quantity.unit.empty() ? number : number + " " + quantity.unit;
}

void figure_axis(Column& column, const FigureKind& kind) {
    const PanelInput& in = column.in;
    const FigureScale scale = scale_of(in.story, kind, column.x + kFigureDot, column.width - 2 * kFigureDot);
    column.paragraph(in.look.small_muted(), in.text(in.story.at(kind.answers[0].claim).quantity->named), 2);
    FrameList<Row> rows;
    for (const Answer& answer : kind.answers) {
        rows.push_back(row_of(in, answer, scale, column.y));
        column.skip(rows.back().height);
    }
    for (const Row& row : rows)
        for (const float x : {row.mark.x, row.to_x})
            column.list->AddLine({x, row.mark.y}, {x, column.y}, with_alpha(in.colours().muted, 0.45f), 1.0f);
    // Under the words.
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (const auto& earlier = in.story.at(kind.answers[i].claim).supersedes)
            for (std::size_t j = 0; j < rows.size(); ++j)
                if (kind.answers[j].claim == *earlier) draw_change(column, rows[j].mark, rows[i].mark);
    for (Row& row : rows) {
        const ImU32 paper = in.colours().paper;
        column.list->AddRectFilled({row.words_x - 2, row.top + 2},
                                   {row.words_x + row.words_width, row.top + row.height - 2}, with_alpha(paper, 0.85f));
        row.words.draw(column.list, row.words_x, row.top + 4, row.words_width);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) draw_mark(column, kind.answers[i], rows[i]);
    draw_axis(column, kind, scale);
}

}  // namespace sourceline
