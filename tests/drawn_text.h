// What the fonts of the machine draw, and what can be counted of it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "base/text.h"
#include "fonts/machine_text.h"

namespace sourceline::test {

// What the fonts of the machine set. Pango waits for none of its threads, and each holds something of fontconfig until
// it ends, which at the end of the program is too late: here they are waited for.
class FontsAtHand {
  public:
    // Fails with what is to be installed when the fonts are not there that these tests are written for.
    FontsAtHand() : text_(text_of_machine()) {
        struct Needed {
            char32_t letter;
            const char* package;
        };
        for (const Needed& needed : {Needed{U'ق', "fonts-dejavu-core"}, Needed{U'世', "fonts-droid-fallback"},
                                     Needed{U'ไ', "fonts-tlwg-garuda-ttf"}, Needed{U'🙂', "fonts-noto-color-emoji"}})
            REQUIRE_MESSAGE(text_->draws(needed.letter), "a font is missing: install ", needed.package);
    }
    explicit FontsAtHand(const std::string& folder) : text_(text_of_fonts_in(folder)) {}
    ~FontsAtHand() {
        text_.reset();
        for (int ms = 0; ms < 10'000 && threads() > threads_before_; ++ms)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    FontsAtHand(const FontsAtHand&) = delete;
    FontsAtHand& operator=(const FontsAtHand&) = delete;

    PageText& operator*() const { return *text_; }
    PageText* operator->() const { return text_.get(); }

  private:
    // Of the program, whoever began them.
    static int threads() {
        int count = 0;
        std::error_code gone;
        for (std::filesystem::directory_iterator at("/proc/self/task", gone), end; !gone && at != end;
             at.increment(gone))
            ++count;
        return count;
    }

    int threads_before_ = threads();
    std::unique_ptr<PageText> text_;
};

inline TextAsk ask_for(std::string text) { return {std::move(text), "", 400, 28, TextDirection::LeftToRight}; }

struct Drawn {
    TextInk ink;
    Ink kind = Ink::Tinted;
    std::vector<std::uint8_t> rgba;

    std::uint8_t alpha(int x, int y) const {
        return rgba[4 * (static_cast<std::size_t>(y) * width() + static_cast<std::size_t>(x)) + 3];
    }
    std::size_t width() const { return static_cast<std::size_t>(ink.width); }

    // Calls with column and row of each pixel that has ink.
    template <class Do>
    void for_each_inked(const Do& then) const {
        for (int y = 0; y < ink.height; ++y)
            for (int x = 0; x < ink.width; ++x)
                if (alpha(x, y)) then(x, y);
    }
    int inked() const {
        int count = 0;
        for_each_inked([&](int, int) { ++count; });
        return count;
    }
    int inked_outside(int margin) const {
        int count = 0;
        for_each_inked([&](int x, int y) {
            count += x < margin || y < margin || x >= ink.width - margin || y >= ink.height - margin;
        });
        return count;
    }
    double weight() const {
        double sum = 0;
        for_each_inked([&](int x, int y) { sum += alpha(x, y); });
        return sum;
    }
    std::size_t colours() const {
        std::set<std::uint32_t> found;
        for_each_inked([&](int x, int y) {
            const std::uint8_t* at = &rgba[4 * (static_cast<std::size_t>(y) * width() + static_cast<std::size_t>(x))];
            found.insert(at[0] << 16u | at[1] << 8u | at[2]);
        });
        return found.size();
    }
    std::size_t shades() const {
        std::set<std::uint8_t> found;
        for_each_inked([&](int x, int y) { found.insert(alpha(x, y)); });
        return found.size();
    }
    // From 0, the left edge of the ink, to 1, its right one.
    double column_of_highest_ink() const { return column_of(-1); }
    double column_of_lowest_ink() const { return column_of(1); }
    int empty_columns_within() const {
        std::set<int> columns;
        for_each_inked([&](int x, int) { columns.insert(x); });
        return columns.empty() ? 0 : *columns.rbegin() - *columns.begin() + 1 - static_cast<int>(columns.size());
    }

    friend bool operator==(const Drawn& a, const Drawn& b) {
        return a.kind == b.kind && a.ink.advance == b.ink.advance && a.ink.left == b.ink.left &&
               a.ink.top == b.ink.top && a.ink.width == b.ink.width && a.ink.height == b.ink.height && a.rgba == b.rgba;
    }

  private:
    double column_of(int down) const {
        std::set<int> columns;
        int extreme = -1'000'000, sum = 0, count = 0;
        for_each_inked([&](int x, int y) {
            columns.insert(x);
            if (alpha(x, y) < 128 || y * down < extreme) return;
            if (y * down > extreme) extreme = y * down, sum = count = 0;
            sum += x;
            ++count;
        });
        if (count == 0) return -1;
        return (static_cast<double>(sum) / count - *columns.begin()) /
               std::max(1, *columns.rbegin() - *columns.begin());
    }
};

// With more room around the ink than it is told to need.
inline Drawn drawn(PageText& text, const TextAsk& ask, int more = 0) {
    Drawn out;
    out.ink = text.measure(ask);
    if (out.ink.width > 0) {
        out.ink.left -= more;
        out.ink.top -= more;
        out.ink.width += 2 * more;
        out.ink.height += 2 * more;
    }
    out.rgba.resize(4 * out.width() * static_cast<std::size_t>(out.ink.height));
    out.kind = text.draw(ask, out.ink, out.rgba.data());
    return out;
}

}  // namespace sourceline::test
