// What stands below each other: a pen that moves down, and a part of the panel that scrolls with such a pen in it.
#pragma once

#include <string>
#include <string_view>

#include "panels/widgets.h"

namespace sourceline {

// Sets blocks from the top down, each as wide as the column, and remembers where the next one goes.
struct Column {
    const PanelInput& in;
    PanelOutput& out;
    ImDrawList* list;
    float x = 0, y = 0, width = 0;

    const Look& look() const { return in.look; }
    const Palette& colours() const { return in.colours(); }
    // A narrower one from here; what it sets, this one must be told: `skip_to`.
    Column indented(float by) const { return {in, out, list, x + by, y, width - by}; }
    void skip(float height) { y += height; }
    void skip_to(const Column& inner) { y = inner.y; }
    float height_since(float top) const { return y - top; }

    // Each followed by `after`.
    void set(Flow& flow, float after = 0) { y += flow.draw(list, x, y, width) + after; }
    void paragraph(const TextStyle& style, std::string_view text, float after = 0);
    void rule(float after = 0);
    // Small capitals above a group.
    void caption(std::string_view text, float after = 6);
    // Text that is pressed as one; its height is the text's.
    Press button(std::string_view name, const TextStyle& style, std::string_view text, float after = 0);
    // The colour of a party beside what has been set since `top`.
    void party_bar(Ref<Party> party, float left, float top, float bottom) const;
    // The citations of claims, one number each in `flow`: draws it and follows the number that is pressed.
    void set_cited(Flow& flow, const FrameList<Ref<Claim>>& cited, float after = 0);
};

// A scrolling part of the panel from its construction on; its end closes it and tells how far it scrolls.
class ScrollView {
  public:
    // Each `name` keeps a scroll position of its own. The column begins `head` below the upper edge.
    ScrollView(const PanelInput& in, PanelOutput& out, std::string_view name, Rect area, float head);
    ~ScrollView();
    ScrollView(const ScrollView&) = delete;
    ScrollView& operator=(const ScrollView&) = delete;

    Column column;

  private:
    Rect area_;
    int drawn_before_ = 0;  // vertices
};

// When the view is new: scrolls until what stands at `y` is `share` (0 top, 1 bottom) down the view.
void open_at(float y, float share);

}  // namespace sourceline
