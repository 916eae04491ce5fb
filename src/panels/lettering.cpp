#include "panels/lettering.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/frame_memory.h"
#include "base/text.h"
#include "imgui_internal.h"

namespace sourceline {

namespace {

constexpr char kBetween = '\n';  // in keys of what is remembered: no text that is drawn has one
constexpr std::size_t kMissingTold = 12;

FrameText key_of(std::string_view text, std::string_view language, char more) {
    const char between[] = {kBetween, more};
    return frame_text(text) + std::string_view(between, sizeof between) + language;
}

char letter_of(std::optional<TextDirection> direction) {
    return !direction ? '-' : *direction == TextDirection::RightToLeft ? 'r' : 'l';
}

std::string name_of(char32_t c) { return format("U+%04X", static_cast<unsigned>(c)); }

}  // namespace

// The page may have come to refuse since it was last asked.
PageText* Lettering::page() { return page_ && page_->is_usable() ? page_ : nullptr; }

void Lettering::discard_glyphs() {
    for (ImFont* font : {fonts_.regular, fonts_.semi_bold})
        if (font) ImFontAtlasFontDiscardBakes(font->ContainerAtlas, font, 0);
}

void Lettering::clear() {
    if (!pieces_.empty()) discard_glyphs();
    pieces_.clear();
    codes_.clear();
    lines_.clear();
    words_.clear();
    fits_.clear();
    drawable_.clear();
    missing_.clear();
    untold_.clear();
    pieces_of_page_ = 0;
    full_ = false;
}

bool Lettering::are_plain(std::string_view text) const {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            if (!plain_[byte]) return false;
            ++at;
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        if (point.value >= kKnown || !plain_[point.value]) return false;
        at += point.size;
    }
    return true;
}

bool Lettering::can_draw(char32_t c) {
    if (is_zero_width(c) || is_mark(c) || (c < kKnown && plain_[c])) return true;
    const auto [found, is_new] = drawable_.try_emplace(c, false);
    if (is_new) {
        if (PageText* page = this->page()) {
            ++page_calls_;
            found->second = page->draws(c);
        }
        if (!found->second) {
            missing_.insert(c);
            untold_.insert(c);
        }
    }
    return found->second;
}

const Lettering::Piece* Lettering::piece(char32_t code) const {
    return is_code(code) && code - kFirstCode < pieces_.size() ? &pieces_[code - kFirstCode] : nullptr;
}

char32_t Lettering::code_of(Piece piece) {
    std::string key = piece.box
                          ? name_of(piece.box) + kBetween + "box"
                          : std::string(key_of(piece.ask.text, piece.ask.language, letter_of(piece.ask.direction)));
    const auto found = codes_.find(key);
    if (found != codes_.end()) return found->second;
    if (pieces_.size() > kLastCode - kFirstCode) {
        full_ = true;
        return U'\u25A1';
    }
    const char32_t code = kFirstCode + static_cast<char32_t>(pieces_.size());
    pieces_of_page_ += piece.box ? 0 : 1;
    pieces_.push_back(std::move(piece));
    codes_.emplace(std::move(key), code);
    return code;
}

std::string_view Lettering::coded(std::string_view text, std::string_view language,
                                  std::optional<TextDirection> direction) {
    if (direction != TextDirection::RightToLeft && are_plain(text)) return text;
    const FrameText key = key_of(text, language, letter_of(direction));
    auto found = lines_.find(key);
    if (found == lines_.end()) found = lines_.emplace(key, code_line(as_drawn(text), language, direction)).first;
    return found->second;
}

// A line with letters that run from right to left is one piece: whoever draws it puts them into their order.
std::string Lettering::code_line(std::string_view text, std::string_view language,
                                 std::optional<TextDirection> direction) {
    std::string out;
    const bool is_bidi = direction == TextDirection::RightToLeft || has_right_to_left(text);
    if (is_bidi && page()) {
        const TextDirection way = direction ? *direction : first_direction(text);
        append_utf8(out, code_of({{with_named_gaps(text), std::string(language), 0, 0, way}, 0}));
        return out;
    }
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (are_plain(word))
            out += word;
        else
            code_word(word, language, out);
        at = text.find_first_not_of(' ', end);
        if (at == std::string_view::npos) at = text.size();
        out.append(at - end, ' ');
    }
    return out;
}

// A word is shaped as a whole, but for emoji, which have colours of their own, and for what cannot be drawn.
void Lettering::code_word(std::string_view word, std::string_view language, std::string& out) {
    std::string run;
    const auto end_run = [&] {
        if (are_plain(run))
            out += run;
        else if (page())
            append_utf8(out, code_of({{run, std::string(language), 0, 0, TextDirection::LeftToRight}, 0}));
        else
            append_held(run, out);
        run.clear();
    };
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view cluster = word.substr(at, cluster_size(word, at));
        at += cluster.size();
        const char32_t first = code_point_at(cluster, 0).value;
        const bool emoji = is_emoji(first) || cluster.find("\xEF\xB8\x8F") != std::string_view::npos;
        if (can_draw(first) && !emoji) {
            run += cluster;
            continue;
        }
        end_run();
        code_cluster(cluster, language, out);
    }
    end_run();
}

// What of it can be drawn is one piece; what cannot are boxes after it.
void Lettering::code_cluster(std::string_view cluster, std::string_view language, std::string& out) {
    std::string drawn, boxes;
    for (std::size_t at = 0; at < cluster.size();) {
        const CodePoint point = code_point_at(cluster, at);
        if (can_draw(point.value))
            drawn += cluster.substr(at, point.size);
        else
            append_utf8(boxes, code_of({{}, point.value}));
        at += point.size;
    }
    const bool has_letter = !drawn.empty() && !joins_before(code_point_at(drawn, 0).value);
    if (has_letter && page())
        append_utf8(out, code_of({{drawn, std::string(language), 0, 0, TextDirection::LeftToRight}, 0}));
    else if (has_letter)
        append_held(drawn, out);
    out += boxes;
}

// What our fonts have of it: without a page, marks stand as the fonts place them.
void Lettering::append_held(std::string_view text, std::string& out) const {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool held = point.value < kKnown && !is_code(point.value) && !is_zero_width(point.value) &&
                          fonts_.regular->IsGlyphInFont(static_cast<ImWchar>(point.value));
        if (held) out += text.substr(at, point.size);
        at += point.size;
    }
}

// In a line that is one piece the box is written out, and the page is told what is isolated.
std::string Lettering::with_named_gaps(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == kIsolateBegins || point.value == kIsolateEnds)
            append_utf8(out, point.value == kIsolateBegins ? 0x2068 : 0x2069);
        else if (can_draw(point.value))
            out += text.substr(at, point.size);
        else
            out += "[" + name_of(point.value) + "]";
        at += point.size;
    }
    return out;
}

const std::vector<Lettering::Part>& Lettering::parts_of(std::string_view word, std::string_view language) {
    constexpr std::string_view kSoftHyphen = "\u00AD", kNoWidth = "\u200B";
    const FrameText key = key_of(word, language, 'w');
    const auto found = words_.find(key);
    if (found != words_.end()) return found->second;
    std::vector<Part> parts;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t end = std::min({word.find(kSoftHyphen, at), word.find(kNoWidth, at), word.size()});
        const bool hyphen = word.substr(end, kSoftHyphen.size()) == kSoftHyphen;
        std::string text = as_drawn(word.substr(at, end - at));
        std::size_t from = 0;
        if (PageText* page = are_plain(text) ? nullptr : this->page()) {
            ++page_calls_;
            for (const std::size_t cut : page->line_breaks(text, std::string(language))) {
                if (cut <= from || cut >= text.size()) continue;
                parts.push_back({text.substr(from, cut - from), false});
                from = cut;
            }
        }
        if (from < text.size()) parts.push_back({text.substr(from), hyphen});
        at = end + (end == word.size() ? 0 : hyphen ? kSoftHyphen.size() : kNoWidth.size());
    }
    if (!parts.empty()) parts.back().has_hyphen = false;
    return words_.emplace(key, std::move(parts)).first->second;
}

// Without a code: a line that is cut is measured at many places of which one is drawn.
float Lettering::width_of(const TextStyle& style, std::string_view text) {
    const float size = std::round(style.size * kInterHeightPerEm);
    if (are_plain(text) || !page()) {
        const std::string_view set = coded(text, style.language, std::nullopt);
        ImFont* font = style.weight == Weight::SemiBold ? fonts_.semi_bold : fonts_.regular;
        return font->CalcTextSizeA(size, FLT_MAX, 0, set.data(), set.data() + set.size()).x;
    }
    ++page_calls_;
    return page_
        ->measure({as_drawn(text), std::string(style.language), style.weight == Weight::SemiBold ? 600 : 400,
                   size / kInterHeightPerEm, first_direction(text)})
        .advance;
}

std::size_t Lettering::fitting(const TextStyle& style, std::string_view text, float width) {
    FrameText key = key_of(text, style.language, style.weight == Weight::SemiBold ? 's' : 'n');
    key += frame_format("%c%.1f %.1f", kBetween, static_cast<double>(style.size), static_cast<double>(width));
    const auto found = fits_.find(key);
    if (found != fits_.end()) return found->second;
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < text.size();) ends.push_back(at += cluster_size(text, at));
    const auto first_beyond = std::partition_point(ends.begin(), ends.end(), [&](const std::size_t& end) {
        const auto letters = static_cast<float>(&end - ends.data() + 1);
        return width_of(style, text.substr(0, end)) + style.spacing * letters <= width;
    });
    const std::size_t bytes = first_beyond == ends.begin() ? 0 : *(first_beyond - 1);
    fits_.emplace(key, bytes);
    return bytes;
}

std::vector<std::string> Lettering::missing() const {
    std::vector<std::string> names;
    for (const char32_t c : missing_) names.push_back(name_of(c));
    return names;
}

std::string Lettering::take_untold() {
    std::string codes;
    std::size_t told = 0;
    for (const char32_t c : untold_) {
        codes += told > 0 ? ", " : "";
        if (++told > kMissingTold) {
            codes += "…";
            break;
        }
        codes += name_of(c);
    }
    untold_.clear();
    return codes;
}

}  // namespace sourceline
