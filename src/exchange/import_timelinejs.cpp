// The sheet of TimelineJS 3 (github.com/NUKnightLab/TimelineJS3, src/js/core/ConfigFactory.js), and the one before it
// with "Start Date", "End Date" and "Tag".
#include <algorithm>

#include "base/problems.h"
#include "base/url.h"
#include "exchange/draft_html.h"
#include "exchange/import_columns.h"
#include "exchange/import_forms.h"

namespace sourceline {
namespace {

struct TimelineColumns {
    int year, month, day, time, end_year, end_month, end_day, end_time, start_date, end_date, display_date;
    int headline, text, media, credit, caption, type;
};

TimelineColumns timeline_columns(Columns& columns) {
    TimelineColumns found{};
    found.year = columns.find("year");
    found.month = columns.find("month");
    found.day = columns.find("day");
    found.time = columns.find("time");
    found.end_year = columns.find("endyear");
    found.end_month = columns.find("endmonth");
    found.end_day = columns.find("endday");
    found.end_time = columns.find("endtime");
    found.start_date = columns.find("startdate");
    found.end_date = columns.find("enddate");
    found.display_date = columns.find("displaydate");
    found.headline = columns.find("headline");
    found.text = columns.find("text");
    found.media = columns.find("media");
    found.credit = columns.find("mediacredit");
    found.caption = columns.find("mediacaption");
    found.type = columns.find("type");
    return found;
}

// A whole number of at most four digits; TimelineJS takes commas and spaces out of it.
Result<int> timeline_number(std::string_view cell, const char* what) {
    std::string digits;
    for (const char c : cell)
        if (c != ',' && c != ' ') digits += c;
    const bool is_number =
        !digits.empty() && digits.size() <= 4 && digits.find_first_not_of("0123456789") == digits.npos;
    if (!is_number)
        return Error{std::string("the ") + what + " " + quoted(cell) + " is not a number that a story can have"};
    return std::stoi(digits);
}

// Year, month, day and time of one row. Nothing where all of them are empty.
Result<std::optional<DraftDate>> timeline_date(std::string_view year, std::string_view month, std::string_view day,
                                               std::string_view time) {
    DraftDate date;
    if (year.empty() && month.empty() && day.empty() && time.empty()) return std::optional<DraftDate>();
    if (year.empty()) return Error{"it has a month, a day or a time, and no year"};
    // A year alone may be all that a story takes: "1984?", "201X".
    const bool is_alone = month.empty() && day.empty() && time.empty();
    if (is_alone && year.find_first_not_of("0123456789, ") != year.npos)
        if (const Result<DraftDate> edtf = read_draft_date(year); edtf && !edtf.value().edtf.empty())
            return std::optional(edtf.value());
    struct Part {
        std::string_view cell;
        const char* what;
        int& value;
    };
    for (const auto& [cell, what, value] :
         {Part{year, "year", date.year}, Part{month, "month", date.month}, Part{day, "day", date.day}}) {
        if (cell.empty()) continue;
        const Result<int> number = timeline_number(cell, what);
        if (!number) return Error{number.error()};
        value = number.value();
    }
    if (date.day > 0 && date.month == 0) return Error{"it has a day and no month"};
    if (!time.empty() && date.day == 0) return Error{"it has a time and no day"};
    if (const Outcome good = check_draft_date(date); !good) return Error{good.error()};
    if (time.empty()) return std::optional(date);
    if (const Outcome clock = read_draft_clock(time, date); !clock) return Error{clock.error()};
    return std::optional(date);
}

// In the older sheet dates are month/day/year (src/js/date/TLDate.js).
Result<std::optional<DraftDate>> older_date(std::string_view cell) {
    if (cell.empty()) return std::optional<DraftDate>();
    const Result<DraftDate> date = read_draft_date(cell, SlashDates::MonthFirst);
    if (!date) return Error{date.error()};
    return std::optional(date.value());
}

class TimelineImport {
  public:
    TimelineImport(const ImportTable& table, const ImportOptions& options)
        : table_(table), columns_(table), found_(timeline_columns(columns_)), maker_(options, "row") {}

    Result<Draft> read() {
        const bool has_date = found_.year >= 0 || found_.start_date >= 0;
        if (!has_date || found_.headline < 0)
            return Error{std::string("This is not a TimelineJS sheet: it has no column ") +
                         (has_date ? "'Headline'" : "'Year' (or 'Start Date')") + "; its columns are " +
                         columns_.names()};
        for (std::size_t i = 0; i < table_.rows.size(); ++i)
            read_row(table_.rows[i], maker_.where(static_cast<std::size_t>(table_.row_numbers[i])));
        columns_.leave_out_others(maker_);
        return maker_.finish();
    }

  private:
    using Row = std::vector<std::string>;

    void read_row(const Row& row, const std::string& where) {
        std::string type(cell_of(row, found_.type));
        for (char& c : type)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        if (type == "title" && maker_.title().empty()) return read_title(row, where);
        const std::string title = text_cell(maker_, where, cell_of(row, found_.headline));
        if (type == "era")
            return maker_.unread(where, "an era of the timeline, " + quoted(title) + "; a story has none");
        DraftEvent event;
        event.title = title;
        event.summary = text_cell(maker_, where, cell_of(row, found_.text));
        event.when = when(row, where);
        read_media(row, where, event);
        if (event.title.empty() && event.summary.empty() && !event.when && event.sources.empty())
            return maker_.unread(where, "it has no headline, no text, no date and no media");
        maker_.add_event(std::move(event), where);
    }

    void read_title(const Row& row, const std::string& where) {
        maker_.set_title(text_cell(maker_, where, cell_of(row, found_.headline)));
        maker_.set_summary(text_cell(maker_, where, cell_of(row, found_.text)));
        if (!cell_of(row, found_.media).empty()) maker_.leave_out("the media of the title");
    }

    std::optional<DraftSpan> when(const Row& row, const std::string& where) {
        const auto cell = [&](int column) { return cell_of(row, column); };
        const bool older = found_.year < 0;
        const auto start =
            older ? older_date(cell(found_.start_date))
                  : timeline_date(cell(found_.year), cell(found_.month), cell(found_.day), cell(found_.time));
        const auto end = older ? older_date(cell(found_.end_date))
                               : timeline_date(cell(found_.end_year), cell(found_.end_month), cell(found_.end_day),
                                               cell(found_.end_time));
        const std::string display = text_cell(maker_, where, cell(found_.display_date));
        const std::string shown = display.empty() ? "" : "; the sheet shows " + quoted(display);
        if (!start || !start.value()) {
            maker_.open(where,
                        "when did it happen? " + (start ? std::string("There is no date") : start.error()) + shown);
            return std::nullopt;
        }
        if (!end) maker_.open(where, "when did it end? " + end.error());
        DraftSpan span = draft_span(*start.value(), end ? end.value() : std::nullopt);
        span.text = display;
        return span;
    }

    void read_media(const Row& row, const std::string& where, DraftEvent& event) {
        const std::string_view cell = cell_of(row, found_.media);
        const std::string credit = text_cell(maker_, where, cell_of(row, found_.credit));
        const std::string caption = text_cell(maker_, where, cell_of(row, found_.caption));
        if (cell.empty()) {
            if (!credit.empty() || !caption.empty()) maker_.leave_out("captions and credits without media");
            return;
        }
        DraftSource source;
        source.title = caption;
        source.credit = credit;
        source.url = std::string(cell);
        if (!is_web_url(cell)) {
            const PlainText plain = plain_text(cell);
            source.url = plain.addresses.empty() ? "" : plain.addresses.front();
            // Media may be a quotation: its words are kept with the text.
            if (!plain.text.empty()) event.summary += (event.summary.empty() ? "" : " ") + plain.text;
            if (source.url.empty() && plain.text.empty()) maker_.leave_out("media that is no web address");
        }
        if (!source.url.empty())
            event.sources.push_back(maker_.add_source(source, where));
        else if (!credit.empty() || !caption.empty())
            maker_.leave_out("captions and credits without media");
    }

    const ImportTable& table_;
    Columns columns_;
    TimelineColumns found_;
    DraftMaker maker_;
};

}  // namespace

Result<Draft> import_timelinejs(std::string_view bytes, const ImportOptions& options) {
    return import_sheet<TimelineImport>(bytes, options);
}

}  // namespace sourceline
