// The page around the app. What the app asks of it, and what it asks of the app.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/file_bytes.h"
#include "base/page_text.h"

namespace sourceline {

// What the page tells at the start. Sizes in CSS and device pixels.
struct StartOptions {
    std::string query, hash, language;
    std::vector<std::string> reads;  // tags of what else the reader reads, best first
    double css_width = 1280, css_height = 800;
    int pixel_width = 1280, pixel_height = 800;
    bool dark = false, reduced_motion = false, touch = false;
    double letters = 1;  // of the panel, times their usual size: 1 to 2
};
// From the page's JSON; what is missing or of another type keeps its default.
StartOptions read_start_options(std::string_view json);

// How far a story that is being read has come.
enum class ReadingState : std::uint8_t {
    GoesOn,
    Taken,
    Refused,  // with notices that say why
    GivenUp,  // another has been begun, or it has ended already
};

// What the page may ask of the app; the seam's table in the loader names the same calls.
class AppPort {
  public:
    AppPort() = default;
    virtual ~AppPort() = default;
    AppPort(const AppPort&) = delete;
    AppPort& operator=(const AppPort&) = delete;

    virtual void give_font(int index, std::string bytes) = 0;  // 0 regular, 1 semi-bold; 2, 3: more letters
    virtual bool start(const StartOptions& options) = 0;       // false: no WebGL 2
    // A story, or the one on screen in other words; read by read_on(), which knows it by the answer.
    virtual int begin_story(FileBytes file, std::string name) = 0;
    virtual int begin_retelling(FileBytes file) = 0;
    virtual ReadingState read_on(int reading, double at_most_s) = 0;
    virtual double share_read() const = 0;  // 0 to 1
    virtual bool give_basemap(std::string_view bytes, std::string_view id) = 0;
    // The base map cannot be had; the reason names it.
    virtual void miss_basemap(std::string_view id, std::string_view reason) = 0;
    // Of a language; see words/words_file.h. Why they are of no use; "" when they are.
    virtual std::string give_words(std::string_view bytes) = 0;
    virtual void miss_words(std::string_view tag, std::string_view reason) = 0;
    virtual void report_failure(std::string_view what, std::string_view reason) = 0;
    virtual void resize(double css_width, double css_height, int pixel_width, int pixel_height) = 0;
    virtual std::string command(std::string_view json) = 0;
    virtual std::string snapshot() = 0;
    virtual void hash_changed(std::string_view hash) = 0;
    virtual void media_changed(bool dark, bool reduced_motion, double letters) = 0;
    virtual void context_changed(bool lost) = 0;
    virtual void search(std::string_view text) = 0;  // what the reader typed into the page's field
    virtual void drag_to(double x, double y) = 0;    // a pointer that holds a button, outside the canvas
    virtual void run_pending() = 0;
    virtual void wake() = 0;
};

class Host {
  public:
    // Hands the app to the page. On the web it returns at once and the page calls; natively it runs until the window
    // closes.
    int run(AppPort& app, int argc, char** argv);

    void fetch_basemap(const std::string& id);
    void fetch_words(const std::string& tag);
    void write_hash(const std::string& hash);
    void emit(const char* event, const std::string& json);
    void open_link(const std::string& url);
    void copy(const std::string& text);
    void share();                            // opens the page's ways to share and cite
    void describe(const std::string& text);  // for assistive technology
    // The title of the page and the languages (BCP 47) that it now speaks and that the story's texts are shown in.
    void set_title(const std::string& title, const std::string& language, const std::string& texts);
    // The article's accent as it reads on light and on dark paper, "#rrggbb"; "" for the design's own.
    void set_accent(const std::string& light, const std::string& dark);
    void first_frame();
    // Where the page's search field stands, as JSON; "null" hides it.
    void place_search(const std::string& json);
    // Sets what the app's fonts lack; null where there is no page.
    PageText* page_text();

  private:
    AppPort* app_ = nullptr;  // natively: who gets the files
};

}  // namespace sourceline
