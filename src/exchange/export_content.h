// What the forms of export share: the story as they look at it, and the list of what they leave out.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "exchange/export.h"
#include "story/kinds.h"
#include "story/model.h"
#include "telling/standing.h"

namespace sourceline {

// The tags of all texts of a story: its own language first, the others as they come.
std::vector<std::string> languages_of(const Story& story);

class ExportContent {
  public:
    // `options` must fit the story (export_story).
    ExportContent(const Story& story, const ExportOptions& options);

    const Story& story() const { return story_; }
    const std::vector<std::string>& languages() const { return languages_; }
    // Whether the other languages are to stand beside the story's own.
    bool wants_all_languages() const { return wanted_.empty() && languages_.size() > 1; }
    // The one that is written first.
    std::string_view language() const { return wanted_.empty() ? std::string_view(story_.language) : wanted_; }
    std::string_view text(const LocalText& text) const { return text.in(language(), story_.language).text; }
    std::string_view text(const std::optional<LocalText>& text) const { return text ? this->text(*text) : ""; }
    // The tag of an entry of a text: "" is the story's own.
    std::string_view tag(std::string_view entry) const { return entry.empty() ? story_.language : entry; }

    // A built-in kind's word, or the name of a kind of the story's own.
    std::string_view kind_name(AnyKind kind) const;

    // Texts of the story that are not in it: what stands in their place is in another language.
    std::size_t texts_in_others() const;

    // A name for an item, an address where the story has one: "sourceline:STORY/claim/ID", "https://…/#claim=ID".
    std::string name_of(std::string_view kind, std::string_view id) const;
    const std::string& address() const { return address_; }

    // Whether the claims of an event, all of them, support or contest each other.
    Standing standing(Ref<Event> event) const { return accounts_[event.index].standing; }
    std::string_view standing_word(Ref<Event> event) const;

    const std::vector<Ref<Claim>>& claims(Ref<Event> event) const { return by_event_[event.index]; }
    // Claims that name this one, in the file's order.
    struct NamedBy {
        std::vector<Ref<Claim>> disputes, supports, supersedes, same_as;
    };
    const NamedBy& named_by(Ref<Claim> claim) const { return named_by_[claim.index]; }

    // What some claim or event names.
    bool is_used(Ref<Actor> actor) const { return actors_[actor.index]; }
    bool is_used(Ref<Source> source) const { return sources_[source.index]; }
    bool is_used(Ref<Place> place) const { return places_[place.index]; }

  private:
    const Story& story_;
    std::string wanted_, address_;
    std::vector<std::string> languages_;
    std::vector<Account> accounts_;
    std::vector<std::vector<Ref<Claim>>> by_event_;
    std::vector<NamedBy> named_by_;
    std::vector<bool> actors_, sources_, places_;
};

// Kinds of things that a form may have no place for.
enum class ExportPart {
    Opening,  // the view, the moment and the base map that it opens with
    Check,
    TourStep,
    Change,
    Colour,    // of a party
    Document,  // the name of the file that a source's quotes are checked against
    Feature,
    OwnKind,    // how a kind of the story's own is named and drawn, beside its id
    OwnSymbol,  // how it is drawn
    UnusedSource,
    UnusedActor,
    UnusedPlace,
    Question
};

class LeftOut {
  public:
    // A form that could hold anything, and leaves out what none of its readers knows.
    enum class Form { Fixed, Open };
    explicit LeftOut(std::string_view form, Form kind = Form::Fixed) : form_(form), kind_(kind) {}

    // "3 checks: CSV has no place for them"; nothing where the story has none.
    void parts(const ExportContent& content, std::initializer_list<ExportPart> parts);
    // The other languages; `why` "": they are not in the file.
    void languages(const ExportContent& content, std::string_view why = {});
    void no_place(std::size_t count, std::string_view one, std::string_view many);
    // "COUNT ONE: WHY", "COUNT MANY: WHY"; nothing for 0.
    void note(std::size_t count, std::string_view one, std::string_view many, std::string_view why);
    std::vector<std::string> take() { return std::move(sentences_); }

  private:
    std::string_view form_;
    Form kind_;
    std::vector<std::string> sentences_;
};

// "key": the text; and, where all languages are wanted, "key:uk": the others.
void put_text(JsonWriter& json, std::string_view key, const LocalText& text, const ExportContent& content);
void put_text(JsonWriter& json, std::string_view key, const std::optional<LocalText>& text,
              const ExportContent& content);
// "key": value; nothing where it is empty.
void put(JsonWriter& json, std::string_view key, std::string_view value);

// As a number stands in JSON and in a cell: no trailing zeros, never an exponent.
std::string plain_number(double value);
inline constexpr int kCoordinateDecimals = 8;  // of degrees: a millimetre
inline constexpr int kFigureDecimals = 6;

}  // namespace sourceline
