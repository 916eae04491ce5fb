// The boxes of all that stands on the map while its names are placed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "map/px_grid.h"

namespace sourceline {

enum class BoxOf : std::uint8_t { Name, Symbol, Dot };

// What stands on the map, and of it what may touch a name while its place is looked for.
class LabelBoxes {
  public:
    explicit LabelBoxes(double cell_px) : grid_(cell_px) {}

    void clear() {
        boxes_.clear();
        grid_.clear();
        question_ = 0;
    }
    void add(const PxBox& box, BoxOf kind) {
        grid_.insert(box, static_cast<std::uint32_t>(boxes_.size()));
        boxes_.push_back({box, kind, 0});
    }
    bool hit(const PxBox& box, BoxOf kind) const {
        return grid_.any(box, [&](std::uint32_t i) { return boxes_[i].kind == kind && overlaps(box, boxes_[i].box); });
    }
    bool hit_but_dots(const PxBox& box) const {
        return grid_.any(box,
                         [&](std::uint32_t i) { return boxes_[i].kind != BoxOf::Dot && overlaps(box, boxes_[i].box); });
    }

    // Asks once for many boxes that all lie in this one: then hit_near() answers.
    void look_near(const PxBox& box) {
        for (std::vector<PxBox>& near : near_) near.clear();
        ++question_;
        grid_.any(box, [&](std::uint32_t i) {
            Standing& one = boxes_[i];
            if (one.met != question_ && overlaps(box, one.box)) of(one.kind).push_back(one.box);
            one.met = question_;
            return false;
        });
    }
    // What is in the way of one box is so for the next one, too: it comes to the front.
    bool hit_near(const PxBox& box, BoxOf kind) {
        std::vector<PxBox>& near = of(kind);
        for (PxBox& one : near) {
            if (!overlaps(box, one)) continue;
            std::swap(one, near.front());
            return true;
        }
        return false;
    }

  private:
    struct Standing {
        PxBox box;
        BoxOf kind = BoxOf::Name;
        std::uint32_t met = 0;  // with which question
    };
    std::vector<PxBox>& of(BoxOf kind) { return near_[static_cast<std::size_t>(kind)]; }

    std::vector<Standing> boxes_;
    std::array<std::vector<PxBox>, 3> near_;
    std::uint32_t question_ = 0;
    PxGrid grid_;
};

}  // namespace sourceline
