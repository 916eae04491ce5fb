"""Writes what the app and the page's scripts are built with."""
import hashlib
import json

from words_files import APP_AREAS, AREAS, COUNT_AREAS, PAGE_AREAS, PLURAL_RULES

MOST_FORMS = max(map(len, PLURAL_RULES.values()))
NOTE = "// Made by tools/words.py of assets/words; what is written here is lost."


def literal(one):
    """A C++ string literal of printable ASCII and UTF-8 as it stands."""
    return '"%s"' % one.replace("\\", "\\\\").replace('"', '\\"')


def member_of(area, key, value):
    if area == "counts":
        return "Plural %s;" % key
    if isinstance(value, str):
        return "const char* %s;" % key
    return "const char* %s[%d];" % (key, len(value))


def texts_of(language, first, table):
    """All that the app says in the language, one text after the other as Strings has them from `languages` on; "" where
    this language has none."""
    found = []
    own = language.tag if language.tag in language.languages and language.tag not in first.languages else ""
    for other in [*first.languages, own]:
        forms = language.languages.get(other)
        found += [other, forms["name"], forms["in"]] if forms else ["", "", ""]
    for area in APP_AREAS:
        for key, value in first.areas[area].items():
            there = language.areas[area][key]
            if area == "vocabularies":  # in the order of the enum, whatever that of the file
                found += [there[word] for word in table[key]]
            elif area == "counts":
                forms = [there[form] for form in PLURAL_RULES[language.facts["plural"]]]
                found += forms + [""] * (MOST_FORMS - len(forms))
            elif isinstance(value, str):
                found.append(there)
            else:
                found += there.values() if isinstance(there, dict) else there
    return found


def version_of(first):
    """Changes with what a file of words holds, and in which order: one of another build is not mistaken for this one's."""
    named = [list(first.languages)] + [[area, key, value if isinstance(value, str) else len(value)]
                                       for area in (*APP_AREAS, *PAGE_AREAS) for key, value in first.areas[area].items()]
    return hashlib.sha256(json.dumps(named).encode()).hexdigest()[:8]


def cpp_header(languages, table):
    first = languages[0]
    lines = [
        NOTE, "#pragma once", "", "#include <cstddef>", "#include <cstdint>", "", '#include "words/plural.h"', "",
        "namespace sourceline {", "",
        "enum class Language : std::uint8_t { %s };" % ", ".join(language.facts["english"] for language in languages),
        "inline constexpr int kLanguageCount = %d;" % len(languages), "",
        "// A language as this one calls it: \"Ukrainian\", \"in Ukrainian\".",
        "struct LanguageWords {", "    const char *tag, *name, *in;", "};", "",
        "struct Strings {",
        "    const char* tag;     // BCP 47, picks the story's translations",
        "    const char* name;    // of the language in itself",
        "    const char* button;  // the same in two letters",
        "    char decimal;        // between whole and tenths", "    PluralRule plural;",
        "    // From here on texts alone, as a file of words has them. \"\" is none.",
        "    LanguageWords languages[%d];" % (len(first.languages) + 1)]
    for area in APP_AREAS:
        lines += ["    " + member_of(area, key, value) for key, value in first.areas[area].items()]
    return "\n".join(lines + [
        "};", "inline constexpr std::size_t kTextCount = %d;" % len(texts_of(first, first, table)),
        "inline constexpr const char* kWordsVersion = \"%s\";" % version_of(first), "",
        "// One for each Language. Of a language whose words have not come all but the texts is true; those are the first's.",
        "struct WordTable {", "    Strings of[kLanguageCount];", "    bool has[kLanguageCount];", "};",
        "WordTable& word_table();", "", "}  // namespace sourceline", ""])


def cpp_facts(language):
    facts = language.facts
    rule = "".join(part.capitalize() for part in facts["plural"].split("-"))
    return ["%s, %s, %s" % tuple(map(literal, (language.tag, facts["name"], facts["button"]))),
            "'%s', PluralRule::%s" % (facts["decimal"], rule)]


def cpp_source(languages, table, only_first):
    """The table with the words of all languages, or of the first alone."""
    there = languages[:1] if only_first else languages
    lines = [NOTE, '#include "words/table.h"', "", "#include \"words/texts.h\"", "", "namespace sourceline {", "", "namespace {", ""]
    for language in there:
        lines += ["constexpr const char* k%s[] = {" % language.facts["english"]]
        lines += ["    %s," % literal(text) for text in texts_of(language, languages[0], table)] + ["};", ""]
    lines += ["struct Made {", "    const char *tag, *name, *button;", "    char decimal;", "    PluralRule plural;",
              "    const char* const* texts;", "};", "", "constexpr Made kMade[] = {"]
    for language in languages:
        texts = (language if language in there else languages[0]).facts["english"]
        lines += ["    {%s, k%s}," % (", ".join(cpp_facts(language)), texts)]
    return "\n".join(lines + [
        "};", "", "WordTable make_table() {", "    WordTable table{};", "    for (int i = 0; i < kLanguageCount; ++i) {",
        "        const Made& made = kMade[i];",
        "        Strings& strings = table.of[i];",
        "        strings.tag = made.tag, strings.name = made.name, strings.button = made.button;",
        "        strings.decimal = made.decimal, strings.plural = made.plural;",
        "        set_texts(strings, made.texts);",
        "        table.has[i] = i < %d;" % len(there), "    }", "    return table;", "}", "", "}  // namespace", "",
        "WordTable& word_table() {", "    static WordTable table = make_table();", "    return table;", "}", "",
        "}  // namespace sourceline", ""])


def page_texts(language):
    """All that the page's own scripts say, key by key."""
    return {key: value for area in PAGE_AREAS for key, value in language.areas[area].items()}


def page_module(languages, page_keys):
    """The words that the page's scripts say: of each its number in a file of words, and the first language's. esbuild
    keeps those that a script names."""
    lines = [NOTE, "export const tags = %s;" % json.dumps([language.tag for language in languages])]
    lines += ["export const %s = /** @type {const} */ (%s);" % (key, json.dumps([at, text], ensure_ascii=False))
              for at, (key, text) in enumerate(page_texts(languages[0]).items())]
    return "\n".join(lines + ["export const of_page = { %s };" % ", ".join(page_keys)]) + "\n"


def files_of(languages, table):
    """The same texts of each language but the first as the files that the page fetches, for the app (see
    src/words/words_file.h) and for the page's scripts."""
    first = languages[0]
    return {"words/%s.json" % language.tag: json.dumps(
        {"words": language.tag, "version": version_of(first), "texts": texts_of(language, first, table),
         "page": [page_texts(language)[key] for key in page_texts(first)]},
        ensure_ascii=False, separators=(",", ":")) + "\n" for language in languages[1:]}


def translations(languages, area, key, member=None):
    """One text, one list of texts, or the forms of one count, for each language."""
    values = [language.areas[area][key] for language in languages]
    return values if member is None else [value[member] for value in values]


def js_module(languages, page_keys, studio_keys):
    """A constant a word, so that a bundle holds only the words that its scripts name. Groups of them stand for what
    index.html and studio.html name and for the dialog's own."""
    def constant(name, value):
        return "export const %s = %s;" % (name, json.dumps(value, ensure_ascii=False))
    lines = [NOTE,
             constant("tags", [language.tag for language in languages]),
             constant("names", [language.facts["name"] for language in languages]),
             constant("english_names", [language.facts["english"] for language in languages])]
    for area in AREAS[2:]:
        if area in ("counts", "vocabularies"):
            continue  # the app's alone
        for key, value in languages[0].areas[area].items():
            if isinstance(value, dict) and area not in COUNT_AREAS:
                value = {member: translations(languages, area, key, member) for member in value}
            else:
                value = translations(languages, area, key)
            lines.append(constant(key, value))
    lines.append("export const of_page = { %s };" % ", ".join(page_keys))
    lines.append("export const of_studio = { %s };" % ", ".join(studio_keys))
    lines.append("export const of_share = { %s };" % ", ".join(languages[0].areas["share"]))  # all that the dialog has
    return "\n".join(lines) + "\n"
