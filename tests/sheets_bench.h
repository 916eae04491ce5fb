// Small stories as sheets, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "sheets/sheets.h"
#include "story_files.h"

namespace sourceline::test {

// Whether two JSON values say the same, whatever the order of the keys.
inline bool same_json(Json a, Json b) {
    if (a.kind() != b.kind() || a.size() != b.size()) return false;
    if (a.is(JsonKind::Object)) {
        for (Json member = a.first(); member; member = member.next()) {
            const Json other = b.find(member.key());
            if (!other || !same_json(member, other)) return false;
        }
        return true;
    }
    if (a.is(JsonKind::List)) {
        for (Json one = a.first(), other = b.first(); one; one = one.next(), other = other.next())
            if (!same_json(one, other)) return false;
        return true;
    }
    return a.text() == b.text() && a.number() == b.number() && a.truth() == b.truth();
}

inline std::string lines_of(const ReadSheets& read) {
    std::string lines;
    for (const SheetProblem& problem : read.problems)
        lines += (problem.severity == Severity::Error ? "error " : "warning ") + problem.sentence() + "\n";
    return lines;
}

// The story that comes of it as written and read again; what went wrong where none does.
inline std::string through_sheets(std::string_view story_json) {
    const auto files = write_sheets(story_json);
    if (!files) return "cannot be written: " + files.error();
    const ReadSheets read = read_sheets(files.value());
    if (!read.story_json) return "cannot be read: " + lines_of(read);
    return *read.story_json;
}

inline bool is_same_story(std::string_view before, std::string_view after) {
    const JsonTree a(before), b(after);
    return !a.problem() && !b.problem() && same_json(a.root(), b.root());
}

// A story of two events at one place, of which two claims tell, without ids.
struct HarbourSheets {
    std::string story =
        "key,value\nid,harbour-fire\ntitle,The harbour fire\nsummary,What is said of it.\nlanguage,en\n"
        "utc_offset,+03:00\ntime_label,Kyiv summer time\ntime.start,2023-05-22\ntime.end,24.05.2023\n"
        "time.initial,2023-05-23 12:00\nview.bbox,\"35,2 50,1 36,9 50,8\"\nbasemap,belgorod\n";
    std::string parties = "name,color\nOfficials,#0b6aa8\nPress,#b3541e\n";
    std::string actors = "name,role,party\nA. Mayor,mayor,Officials\nThe Daily,newspaper,press\n";
    std::string sources =
        "title,publisher,published,url,language\nFire in the harbour,The Daily,23 May "
        "2023,https://example.org/fire,en\n";
    std::string places =
        "name,name:uk,kind,lon,lat,precision,radius_km,coordinates_from\n"
        "Harbour,Порт,landmark,\"36,01\",50.6,near,\"2,5\",measured on a map\n";
    std::string events =
        "title,summary,kind,when,place\n"
        "Fire in the harbour,A store burned.,other,2023-05-22 20:00 – 2023-05-23 02:00,Harbour\n"
        "People hurt,People were hurt.,casualties,2023-05-23,порт\n";
    std::string claims =
        "event,actor,text,quote,voice,source,question,answer\n"
        "Fire in the harbour,A. Mayor,The mayor says a store burned.,a store burned,direct,Fire in the "
        "harbour,,\n"
        "people hurt,A. Mayor,The mayor says two were hurt.,two are in hospital,direct,Fire in the "
        "harbour,How many?,Two\n";
    std::string questions = "text\nHow many?\n";
    std::vector<SheetFile> more;

    std::vector<SheetFile> files() const {
        std::vector<SheetFile> all = {{"story.csv", story},     {"parties.csv", parties},    {"actors.csv", actors},
                                      {"sources.csv", sources}, {"places.csv", places},      {"events.csv", events},
                                      {"claims.csv", claims},   {"questions.csv", questions}};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    ReadSheets read() const { return read_sheets(files()); }
    std::string problems() const { return lines_of(read()); }
    // Its story file's value at a JSON pointer, as text.
    std::string text_at(std::string_view pointer) const {
        const ReadSheets sheets = read();
        if (!sheets.story_json) return "no story: " + lines_of(sheets);
        const JsonTree tree(*sheets.story_json);
        return std::string(tree.at(pointer).text());
    }
};

}  // namespace sourceline::test
