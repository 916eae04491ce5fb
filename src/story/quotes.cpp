#include "story/quotes.h"

#include <map>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace sourceline {
namespace {

// The pieces of a normalised quote around "[…]" (or "[...]"), trimmed; empty ones are left out.
std::vector<std::string> pieces_of(std::string_view quote) {
    std::vector<std::string> pieces;
    const auto keep = [&](std::string_view piece) {
        std::string trimmed = normalise_quotes_and_space(piece);
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

std::size_t previous_code_point(std::string_view text, std::size_t at) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
    return at;
}

// Whether the text can be cut here without cutting a word in two.
bool is_word_edge(std::string_view text, std::size_t at) {
    return at == 0 || at >= text.size() || !is_word_at(text, at) || !is_word_at(text, previous_code_point(text, at));
}

// The first place from `from` on where the piece stands as whole words.
std::size_t find_piece(std::string_view text, std::string_view piece, std::size_t from) {
    for (std::size_t at = text.find(piece, from); at != std::string_view::npos; at = text.find(piece, at + 1))
        if (is_word_edge(text, at) && is_word_edge(text, at + piece.size())) return at;
    return std::string_view::npos;
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

}  // namespace

Report check_quotes(const Story& story, const std::function<std::optional<std::string>(const std::string&)>& document) {
    Report report;
    std::map<std::string, std::optional<std::string>> texts;  // by name, normalised
    for (std::size_t i = 0; i < story.sources.size(); ++i) {
        const std::string& name = story.sources[i].document;
        if (name.empty() || texts.contains(name)) continue;
        std::optional<std::string> text = document(name);
        if (!text)
            report.add({Severity::Warning, format("/sources/%d/document", static_cast<int>(i)),
                        "the document '" + name + "' is not there; its quotes are not verified"});
        texts[name] = text ? std::optional(normalise_quotes_and_space(*text)) : std::nullopt;
    }
    for (std::size_t i = 0; i < story.claims.size(); ++i) {
        const Claim& claim = story.claims[i];
        const std::string& name = story.at(claim.source).document;
        if (name.empty() || !texts[name]) continue;
        const std::string missing = missing_piece(*texts[name], claim.quote);
        if (missing.empty()) continue;
        std::string problem = "these words do not stand in '";
        problem.append(name).append("': ").append(missing);
        report.add({Severity::Error, format("/claims/%d/quote", static_cast<int>(i)), std::move(problem)});
    }
    return report;
}

}  // namespace sourceline
