// The sheet that the Auto Archiver fills (github.com/bellingcat/auto-archiver, modules/gsheet_feeder_db): a row is
// something that was archived, so it becomes a source. What happened, and who says so, no row tells.
#include "base/problems.h"
#include "base/url.h"
#include "exchange/import_columns.h"
#include "exchange/import_forms.h"

namespace sourceline {
namespace {

class ArchiverImport {
  public:
    ArchiverImport(const ImportTable& table, const ImportOptions& options)
        : table_(table), columns_(table), maker_(options, "row") {}

    Result<Draft> read() {
        link_ = columns_.find("link");
        if (link_ < 0) link_ = columns_.find("url");
        status_ = columns_.find("archivestatus");
        location_ = columns_.find("archivelocation");
        date_ = columns_.find("archivedate");
        timestamp_ = columns_.find("uploadtimestamp");
        title_ = columns_.find("uploadtitle");
        hash_ = columns_.find("hash");
        if (link_ < 0 || (status_ < 0 && location_ < 0))
            return Error{std::string("This is not an Auto Archiver sheet: it has no column ") +
                         (link_ < 0 ? "'link'" : "'archive location'") + "; its columns are " + columns_.names()};
        for (std::size_t i = 0; i < table_.rows.size(); ++i)
            read_row(table_.rows[i], maker_.where(static_cast<std::size_t>(table_.row_numbers[i])));
        columns_.leave_out_others(maker_);
        return maker_.finish();
    }

  private:
    using Row = std::vector<std::string>;

    void read_row(const Row& row, const std::string& where) {
        DraftSource source;
        source.url = std::string(cell_of(row, link_));
        read_location(cell_of(row, location_), source);
        if (source.url.empty() && source.archived_url.empty()) return maker_.unread(where, "it has no link");
        source.title = text_cell(maker_, where, cell_of(row, title_));
        read_hash(text_cell(maker_, where, cell_of(row, hash_)), source);
        source.published = time(row, timestamp_, where, "when was it published?");
        source.captured = time(row, date_, where, "when was it archived?");
        const std::string status = text_cell(maker_, where, cell_of(row, status_));
        if (source.archived_url.empty())
            maker_.open(where, "where is its archived copy? The sheet has none" +
                                   (status.empty() ? std::string() : ", and says " + quoted(status)));
        else if (!status.empty())
            maker_.leave_out("the archive status of archived rows");
        maker_.add_source(source, where);
        maker_.open(where, "what does it show or say (an event), and who says so?");
    }

    // "SHA-256:" and its digits; the archiver knows others, which a story has no key for.
    void read_hash(std::string_view hash, DraftSource& source) {
        constexpr std::string_view kPrefix = "SHA-256:";
        if (hash.empty() || hash == "not-calculated") return;
        const std::string_view digits = hash.starts_with(kPrefix) ? hash.substr(kPrefix.size()) : hash;
        if (digits.size() == 64 && digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos)
            source.sha256 = std::string(digits);
        else
            maker_.leave_out("hashes that are no SHA-256 in hexadecimal digits");
    }

    // One address a line: the first counts, the others are further files of the same.
    void read_location(std::string_view cell, DraftSource& source) {
        bool first = true;
        while (!cell.empty()) {
            const std::size_t start = cell.find_first_not_of(" \r\n\t");
            if (start == std::string_view::npos) return;
            cell.remove_prefix(start);
            const std::string_view address = cell.substr(0, cell.find_first_of(" \r\n\t"));
            cell.remove_prefix(address.size());
            if (first)
                source.archived_url = std::string(address);
            else
                maker_.leave_out("further archive locations of a row");
            first = false;
        }
    }

    std::optional<DraftDate> time(const Row& row, int column, const std::string& where, const char* question) {
        const std::string_view cell = cell_of(row, column);
        if (cell.empty()) return std::nullopt;
        const Result<DraftDate> date = read_draft_date(cell);
        if (date) return date.value();
        maker_.open(where, std::string(question) + " " + date.error());
        return std::nullopt;
    }

    const ImportTable& table_;
    Columns columns_;
    DraftMaker maker_;
    int link_ = -1, status_ = -1, location_ = -1, date_ = -1, timestamp_ = -1, title_ = -1, hash_ = -1;
};

}  // namespace

Result<Draft> import_auto_archiver(std::string_view bytes, const ImportOptions& options) {
    return import_sheet<ArchiverImport>(bytes, options);
}

}  // namespace sourceline
