#!/usr/bin/env python3
"""story_languages.py STORY...: writes beside each story file one file for each of its languages,
STORY without .json and with .<language>.json, in which its longer texts are in that language alone.

A reader wants one language at a time, and translations are most of a story's bytes. Titles and names keep
all languages, since a reader may search for them in each. Where a text lacks the language, it is there in the
story's own; so what a reader sees is what the whole file would show. The page asks for such a file where
tools/site.py has made one. Whoever changes a story on a built site runs this again, or deletes the files:
then the whole story is loaded.
"""
import json
import pathlib
import sys

# The keys whose value may be a text in languages (docs/STORY_FORMAT.md), but for "title" and "name".
LONGER_TEXTS = {"summary", "text", "role", "publisher", "credit", "answer", "via", "what", "coordinates_from", "time_label"}
# The site loads a story of no more bytes whole: to leave translations out would save a reader some hundred bytes, for
# which every first view of any story would carry its name in the page's script.
LOADED_WHOLE = 1 << 16


def primary(tag):
    return tag.split("-")[0].lower()


def chosen(text, language, own):
    """The entries of a text that a reader of the language would be shown: LocalText::in of src/story/model.cpp."""
    for wanted in (language, own):
        if wanted in text:
            return {wanted: text[wanted]}
        for tag in text:
            if primary(tag) == primary(wanted):
                return {tag: text[tag]}
    return dict(list(text.items())[:1])


def in_language(value, language, own):
    if isinstance(value, list):
        return [in_language(item, language, own) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: chosen(item, language, own) if key in LONGER_TEXTS and isinstance(item, dict) else in_language(item, language, own)
            for key, item in value.items()}


def address_in(address, language):
    return "%s.%s.json" % (address.removesuffix(".json"), language)


def told_in(story):
    """Its languages, its own first, then the others of titles and summaries (languages_of in src/story/read.cpp)."""
    texts = [item.get(key) for item in (story, *story.get("events", [])) for key in ("title", "summary")]
    return list(dict.fromkeys([story.get("language", ""), *(tag for text in texts if isinstance(text, dict) for tag in text)]))


def files_of(data):
    """language → the bytes of its file; nothing where the whole story is in one language anyway."""
    story = json.loads(data)
    languages = told_in(story)
    told = {language: in_language(story, language, languages[0]) for language in languages}
    if all(one == story for one in told.values()):
        return {}
    return {language: json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for language, one in told.items()}


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        try:
            for language, data in files_of(pathlib.Path(name).read_text(encoding="utf-8-sig")).items():
                pathlib.Path(address_in(name, language)).write_bytes(data)
        except (OSError, ValueError) as error:
            sys.exit("story_languages.py: %s: %s" % (name, error))


if __name__ == "__main__":
    main()
