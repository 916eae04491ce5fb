#include "story/quotes.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <vector>

#include "base/letters.h"
#include "base/problems.h"
#include "base/text.h"

namespace sourceline {
namespace {

// As quotes and documents are compared: whether a letter and its mark are one character or two is no difference.
std::string normalised(std::string_view text) { return normalise_quotes_and_space(composed(text)); }

// The pieces of a normalised quote around "[…]" (or "[...]"), trimmed; empty ones are left out.
std::vector<std::string> pieces_of(std::string_view quote) {
    std::vector<std::string> pieces;
    const auto keep = [&](std::string_view piece) {
        std::string trimmed = normalised(piece);
        if (!trimmed.empty()) pieces.push_back(std::move(trimmed));
    };
    while (true) {
        const std::size_t ellipsis = quote.find("[…]"), dots = quote.find("[...]");
        const std::size_t cut = ellipsis < dots ? ellipsis : dots;
        keep(quote.substr(0, cut));
        if (cut == std::string_view::npos) return pieces;
        quote.remove_prefix(cut + 5);  // both are five bytes long
    }
}

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
}

std::size_t previous_code_point(std::string_view text, std::size_t at) {
    do --at;
    while (at > 0 && is_inside_character(text, at));
    return at;
}

// Vowels and signs of scripts without spaces that stand on the letter before them.
bool is_sign_on_letter(char32_t c) {
    constexpr char32_t kMarks[][2] = {
        {0xe31, 0xe31},   {0xe33, 0xe3a},   {0xe47, 0xe4e},   {0xeb1, 0xeb1},   {0xeb3, 0xebc},
        {0xec8, 0xece},   {0xf71, 0xf84},   {0xf8d, 0xfbc},   {0x102b, 0x103e}, {0x1056, 0x1059},
        {0x17b6, 0x17d3}, {0x3099, 0x309c}, {0xff9e, 0xff9f},
    };
    return std::any_of(std::begin(kMarks), std::end(kMarks),
                       [&](auto& range) { return c >= range[0] && c <= range[1]; });
}

// Whether the text can be cut here without cutting a word in two. Where words have no spaces between them that cannot
// be told, but for a letter and its marks.
bool is_word_edge(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size()) return true;
    const std::size_t previous = previous_code_point(text, at);
    const char32_t before = code_point_at(text, previous).value, after = code_point_at(text, at).value;
    if (is_sign_on_letter(after)) return false;
    return is_spaceless(before) || is_spaceless(after) || !is_word_at(text, at) || !is_word_at(text, previous);
}

// The first place from `from` on where the piece stands as whole words.
std::size_t find_piece(std::string_view text, std::string_view piece, std::size_t from) {
    for (std::size_t at = text.find(piece, from); at != std::string_view::npos; at = text.find(piece, at + 1))
        if (is_word_edge(text, at) && is_word_edge(text, at + piece.size())) return at;
    return std::string_view::npos;
}

std::size_t size_at(std::string_view text, std::size_t at) {
    return at < text.size() ? code_point_at(text, at).size : 0;
}

// A stretch of a document that is the piece but for one character.
struct NearMiss {
    std::string_view text, piece;                  // the words around that character in each
    std::string_view text_differs, piece_differs;  // the character, empty where it is missing
};

// The character at `at` with what stands around it up to the next spaces.
std::string_view words_around(std::string_view text, std::size_t at, std::size_t size) {
    const std::size_t space = at == 0 ? std::string_view::npos : text.rfind(' ', at - 1);
    const std::size_t from = space == std::string_view::npos ? 0 : space + 1;
    return text.substr(from, text.find(' ', at + size) - from);
}

// Whether the piece begins at `from` but for one character that is another, missing or too many.
std::optional<NearMiss> near_miss_at(std::string_view text, std::string_view piece, std::size_t from) {
    if (is_inside_character(text, from)) return std::nullopt;
    const std::string_view rest = text.substr(from);
    std::size_t at = 0;
    while (at < piece.size() && at < rest.size() && piece[at] == rest[at]) ++at;
    if (at == piece.size() && is_word_edge(text, from + at)) return std::nullopt;  // it stands too early
    while (is_inside_character(piece, at)) --at;
    const std::size_t there = size_at(rest, at), here = size_at(piece, at);
    const std::pair<std::size_t, std::size_t> kinds[] = {{there, here}, {there, 0}, {0, here}};
    for (const auto& [text_size, piece_size] : kinds) {
        const std::string_view tail = piece.substr(at + piece_size);
        const std::size_t end = from + at + text_size + tail.size();
        if (!rest.substr(std::min(at + text_size, rest.size())).starts_with(tail)) continue;
        if (!is_word_edge(text, from) || !is_word_edge(text, end)) continue;
        if (at == 0 && piece_size == 0 && is_word_edge(text, from + text_size)) continue;  // it stands too early
        return NearMiss{words_around(text, from + at, text_size), words_around(piece, at, piece_size),
                        rest.substr(at, text_size), piece.substr(at, piece_size)};
    }
    return std::nullopt;
}

// One of the piece's halves stands in the text as it is, since only the other can hold what differs.
std::optional<NearMiss> find_near_miss(std::string_view text, std::string_view piece) {
    constexpr std::size_t kLeastBytes = 4, kMostBytesOfCharacter = 4;
    if (piece.size() < kLeastBytes) return std::nullopt;
    std::size_t middle = piece.size() / 2;
    while (is_inside_character(piece, middle)) --middle;
    for (const std::size_t half : {std::size_t{0}, middle}) {
        const std::string_view wanted = half == 0 ? piece.substr(0, middle) : piece.substr(middle);
        for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1)) {
            const std::size_t first = half == 0 ? at : at - std::min(at, half + kMostBytesOfCharacter);
            const std::size_t last = half == 0 ? at : at - std::min(at, half - std::min(half, kMostBytesOfCharacter));
            for (std::size_t from = first; from <= last; ++from)
                if (const auto near = near_miss_at(text, piece, from)) return near;
        }
    }
    return std::nullopt;
}

// The character in quotation marks; one that may look like others, or like nothing, with its number.
std::string named(std::string_view character) {
    const char32_t value = code_point_at(character, 0).value;
    return quoted(character) + (value < 0x80 ? std::string() : format(" (U+%04X)", static_cast<unsigned>(value)));
}

std::string told(const NearMiss& near) {
    std::string sentence =
        near.piece_differs.empty() ? "; the quote lacks one character, " + named(near.text_differs)
        : near.text_differs.empty()
            ? "; the quote has one character too many, " + named(near.piece_differs)
            : "; one character differs, " + named(near.piece_differs) + " for " + named(near.text_differs);
    return sentence.append(": the document has ").append(quoted(near.text)).append(", the quote ") + quoted(near.piece);
}

// The first piece that does not stand in the text after the pieces before it, or "".
std::string missing_piece(std::string_view text, std::string_view quote) {
    std::size_t from = 0;
    for (std::string& piece : pieces_of(quote)) {
        const std::size_t at = find_piece(text, piece, from);
        if (at == std::string_view::npos) return std::move(piece);
        from = at + piece.size();
    }
    return {};
}

std::string not_verified(int quotes) {
    return quotes == 1 ? "its quote is not verified" : format("its %d quotes are not verified", quotes);
}

}  // namespace

Report check_quotes(const Story& story, const std::function<std::optional<std::string>(const std::string&)>& document) {
    Report report;
    std::map<std::string, std::optional<std::string>> texts;  // by name, normalised
    std::vector<int> quotes(story.sources.size());
    for (const Claim& claim : story.claims) ++quotes[claim.source.index];
    for (std::size_t i = 0; i < story.sources.size(); ++i) {
        const std::string& name = story.sources[i].document;
        if (name.empty() && quotes[i] > 0)
            report.add({Severity::Warning, format("/sources/%d", static_cast<int>(i)),
                        "the source names no 'document'; " + not_verified(quotes[i])});
        if (name.empty() || texts.contains(name)) continue;
        std::optional<std::string> text = document(name);
        if (!text)
            report.add({Severity::Warning, format("/sources/%d/document", static_cast<int>(i)),
                        "the document '" + name + "' is not there; its quotes are not verified"});
        texts[name] = text ? std::optional(normalised(*text)) : std::nullopt;
    }
    for (std::size_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        const std::string& name = story.at(claim.source).document;
        if (name.empty() || !texts[name]) continue;
        const std::string missing = missing_piece(*texts[name], claim.quote);
        if (missing.empty()) continue;
        std::string problem = "these words do not stand in '";
        problem.append(name).append("': ").append(missing);
        if (const auto near = find_near_miss(*texts[name], missing)) problem += told(*near);
        report.add({Severity::Error, format("/claims/%d/quote", static_cast<int>(i)), std::move(problem)});
    }
    return report;
}

}  // namespace sourceline
