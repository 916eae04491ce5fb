// How to read the map: colour says whose claim, shape what kind, fill how it stands.
#include <algorithm>

#include "base/text.h"
#include "panels/panels.h"
#include "panels/symbol_glyphs.h"
#include "panels/widgets.h"
#include "story/query.h"

namespace sourceline {

namespace {

float legend_row(const PanelInput& in, float x, float y, float width, ImU32 colour, SymbolFill fill,
                 std::string_view text) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Rect box{x, y + 3, 14, 14};
    if (fill == SymbolFill::Solid)
        list->AddRectFilled({box.x, box.y}, {box.right(), box.bottom()}, colour, 4);
    else
        list->AddRect({box.x + 1, box.y + 1}, {box.right() - 1, box.bottom() - 1}, colour, 4, 0, 2.0f);
    if (fill == SymbolFill::Hatched)
        for (float at = 4; at <= 10; at += 3)
            list->AddLine({box.x + at - 2, box.bottom() - 2}, {box.x + at + 2, box.y + 2}, colour, 1.2f);
    return std::max(20.0f, draw_paragraph(list, in.look, in.look.body(), x + 24, y, width - 24, text)) + 4;
}

// Two to a line: there are many.
float kind_rows(const PanelInput& in, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    constexpr float kRow = 26.0f;
    const float column = width * 0.5f;
    int shown = 0;
    for (int i = 0; i < kEventKindCount; ++i) {
        const auto kind = static_cast<EventKind>(i);
        if (!has_kind(in.story, kind)) continue;
        const float left = x + static_cast<float>(shown % 2) * column, top = y + static_cast<float>(shown / 2) * kRow;
        draw_symbol(list, in.look, kind, left + 10, top + 10, in.colours().muted);
        draw_line_fitted(list, in.look, in.look.body(), left + 26, top, column - 30, in.words().event_kinds[i]);
        ++shown;
    }
    return static_cast<float>((shown + 1) / 2) * kRow;
}

}  // namespace

float legend(const PanelInput& in, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y;
    const Strings& words = in.words();
    y += draw_paragraph(list, in.look, in.look.capitals(), x, y, width, upper_case(words.legend_parties)) + 6;
    for (std::uint32_t i = 0; i < in.story.parties.size(); ++i)
        y += legend_row(in, x, y, width, colour_from_rgb(in.party_rgb({i})), SymbolFill::Solid,
                        in.text(in.story.parties[i].name));
    y += 12;
    y += draw_paragraph(list, in.look, in.look.capitals(), x, y, width, upper_case(words.symbol_kinds)) + 6;
    y += kind_rows(in, x, y, width);
    y += 12;
    y += draw_paragraph(list, in.look, in.look.capitals(), x, y, width, upper_case(words.legend_standing)) + 6;
    y += legend_row(in, x, y, width, in.colours().muted, SymbolFill::Hollow, words.legend_claimed);
    y += legend_row(in, x, y, width, in.colours().muted, SymbolFill::Solid, words.legend_confirmed);
    y += legend_row(in, x, y, width, in.colours().muted, SymbolFill::Hatched, words.legend_contested);
    y += 12;
    y += draw_paragraph(list, in.look, in.look.capitals(), x, y, width, upper_case(words.legend_marks)) + 6;
    for (const char* mark :
         {words.legend_vague, words.legend_past, words.legend_ring, words.legend_region, words.legend_night})
        y += draw_paragraph(list, in.look, in.look.body(), x, y, width, mark) + 4;
    return y - top;
}

}  // namespace sourceline
