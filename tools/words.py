#!/usr/bin/env python3
"""The interface's words: one file a language in assets/words/, for the app, the page and the site.

  words.py check              is every file whole, and every word used by somebody?
  words.py cpp FOLDER         writes words/table.h and words/table.cpp for the app into FOLDER, with all languages
  words.py cpp-first FOLDER   the same with the words of the first language alone: the page fetches those of others
  words.py js FILE            writes an ES module with a constant for each word, a text for each language
  words.py js-page FILE       writes one for the page: the first language's text with its place in the others' files
  words.py characters         prints all characters that the words need, for the fonts

Each checks the files first, tells every problem and writes nothing when there is one. --root FOLDER names
another tree than the one that this script lies in.
"""
import pathlib
import sys

import words_files
import words_uses
import words_writers
ROOT = pathlib.Path(__file__).resolve().parent.parent


def write(path, content):
    """Only when it changed, so that nothing is built again for nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")


def main(arguments):
    root = ROOT
    if arguments[:1] == ["--root"] and len(arguments) > 1:
        root, arguments = pathlib.Path(arguments[1]), arguments[2:]
    counts = {"check": 1, "cpp": 2, "cpp-first": 2, "js": 2, "js-page": 2, "characters": 1}
    if not arguments or counts.get(arguments[0]) != len(arguments):
        sys.exit(__doc__)
    verb, *target = arguments
    languages, problems = words_files.load(root)
    if not problems and verb in ("check", "js", "js-page"):
        problems = words_uses.problems_of(root, languages)
    if problems:
        for problem in problems:
            print("words.py: " + problem, file=sys.stderr)
        return 1
    if verb in ("cpp", "cpp-first"):
        folder, table = pathlib.Path(target[0]) / "words", words_files.vocabularies(root)
        write(folder / "table.h", words_writers.cpp_header(languages, table))
        write(folder / "table.cpp", words_writers.cpp_source(languages, table, verb == "cpp-first"))
    elif verb == "js":
        pages, studio = words_uses.keys_of_pages(root), words_uses.keys_of_studio(root)
        write(pathlib.Path(target[0]), words_writers.js_module(languages, pages, studio))
    elif verb == "js-page":
        write(pathlib.Path(target[0]), words_writers.page_module(languages, words_uses.keys_of_pages(root)))
    elif verb == "characters":
        print(words_files.characters(languages))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
