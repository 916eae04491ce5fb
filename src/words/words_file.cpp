#include "words/words_file.h"

#include <memory>

#include "base/json.h"
#include "words/texts.h"
#include "words/words.h"

namespace sourceline {

namespace {

Error not_words(const std::string& why) { return {"the file of the interface's words is no use: " + why}; }

std::string quoted_text(Json value) {
    return value.is(JsonKind::Text) ? "'" + std::string(value.text()) + "'" : "none";
}

}  // namespace

Result<WordsFile> read_words_file(std::string_view bytes) {
    const JsonTree tree(bytes, "words");
    if (tree.problem()) return not_words(tree.problem()->sentence());
    const Json root = tree.root(), tag = root.find("words"), version = root.find("version"), list = root.find("texts");
    const std::optional<Language> language = language_of(tag.text());
    if (!tag.is(JsonKind::Text) || !language || strings(*language).tag != tag.text())
        return not_words("it names as its language " + quoted_text(tag));
    if (!version.is(JsonKind::Text) || version.text() != kWordsVersion)
        return not_words("it is of another version of the viewer: " + quoted_text(version) + " for '" + kWordsVersion +
                         "'");
    if (!list.is(JsonKind::List) || list.size() != kTextCount)
        return not_words("it has " + std::to_string(list.size()) + " texts for " + std::to_string(kTextCount));
    WordsFile file{*language, {}};
    file.texts.reserve(kTextCount);
    for (Json text = list.first(); text; text = text.next()) {
        if (!text.is(JsonKind::Text)) return not_words("what stands at " + text.path() + " is no text");
        file.texts.emplace_back(text.text());
    }
    return file;
}

bool has_words(Language language) { return word_table().has[static_cast<int>(language)]; }

void take_words(WordsFile file) {
    // As long as the program runs: the page gives each language once.
    static std::vector<std::unique_ptr<const std::vector<std::string>>> kept;
    kept.push_back(std::make_unique<const std::vector<std::string>>(std::move(file.texts)));
    std::vector<const char*> texts;
    texts.reserve(kTextCount);
    for (const std::string& text : *kept.back()) texts.push_back(text.c_str());
    WordTable& table = word_table();
    set_texts(table.of[static_cast<int>(file.language)], texts.data());
    table.has[static_cast<int>(file.language)] = true;
}

}  // namespace sourceline
