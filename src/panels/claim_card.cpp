#include "panels/claim_card.h"

#include <utility>

#include "base/letters.h"
#include "panels/claim_words.h"
#include "panels/panels.h"

namespace sourceline {

namespace {

// Who told it, when, and what became of it, with the number of its source. Only what is told can be named: by what was
// known then, nobody had yet said anything else.
void foot(Column& column, Ref<Claim> ref) {
    const PanelInput& in = column.in;
    const Claim& claim = in.story.at(ref);
    Flow flow(in.look);
    const TextStyle muted = in.look.small_muted();
    TextStyle accent = muted;
    accent.colour = in.colours().accent_text;
    FrameText text = isolated(in.text(in.story.at(in.story.at(claim.actor).party).name));
    if (says_via(in, claim)) text += " · " + FrameText(in.words().via) + " " + isolated(in.text(claim.via));
    text += " · " + said_note(in, ref, Wording::AsInDocument);
    flow.text(muted, text);
    if (claim.assessment)
        flow.text(muted, " · " + FrameText(in.words().assessments[static_cast<int>(*claim.assessment)]));
    flow.chip(FrameText("citation:") + claim.id, in_digits(in.source_number(claim.source)));
    const char* between = " ";
    if (claim.supersedes && in.told.claims[claim.supersedes->index])
        flow.text(accent, std::exchange(between, " · ") + FrameText(in.words().replaces));
    const std::pair<std::optional<Ref<Claim>>, const char*> links[] = {{claim.disputes, in.words().disputes},
                                                                       {claim.supports, in.words().supports}};
    for (const auto& [other, how] : links)
        if (other && in.told.claims[other->index]) {
            flow.text(accent, std::exchange(between, " · ") + FrameText(how) + ": " +
                                  isolated(in.text(in.story.at(in.story.at(*other).actor).name)));
        }
    if (in.told.replaced[ref.index]) flow.text(accent, between + FrameText(in.words().replaced));
    column.set_cited(flow, {ref});
}

// The quote as it may be put into another text: never without its speaker and its source.
FrameText attributed_quote(const PanelInput& in, const Claim& claim) {
    const Actor& actor = in.story.at(claim.actor);
    const Source& source = in.story.at(claim.source);
    FrameText speaker = in.text(actor.name);
    if (!in.text(actor.role).empty()) speaker += ", " + FrameText(in.text(actor.role));
    FrameText text = words_after_name(in.state.language, speaker, claim);
    text += " — “" + FrameText(in.text(source.title)) + "”";
    if (source.publisher) text += ", " + FrameText(in.text(*source.publisher));
    if (source.published) text += ", " + date_text_amid(in.state.language, *source.published, in.story.utc_offset);
    if (!source.url.empty()) text += ", " + source.url;
    return text;
}

void copy_button(Column& column, const Claim& claim) {
    const PanelInput& in = column.in;
    const Rect rect{column.x + column.width - 30, column.y - 2, 26, 24};
    const Press state = press(in, column.out, FrameText("copy:") + claim.id, rect);
    draw_icon(column.list, Icon::Copy, rect.x + 13, rect.y + 12, 11,
              state.hovered ? in.colours().ink : with_alpha(in.colours().muted, 0.75f));
    if (state.pressed) column.out.copies.push_back(attributed_quote(in, claim));
}

}  // namespace

void claim_card(Column& column, Ref<Claim> ref, CardOf card) {
    const PanelInput& in = column.in;
    const Claim& claim = in.story.at(ref);
    const Actor& actor = in.story.at(claim.actor);
    const float top = column.y;
    copy_button(column, claim);
    Column inner = column.indented(16), name = inner;
    name.width -= 36;  // beside the button
    Flow speaker(in.look);
    if (card == CardOf::SameStatement)
        speaker.text(in.look.small_muted(), in.words().same_statement);
    else
        speaker.text(in.look.strong(), in.text(actor.name)).text(in.look.muted(), " " + FrameText(in.text(actor.role)));
    name.set(speaker, 3);
    inner.skip_to(name);
    if (claim.voice == Voice::Reported) inner.paragraph(in.look.small_muted(), in.words().document_reports);
    TextStyle words = claim.voice == Voice::Direct ? in.look.quote() : in.look.body();
    words.language = in.story.at(claim.source).language;
    inner.paragraph(words, words_as_they_stand(claim));
    for (std::uint32_t i = 0; i < in.story.checks.size(); ++i) {
        if (in.story.checks[i].claim != ref) continue;
        inner.skip(2);
        measured_lines(inner, {i});
    }
    inner.skip(3);
    foot(inner, ref);
    column.skip_to(inner);
    column.party_bar(actor.party, column.x, top + 2, column.y - 1);
}

// Its height is known once it is drawn.
void lit_claim_card(Column& column, Ref<Claim> ref, CardOf card) {
    open_at(column.y, 0.3f);
    ImDrawList* list = column.list;
    list->ChannelsSplit(2);
    list->ChannelsSetCurrent(1);
    const float top = column.y;
    claim_card(column, ref, card);
    list->ChannelsSetCurrent(0);
    list->AddRectFilled({column.x - 8, top - 8}, {column.x + column.width + 8, column.y + 8}, column.colours().note, 8);
    list->ChannelsMerge();
}

}  // namespace sourceline
