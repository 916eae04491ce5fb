#include "map/symbol_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "base/stable_sort.h"
#include "geo/camera.h"
#include "map/px_grid.h"
#include "map/symbols.h"

namespace sourceline {

namespace {

constexpr double kPitch = 2 * kSymbolHalfBox;  // px between neighbouring slots
constexpr double kDotDistance = 14.0;          // px from a symbol's centre to another place's dot
constexpr double kGatherWithin = 20.0;         // px between places of one country that share a badge
constexpr double kGatherMany = 48.0;           // the same where places are very many
constexpr double kGatherDense = 12.0;          // the same for dots: the largest ones do not touch each other
constexpr std::size_t kDense = 32;             // places in one badge of which the number alone tells little
constexpr std::size_t kNearSlots = 37;     // the place and three rings around it: where a place's symbol is looked for
constexpr std::size_t kFanSlots = 19;      // and two rings: where all events of a place may stand apart
constexpr double kNeighbour = 4 * kPitch;  // px to a badge that a place without room joins first
constexpr double kGridCell = 48.0;
const double kGrowth = std::exp2(0.25);  // of a quarter of a zoom level

// How far round from a little left of straight up. The right of a place fills late: names stand there.
double turn_from_up(Vec2 slot) {
    constexpr double kStart = -105.0 * std::numbers::pi / 180.0;
    return std::fabs(std::remainder(std::atan2(slot.y, slot.x) - kStart, 2 * std::numbers::pi));
}

// While u runs from 0 to 1: when is |a + u * (b - a)| < `within`?
struct Span {
    double from = 0, to = -1;
};
Span span_within(double a, double b, double within) {
    if (a == b) return std::fabs(a) < within ? Span{0, 1} : Span{};
    const double u = (-within - a) / (b - a), v = (within - a) / (b - a);
    return {std::max(0.0, std::min(u, v)), std::min(1.0, std::max(u, v))};
}

}  // namespace

Vec2 SlotSpiral::slot(std::size_t index) {
    while (index >= slots_.size()) add_ring();
    return slots_[index];
}

// Axial coordinates of a hexagonal grid: a ring is six sides of `rings_` steps. Rows are a whole pitch apart, so that
// boxes in them do not touch.
void SlotSpiral::add_ring() {
    ++rings_;
    constexpr int kSteps[6][2] = {{0, -1}, {-1, 0}, {-1, 1}, {0, 1}, {1, 0}, {1, -1}};
    std::vector<Vec2> ring;
    int q = rings_, r = 0;
    for (const auto& step : kSteps) {
        for (int i = 0; i < rings_; ++i) {
            ring.push_back({static_cast<float>(kPitch * (q + r / 2.0)), static_cast<float>(kPitch * r)});
            q += step[0], r += step[1];
        }
    }
    stable_sort(ring, [](Vec2 a, Vec2 b) {
        const double da = std::hypot(a.x, a.y), db = std::hypot(b.x, b.y);
        if (std::fabs(da - db) > 0.01) return da < db;
        return turn_from_up(a) < turn_from_up(b);
    });
    slots_.insert(slots_.end(), ring.begin(), ring.end());
}

// Boxes and dots that keep apart while the anchors move away from each other, as the zoom grows by a quarter.
class MarkField {
  public:
    MarkField(World origin, double scale) : origin_(origin), scale_(scale) {
        grids_.assign(kSamples, PxGrid(kGridCell));
    }

    // `group`: whose symbols may stand on it.
    void add_dot(World at, std::uint32_t group) { insert(mark(at, {}, group, true)); }

    // Takes the box around the anchor's offset for this group, unless something is too close to it.
    std::optional<std::uint32_t> take(World at, Vec2 offset, std::uint32_t group) {
        const Mark wanted = mark(at, offset, group, false);
        for (int sample = 0; sample < kSamples; ++sample) {
            const PxBox around = widened(box_at(wanted, sample), kSymbolHalfBox + kPitch);
            const bool taken = grids_[static_cast<std::size_t>(sample)].any(around, [&](std::uint32_t i) {
                return marks_[i].there && !(marks_[i].dot && marks_[i].group == group) && too_close(wanted, marks_[i]);
            });
            if (taken) return std::nullopt;
        }
        return insert(wanted);
    }
    void release(std::uint32_t mark) { marks_[mark].there = false; }
    void restore(std::uint32_t mark) { marks_[mark].there = true; }

    // Would a badge here stand where the name of a dot does: at its right?
    bool takes_room_of_name(World at) const {
        constexpr double kLength = 96.0, kHalfHeight = kSymbolHalfBox + 10.0;
        const Mark here = mark(at, {}, 0, false);
        const PxBox room{here.x - kLength, here.y - kHalfHeight, here.x, here.y + kHalfHeight};
        return grids_.front().any(room, [&](std::uint32_t i) {
            const double x = marks_[i].x, y = marks_[i].y;
            return marks_[i].dot && x > room.min_x && x < room.max_x && y > room.min_y && y < room.max_y;
        });
    }
    // Is there a dot so near to the point at the start of the quarter?
    bool dot_within(World at, double px) const {
        const Mark here = mark(at, {}, 0, false);
        return grids_.front().any(widened({here.x, here.y, here.x, here.y}, px), [&](std::uint32_t i) {
            return marks_[i].dot && std::hypot(marks_[i].x - here.x, marks_[i].y - here.y) < px;
        });
    }

  private:
    struct Mark {
        double x = 0, y = 0;  // of its anchor, px from the origin at the start of the quarter
        double dx = 0, dy = 0;
        std::uint32_t group = 0;
        bool dot = false, there = true;
    };
    static constexpr int kSamples = 3;  // at the start, in the middle and at the end of the quarter

    Mark mark(World at, Vec2 offset, std::uint32_t group, bool dot) const {
        return {(at.x - origin_.x) * scale_, (at.y - origin_.y) * scale_, offset.x, offset.y, group, dot};
    }
    static PxBox box_at(const Mark& mark, int sample) {
        const double k = std::exp2(0.25 * sample / (kSamples - 1)), x = mark.x * k + mark.dx, y = mark.y * k + mark.dy;
        return {x, y, x, y};
    }
    // Anchors move apart as the zoom grows, offsets do not: two boxes overlap when at some zoom of the quarter both
    // their distances are too small.
    static bool too_close(const Mark& a, const Mark& b) {
        const double apart = b.dot ? kDotDistance : kPitch, x = a.x - b.x, y = a.y - b.y;
        const Span across = span_within(x + a.dx - b.dx, x * kGrowth + a.dx - b.dx, apart),
                   along = span_within(y + a.dy - b.dy, y * kGrowth + a.dy - b.dy, apart);
        return std::max(across.from, along.from) < std::min(across.to, along.to);
    }
    std::uint32_t insert(const Mark& mark) {
        const auto index = static_cast<std::uint32_t>(marks_.size());
        marks_.push_back(mark);
        for (int sample = 0; sample < kSamples; ++sample)
            grids_[static_cast<std::size_t>(sample)].insert(box_at(mark, sample), index);
        return index;
    }

    World origin_;
    double scale_;
    std::vector<Mark> marks_;
    std::vector<PxGrid> grids_;
};

namespace {

class SymbolPlanner {
  public:
    SymbolPlanner(const std::vector<SymbolSite>& sites, const Territories& territories, World origin, double zoom)
        : sites_(sites), territories_(territories), scale_(world_size_px(zoom)), marks_(origin, scale_) {}

    std::vector<SymbolUnit> plan(const std::vector<SymbolDot>& dots) {
        const bool are_many = sites_.size() > kManyPlaces;
        gather_neighbours(are_many ? kGatherMany : kGatherWithin);
        const bool as_dots = are_many && is_dense();
        if (as_dots) gather_neighbours(kGatherDense);
        add_dots(dots);
        for (Group& group : groups_)
            if (group.first->is_region) place_region(group);
        for (Group& group : groups_)
            if (!group.first->is_region) as_dots ? place_as_dot(group) : place(group);
        for (Group& group : groups_) fan_out(group);
        return std::move(units_);
    }

  private:
    struct Group {
        const SymbolSite* first = nullptr;
        std::vector<const SymbolSite*> sites;  // empty once it has joined another
        std::uint32_t number = 0;
        World anchor;
        Vec2 offset;
        std::optional<std::uint32_t> mark;  // none: at the foot, or a dot
        bool is_dot = false;
    };

    double px_between(World a, World b) const { return std::hypot(a.x - b.x, a.y - b.y) * scale_; }

    // Places so close together that their symbols would cover each other's dots share a badge from the start.
    void gather_neighbours(double within) {
        PxGrid anchors(kGridCell);
        groups_.clear();
        for (const SymbolSite& site : sites_) {
            const double x = site.at.x * scale_, y = site.at.y * scale_;
            const bool joined = !site.is_region && anchors.any(widened({x, y, x, y}, within), [&](std::uint32_t i) {
                Group& group = groups_[i];
                if (!(group.first->home == site.home) || px_between(group.first->at, site.at) >= within) return false;
                group.sites.push_back(&site);
                return true;
            });
            if (joined) continue;
            const auto number = static_cast<std::uint32_t>(groups_.size());
            groups_.push_back({&site, {&site}, number, site.at, {}, {}, false});
            if (!site.is_region) anchors.insert({x, y, x, y}, number);
        }
    }

    // Do most places stand with very many others?
    [[gnu::noinline]] bool is_dense() const {
        std::size_t crowded = 0, places = 0;
        for (const Group& group : groups_) {
            if (group.first->is_region) continue;
            places += group.sites.size();
            if (group.sites.size() >= kDense) crowded += group.sites.size();
        }
        return 2 * crowded > places;
    }

    void add_dots(const std::vector<SymbolDot>& dots) {
        if (dots.empty()) return;
        constexpr std::uint32_t kNobody = 0xFFFFFFFF;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> owners;  // place, group
        for (const Group& group : groups_)
            for (const SymbolSite* site : group.sites) owners.emplace_back(site->place, group.number);
        stable_sort(owners, [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const SymbolDot& dot : dots) {
            const auto owner = std::lower_bound(owners.begin(), owners.end(), std::pair(dot.place, 0u));
            marks_.add_dot(dot.at, owner != owners.end() && owner->first == dot.place ? owner->second : kNobody);
        }
    }

    // Is the whole disc at home, over all of the quarter? The offset shrinks on the ground as the zoom grows: discs a
    // pixel wider at both ends cover those between.
    bool is_at_home(Home home, World anchor, Vec2 offset, double radius = kSymbolHalfBox) const {
        for (const double scale : {scale_, scale_ * kGrowth}) {
            const World centre{anchor.x + offset.x / scale, anchor.y + offset.y / scale};
            if (!territories_.holds(home, centre, (radius + 1.0) / scale)) return false;
        }
        return true;
    }

    bool take(Group& group, World anchor, Vec2 offset, Home home) {
        if (!is_at_home(home, anchor, offset)) return false;
        group.mark = marks_.take(anchor, offset, group.number);
        if (!group.mark) return false;
        group.anchor = anchor;
        group.offset = offset;
        return true;
    }

    // Where it keeps off the dots of places and their names, first by far; over them rather than nowhere.
    void place_region(Group& group) {
        const auto stands = [&](const auto& keeps_off) {
            const std::vector<World>& spots = group.first->spots;
            return std::any_of(spots.begin(), spots.end(),
                               [&](World spot) { return keeps_off(spot) && take(group, spot, {}, group.first->home); });
        };
        if (stands([&](World s) { return !marks_.dot_within(s, 2 * kDotDistance) && !marks_.takes_room_of_name(s); }))
            return;
        for (const double off : {2 * kDotDistance, kDotDistance, 0.0})
            if (stands([&](World s) { return off == 0.0 || !marks_.dot_within(s, off); })) return;
        // A region that the map does not have.
        if (group.first->spots.size() == 1) (void)place_beside(group, group.first->home);
    }

    // At the place, if need be over the sea beside it; else on land near by, at sea where that has no room.
    bool place_beside(Group& group, Home home) {
        const auto stands = [&](std::size_t from, std::size_t to, Home where) {
            for (std::size_t i = from; i < to; ++i)
                if (take(group, group.first->at, spiral_.slot(i), where)) return true;
            return false;
        };
        const Home with_sea = home.with_sea();
        return stands(0, 1, home) || stands(0, 1, with_sea) || stands(1, kNearSlots, home) ||
               (with_sea != home && stands(1, kNearSlots, with_sea));
    }

    void place(Group& group) {
        const Home home = group.first->home;
        if (place_beside(group, home) || (home.kind == Home::Kind::Abroad && place_beside(group, {}))) return;
        Group* nearest = nearest_of_home(group);
        if (nearest != nullptr && px_between(nearest->anchor, group.first->at) < kNeighbour)
            return join(group, *nearest);
        if (place_in_country(group)) return;
        if (nearest != nullptr) join(group, *nearest);
    }

    // On its first place, or so near beside it that the disc does not reach over a border.
    [[gnu::noinline]] void place_as_dot(Group& group) {
        constexpr Vec2 kBeside[] = {{0, 0},  {0, -4}, {4, 0},   {0, 4},  {-4, 0}, {0, -8},  {8, 0},
                                    {0, 8},  {-8, 0}, {6, -6},  {6, 6},  {-6, 6}, {-6, -6}, {0, -12},
                                    {12, 0}, {0, 12}, {-12, 0}, {9, -9}, {9, 9},  {-9, 9},  {-9, -9}};
        group.is_dot = true;
        const auto* const at_home = std::find_if(std::begin(kBeside), std::end(kBeside), [&](Vec2 offset) {
            return is_at_home(group.first->home, group.first->at, offset, kMostDotRadius);
        });
        if (at_home != std::end(kBeside)) group.offset = *at_home;
    }

    Group* nearest_of_home(const Group& group) {
        Group* nearest = nullptr;
        for (Group& other : groups_) {
            if (&other == &group || other.first->is_region || !other.mark || !(other.first->home == group.first->home))
                continue;
            if (nearest == nullptr ||
                px_between(other.anchor, group.first->at) < px_between(nearest->anchor, group.first->at))
                nearest = &other;
        }
        return nearest;
    }

    static void join(Group& group, Group& other) {
        other.sites.insert(other.sites.end(), group.sites.begin(), group.sites.end());
        group.sites.clear();
    }

    // Anywhere in its country, as near as there is room.
    bool place_in_country(Group& group) {
        const World at = group.first->at;
        std::vector<World> spots = territories_.spots(group.first->home);
        stable_sort(spots, [&](World a, World b) { return px_between(a, at) < px_between(b, at); });
        return std::any_of(spots.begin(), spots.end(),
                           [&](World spot) { return take(group, spot, {}, group.first->home); });
    }

    // The events of a place that has others no longer need to be one, where there is room around it.
    void fan_out(const Group& group) {
        if (group.sites.empty()) return;
        SymbolUnit all{group.anchor, group.offset, {}, SymbolStand::AtPlace};
        for (const SymbolSite* site : group.sites)
            all.items.insert(all.items.end(), site->items.begin(), site->items.end());
        if (!std::is_sorted(all.items.begin(), all.items.end())) std::sort(all.items.begin(), all.items.end());
        if (group.first->is_region) all.stand = SymbolStand::InRegion;
        if (!group.mark) all.stand = group.is_dot ? SymbolStand::AsDot : SymbolStand::AtFoot;
        const bool one_spot = std::all_of(group.sites.begin(), group.sites.end(), [&](const SymbolSite* site) {
            return site->at.x == group.first->at.x && site->at.y == group.first->at.y;
        });
        if (all.stand == SymbolStand::AtPlace && one_spot && all.items.size() > 1 && fanned(group, all)) return;
        units_.push_back(std::move(all));
    }

    bool fanned(const Group& group, const SymbolUnit& all) {
        if (all.items.size() >= kFanSlots) return false;
        marks_.release(*group.mark);
        const Home home = group.first->home;
        if (fan(group, all, home) || (home.with_sea() != home && fan(group, all, home.with_sea()))) return true;
        marks_.restore(*group.mark);
        return false;
    }
    bool fan(const Group& group, const SymbolUnit& all, Home home) {
        std::vector<std::uint32_t> taken;
        std::vector<Vec2> offsets;
        for (std::size_t i = 1; i < kFanSlots && taken.size() < all.items.size(); ++i) {
            const Vec2 offset = spiral_.slot(i);
            if (!is_at_home(home, group.first->at, offset)) continue;
            const auto mark = marks_.take(group.first->at, offset, group.number);
            if (!mark) continue;
            taken.push_back(*mark);
            offsets.push_back(offset);
        }
        if (taken.size() < all.items.size()) {
            for (const std::uint32_t mark : taken) marks_.release(mark);
            return false;
        }
        for (std::size_t i = 0; i < taken.size(); ++i)
            units_.push_back({group.first->at, offsets[i], {all.items[i]}, SymbolStand::AtPlace});
        return true;
    }

    const std::vector<SymbolSite>& sites_;
    const Territories& territories_;
    double scale_;
    MarkField marks_;
    SlotSpiral spiral_;
    std::vector<Group> groups_;
    std::vector<SymbolUnit> units_;
};

}  // namespace

std::vector<SymbolUnit> lay_out_symbols(const std::vector<SymbolSite>& sites, const std::vector<SymbolDot>& dots,
                                        const Territories& territories, World origin, double zoom) {
    return SymbolPlanner(sites, territories, origin, zoom).plan(dots);
}

}  // namespace sourceline
