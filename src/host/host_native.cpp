// The development window's stand-in for the page: files come from the folder that ./build.sh makes (dist/), or the one
// given as the first argument; the story is the second.
#include <cstdio>
#include <optional>
#include <string>

#include "host/host.h"

namespace sourceline {

namespace {

std::optional<std::string> file_bytes(const std::string& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (!file) {
        std::fprintf(stderr, "%s cannot be read\n", path.c_str());
        return std::nullopt;
    }
    std::string bytes;
    char buffer[65536];
    for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) bytes.append(buffer, got);
    std::fclose(file);
    return bytes;
}

std::string& site() {
    static std::string folder = "dist";
    return folder;
}

}  // namespace

int Host::run(AppPort& app, int argc, char** argv) {
    app_ = &app;
    if (argc > 1) site() = argv[1];
    const std::string story = argc > 2 ? argv[2] : site() + "/stories/belgorod-2023.json";
    const char* fonts[4] = {"/fonts/inter-400.ttf", "/fonts/inter-600.ttf", "/fonts/inter-more-400.ttf",
                            "/fonts/inter-more-600.ttf"};
    for (int i = 0; i < 4; ++i) {
        auto bytes = file_bytes(site() + fonts[i]);
        if (!bytes) return 2;
        app.give_font(i, std::move(*bytes));
    }
    if (!app.start(StartOptions{})) {
        std::fprintf(stderr, "No window with OpenGL ES 3 can be opened here\n");
        return 1;
    }
    const auto bytes = file_bytes(story);
    if (!bytes) return 2;
    constexpr double kWhole_s = 1e9;
    if (app.read_on(app.begin_story(FileBytes(*bytes), story), kWhole_s) != ReadingState::Taken) {
        std::fprintf(stderr, "%s\n", app.snapshot().c_str());
        return 1;
    }
    app.run_pending();  // natively: until the window closes
    return 0;
}

void Host::fetch_basemap(const std::string& id) {
    const auto bytes = file_bytes(site() + "/basemaps/" + id + ".json");
    if (bytes)
        app_->give_basemap(*bytes, id);
    else
        app_->miss_basemap(id, "the file of the base map " + id + " cannot be read");
}
void Host::fetch_words(const std::string&) {}  // all are compiled in
void Host::write_hash(const std::string&) {}
void Host::emit(const char*, const std::string&) {}
void Host::open_link(const std::string& url) { std::printf("%s\n", url.c_str()); }
void Host::copy(const std::string& text) { std::printf("%s\n", text.c_str()); }
void Host::share() {}
void Host::describe(const std::string&) {}
void Host::set_title(const std::string&, const std::string&, const std::string&) {}
void Host::set_accent(const std::string&, const std::string&) {}
void Host::first_frame() {}
void Host::place_search(const std::string&) {}
PageText* Host::page_text() { return nullptr; }

}  // namespace sourceline
