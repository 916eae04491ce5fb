#include "panels/time_scale.h"

#include <iterator>
#include <utility>

namespace sourceline {

namespace {
constexpr double kClosestLabels_px = 24.0, kClosestMarks_px = 8.0;
constexpr double kBesideTick_px = 6.0;
constexpr std::size_t kEnoughLabels = 3;

// What a date leaves out where there is no room for the weekday.
enum class DateForm { Full, Short };

class Maker {
  public:
    Maker(const TimeAxis& axis, const StoryDates& dates, Language language, const ScaleRoom& room)
        : axis_(axis), dates_(dates), language_(language), room_(room) {}

    TimeScale made() {
        // Weekdays are worth more than hours, and labels are worth more than weekdays.
        TimeScale best = finest(DateForm::Full, Crowded::NextStep);
        for (const Crowded crowded : {Crowded::NextStep, Crowded::LeaveOut}) {
            const std::size_t enough = crowded == Crowded::NextStep ? kEnoughLabels : 2;
            if (best.labels.size() >= enough) break;
            TimeScale other = finest(DateForm::Short, crowded);
            if (other.labels.size() > best.labels.size()) best = std::move(other);
        }
        best.between = best.labelled;
        for (const CalendarStep step : kCalendarSteps)
            if (width_px(step) >= kClosestMarks_px && holds(best.labelled, step)) {
                best.between = step;
                break;
            }
        if (best.between != best.labelled)
            for (const Instant time : boundaries(best.between)) best.marks.push_back(axis_.x_from_time(time));
        return best;
    }

  private:
    // Where labels of a step do not all fit: a coarser step is tried, or some are left out.
    enum class Crowded { NextStep, LeaveOut };

    double width_px(CalendarStep step) const {
        return (axis_.right - axis_.left) * length_s(step) / static_cast<double>(axis_.end - axis_.start);
    }

    std::vector<Instant> boundaries(CalendarStep step) const {
        std::vector<Instant> found;
        for (Instant time = boundary_after(axis_.start - 1, step, dates_.offset); time <= axis_.end;
             time = boundary_after(time, step, dates_.offset))
            found.push_back(time);
        return found;
    }

    bool is_date(Instant time, CalendarStep step) const {
        return step.months != 0 || boundary_at_or_before(time, {kMinutesOfDay, 0}, dates_.offset) == time;
    }

    std::string text_of(Instant time, CalendarStep step, DateForm form) const {
        const CivilTime civil = civil_from_instant(time, dates_.offset);
        if (!is_date(time, step)) return clock_time(civil);
        if (step.months >= kMonthsOfYear) return std::to_string(civil.year);
        if (step.months != 0) return month_label(language_, civil, dates_);
        return form == DateForm::Full ? short_date(language_, civil, dates_) : day_and_month(language_, civil, dates_);
    }

    ScaleLabel label(Instant time, CalendarStep step, DateForm form) const {
        ScaleLabel label{0, 0, text_of(time, step, form), is_date(time, step)};
        const double x = axis_.x_from_time(time), width = room_.width_px(label.text, label.strong);
        // A date names what begins with it.
        label.left = label.strong ? x + kBesideTick_px : x - width / 2;
        label.right = label.left + width;
        return label;
    }

    // False where labels collide that must not.
    bool set(CalendarStep step, DateForm form, Crowded crowded, TimeScale& scale) const {
        scale = {step, step, {}, {}, {}};
        for (const Instant time : boundaries(step)) {
            ScaleTick tick{axis_.x_from_time(time), time, false};
            ScaleLabel here = label(time, step, form);
            if (here.right > room_.right && form == DateForm::Full) here = label(time, step, DateForm::Short);
            const bool inside = here.left >= room_.left && here.right <= room_.right;
            const bool free = scale.labels.empty() || here.left >= scale.labels.back().right + kLabelGap_px;
            if (inside && !free && crowded == Crowded::NextStep) return false;
            if (inside && free) {
                tick.strong = here.strong;
                scale.labels.push_back(std::move(here));
            }
            scale.ticks.push_back(tick);
        }
        return true;
    }

    // Of the steps whose labels fit the finest; of those from which labels may be left out, the coarsest that has two.
    TimeScale finest(DateForm form, Crowded crowded) const {
        TimeScale scale, best;
        const double closest_px = crowded == Crowded::NextStep ? kClosestLabels_px : kClosestMarks_px;
        for (const CalendarStep step : kCalendarSteps) {
            if (width_px(step) < closest_px && step != *std::rbegin(kCalendarSteps)) continue;
            if (!set(step, form, crowded, scale)) continue;
            if (crowded == Crowded::NextStep) return scale;
            if (scale.labels.size() < 2 && !best.ticks.empty()) break;
            best = std::move(scale);
        }
        return best;
    }

    const TimeAxis& axis_;
    const StoryDates& dates_;
    Language language_;
    const ScaleRoom& room_;
};
}  // namespace

TimeScale time_scale(const TimeAxis& axis, const StoryDates& dates, Language language, const ScaleRoom& room) {
    if (!(axis.end > axis.start) || !(axis.right > axis.left))
        return {kCalendarSteps[0], kCalendarSteps[0], {}, {}, {}};
    return Maker(axis, dates, language, room).made();
}

}  // namespace sourceline
