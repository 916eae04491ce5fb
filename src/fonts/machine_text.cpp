#include "fonts/machine_text.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace sourceline {

namespace {

// What the page asks for, too.
constexpr const char* kFamilies = "Inter, system-ui, sans-serif";
// Beyond these nothing could be shown, and Pango's numbers, 1/1024 of a pixel in 32 bits, would not reach.
constexpr float kLargestEm_px = 1000, kLongestLine_px = 200'000;
constexpr int kWidestInk_px = 16'384;
constexpr int kMargin_px = 1;  // for what is drawn softly at the edges
constexpr int kSemiBold = 600;
constexpr float kThickerByEm = 0.03f;  // what browsers do, too, when a font has no bold letters

template <auto kFree>
struct FreedBy {
    template <class T>
    void operator()(T* of) const {
        kFree(of);
    }
};
template <class T>
using Object = std::unique_ptr<T, FreedBy<g_object_unref>>;
using FontDescription = std::unique_ptr<PangoFontDescription, FreedBy<pango_font_description_free>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, FreedBy<cairo_font_options_destroy>>;
using ImageOf = std::unique_ptr<cairo_surface_t, FreedBy<cairo_surface_destroy>>;
using Pen = std::unique_ptr<cairo_t, FreedBy<cairo_destroy>>;
using Config = std::unique_ptr<FcConfig, FreedBy<FcConfigDestroy>>;

float px(int pango_units) { return static_cast<float>(pango_units) / static_cast<float>(PANGO_SCALE); }

// One line of valid text in which nothing overrides an order: isolates alone are kept, which as_drawn knows by other
// characters.
std::string line_of(std::string_view text) {
    constexpr char32_t kIsolate = 0x2068, kIsolateEnd = 0x2069;
    const auto exchanged = [](std::string_view in, std::pair<char32_t, char32_t> begin,
                              std::pair<char32_t, char32_t> end) {
        std::string out;
        for (std::size_t at = 0; at < in.size();) {
            const CodePoint point = code_point_at(in, at);
            at += point.size;
            append_utf8(out, point.value == begin.first ? begin.second
                             : point.value == end.first ? end.second
                                                        : point.value);
        }
        return out;
    };
    return exchanged(as_drawn(exchanged(text, {kIsolate, kIsolateBegins}, {kIsolateEnd, kIsolateEnds})),
                     {kIsolateBegins, kIsolate}, {kIsolateEnds, kIsolateEnd});
}

// No longer than a line can be.
std::string cut_for(std::string text, float em_px) {
    auto left = static_cast<std::size_t>(std::max(1.0f, kLongestLine_px / std::max(em_px, 1.0f)));
    std::size_t at = 0;
    for (; at < text.size() && left > 0; --left) at += code_point_at(text, at).size;
    text.resize(at);
    return text;
}

bool has_letters(std::string_view text) {
    return any_code_point(text, [](char32_t c) { return g_unichar_isalpha(c) != 0; });
}

bool has_colours(const PangoGlyphString& glyphs) {
    return std::any_of(glyphs.glyphs, glyphs.glyphs + glyphs.num_glyphs,
                       [](const PangoGlyphInfo& glyph) { return glyph.attr.is_color != 0; });
}

// Calls for each run of one font from left to right: the run and how far from the pen it begins.
template <class Do>
void for_each_run(const PangoLayoutLine& line, const Do& then) {
    double x = 0;
    for (const GSList* at = line.runs; at; at = at->next) {
        const auto& run = *static_cast<const PangoGlyphItem*>(at->data);
        then(run, x);
        x += pango_units_to_double(pango_glyph_string_get_width(run.glyphs));
    }
}

bool is_lighter_than_semi_bold(PangoFont* font) {
    const FontDescription found(pango_font_describe(font));
    return pango_font_description_get_weight(found.get()) < kSemiBold;
}

// Outlines are filled run by run: that is exact to a part of a pixel, and where letters join there is no seam. cairo
// rounds the places of glyphs that it is only asked to show; those with colours have no outline.
void draw_line(cairo_t* pen, const PangoLayoutLine& line, const TextAsk& ask) {
    cairo_set_antialias(pen, CAIRO_ANTIALIAS_BEST);
    cairo_set_line_join(pen, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(pen, static_cast<double>(std::min(ask.em_px, kLargestEm_px) * kThickerByEm));
    for_each_run(line, [&](const PangoGlyphItem& run, double x) {
        PangoFont* font = run.item->analysis.font;
        cairo_move_to(pen, x, 0);
        if (has_colours(*run.glyphs)) {
            pango_cairo_show_glyph_string(pen, font, run.glyphs);
            return;
        }
        pango_cairo_glyph_string_path(pen, font, run.glyphs);
        cairo_fill_preserve(pen);
        if (ask.weight >= kSemiBold && is_lighter_than_semi_bold(font)) cairo_stroke_preserve(pen);
        cairo_new_path(pen);
    });
}

// From cairo's pixels, black ink multiplied by its alpha.
enum class Turned { White, AsItIs, Shades };
void turn_pixel(std::uint32_t argb, Turned to, std::uint8_t* rgba) {
    const std::uint32_t alpha = argb >> 24;
    const auto straight = [&](int shift) {
        const std::uint32_t value = (argb >> shift) & 0xff;
        return alpha ? std::min<std::uint32_t>(255, (value * 255 + alpha / 2) / alpha) : 0;
    };
    const std::uint32_t red = straight(16), green = straight(8), blue = straight(0);
    rgba[0] = rgba[1] = rgba[2] = 255;
    rgba[3] = static_cast<std::uint8_t>(alpha);
    if (to == Turned::AsItIs) {
        rgba[0] = static_cast<std::uint8_t>(red);
        rgba[1] = static_cast<std::uint8_t>(green);
        rgba[2] = static_cast<std::uint8_t>(blue);
    } else if (to == Turned::Shades) {
        const std::uint32_t light = (red * 3 + green * 6 + blue) / 10;
        rgba[3] = static_cast<std::uint8_t>(alpha * (255 * 5 - light * 4) / (255 * 5));
    }
}

class MachineText final : public PageText {
  public:
    explicit MachineText(Config config)
        : config_(std::move(config)), fonts_(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)) {
        if (!fonts_) return;
        if (config_) pango_fc_font_map_set_config(of_fontconfig(), config_.get());
        context_.reset(pango_font_map_create_context(fonts_.get()));
        // As our own fonts are drawn: no letter is moved or bent to the pixels.
        const FontOptions options(cairo_font_options_create());
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context_.get(), options.get());
        pango_context_set_round_glyph_positions(context_.get(), FALSE);
        // Pango always names some families, and draws boxes when there are none.
        for (const FcSetName set : {FcSetSystem, FcSetApplication}) {
            const FcFontSet* fonts = FcConfigGetFonts(config_.get(), set);
            usable_ |= fonts && fonts->nfont > 0;
        }
    }

    // Pango 1.50 lets go of a configuration only for another one.
    ~MachineText() override {
        context_.reset();
        if (config_) pango_fc_font_map_set_config(of_fontconfig(), nullptr);
    }
    MachineText(const MachineText&) = delete;
    MachineText& operator=(const MachineText&) = delete;

    bool is_usable() override { return usable_; }

    bool draws(char32_t c) override {
        const GUnicodeType type = g_unichar_type(c);
        if (!usable_ || type == G_UNICODE_UNASSIGNED || type == G_UNICODE_SURROGATE || type == G_UNICODE_PRIVATE_USE)
            return false;
        TextAsk ask;
        append_utf8(ask.text, c);
        return pango_layout_get_unknown_glyphs_count(layout_of(ask).get()) == 0;
    }

    TextInk measure(const TextAsk& ask) override {
        if (!can_set(ask)) return {};
        const Object<PangoLayout> layout = layout_of(ask);
        PangoRectangle ink{}, logical{};
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout.get(), 0), &ink, &logical);
        TextInk out;
        out.advance = px(logical.width);
        if (ink.width <= 0 || ink.height <= 0) return out;
        const float thicker = ask.weight < kSemiBold ? 0 : std::min(ask.em_px, kLargestEm_px) * kThickerByEm;
        const int margin = kMargin_px + static_cast<int>(std::ceil(thicker * 0.5f));
        out.left = static_cast<int>(std::floor(px(ink.x))) - margin;
        out.top = static_cast<int>(std::floor(px(ink.y))) - margin;
        const int right = static_cast<int>(std::ceil(px(ink.x + ink.width))) + margin,
                  bottom = static_cast<int>(std::ceil(px(ink.y + ink.height))) + margin;
        out.width = std::min(right - out.left, kWidestInk_px);
        out.height = std::min(bottom - out.top, kWidestInk_px);
        return out;
    }

    Ink draw(const TextAsk& ask, const TextInk& ink, std::uint8_t* rgba) override {
        if (ink.width <= 0 || ink.height <= 0) return Ink::Tinted;
        const std::size_t pixels = static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height);
        std::fill(rgba, rgba + 4 * pixels, std::uint8_t{0});
        const ImageOf image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, ink.width, ink.height));
        if (!can_set(ask) || cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return Ink::Tinted;
        const Object<PangoLayout> layout = layout_of(ask);
        const PangoLayoutLine& line = *pango_layout_get_line_readonly(layout.get(), 0);
        const Pen pen(cairo_create(image.get()));
        cairo_translate(pen.get(), -ink.left, -ink.top);
        draw_line(pen.get(), line, ask);
        cairo_surface_flush(image.get());

        bool coloured = false;
        for_each_run(line, [&](const PangoGlyphItem& run, double) { coloured |= has_colours(*run.glyphs); });
        // Among letters, which are to be tinted, emoji become shades.
        const Turned to = !coloured ? Turned::White : has_letters(ask.text) ? Turned::Shades : Turned::AsItIs;
        const int stride = cairo_image_surface_get_stride(image.get());
        const unsigned char* data = cairo_image_surface_get_data(image.get());
        for (int y = 0; y < ink.height; ++y, data += stride)
            for (int x = 0; x < ink.width; ++x, rgba += 4) {
                std::uint32_t argb = 0;
                std::memcpy(&argb, data + 4 * x, sizeof argb);
                turn_pixel(argb, to, rgba);
            }
        return to == Turned::AsItIs ? Ink::Coloured : Ink::Tinted;
    }

    std::vector<std::size_t> line_breaks(const std::string& text, const std::string& language) override;

  private:
    PangoFcFontMap* of_fontconfig() const { return static_cast<PangoFcFontMap*>(static_cast<void*>(fonts_.get())); }
    bool can_set(const TextAsk& ask) const { return usable_ && ask.em_px > 0; }  // NaN is no size

    Object<PangoLayout> layout_of(const TextAsk& ask) const {
        const float em_px = std::min(ask.em_px, kLargestEm_px);
        pango_context_set_language(context_.get(), language_of(ask.language));
        pango_context_set_base_dir(
            context_.get(), ask.direction == TextDirection::RightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
        const FontDescription font(pango_font_description_new());
        pango_font_description_set_family_static(font.get(), kFamilies);
        pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(std::clamp(ask.weight, 100, 1000)));
        pango_font_description_set_absolute_size(font.get(), static_cast<double>(em_px) * PANGO_SCALE);
        Object<PangoLayout> layout(pango_layout_new(context_.get()));
        pango_layout_set_font_description(layout.get(), font.get());
        pango_layout_set_auto_dir(layout.get(), FALSE);
        pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
        const std::string line = cut_for(line_of(ask.text), em_px);
        pango_layout_set_text(layout.get(), line.data(), static_cast<int>(line.size()));
        return layout;
    }

    // Where the text says none, nothing of the machine's is to decide.
    static PangoLanguage* language_of(const std::string& tag) {
        return pango_language_from_string(tag.empty() ? "en" : tag.c_str());
    }

    Config config_;
    Object<PangoFontMap> fonts_;
    Object<PangoContext> context_;
    bool usable_ = false;
};

// Pango says of each character whether a line may begin with it, Thai by its dictionary. Between words with spaces, or
// at a hyphen, is not ours to say: only beside a letter of a script without spaces, or an emoji.
std::vector<std::size_t> MachineText::line_breaks(const std::string& text, const std::string& language) {
    std::string valid;
    std::vector<char32_t> letters;
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        append_utf8(valid, point.value);
        letters.push_back(point.value);
        starts.push_back(at);
        at += point.size;
    }
    const auto breaks_beside = [](char32_t c) { return is_spaceless(c) || is_emoji(c); };
    if (std::none_of(letters.begin(), letters.end(), breaks_beside)) return {};
    std::vector<PangoLogAttr> attributes(letters.size() + 1);  // of each character, and of the end
    pango_get_log_attrs(valid.data(), static_cast<int>(valid.size()), -1, language_of(language), attributes.data(),
                        static_cast<int>(attributes.size()));
    std::vector<std::size_t> breaks;
    char32_t before = 0;  // without what joins it, as the tone of an emoji's skin does
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 && attributes[i].is_line_break && (breaks_beside(before) || breaks_beside(letters[i])))
            breaks.push_back(starts[i]);
        if (!joins_before(letters[i])) before = letters[i];
    }
    return breaks;
}

}  // namespace

std::unique_ptr<PageText> text_of_machine() { return std::make_unique<MachineText>(nullptr); }

std::unique_ptr<PageText> text_of_fonts_in(const std::string& folder) {
    Config config(FcConfigCreate());
    std::error_code none;  // then there are no fonts
    for (std::filesystem::directory_iterator file(folder, none), end; !none && file != end; file.increment(none))
        FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(file->path().c_str()));
    return std::make_unique<MachineText>(std::move(config));
}

}  // namespace sourceline
