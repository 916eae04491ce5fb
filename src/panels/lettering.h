// What our fonts lack. The page sets such text piece by piece (PageText), and each piece becomes one glyph of Dear
// ImGui's fonts under a code that stands for it, so that whatever draws text goes on as before. A character that
// nothing can draw becomes a box with its code.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/page_text.h"
#include "panels/theme.h"

namespace sourceline {

// Adds another source of glyphs to a font.
void merge_into(ImFont* font, ImFontConfig config);

class Lettering {
  public:
    // What has come of it, for the snapshot.
    struct Counts {
        std::size_t pieces = 0;        // set by the page for this story
        std::uint64_t page_calls = 0;  // measured, drawn or broken by it since the start
    };
    // A part of a word, at whose end a line may break.
    struct Part {
        std::string text;
        bool has_hyphen = false;  // one is drawn when the line breaks here
    };

    void set_page(PageText* page) { page_ = page; }
    // Whether anyone is there to order and join letters that run from right to left.
    bool has_page() { return page() != nullptr; }
    // Becomes a source of both, and learns what they hold. Again when more letters have been added to them.
    void add_to(const Fonts& fonts);
    // Forgets all pieces. Not within a frame.
    void clear();
    // Codes are finite: true when this frame ran out of them. Then it is to be drawn again after clear().
    bool is_full() const { return full_; }

    // Our fonts hold all of it, and nothing joins.
    bool are_plain(std::string_view text) const;
    // One line of text as ImGui is to draw it: `text` itself when it is plain, else as it is kept until clear(). The
    // direction is that of its paragraph; without one, of its own first letter.
    std::string_view coded(std::string_view text, std::string_view language, std::optional<TextDirection> direction);
    static bool is_code(char32_t c) { return c >= kFirstCode && c <= kLastCode; }
    // A word of a paragraph, cleaned, in the parts between which it may break.
    const std::vector<Part>& parts_of(std::string_view word, std::string_view language);
    // How many bytes of a line fit into `width`, by whole letters.
    std::size_t fitting(const TextStyle& style, std::string_view text, float width);

    Counts counts() const { return {pieces_of_page_, page_calls_}; }
    // "U+1F9FF", in order: drawn as boxes since the story was opened.
    std::vector<std::string> missing() const;
    // "U+0378, U+1F9FF": those that have not been told of, or "".
    std::string take_untold();

    // Low ones, for ImGui's tables reach up to the highest code in use. Our fonts have nothing there.
    static constexpr char32_t kFirstCode = 0x590, kLastCode = 0x1cff;

  private:
    friend struct LetteringSource;
    struct Piece {
        TextAsk ask;  // without weight and size
        char32_t box = 0;
    };
    // Looked up by a text that is no std::string.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    template <class T>
    using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;
    PageText* page();
    void discard_glyphs();
    const Piece* piece(char32_t code) const;
    char32_t code_of(Piece piece);
    bool can_draw(char32_t c);
    std::string code_line(std::string_view text, std::string_view language, std::optional<TextDirection> direction);
    void code_word(std::string_view word, std::string_view language, std::string& out);
    void code_cluster(std::string_view cluster, std::string_view language, std::string& out);
    void append_held(std::string_view text, std::string& out) const;
    std::string with_named_gaps(std::string_view text);
    float width_of(const TextStyle& style, std::string_view text);

    static constexpr std::size_t kKnown = 0x3000;
    Fonts fonts_;
    std::bitset<kKnown> plain_;
    PageText* page_ = nullptr;
    std::vector<Piece> pieces_;
    std::unordered_map<std::string, char32_t> codes_;
    ByText<std::string> lines_;
    ByText<std::vector<Part>> words_;
    ByText<std::size_t> fits_;
    std::unordered_map<char32_t, bool> drawable_;
    std::set<char32_t> missing_, untold_;
    std::size_t pieces_of_page_ = 0;
    std::uint64_t page_calls_ = 0;
    bool full_ = false;
};

}  // namespace sourceline
