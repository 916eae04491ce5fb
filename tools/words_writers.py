"""Writes what the app and the page's scripts are built with."""
import json

from words_files import APP_AREAS, AREAS, PLURAL_RULES

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


def most_languages(languages):
    return max(len(language.languages) for language in languages)


def cpp_header(languages):
    first = languages[0]
    lines = [
        NOTE, "#pragma once", "", "#include <cstdint>", "", '#include "words/plural.h"', "", "namespace sourceline {", "",
        "enum class Language : std::uint8_t { %s };" % ", ".join(language.facts["english"] for language in languages),
        "inline constexpr int kLanguageCount = %d;" % len(languages), "",
        "// A language as this one calls it: \"Ukrainian\", \"in Ukrainian\".",
        "struct LanguageWords {", "    const char *tag, *name, *in;", "};", "",
        "struct Strings {",
        "    const char* tag;     // BCP 47, picks the story's translations",
        "    const char* name;    // of the language in itself",
        "    const char* button;  // the same in two letters",
        "    char decimal;        // between whole and tenths", "    PluralRule plural;",
        "    LanguageWords languages[%d];  // those with a tag" % most_languages(languages)]
    for area in APP_AREAS:
        lines += ["    " + member_of(area, key, value) for key, value in first.areas[area].items()]
    return "\n".join(lines + [
        "};", "extern const Strings kStrings[kLanguageCount];", "", "}  // namespace sourceline", ""])


def value_of(area, value, facts):
    if area == "counts":
        return "{{%s}}" % ", ".join(literal(value[form]) for form in PLURAL_RULES[facts["plural"]])
    if isinstance(value, str):
        return literal(value)
    return "{%s}" % ", ".join(literal(one) for one in (value.values() if isinstance(value, dict) else value))


def cpp_language(language, first, table):
    facts = language.facts
    rule = "".join(part.capitalize() for part in facts["plural"].split("-"))
    named = ["{%s}" % ", ".join(map(literal, (tag, forms["name"], forms["in"]))) for tag, forms in language.languages.items()]
    lines = ["    {", "        .tag = %s," % literal(language.tag), "        .name = %s," % literal(facts["name"]),
             "        .button = %s," % literal(facts["button"]), "        .decimal = '%s'," % facts["decimal"],
             "        .plural = PluralRule::%s," % rule, "        .languages = {%s}," % ", ".join(named)]
    for area in APP_AREAS:
        for key in first.areas[area]:
            there = language.areas[area][key]
            if area == "vocabularies":  # in the order of the enum, whatever that of the file
                there = {word: there[word] for word in table[key]}
            lines.append("        .%s = %s," % (key, value_of(area, there, facts)))
    return lines + ["    },"]


def cpp_source(languages, table):
    lines = [NOTE, '#include "words/table.h"', "", "namespace sourceline {", "", "const Strings kStrings[kLanguageCount] = {"]
    for language in languages:
        lines += cpp_language(language, languages[0], table)
    return "\n".join(lines + ["};", "", "}  // namespace sourceline", ""])


def translations(languages, area, key, member=None):
    """One text, or one list of texts, for each language."""
    values = [language.areas[area][key] for language in languages]
    return values if member is None else [value[member] for value in values]


def js_module(languages, page_keys):
    """A constant a word, so that a bundle holds only the words that its scripts name. Two groups of them stand for
    what index.html names and for the dialog's own."""
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
            if isinstance(value, dict):
                value = {member: translations(languages, area, key, member) for member in value}
            else:
                value = translations(languages, area, key)
            lines.append(constant(key, value))
    lines.append("export const of_page = { %s };" % ", ".join(page_keys))
    lines.append("export const of_share = { %s };" % ", ".join(languages[0].areas["share"]))  # all that the dialog has
    return "\n".join(lines) + "\n"
