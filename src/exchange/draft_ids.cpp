// Ids out of titles: what links to a story are made of.
#include <iterator>

#include "base/text.h"
#include "exchange/draft_maker.h"

namespace sourceline {
namespace {

struct Spelling {
    char32_t letter;  // upper case
    const char* spelled;
};
// Cyrillic as passports and maps spell it, Latin letters without their marks.
constexpr Spelling kSpellings[] = {
    {U'А', "a"}, {U'Б', "b"},  {U'В', "v"}, {U'Г', "h"},  {U'Ґ', "g"},  {U'Д', "d"},  {U'Е', "e"},  {U'Є', "ie"},
    {U'Ё', "e"}, {U'Ж', "zh"}, {U'З', "z"}, {U'И', "y"},  {U'І', "i"},  {U'Ї', "i"},  {U'Й', "i"},  {U'К', "k"},
    {U'Л', "l"}, {U'М', "m"},  {U'Н', "n"}, {U'О', "o"},  {U'П', "p"},  {U'Р', "r"},  {U'С', "s"},  {U'Т', "t"},
    {U'У', "u"}, {U'Ў', "u"},  {U'Ф', "f"}, {U'Х', "kh"}, {U'Ц', "ts"}, {U'Ч', "ch"}, {U'Ш', "sh"}, {U'Щ', "shch"},
    {U'Ь', ""},  {U'Ъ', ""},   {U'Ы', "y"}, {U'Э', "e"},  {U'Ю', "iu"}, {U'Я', "ia"}, {U'\'', ""},  {0x2019, ""},
    {0x2bc, ""}, {U'À', "a"},  {U'Á', "a"}, {U'Â', "a"},  {U'Ã', "a"},  {U'Ä', "a"},  {U'Å', "a"},  {U'Æ', "ae"},
    {U'Ç', "c"}, {U'È', "e"},  {U'É', "e"}, {U'Ê', "e"},  {U'Ë', "e"},  {U'Ì', "i"},  {U'Í', "i"},  {U'Î', "i"},
    {U'Ï', "i"}, {U'Ñ', "n"},  {U'Ò', "o"}, {U'Ó', "o"},  {U'Ô', "o"},  {U'Õ', "o"},  {U'Ö', "o"},  {U'Ø', "o"},
    {U'Ù', "u"}, {U'Ú', "u"},  {U'Û', "u"}, {U'Ü', "u"},  {U'Ý', "y"},  {0xdf, "ss"}, {U'Ą', "a"},  {U'Ć', "c"},
    {U'Č', "c"}, {U'Ę', "e"},  {U'Ě', "e"}, {U'Ğ', "g"},  {U'İ', "i"},  {U'Ł', "l"},  {U'Ń', "n"},  {U'Ř', "r"},
    {U'Ś', "s"}, {U'Ş', "s"},  {U'Š', "s"}, {U'Ť', "t"},  {U'Ů', "u"},  {U'Ź', "z"},  {U'Ż', "z"},  {U'Ž', "z"},
};

const char* spelling_of(char32_t letter) {
    const char32_t upper = upper_case(letter);
    for (const Spelling& spelling : kSpellings)
        if (spelling.letter == upper || spelling.letter == letter) return spelling.spelled;
    return nullptr;
}

}  // namespace

std::string draft_id(std::string_view text) {
    constexpr std::size_t kLongest = 48;
    std::string id;
    std::size_t word_at = 0;  // where the last word begins
    bool gap = false;
    for (std::size_t at = 0; at < text.size() && id.size() <= kLongest;) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        const char32_t lower = point.value >= U'A' && point.value <= U'Z' ? point.value + 32 : point.value;
        const bool plain = (lower >= U'a' && lower <= U'z') || (lower >= U'0' && lower <= U'9');
        const char* const spelled = plain ? nullptr : spelling_of(point.value);
        if (!plain && spelled == nullptr) {
            gap = !id.empty();
            continue;
        }
        if (gap) {
            id += '-';
            word_at = id.size();
        }
        gap = false;
        if (plain)
            id += static_cast<char>(lower);
        else
            id += spelled;
    }
    if (id.size() > kLongest) id.resize(word_at > 1 ? word_at - 1 : kLongest);
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id;
}

std::string DraftMaker::Ids::make(std::string_view from, const std::string& fallback) {
    std::string id = draft_id(from);
    if (id.empty() || id == "border") id = fallback;  // of places "border" means the border itself
    const auto [known, is_new] = taken.try_emplace(id, 1);
    if (is_new) return id;
    // A count for each, so that thousands of one title take no longer than thousands of others.
    for (;;) {
        std::string next = id + "-" + std::to_string(++taken[id]);
        if (taken.try_emplace(next, 1).second) return next;
    }
}

}  // namespace sourceline
