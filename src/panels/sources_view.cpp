#include <algorithm>
#include <vector>

#include "base/letters.h"
#include "base/stable_sort.h"
#include "base/url.h"
#include "panels/claim_words.h"
#include "panels/column.h"
#include "panels/long_list.h"
#include "panels/panels.h"
#include "panels/views.h"
#include "story/query.h"

namespace sourceline {

namespace {

FrameText particulars(const PanelInput& in, const Source& source) {
    const Strings& words = in.words();
    FrameText text = source.publisher ? isolated(in.text(*source.publisher)) : words.publisher_not_stated;
    text += " · ";
    text += source.published ? date_text(in.state.language, *source.published, in.story.utc_offset)
                             : FrameText(words.date_not_stated);
    if (!source.language.empty()) text += " · " + name_of_language(in.state.language, source.language);
    if (source.status) text += " · " + FrameText(words.source_statuses[static_cast<int>(*source.status)]);
    if (source.retrieved)
        text += " · " +
                filled(words.retrieved_on, date_text_amid(in.state.language, *source.retrieved, in.story.utc_offset));
    return text;
}

float link_width(const Look& look, std::string_view label) { return text_width(look, look.body(), label); }

// Returns the width taken.
float link(Column& column, std::string_view name, std::string_view label, std::string_view url, float x) {
    const PanelInput& in = column.in;
    TextStyle style = in.look.body();
    style.colour = in.colours().accent_text;
    const float y = column.y, width = link_width(in.look, label), height = line_height(style);
    const Press state = press(in, column.out, name, {x, y, width, height});
    draw_line(column.list, in.look, style, x, y, label);
    if (state.hovered) column.list->AddRectFilled({x, y + height - 2}, {x + width, y + height - 1}, style.colour);
    if (state.pressed) column.out.links.emplace_back(url);
    return width;
}

// To the source and to its archived copy: beside each other where there is room.
void link_row(Column& column, const Source& source) {
    const PanelInput& in = column.in;
    if (source.url.empty() && source.archived_url.empty())
        return column.paragraph(in.look.small_muted(), in.words().link_not_stated);
    const float line = line_height(in.look.body());
    float x = column.x;
    if (!source.url.empty())
        x += link(column, FrameText("link:") + source.id, FrameText(in.words().open_link) + " ↗", source.url, x) + 20;
    if (!source.archived_url.empty()) {
        const FrameText label = FrameText(in.words().archived_copy) + " ↗";
        if (x + link_width(in.look, label) > column.x + column.width) {
            x = column.x;
            // On a phone each needs room for a thumb.
            column.skip(std::max(line, in.layout.form == Form::Phone ? in.layout.min_target : 0.0f));
        }
        link(column, FrameText("archive:") + source.id, label, source.archived_url, x);
    }
    column.skip(line);
}

// Where the browser knows text fragments, the address opens at the words. An ellipsis is not in the document.
std::string address_of_words(const Source& source, const Claim& claim) {
    return at_text(source.url, std::string_view(claim.quote).substr(0, claim.quote.find(" […]")));
}

// Lit up where its citation was followed.
void resting_claim(Column& column, Ref<Claim> ref) {
    const PanelInput& in = column.in;
    const float x = column.x, y = column.y, width = column.width;
    const Claim& claim = in.story.at(ref);
    const Actor& actor = in.story.at(claim.actor);
    Flow row(in.look);
    const TextStyle name = in.look.sized(Weight::SemiBold, 14, in.colours().ink, 1.38f);
    TextStyle quote = in.look.sized(Weight::Regular, 14, in.colours().ink, 1.38f);
    quote.language = in.story.at(claim.source).language;
    row.text(name, in.text(actor.name))
        .text(quote, (claim.voice == Voice::Direct ? " " : " — ") + words_as_they_stand(claim));
    const Source& source = in.story.at(claim.source);
    const bool lit = in.state.cited == ref, has_link = lit && !source.url.empty();
    if (lit) open_at(y - 8, 0.25f);
    const float height = row.height(width - 14);
    const Press state = press(in, column.out, FrameText("source-claim:") + claim.id, {x, y, width, height + 8});
    const float link_height =
        has_link
            ? std::max(line_height(in.look.body()), in.layout.form == Form::Phone ? in.layout.min_target : 0.0f) + 4
            : 0.0f;
    if (state.hovered || lit)
        column.list->AddRectFilled({x - 6, y}, {x + width + 6, y + height + 8 + (lit ? link_height : 0.0f)},
                                   in.colours().note, 6);
    column.party_bar(actor.party, x, y + 6, y + height + 2);
    row.draw(column.list, x + 14, y + 4, width - 14);
    if (state.pressed) column.out.commands.push_back(ShowClaim{ref});
    column.skip(height + 10);
    if (!has_link) return;
    Column inner = column.indented(14);
    link(inner, FrameText("words:") + claim.id, FrameText(in.words().open_at_words) + " ↗",
         address_of_words(source, claim), inner.x);
    column.skip(link_height);
}

void resting_claims(Column& column, LongList& rows, Ref<Source> ref) {
    const PanelInput& in = column.in;
    FrameList<Ref<Claim>> claims;
    for (const Ref<Claim> claim : claims_of(in.story, ref))
        if (is_told_by(in.story, in.state.lens, claim)) claims.push_back(claim);
    column.caption(count_claims(in.state.language, static_cast<int>(claims.size())) + " " +
                   in.words().claims_that_rest);
    for (const Ref<Claim> claim : claims) {
        if (!is_told(in, claim)) continue;
        const bool is_opened_at = in.state.cited == claim && ImGui::IsWindowAppearing();
        if (!rows.begins(claim.index, is_opened_at ? RowSet::Always : RowSet::InSight)) continue;
        resting_claim(column, claim);
        rows.ends();
    }
}

// In a dark square: the number under which the source is cited.
void source_number(const Column& column, Ref<Source> ref) {
    const PanelInput& in = column.in;
    const float x = column.x, y = column.y;
    const FrameText number = in_digits(in.source_number(ref));
    const float side = 24 * in.look.letters;
    const TextStyle style = in.look.sized(Weight::SemiBold, 13, in.colours().paper, 1.3f);
    const bool chosen = in.state.source == ref;
    column.list->AddRectFilled({x, y + 1}, {x + side, y + side - 1},
                               chosen ? in.colours().accent_text : in.colours().ink, 5);
    draw_line(column.list, in.look, style, x + (side - text_width(in.look, style, number)) * 0.5f,
              y + side * 0.5f - line_height(style) * 0.5f, number);
}

void source_head(Column& column, Ref<Source> ref) {
    const PanelInput& in = column.in;
    const Source& source = in.story.at(ref);
    source_number(column, ref);
    const float top = column.y;
    Column inner = column.indented(24 * in.look.letters + 10);
    inner.paragraph(in.look.sized(Weight::SemiBold, 16, in.colours().ink, 1.32f), in.text(source.title));
    press(in, column.out, FrameText("source:") + source.id, {column.x, top, column.width, inner.height_since(top)});
    inner.skip(3);
    inner.paragraph(in.look.small_muted(), particulars(in, source), 2);
    if (source.credit) inner.paragraph(in.look.small_muted(), in.text(*source.credit), 2);
    link_row(inner, source);
    inner.skip(14);
    column.skip_to(inner);
}

// What has been changed since the story first appeared, the latest first.
void corrections(Column& column) {
    const PanelInput& in = column.in;
    if (in.story.changes.empty()) return;
    FrameList<const Change*> changes;
    for (const Change& change : in.story.changes) changes.push_back(&change);
    stable_sort(changes, [](const Change* a, const Change* b) { return a->date.start > b->date.start; });
    column.skip(6);
    column.rule(16);
    column.caption(in.words().corrections);
    // They tell of what the story says at its end.
    if (in.state.lens.clock == Clock::Known && in.state.lens.time < in.story.end)
        return column.paragraph(in.look.muted(), in.words().corrections_later, 10);
    for (const Change* change : changes) {
        column.paragraph(in.look.small_muted(), date_text(in.state.language, change->date, in.story.utc_offset));
        Flow text(in.look);
        text.text(in.look.body(), in.text(change->text));
        const FrameText note = language_note(in, change->text);
        if (!note.empty()) text.text(in.look.small_muted(), " (" + note + ")");
        column.set(text, 10);
    }
}

}  // namespace

void sources_view(const PanelInput& in, PanelOutput& out, Rect area) {
    // Following a citation opens the list at its source and claim: a scroll position of its own for each.
    FrameText name =
        FrameText("sources-view:") + (in.state.source ? FrameText(in.story.at(*in.state.source).id) : FrameText());
    if (in.state.cited) name += ":" + in.story.at(*in.state.cited).id;
    ScrollView view(in, out, name, area, 16);
    Column& column = view.column;
    constexpr float kUsual_px = 60.0f;
    const std::size_t claims = in.story.claims.size(), sources = in.story.sources.size();
    LongList rows(column, "sources", claims + sources, claims + sources, kUsual_px);
    for (std::uint32_t i = 0; i < sources; ++i) {
        if (i > 0) {
            column.skip(6);
            column.rule(16);
        }
        if (in.state.source == Ref<Source>{i}) open_at(column.y - 8, 0.0f);
        if (rows.begins(claims + i)) {
            source_head(column, {i});
            rows.ends();
        }
        resting_claims(column, rows, {i});
    }
    corrections(column);
}

}  // namespace sourceline
