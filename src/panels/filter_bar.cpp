// The lens by party, search, and filters by kind of event and by speaker.
#include <algorithm>

#include "panels/column.h"
#include "panels/panels.h"
#include "panels/widgets.h"
#include "story/kinds.h"

namespace sourceline {

namespace {

constexpr float kChipGap = 6.0f;

// Sets pills one after the other and breaks the line where one would run over.
class PillRow {
  public:
    explicit PillRow(Column& column)
        : in_(column.in),
          out_(column.out),
          left_(column.x),
          right_(column.x + column.width),
          x_(column.x),
          y_(column.y) {}

    bool add(std::string_view name, std::string_view label, ImU32 colour, Chosen chosen) {
        const float height = pill_height(in_), width = std::min(pill_width(in_, label), right_ - left_);
        if (x_ > left_ && x_ + width > right_) {
            x_ = left_;
            y_ += height + kChipGap;
        }
        const bool pressed = pill(in_, out_, name, label, colour, chosen, x_, y_, width);
        x_ += width + kChipGap;
        return pressed;
    }
    float bottom() const { return y_ + pill_height(in_); }

  private:
    const PanelInput& in_;
    PanelOutput& out_;
    float left_, right_, x_, y_;
};

Chosen chosen_if(bool is) { return is ? Chosen::Yes : Chosen::No; }

void party_lens(Column& column) {
    const PanelInput& in = column.in;
    PanelOutput& out = column.out;
    PillRow row(column);
    if (row.add("party:", in.words().all, in.colours().ink, chosen_if(!in.state.lens.party)))
        out.commands.push_back(SetParty{});
    for (std::uint32_t i = 0; i < in.story.parties.size(); ++i) {
        const Ref<Party> party{i};
        if (row.add(FrameText("party:") + in.story.at(party).id, in.text(in.story.at(party).name),
                    colour_from_rgb(in.party_rgb(party)), chosen_if(in.state.lens.party == party)))
            out.commands.push_back(SetParty{in.state.lens.party == party ? std::nullopt : std::optional(party)});
    }
    column.y = row.bottom();
}

// Draws the choices; a press shuts them, so that what was found is seen.
void filter_choices(Column& column, bool& open) {
    const PanelInput& in = column.in;
    PanelOutput& out = column.out;
    column.caption(in.words().kinds_of_event, 4);
    PillRow kinds(column);
    for (int i = 0; i < kind_count(in.story); ++i) {
        const AnyKind kind = AnyKind::numbered(i);
        if (!has_kind(in.story, kind)) continue;
        const bool chosen = in.state.lens.filter.kind == kind;
        if (kinds.add(FrameText("kind:") + in_digits(i), kind_name(in, kind), in.colours().ink, chosen_if(chosen)))
            out.commands.push_back(SetKindFilter{chosen ? std::nullopt : std::optional(kind)}), open = false;
    }
    column.y = kinds.bottom() + 10;
    column.caption(in.words().speakers, 4);
    PillRow actors(column);
    for (std::uint32_t i = 0; i < in.story.actors.size(); ++i) {
        const Ref<Actor> actor{i};
        const bool chosen = in.state.lens.filter.actor == actor;
        if (actors.add(FrameText("actor:") + in.story.at(actor).id, in.text(in.story.at(actor).name),
                       colour_from_rgb(in.party_rgb(in.story.at(actor).party)), chosen_if(chosen)))
            out.commands.push_back(SetActorFilter{chosen ? std::nullopt : std::optional(actor)}), open = false;
    }
    column.y = actors.bottom();
}

}  // namespace

void filter_bar(Column& column, Rect area) {
    const PanelInput& in = column.in;
    // Open or shut is the panel's own affair: nothing else depends on it.
    bool* open = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("filters-open"), false);
    // A phone's panel is too low for all of it and a question.
    const bool tucked = in.layout.form == Form::Phone && !in.state.lens.party;
    if (!tucked) {
        party_lens(column);
        column.skip(10);
    }
    const float x = column.x, width = column.width;
    const float height = pill_height(in), toggle = pill_width(in, in.words().filters);
    const Rect field{x, column.y, width - toggle - kChipGap, height};
    if (field.y >= area.y && field.bottom() <= area.bottom())
        column.out.search = TextField{field, in.state.lens.filter.search, in.words().search};
    if (pill(in, column.out, "filters", in.words().filters, in.colours().ink,
             chosen_if(*open || in.state.lens.filter.kind || in.state.lens.filter.actor), x + width - toggle, column.y))
        *open = !*open;
    column.skip(height + 8);
    if (*open) {
        if (tucked) {
            party_lens(column);
            column.skip(10);
        }
        filter_choices(column, *open);
        column.skip(10);
    }
    if (in.state.lens.filter.empty()) return;
    const float clear = pill_width(in, in.words().clear);
    const TextStyle muted = in.look.small_muted();
    const auto claims = static_cast<int>(std::count(in.told.claims.begin(), in.told.claims.end(), true));
    const FrameText found =
        count_events(in.state.language, in.told.event_count) + ", " + count_claims(in.state.language, claims);
    draw_line_fitted(column.list, in.look, muted, x, column.y + (height - line_height(muted)) * 0.5f,
                     width - clear - kChipGap, found);
    if (pill(in, column.out, "clear-filters", in.words().clear, in.colours().ink, Chosen::No, x + width - clear,
             column.y))
        column.out.commands.push_back(ClearFilters{});
    column.skip(height + 6);
}

}  // namespace sourceline
