// How to read the map: colour says whose claim, shape what kind, fill how it stands.
#include <algorithm>

#include "base/letters.h"
#include "panels/column.h"
#include "panels/panels.h"
#include "panels/symbol_glyphs.h"
#include "panels/widgets.h"
#include "story/kinds.h"

namespace sourceline {

namespace {

void legend_row(Column& column, ImU32 colour, SymbolFill fill, std::string_view text, ImU32 second = 0) {
    draw_swatch(column.list, column.x, column.y + 3, fill, colour, second == 0 ? colour : second);
    Column words = column.indented(24);
    words.paragraph(column.look().body(), text);
    column.skip(std::max(20.0f, words.height_since(column.y)) + 4);
}

// Two to a line: there are many.
void kind_rows(Column& column) {
    const PanelInput& in = column.in;
    constexpr float kRow = 26.0f;
    const float half = column.width * 0.5f;
    int shown = 0;
    for (int i = 0; i < kind_count(in.story); ++i) {
        const AnyKind kind = AnyKind::numbered(i);
        if (!has_kind(in.story, kind)) continue;
        const int row = shown / 2;
        const float left = column.x + static_cast<float>(shown % 2) * half,
                    top = column.y + static_cast<float>(row) * kRow;
        draw_symbol(column.list, in.look, symbol_of(in.story, kind), left + 10, top + 10, in.colours().muted);
        draw_line_fitted(column.list, in.look, in.look.body(), left + 26, top, half - 30, kind_name(in, kind));
        ++shown;
    }
    const int rows = (shown + 1) / 2;
    column.skip(static_cast<float>(rows) * kRow);
}

}  // namespace

FrameText kind_name(const PanelInput& in, AnyKind kind) {
    const auto own = kind.own();
    return own ? isolated(in.text(in.story.at(*own).name)) : FrameText(in.words().event_kinds[kind.number()]);
}

void legend(Column& column) {
    const PanelInput& in = column.in;
    const Strings& words = in.words();
    column.caption(words.legend_parties);
    for (std::uint32_t i = 0; i < in.story.parties.size(); ++i)
        legend_row(column, colour_from_rgb(in.party_rgb({i})), SymbolFill::Solid,
                   isolated(in.text(in.story.parties[i].name)));
    const auto party_colour = [&](std::uint32_t i) { return colour_from_rgb(in.party_rgb({i})); };
    if (in.story.parties.size() > 1)
        legend_row(column, party_colour(0), SymbolFill::Solid, words.legend_two, party_colour(1));
    if (in.story.parties.size() > 2) legend_row(column, in.colours().ink, SymbolFill::Solid, words.legend_more);
    column.skip(12);
    column.caption(words.symbol_kinds);
    kind_rows(column);
    column.skip(12);
    column.caption(words.legend_standing);
    legend_row(column, in.colours().muted, SymbolFill::Hollow, words.legend_claimed);
    legend_row(column, in.colours().muted, SymbolFill::Solid, words.legend_supported);
    legend_row(column, in.colours().muted, SymbolFill::Hatched, words.legend_contested);
    column.skip(12);
    column.caption(words.legend_marks);
    const bool shows_nights = !timeline_nights(in).empty();
    for (const char* mark : {words.legend_vague, words.legend_past, words.legend_badge, words.legend_dots,
                             words.legend_region, words.legend_ring, words.legend_night})
        if ((mark != words.legend_night || shows_nights) && (mark != words.legend_dots || in.scene.most_in_dot > 0))
            column.paragraph(in.look.body(), mark, 4);
}

}  // namespace sourceline
