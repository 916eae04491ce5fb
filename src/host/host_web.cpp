// The seam to the page's loader (web/viewer.js). The only file with EM_JS.
#include <emscripten.h>

#include <cstdlib>
#include <string>
#include <utility>

#include "host/host.h"

EM_JS(void, js_fetch_basemap, (const char* id), { Module["host"]["fetch_basemap"](UTF8ToString(id)); });
EM_JS(void, js_fetch_words, (const char* tag), { Module["host"]["fetch_words"](UTF8ToString(tag)); });
EM_JS(void, js_write_hash, (const char* hash), { Module["host"]["hash"](UTF8ToString(hash)); });
EM_JS(void, js_emit, (const char* name, const char* json),
      { Module["host"]["event"](UTF8ToString(name), UTF8ToString(json)); });
EM_JS(void, js_open_link, (const char* url), { Module["host"]["open_link"](UTF8ToString(url)); });
EM_JS(void, js_copy, (const char* text), { Module["host"]["copy"](UTF8ToString(text)); });
EM_JS(void, js_share, (), {
    if (Module["host"]["share"]) Module["host"]["share"]();
});
EM_JS(void, js_describe, (const char* text), { Module["host"]["describe"](UTF8ToString(text)); });
EM_JS(void, js_set_title, (const char* title, const char* language, const char* texts),
      { Module["host"]["title"](UTF8ToString(title), UTF8ToString(language), UTF8ToString(texts)); });
EM_JS(void, js_set_accent, (const char* light, const char* dark),
      { Module["host"]["accent"](UTF8ToString(light), UTF8ToString(dark)); });
EM_JS(void, js_place_search, (const char* json), { Module["host"]["search"](UTF8ToString(json)); });
EM_JS(void, js_first_frame, (), { Module["host"]["first_frame"](); });

// Text that the app's fonts lack: web/letters.js, there when a story has some.
EM_JS(int, js_text_usable, (), { return Module["host"]["text"] && Module["host"]["text"]["usable"]() ? 1 : 0; });
EM_JS(int, js_text_draws, (int c), { return Module["host"]["text"]["draws"](c) ? 1 : 0; });
EM_JS(void, js_text_measure, (const char* text, const char* language, int weight, double em_px, int rtl, float* ink), {
    HEAPF32.set(Module["host"]["text"]["measure"](UTF8ToString(text), UTF8ToString(language), weight, em_px, rtl),
                ink >> 2);
});
EM_JS(int, js_text_draw,
      (const char* text, const char* language, int weight, double em_px, int rtl, const int* box, unsigned char* rgba),
      {
          const drawn = Module["host"]["text"]["draw"](UTF8ToString(text), UTF8ToString(language), weight, em_px, rtl,
                                                       HEAP32.subarray(box >> 2, (box >> 2) + 4));
          HEAPU8.set(drawn["data"], rgba);
          return drawn["coloured"] ? 1 : 0;
      });
EM_JS(int, js_text_breaks, (const char* text, const char* language, int* breaks, int most), {
    const at = Module["host"]["text"]["breaks"](UTF8ToString(text), UTF8ToString(language)).slice(0, most);
    HEAP32.set(at, breaks >> 2);
    return at.length;
});

namespace sourceline {

namespace {

class PageTextOfBrowser final : public PageText {
  public:
    bool is_usable() override { return js_text_usable() != 0; }
    bool draws(char32_t c) override { return js_text_draws(static_cast<int>(c)) != 0; }
    TextInk measure(const TextAsk& ask) override {
        float ink[5] = {};
        js_text_measure(ask.text.c_str(), ask.language.c_str(), ask.weight, static_cast<double>(ask.em_px),
                        ask.direction == TextDirection::RightToLeft, ink);
        return {ink[0], static_cast<int>(ink[1]), static_cast<int>(ink[2]), static_cast<int>(ink[3]),
                static_cast<int>(ink[4])};
    }
    Ink draw(const TextAsk& ask, const TextInk& ink, std::uint8_t* rgba) override {
        const int box[4] = {ink.left, ink.top, ink.width, ink.height};
        const int coloured =
            js_text_draw(ask.text.c_str(), ask.language.c_str(), ask.weight, static_cast<double>(ask.em_px),
                         ask.direction == TextDirection::RightToLeft, box, rgba);
        return coloured ? Ink::Coloured : Ink::Tinted;
    }
    std::vector<std::size_t> line_breaks(const std::string& text, const std::string& language) override {
        int at[512];
        const int count = js_text_breaks(text.c_str(), language.c_str(), at, 512);
        return {at, at + count};
    }
};

// The page calls plain functions, so the app they mean must be kept somewhere: here, once.
AppPort*& page_app() {
    static AppPort* app = nullptr;
    return app;
}

FileBytes& room() {
    static FileBytes file;
    return file;
}

// A string handed to the page lives until the next call of the same function.
const char* kept(std::string& place, std::string value) {
    place = std::move(value);
    return place.c_str();
}

}  // namespace

int Host::run(AppPort& app, int, char**) {
    app_ = &app;
    page_app() = app_;
    return 0;
}

void Host::fetch_basemap(const std::string& id) { js_fetch_basemap(id.c_str()); }
void Host::fetch_words(const std::string& tag) { js_fetch_words(tag.c_str()); }
void Host::write_hash(const std::string& hash) { js_write_hash(hash.c_str()); }
void Host::emit(const char* event, const std::string& json) { js_emit(event, json.c_str()); }
void Host::open_link(const std::string& url) { js_open_link(url.c_str()); }
void Host::copy(const std::string& text) { js_copy(text.c_str()); }
void Host::share() { js_share(); }
void Host::describe(const std::string& text) { js_describe(text.c_str()); }
void Host::set_title(const std::string& title, const std::string& language, const std::string& texts) {
    js_set_title(title.c_str(), language.c_str(), texts.c_str());
}
void Host::set_accent(const std::string& light, const std::string& dark) { js_set_accent(light.c_str(), dark.c_str()); }
void Host::first_frame() { js_first_frame(); }
void Host::place_search(const std::string& json) { js_place_search(json.c_str()); }
PageText* Host::page_text() {
    static PageTextOfBrowser text;
    return &text;
}

}  // namespace sourceline

using sourceline::page_app;

extern "C" {

EMSCRIPTEN_KEEPALIVE void sl_font(int index, const char* bytes, int size) {
    page_app()->give_font(index, std::string(bytes, static_cast<std::size_t>(size)));
}
EMSCRIPTEN_KEEPALIVE int sl_start(const char* json) {
    return page_app()->start(sourceline::read_start_options(json)) ? 1 : 0;
}
// Room for a story file, which the page fills and sl_story or sl_retold takes: no second copy of a large one. Null when
// there is not so much.
EMSCRIPTEN_KEEPALIVE char* sl_room(int size) {
    void* all = std::malloc(static_cast<std::size_t>(size) + 1);
    if (!all) return nullptr;
    std::free(all);
    sourceline::room() = sourceline::FileBytes(static_cast<std::size_t>(size));
    return sourceline::room().data.get();
}
EMSCRIPTEN_KEEPALIVE int sl_story(const char* name) {
    return page_app()->begin_story(std::exchange(sourceline::room(), {}), name);
}
EMSCRIPTEN_KEEPALIVE int sl_retold() { return page_app()->begin_retelling(std::exchange(sourceline::room(), {})); }
EMSCRIPTEN_KEEPALIVE int sl_read(int reading, double at_most_ms) {
    return static_cast<int>(page_app()->read_on(reading, at_most_ms / 1000.0));
}
EMSCRIPTEN_KEEPALIVE double sl_share_read() { return page_app()->share_read(); }
EMSCRIPTEN_KEEPALIVE int sl_basemap(const char* bytes, int size, const char* id) {
    return page_app()->give_basemap({bytes, static_cast<std::size_t>(size)}, id) ? 1 : 0;
}
EMSCRIPTEN_KEEPALIVE void sl_no_basemap(const char* id, const char* reason) { page_app()->miss_basemap(id, reason); }
EMSCRIPTEN_KEEPALIVE const char* sl_words(const char* bytes, int size) {
    static std::string answer;
    return sourceline::kept(answer, page_app()->give_words({bytes, static_cast<std::size_t>(size)}));
}
EMSCRIPTEN_KEEPALIVE void sl_no_words(const char* tag, const char* reason) { page_app()->miss_words(tag, reason); }
EMSCRIPTEN_KEEPALIVE void sl_failed(const char* what, const char* reason) { page_app()->report_failure(what, reason); }
EMSCRIPTEN_KEEPALIVE void sl_resize(double css_width, double css_height, int pixel_width, int pixel_height) {
    page_app()->resize(css_width, css_height, pixel_width, pixel_height);
}
EMSCRIPTEN_KEEPALIVE const char* sl_command(const char* json) {
    static std::string answer;
    return sourceline::kept(answer, page_app()->command(json));
}
EMSCRIPTEN_KEEPALIVE const char* sl_snapshot() {
    static std::string snapshot;
    return sourceline::kept(snapshot, page_app()->snapshot());
}
EMSCRIPTEN_KEEPALIVE void sl_hash(const char* hash) { page_app()->hash_changed(hash); }
EMSCRIPTEN_KEEPALIVE void sl_media(int dark, int reduced_motion, double letters) {
    page_app()->media_changed(dark != 0, reduced_motion != 0, letters);
}
EMSCRIPTEN_KEEPALIVE void sl_context(int lost) { page_app()->context_changed(lost != 0); }
EMSCRIPTEN_KEEPALIVE void sl_search(const char* text) { page_app()->search(text); }
EMSCRIPTEN_KEEPALIVE void sl_drag(double x, double y) { page_app()->drag_to(x, y); }
EMSCRIPTEN_KEEPALIVE void sl_sync() { page_app()->run_pending(); }
EMSCRIPTEN_KEEPALIVE void sl_wake() { page_app()->wake(); }

}  // extern "C"
