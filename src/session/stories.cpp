// How stories come and go: read beside the one on screen, swapped whole with their base map.
#include <algorithm>

#include "base/text.h"
#include "host/message.h"
#include "map/features.h"
#include "map/plain.h"
#include "map/turn.h"
#include "session/session.h"
#include "state/flight.h"
#include "story/query.h"
#include "story/read.h"
#include "words/words.h"
#include "words/words_file.h"

namespace sourceline {

namespace {

constexpr std::size_t kProblemsShown = 40;  // more errors than this help nobody

std::vector<std::string> error_sentences(const Report& report) {
    std::vector<std::string> sentences;
    for (const Problem& problem : report.problems())
        if (problem.severity == Severity::Error && sentences.size() < kProblemsShown)
            sentences.push_back(problem.sentence());
    if (const std::size_t errors = report.error_count(); errors > kProblemsShown)
        sentences.push_back(format("and %zu more errors", errors - kProblemsShown));
    return sentences;
}

template <class Item>
bool same_ids(const std::vector<Item>& a, const std::vector<Item>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Item& one, const Item& other) { return one.id == other.id; });
}

// Whether every reference and moment of a State of the one means the same in the other.
bool differ_in_words_alone(const Story& a, const Story& b) {
    return a.id == b.id && a.basemap == b.basemap && a.start == b.start && a.end == b.end &&
           same_ids(a.parties, b.parties) && same_ids(a.actors, b.actors) && same_ids(a.sources, b.sources) &&
           same_ids(a.places, b.places) && same_ids(a.events, b.events) && same_ids(a.claims, b.claims) &&
           same_ids(a.questions, b.questions) && same_ids(a.tour, b.tour);
}

void turn_story(Story& story) {
    if (const auto begins = west_end(story)) turn(*begins, story, nullptr);
}

}  // namespace

bool Session::give_story(std::string_view bytes, std::string_view name) {
    return read_on(begin_story(FileBytes(bytes), std::string(name)), never_pause) == ReadingState::Taken;
}

bool Session::retell_story(std::string_view bytes) {
    return read_on(begin_retelling(FileBytes(bytes)), never_pause) == ReadingState::Taken;
}

int Session::begin_story(FileBytes file, std::string name) {
    return begin(std::move(file), std::move(name), Purpose::Open);
}

int Session::begin_retelling(FileBytes file) { return begin(std::move(file), {}, Purpose::Retell); }

int Session::begin(FileBytes file, std::string name, Purpose purpose) {
    reading_.reset();  // its memory first
    reading_ = std::make_unique<Reading>(std::move(file), std::move(name), purpose);
    return ++readings_;
}

ReadingState Session::read_on(int reading, const ShouldPause& pause) {
    if (!reading_ || reading != readings_) return ReadingState::GivenUp;
    if (!reading_->reader.read_on(pause)) return ReadingState::GoesOn;
    const std::unique_ptr<Reading> all = std::move(reading_);
    const bool taken =
        all->purpose == Purpose::Open ? take_story(all->reader.take(), all->name) : take_retold(all->reader.take());
    return taken ? ReadingState::Taken : ReadingState::Refused;
}

bool Session::take_story(ReadStory read, std::string_view name) {
    if (!read.story) {
        refuse_story(read.report, name);
        return false;
    }
    problems_.clear();
    pending_ = std::move(*read.story);
    turn_story(*pending_);
    if (shown_ && shown_->map.id == pending_->basemap && shown_->map_begins == west_end(*pending_))
        open_pending(std::nullopt);
    else
        news_.wanted_basemap = pending_->basemap;
    return true;
}

bool Session::take_retold(ReadStory read) {
    if (!shown_ || pending_ || !read.story || !differ_in_words_alone(shown_->story, *read.story)) return false;
    pending_ = std::move(*read.story);
    turn_story(*pending_);
    show_pending(std::nullopt);
    return true;
}

void Session::refuse_story(const Report& report, std::string_view name) {
    problems_ = error_sentences(report);
    if (!shown_) return;
    const std::size_t errors = report.error_count();
    notify(format("%.*s is not shown: it has %zu error%s. The story before it stays.", static_cast<int>(name.size()),
                  name.data(), errors, errors == 1 ? "" : "s"));
    for (std::size_t i = 0; i < problems_.size() && i < kMaxNotices - 1; ++i) notify(problems_[i]);
}

bool Session::give_basemap(std::string_view bytes, std::string_view id) {
    if (!pending_ || pending_->basemap != id) return true;  // its story has been replaced meanwhile
    ReadBaseMap read = read_basemap(bytes);
    if (read.map) {
        open_pending(std::move(read.map));
        return true;
    }
    const std::vector<std::string> errors = error_sentences(read.report);
    open_on_plain_ground("the base map " + std::string(id) +
                         " cannot be read: " + (errors.empty() ? std::string() : errors.front()));
    return false;
}

void Session::miss_basemap(std::string_view id, std::string_view reason) {
    if (pending_ && pending_->basemap == id) open_on_plain_ground(reason);
}

void Session::open_on_plain_ground(std::string_view why) {
    const std::string text = "The story is shown on a plain ground: " + std::string(why);
    open_pending(plain_basemap(*pending_));
    notify(text);
    news_.events.push_back({"error", error_json(text)});
}

// Makes the story that waits the one on screen, on the base map or, without one, on that of the story before.
void Session::show_pending(std::optional<BaseMap> map) {
    content_.clear();
    interface_.lettering().clear();
    if (shown_)
        knowledge_before_ += shown_->told.asked(), rows_before_ += shown_->timeline.rows_made(),
            list_rows_before_ += shown_->rows.rows_set();
    const std::optional<double> begins = west_end(*pending_);
    if (!map)
        map = std::move(shown_->map);
    else if (begins)
        turn(*begins, *pending_, &*map);
    put_features(*pending_, *map);
    shown_ = std::make_unique<Shown>(std::move(*pending_), std::move(*map));
    transition_.restart();
    pending_.reset();
    warm_ = 0;
    shown_->feature_changes = feature_changes(shown_->story, shown_->story.start);
    new_base_ = content_.set(shown_->story, shown_->map);
}

void Session::open_pending(std::optional<BaseMap> map) {
    Preferences preferences = announcer_.has_told_ready() ? preferences_of(state_) : asked_preferences();
    preferences.reads = reads_now();
    show_pending(std::move(map));
    bars_ = {};  // they tell of events of the story before
    density_.reset();
    state_ = opening_state(shown_->story, preferences);
    resolve_camera(shown_->story, map_frame(), state_);
    opening_ = Opening{{StoryView{}, Motion::Jump}, state_.camera, canvas_};
    bare_view_.clear();
    hovered_.reset();
    hovered_badge_.reset();
    open_badge_.reset();
    focus_.clear();
    held_.clear();
    announcer_.story_changed();
    if (!announcer_.has_told_ready()) follow_first_address();
}

// Whoever has read a story in a language reads the next one in it, too.
std::vector<std::string> Session::reads_now() const {
    std::vector<std::string> reads = page_.reads;
    if (shown_ && announcer_.has_told_ready())
        reads.insert(reads.begin(), shown_->story.languages[read_language(shown_->story, state_)]);
    return reads;
}

// What the address and the browser ask for at the start. A language without words is spoken when they have come.
Language Session::asked_language() const {
    return options_.language.value_or(language_of(page_.language).value_or(Language{}));
}

Preferences Session::asked_preferences() const {
    Preferences asked;
    asked.language = has_words(asked_language()) ? asked_language() : Language{};
    asked.theme = options_.theme.value_or(Theme::System);
    asked.view = options_.view.value_or(View::Story);
    asked.accent = options_.accent.value_or(kNoAccent);
    return asked;
}

void Session::follow_first_address() {
    for (const std::string& complaint : options_.complaints) notify(complaint);
    if (!options_.texts.empty())
        if (const Outcome told = carry_out(SetTexts{options_.texts}); !told) notify("texts: " + told.error());
    if (!has_words(asked_language())) (void)await_words(asked_language()).ok();
    const std::vector<Command> commands = commands_from_hash(shown_->story, page_.hash);
    carry_out(commands);
    if (options_.view) carry_out(std::vector<Command>{SetView{*options_.view}});
    for (const Command& command : commands)
        if (const auto* go = std::get_if<GoTo>(&command)) opening_->goal = go->goal;
    opening_->camera = state_.camera;
    // One that says nothing stays empty until something changes.
    is_address_bare_ = page_.hash.size() <= 1;
    announcer_.knows_hash(is_address_bare_ ? hash_from_state(shown_->story, map_frame().limits, state_)
                                           : FrameText(page_.hash));
}

// Until its words are here all stays in the language before: half a page in another would be no page.
Outcome Session::await_words(Language language) {
    awaited_ = language;
    news_.wanted_words = strings(language).tag;
    return Done{};
}

Outcome Session::give_words(std::string_view bytes) {
    Result<WordsFile> read = read_words_file(bytes);
    if (!read) {
        awaited_ ? miss_words(strings(*awaited_).tag, read.error()) : report_failure("words", read.error());
        return Error{read.error()};
    }
    const Language language = read.value().language;
    take_words(std::move(read.value()));
    if (awaited_ == language) carry_out(std::vector<Command>{SetLanguage{language}});
    return Done{};
}

void Session::miss_words(std::string_view tag, std::string_view reason) {
    const std::optional<Language> language = language_of(tag);
    if (language && awaited_ == language) awaited_.reset();
    report_failure(language ? strings(*language).name : tag, reason);
}

void Session::report_failure(std::string_view what, std::string_view reason) {
    const std::string text = std::string(what) + ": " + std::string(reason);
    notify(text);
    if (!shown_) problems_ = {text};
    news_.events.push_back({"error", error_json(text)});
}

}  // namespace sourceline
