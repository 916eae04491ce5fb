#include "app/app.h"

#include "imgui_impl_opengl3.h"
#include "imgui_impl_sdl2.h"

namespace sourceline {

namespace {

Canvas canvas_of(const Surface& surface) { return {surface.css_width, surface.css_height, surface.pixel_ratio()}; }

}  // namespace

void App::give_font(int index, std::string bytes) { session_.give_font(index, std::move(bytes)); }

bool App::start(const StartOptions& options) {
    if (!platform_.open({options.css_width, options.css_height, options.pixel_width, options.pixel_height}))
        return false;
    PageText* page = host_.page_text();
    session_.set_page_text(page ? page : platform_.machine_text());
    if (!session_.start(options) || !ImGui_ImplOpenGL3_Init("#version 300 es") || !renderer_.create()) return false;
    platform_.on_frame([](void* self) { return static_cast<App*>(self)->frame(); }, this);
    platform_.wake();
    return true;
}

int App::begin_story(FileBytes file, std::string name) {
    return session_.begin_story(std::move(file), std::move(name));
}

int App::begin_retelling(FileBytes file) { return session_.begin_retelling(std::move(file)); }

ReadingState App::read_on(int reading, double at_most_s) {
    const double until_s = platform_.now_s() + at_most_s;
    const ReadingState state = session_.read_on(reading, [&] { return platform_.now_s() >= until_s; });
    if (state == ReadingState::Taken || state == ReadingState::Refused) settle();
    return state;
}

bool App::give_basemap(std::string_view bytes, std::string_view id) {
    const bool good = session_.give_basemap(bytes, id);
    settle();
    return good;
}

void App::miss_basemap(std::string_view id, std::string_view reason) {
    session_.miss_basemap(id, reason);
    settle();
}

std::string App::give_words(std::string_view bytes) {
    const Outcome taken = session_.give_words(bytes);
    if (session_.story()) settle();  // else they have come before the start
    return taken ? std::string() : taken.error();
}

void App::miss_words(std::string_view tag, std::string_view reason) {
    session_.miss_words(tag, reason);
    settle();
}

void App::report_failure(std::string_view what, std::string_view reason) {
    session_.report_failure(what, reason);
    settle();
}

void App::resize(double css_width, double css_height, int pixel_width, int pixel_height) {
    platform_.set_surface({css_width, css_height, pixel_width, pixel_height});
    session_.set_canvas(canvas_of(platform_.surface()));
    platform_.draw_now();
    platform_.wake();
}

std::string App::command(std::string_view json) {
    std::string answer = session_.command(json);
    settle();
    return answer;
}

void App::hash_changed(std::string_view hash) {
    session_.hash_changed(hash);
    settle();
}

void App::media_changed(bool dark, bool reduced_motion, double letters) {
    session_.media_changed(dark, reduced_motion, letters);
    settle();
}

void App::search(std::string_view text) {
    session_.search(text);
    settle();
}

void App::context_changed(bool lost) {
    lost_ = lost;
    if (lost) {
        ++context_losses_;
        renderer_.forget();
        platform_.set_lost(true);
        return;
    }
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    ImGui_ImplOpenGL3_CreateDeviceObjects();
    const Outcome created = renderer_.create();
    if (!created) session_.notify("The map could not be restored: " + created.error());
    platform_.set_lost(false);
}

std::string App::snapshot() {
    return session_.snapshot(
        {static_cast<std::uint64_t>(renderer_.draw_calls()), renderer_.uploads_bytes(), context_losses_, lost_});
}

// After whatever the page has given: it hears at once what is wanted of it, and sees what has changed in a frame.
void App::settle() {
    tell_page();
    platform_.wake(1);  // the frame itself says whether it takes another
}

bool App::frame() {
    constexpr double kAtOnce_s = 0.02;  // of a story that has just come; the picture before it stays meanwhile
    const double now_s = platform_.now_s();
    if (session_.warm_up([&] { return platform_.now_s() - now_s > kAtOnce_s; })) return true;
    const Gesture fingers = platform_.poll();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    session_.set_canvas(canvas_of(platform_.surface()));
    const bool moving =
        session_.frame(now_s, {fingers.active, {fingers.x, fingers.y}, fingers.dx, fingers.dy, fingers.zoom_delta});
    upload();
    draw_map();
    if (session_.story()) ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    platform_.present();
    tell_page();
    if (session_.due_s()) platform_.wake_at(*session_.due_s());
    return moving;
}

void App::upload() {
    if (std::optional<BaseScene> base = session_.take_base_scene()) renderer_.set_base(std::move(*base));
    if (const EventScene* symbols = session_.take_symbols()) renderer_.set_events(*symbols);
}

void App::draw_map() {
    const MapPicture& picture = session_.picture();
    MapView view;
    view.camera = picture.camera;
    view.viewport = picture.viewport;
    view.offset = picture.offset;
    view.canvas_height = platform_.surface().css_height;
    view.pixel_ratio = platform_.surface().pixel_ratio();
    view.time_s = picture.time_s;
    view.soft_s = picture.soft_s;
    view.clock = picture.clock == Clock::Known ? 1.0f : 0.0f;
    view.selected = picture.selected;
    view.hovered = picture.hovered;
    view.selected_area = picture.selected_area;
    view.hovered_area = picture.hovered_area;
    if (picture.locator) {
        const Rect& rect = picture.locator->rect;
        view.inset = MapInset{picture.locator->camera, {rect.width, rect.height}, {rect.x, rect.y}};
    }
    view.palette = map_palette(session_.look().colours->shade);
    if (!session_.story()) view.palette.sea = view.palette.paper;  // before there is a map the canvas is plain paper
    renderer_.draw(view);
}

void App::tell_page() {
    const News news = session_.take_news();
    if (news.wanted_basemap) host_.fetch_basemap(*news.wanted_basemap);
    if (news.wanted_words) host_.fetch_words(*news.wanted_words);
    if (news.search_field) host_.place_search(*news.search_field);
    for (const std::string& link : news.links) host_.open_link(link);
    for (const std::string& text : news.copies) host_.copy(text);
    if (news.share) host_.share();
    if (news.first_frame) host_.first_frame();
    for (const News::Event& event : news.events) host_.emit(event.name, event.json);
    if (news.title) host_.set_title(news.title->text, news.title->language, news.title->texts);
    if (news.accent) host_.set_accent(news.accent->light, news.accent->dark);
    if (news.hash) host_.write_hash(*news.hash);
    if (news.description) host_.describe(*news.description);
}

}  // namespace sourceline
