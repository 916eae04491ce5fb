#include "panels/long_list.h"

#include <algorithm>

namespace sourceline {

std::vector<float>& RowHeights::of(const PanelInput& in, std::string_view name, std::size_t rows, float width) {
    constexpr std::size_t kLists = 4;
    List wanted{std::string(name),
                width,
                in.look.letters,
                in.state.language,
                in.state.texts,
                in.look.fonts.regular->Sources.Size,
                {}};
    const auto known = std::find_if(lists_.begin(), lists_.end(), [&](const List& list) {
        return list.name == wanted.name && list.width == wanted.width && list.letters == wanted.letters &&
               list.language == wanted.language && list.texts == wanted.texts && list.fonts == wanted.fonts;
    });
    if (known != lists_.end()) {
        std::rotate(known, known + 1, lists_.end());
    } else {
        if (lists_.size() == kLists) lists_.erase(lists_.begin());
        lists_.push_back(std::move(wanted));
    }
    lists_.back().heights.resize(rows, 0.0f);
    return lists_.back().heights;
}

LongList::LongList(Column& column, std::string_view name, std::size_t count, std::size_t numbers, float usual_px)
    : column_(column), usual_px_(usual_px) {
    RowHeights* const memo = column.in.rows;
    if (memo == nullptr || count <= kFew) return;
    heights_ = &memo->of(column.in, name, numbers, column.width);
    // Rows are measured before they come into sight.
    const float height = ImGui::GetWindowSize().y, top = ImGui::GetWindowPos().y;
    seen_top_ = top - height;
    seen_bottom_ = top + 1.5f * height;
}

LongList::~LongList() {
    if (moved_ == 0.0f) return;
    ImGui::SetScrollY(ImGui::GetScrollY() + moved_);
    column_.out.animating = true;
}

bool LongList::begins(std::size_t number, RowSet set) {
    number_ = number;
    top_ = column_.y;
    if (heights_ == nullptr) return true;
    const float known = (*heights_)[number], height = known > 0.0f ? known : usual_px_;
    if (set == RowSet::InSight && (top_ + height < seen_top_ || top_ > seen_bottom_)) {
        column_.y += height;
        return false;
    }
    column_.in.rows->count_row();
    return true;
}

void LongList::ends() {
    if (heights_ == nullptr) return;
    float& known = (*heights_)[number_];
    const float taken = known > 0.0f ? known : usual_px_;
    known = std::max(column_.y - top_, 1.0f);
    // Above all that is seen: the next frame scrolls by as much, so that nothing in sight moves.
    if (known != taken && top_ + std::max(taken, known) <= ImGui::GetWindowPos().y) {
        moved_ += known - taken;
        column_.y = top_ + taken;
    }
}

}  // namespace sourceline
