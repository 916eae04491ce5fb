#!/usr/bin/python3
"""Holds tools/story_languages.py to its promise: what a reader of a language sees in the file of that language is what
the whole story would show. Exit status 1 when anything failed."""
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import story_languages  # noqa: E402  pylint: disable=wrong-import-position
import words_files  # noqa: E402  pylint: disable=wrong-import-position

TAGS = [language.tag for language in words_files.load(ROOT)[0]]
STORY = {
    "format": "sourceline-story", "language": "en", "title": {"en": "T", "uk": "Т"}, "summary": {"en": "S", "uk": "С"},
    "time": {"start": "2023-05-21", "end": "2023-05-25"}, "view": {"bbox": [35.4, 49.93, 36.8, 50.68]},
    "places": [{"id": "a", "name": {"en": "A", "ru": "А"}, "coordinates_from": {"uk": "мапа", "en-GB": "a map"}}],
    "events": [{"id": "e", "title": "Plain", "summary": "Plain, too", "when": {"start": "2023-05-22", "text": "on Monday"}}],
    "claims": [{"id": "c", "text": {"de": "Nur", "fr": "Seul"}, "quote": "As it is",
                "quantity": {"what": {"en": "people", "ru": "люди"}, "min": 2}}],
    "features": [{"id": "f", "geometry": {"type": "LineString", "coordinates": [[1.5, 2], [3, 4]]}}],
}
counts = {True: 0, False: 0}


def result(good, name, reason=""):
    counts[bool(good)] += 1
    if not good:
        print("FAILED %s: %s" % (name, reason))


def shown(value, language, own):
    """All that a reader sees, each text in the language in which the viewer shows it."""
    if isinstance(value, list):
        return [shown(item, language, own) for item in value]
    if not isinstance(value, dict):
        return value
    if value and all(len(key.split("-")[0]) == 2 and isinstance(item, str) for key, item in value.items()):
        return next(iter(story_languages.chosen(value, language, own).values()))
    return {key: shown(item, language, own) for key, item in value.items()}


def check_made():
    files = story_languages.files_of(json.dumps(STORY), TAGS)
    result(list(files) == TAGS, "one file a language", files)
    told = {tag: json.loads(data) for tag, data in files.items()}
    uk, ru = told["uk"], told["ru"]
    result(uk["summary"] == {"uk": "С"} and ru["summary"] == {"en": "S"}, "a text that lacks the language is in the story's own", (uk, ru))
    result(uk["title"] == STORY["title"] and ru["places"][0]["name"] == STORY["places"][0]["name"], "titles and names keep all languages", told)
    result(told["en"]["places"][0]["coordinates_from"] == {"en-GB": "a map"}, "a language serves its regions", told["en"])
    result(ru["claims"][0]["text"] == {"de": "Nur"}, "a text in other languages is in its first", ru)
    result(ru["claims"][0]["quantity"]["what"] == {"ru": "люди"}, "what a figure counts is a text, too", ru)
    for key in ("time", "view", "events", "features"):
        result(uk[key] == STORY[key], "what is no text stays: " + key, uk[key])
    result(story_languages.files_of(json.dumps({"language": "en", "title": {"en": "T", "uk": "Т"}, "summary": "S"}), TAGS) == {},
           "a story whose longer texts are in one language has no such files")


def check_served():
    for path in sorted((ROOT / "assets/stories").rglob("*.json")):
        if path.name.endswith("schema.json"):
            continue
        whole = json.loads(path.read_text(encoding="utf-8"))
        files = story_languages.files_of(path.read_bytes(), TAGS)
        for tag, data in files.items():
            own = whole["language"]
            result(shown(json.loads(data), tag, own) == shown(whole, tag, own), "%s shows what the whole story does in %s" % (path.name, tag))
            result(len(data) < 0.75 * path.stat().st_size, "%s is smaller in %s" % (path.name, tag), len(data))


def run(*arguments):
    return subprocess.run([sys.executable, str(ROOT / "tools/story_languages.py"), *map(str, arguments)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", check=False)


def check_command():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = folder / "mine.json"
        path.write_text("\ufeff" + json.dumps(STORY), encoding="utf-8")
        done = run(path)
        made = sorted(other.name for other in folder.iterdir())
        result(done.returncode == 0 and made == sorted(["mine.json"] + ["mine.%s.json" % tag for tag in TAGS]),
               "files are written beside the story", (made, done.stderr))
        path.write_text("{", encoding="utf-8")
        done = run(path)
        result(done.returncode == 1 and done.stderr.startswith("story_languages.py: %s: " % path), "a file that is no JSON is named", done.stderr)
        done = run(folder / "none.json")
        result(done.returncode == 1 and "none.json" in done.stderr, "a file that is not there is named", done.stderr)
        result(run().returncode == 1 and "STORY..." in run().stderr, "without a file it says how it is used")


def main():
    check_made()
    check_served()
    check_command()
    print("stories: %d passed, %d failed" % (counts[True], counts[False]))
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())
