#include <algorithm>

#include "base/text.h"
#include "panels/claim_words.h"
#include "panels/panels.h"
#include "panels/widgets.h"
#include "story/query.h"

namespace sourceline {

namespace {

std::string particulars(const PanelInput& in, const Source& source) {
    const Strings& words = in.words();
    std::string text = source.publisher ? std::string(in.text(*source.publisher)) : words.publisher_not_stated;
    text += " · ";
    text += source.published
                ? long_date(in.state.language, civil_from_instant(source.published->start, in.story.utc_offset))
                : std::string(words.date_not_stated);
    if (source.language == "en" || source.language == "uk" || source.language == "ru")
        text += " · " + std::string(words.language_names[source.language == "en"   ? 0
                                                         : source.language == "uk" ? 1
                                                                                   : 2]);
    else if (!source.language.empty())
        text += " · " + source.language;
    if (source.status) text += " · " + std::string(words.statuses[static_cast<int>(*source.status)]);
    return text;
}

float link_row(const PanelInput& in, PanelOutput& out, const Source& source, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    TextStyle style = in.look.body();
    if (source.url.empty() && source.archived_url.empty())
        return draw_paragraph(list, in.look, in.look.small_muted(), x, y, width, in.words().link_not_stated);
    const std::string& url = source.url.empty() ? source.archived_url : source.url;
    style.colour = in.colours().accent_text;
    const std::string label = std::string(in.words().open_link) + " ↗";
    const float text = text_width(in.look, style, label);
    const Press state = press(in, out, "link:" + source.id, {x, y, text, line_height(style)});
    draw_line(list, in.look, style, x, y, label);
    if (state.hovered)
        list->AddRectFilled({x, y + line_height(style) - 2}, {x + text, y + line_height(style) - 1}, style.colour);
    if (state.pressed) out.links.push_back(url);
    return line_height(style);
}

float resting_claims(const PanelInput& in, PanelOutput& out, Ref<Source> ref, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float top = y;
    const std::vector<Ref<Claim>> claims = claims_of(in.story, ref);
    TextStyle count = in.look.capitals();
    y += draw_paragraph(list, in.look, count, x, y, width,
                        upper_case(count_claims(in.state.language, static_cast<int>(claims.size())) + " " +
                                   in.words().claims_that_rest)) +
         6;
    for (const Ref<Claim> claim_ref : claims) {
        if (!is_told(in, claim_ref)) continue;
        const Claim& claim = in.story.at(claim_ref);
        const Actor& actor = in.story.at(claim.actor);
        Flow row(in.look);
        TextStyle name{Weight::SemiBold, 14, in.colours().ink, 1.38f, 0, false},
            quote{Weight::Regular, 14, in.colours().ink, 1.38f, 0, false};
        row.text(name, in.text(actor.name))
            .text(quote, (claim.voice == Voice::Direct ? " " : " — ") + words_as_they_stand(claim));
        const float height = row.height(width - 14);
        const Press state = press(in, out, "source-claim:" + claim.id, {x, y, width, height + 8});
        const bool here = in.state.claim == claim_ref;
        if (state.hovered || here)
            list->AddRectFilled({x - 6, y}, {x + width + 6, y + height + 8}, in.colours().note, 6);
        list->AddRectFilled({x, y + 6}, {x + 4, y + height + 2}, colour_from_rgb(in.party_rgb(actor.party)), 2);
        row.draw(list, x + 14, y + 4, width - 14);
        if (state.pressed) out.commands.push_back(ShowClaim{claim_ref});
        y += height + 10;
    }
    return y - top;
}

float source_entry(const PanelInput& in, PanelOutput& out, Ref<Source> ref, float x, float y, float width) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Source& source = in.story.at(ref);
    const float top = y, indent = 34, inner = x + indent, inner_width = width - indent;
    const std::string number = std::to_string(in.source_number(ref));
    const TextStyle number_style{Weight::SemiBold, 13, in.colours().paper, 1.3f, 0, false};
    const bool chosen = in.state.source == ref;
    list->AddRectFilled({x, y + 1}, {x + 24, y + 23}, chosen ? in.colours().accent_text : in.colours().ink, 5);
    draw_line(list, in.look, number_style, x + 12 - text_width(in.look, number_style, number) * 0.5f,
              y + 12 - line_height(number_style) * 0.5f, number);
    TextStyle title{Weight::SemiBold, 16, in.colours().ink, 1.32f, 0, false};
    Flow heading(in.look);
    heading.text(title, in.text(source.title));
    const float heading_height = heading.draw(list, inner, y, inner_width);
    press(in, out, "source:" + source.id, {x, y, width, heading_height});
    y += heading_height + 3;
    y += draw_paragraph(list, in.look, in.look.small_muted(), inner, y, inner_width, particulars(in, source)) + 2;
    if (source.credit)
        y += draw_paragraph(list, in.look, in.look.small_muted(), inner, y, inner_width, in.text(*source.credit)) + 2;
    y += link_row(in, out, source, inner, y, inner_width) + 14;
    y += resting_claims(in, out, ref, x, y, width);
    return y - top;
}

}  // namespace

void sources_view(const PanelInput& in, PanelOutput& out, Rect area) {
    // Following a citation opens the list at its source: a scroll position of its own for each.
    const std::string name = "sources-view:" + (in.state.source ? in.story.at(*in.state.source).id : std::string());
    begin_area(name.c_str(), area, in.colours().paper, Scroll::Yes);
    if (touch_scroll()) out.animating = true;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float x = area.x + in.layout.margin - 1, width = area.width - 2 * in.layout.margin + 2;
    float y = area.y + 16 - ImGui::GetScrollY();
    for (std::uint32_t i = 0; i < in.story.sources.size(); ++i) {
        if (i > 0) {
            hairline(list, in.colours(), x, y + 6, width);
            y += 22;
        }
        if (in.state.source == Ref<Source>{i} && ImGui::IsWindowAppearing())
            ImGui::SetScrollFromPosY(y - ImGui::GetWindowPos().y - 8, 0.0f);
        y += source_entry(in, out, {i}, x, y, width);
    }
    ImGui::SetCursorScreenPos({x, y + 8});
    ImGui::Dummy({1, 1});
    fade_upper_edge(in, area);
    ImGui::End();
}

}  // namespace sourceline
