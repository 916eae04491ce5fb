#include "panels/time_scale.h"

#include <iterator>
#include <optional>
#include <utility>

namespace sourceline {

namespace {
constexpr double kClosestLabels_px = 24.0, kClosestMarks_px = 8.0;
constexpr double kBesideTick_px = 6.0;
constexpr std::size_t kEnoughLabels = 3;

// What a date leaves out where there is no room for it: the month, where all days are of one, or else the weekday.
enum class DateForm { Full, Day, Short };

class ScaleMaker {
  public:
    ScaleMaker(const TimeAxis& axis, const StoryDates& dates, Language language, const ScaleRoom& room)
        : axis_(axis), dates_(dates), language_(language), room_(room) {}

    TimeScale made() {
        // Weekdays are worth more than hours, and labels are worth more than weekdays.
        TimeScale best = finest(DateForm::Full, Crowded::NextStep);
        for (const Crowded crowded : {Crowded::NextStep, Crowded::LeaveOut}) {
            const std::size_t enough = crowded == Crowded::NextStep ? kEnoughLabels : 2;
            if (best.labels.size() >= enough) break;
            for (const DateForm form : {DateForm::Day, DateForm::Short}) {
                if (form == DateForm::Day && !is_one_month()) continue;
                TimeScale other = finest(form, crowded);
                if (other.labels.size() > best.labels.size()) best = std::move(other);
            }
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

    bool is_one_month() const {
        const CivilTime first = civil_from_instant(axis_.start, dates_.offset),
                        last = civil_from_instant(axis_.end, dates_.offset);
        return first.year == last.year && first.month == last.month && !dates_.says_year(first);
    }

    bool is_date(Instant time, CalendarStep step) const {
        return step.months != 0 || boundary_at_or_before(time, {kMinutesOfDay, 0}, dates_.offset) == time;
    }

    std::string text_of(Instant time, CalendarStep step, DateForm form) const {
        const CivilTime civil = civil_from_instant(time, dates_.offset);
        if (!is_date(time, step)) return clock_time(civil);
        if (step.months >= kMonthsOfYear) return in_digits(civil.year);
        if (step.months != 0) return month_label(language_, civil, dates_);
        if (form == DateForm::Day) return weekday_and_day(language_, civil);
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

    // Of all boundaries, with the short form where the full one does not fit before the end.
    std::vector<ScaleLabel> labels_at(const std::vector<Instant>& times, CalendarStep step, DateForm form) const {
        std::vector<ScaleLabel> labels;
        for (const Instant time : times) {
            ScaleLabel here = label(time, step, form);
            if (here.right > room_.right && form == DateForm::Full) here = label(time, step, DateForm::Short);
            labels.push_back(std::move(here));
        }
        return labels;
    }

    // Which of each `stride`th of the labels lie in the room; nothing where two of them collide.
    std::optional<std::vector<std::size_t>> apart(const std::vector<ScaleLabel>& labels, std::size_t stride) const {
        std::vector<std::size_t> chosen;
        for (std::size_t i = 0; i < labels.size(); i += stride) {
            if (labels[i].left < room_.left || labels[i].right > room_.right) continue;
            if (!chosen.empty() && labels[i].left < labels[chosen.back()].right + kLabelGap_px) return std::nullopt;
            chosen.push_back(i);
        }
        return chosen;
    }

    // Labels left out are so at even distances: no day seems to be missing. Nothing where they collide and none may be.
    std::optional<TimeScale> set(CalendarStep step, DateForm form, Crowded crowded) const {
        TimeScale scale{step, step, {}, {}, {}};
        const std::vector<Instant> times = boundaries(step);
        std::vector<ScaleLabel> labels = labels_at(times, step, form);
        std::optional<std::vector<std::size_t>> chosen = apart(labels, 1);
        for (std::size_t stride = 2; !chosen && crowded == Crowded::LeaveOut; ++stride) chosen = apart(labels, stride);
        if (!chosen) return std::nullopt;
        for (const Instant time : times) scale.ticks.push_back({axis_.x_from_time(time), time, false});
        for (const std::size_t i : *chosen) {
            scale.ticks[i].strong = labels[i].strong;
            scale.labels.push_back(std::move(labels[i]));
        }
        return scale;
    }

    // Of the steps whose labels fit the finest; of those from which labels may be left out, the coarsest that has two.
    TimeScale finest(DateForm form, Crowded crowded) const {
        TimeScale best;
        const double closest_px = crowded == Crowded::NextStep ? kClosestLabels_px : kClosestMarks_px;
        for (const CalendarStep step : kCalendarSteps) {
            if (width_px(step) < closest_px && step != *std::rbegin(kCalendarSteps)) continue;
            std::optional<TimeScale> scale = set(step, form, crowded);
            if (!scale) continue;
            if (crowded == Crowded::NextStep) return *scale;
            if (scale->labels.size() < 2 && !best.ticks.empty()) break;
            best = std::move(*scale);
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
    return ScaleMaker(axis, dates, language, room).made();
}

}  // namespace sourceline
