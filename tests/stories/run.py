#!/usr/bin/python3
"""Holds tools/story_languages.py to its promise: what a reader of a language sees in the file of that language is what
the whole story would show. Holds the stories that are made of sheets in assets/sheets, which are invented, to saying so
wherever they are shown. Exit status 1 when anything failed."""
import csv
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import discovery  # noqa: E402  pylint: disable=wrong-import-position
import story_languages  # noqa: E402  pylint: disable=wrong-import-position
import words_files  # noqa: E402  pylint: disable=wrong-import-position

LANGUAGES = words_files.load(ROOT)[0]
STORY = {
    "format": "sourceline-story", "language": "en", "title": {"en": "T", "uk": "Т"}, "summary": {"en": "S", "uk": "С"},
    "time": {"start": "2023-05-21", "end": "2023-05-25"}, "view": {"bbox": [35.4, 49.93, 36.8, 50.68]},
    "places": [{"id": "a", "name": {"en": "A", "ru": "А"}, "coordinates_from": {"uk": "мапа", "en-GB": "a map"}}],
    "events": [{"id": "e", "title": {"ru": "Просто"}, "summary": "Plain, too", "when": {"start": "2023-05-22", "text": "on Monday"}}],
    "claims": [{"id": "c", "text": {"de": "Nur", "fr": "Seul"}, "quote": "As it is",
                "quantity": {"what": {"en": "people", "ru": "люди"}, "min": 2}}],
    "features": [{"id": "f", "geometry": {"type": "LineString", "coordinates": [[1.5, 2], [3, 4]]}}],
}
# How the title begins in each language of an invented story, and what stands in each name that is shown without it.
FICTIONAL = {"en": ("Fictional: ", r"\(fictional\)"), "es": ("Ficticio: ", r"\(fictici[oa]s?\)")}
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
    files = story_languages.files_of(json.dumps(STORY))
    result(list(files) == ["en", "uk", "ru"], "one file for each language of titles and summaries, its own first", files)
    told = {tag: json.loads(data) for tag, data in files.items()}
    uk, ru = told["uk"], told["ru"]
    result(uk["summary"] == {"uk": "С"} and ru["summary"] == {"en": "S"}, "a text that lacks the language is in the story's own", (uk, ru))
    result(uk["title"] == STORY["title"] and ru["places"][0]["name"] == STORY["places"][0]["name"], "titles and names keep all languages", told)
    result(told["en"]["places"][0]["coordinates_from"] == {"en-GB": "a map"}, "a language serves its regions", told["en"])
    result(ru["claims"][0]["text"] == {"de": "Nur"}, "a text in other languages is in its first", ru)
    result(ru["claims"][0]["quantity"]["what"] == {"ru": "люди"}, "what a figure counts is a text, too", ru)
    for key in ("time", "view", "events", "features"):
        result(uk[key] == STORY[key], "what is no text stays: " + key, uk[key])
    result(story_languages.files_of(json.dumps({"language": "en", "title": {"en": "T", "uk": "Т"}, "summary": "S"})) == {},
           "a story whose longer texts are in one language has no such files")


def check_served():
    for path in sorted((ROOT / "assets/stories").rglob("*.json")):
        if path.name.endswith("schema.json"):
            continue
        whole = json.loads(path.read_text(encoding="utf-8"))
        if path.stat().st_size <= story_languages.LOADED_WHOLE:
            continue
        files = story_languages.files_of(path.read_bytes())
        for tag, data in files.items():
            own = whole["language"]
            result(shown(json.loads(data), tag, own) == shown(whole, tag, own), "%s shows what the whole story does in %s" % (path.name, tag))
            result(len(data) < 0.75 * path.stat().st_size, "%s is smaller in %s" % (path.name, tag), len(data))


def texts_in_languages(value):
    """All texts that are there in several languages."""
    if isinstance(value, list):
        return [text for item in value for text in texts_in_languages(item)]
    if not isinstance(value, dict):
        return []
    if value and all(len(key) == 2 and isinstance(item, str) for key, item in value.items()):
        return [value]
    return [text for item in value.values() for text in texts_in_languages(item)]


def check_contradicted(name, story):
    """The story is there to show stated miles beside measured ones: none fits, however the rings are read."""
    places = {place["id"]: place for place in story["places"]}
    for check in story["checks"]:
        one, other = places[check["from"]], places[check["to"]]
        north = (one["lat"] - other["lat"]) * 60  # in nautical miles, good to a hundredth over so little
        east = (one["lon"] - other["lon"]) * 60 * math.cos(math.radians((one["lat"] + other["lat"]) / 2))
        between, vague = math.hypot(north, east), (one["radius_km"] + other["radius_km"]) / 1.852
        stated = check["stated"]
        result(stated["unit"] == "nmi" and abs(between - stated["value"]) > vague, "%s: the map contradicts %s" % (name, check["id"]),
               "%.1f stated, %.1f measured, to %.1f" % (stated["value"], between, vague))
    result(len({check["claim"] for check in story["checks"]}) == 3, "%s: three state a distance" % name)


def check_fictional(sheets):
    """The header of every view, the page, frames and link cards bear the title; what is shown by itself (a party in the
    timeline, a place on the map, a source) bears the mark, too."""
    with (sheets / "story.csv").open(encoding="utf-8", newline="") as file:
        name = dict(csv.reader(file))["id"]
    story = json.loads((ROOT / "assets/stories" / (name + ".json")).read_text(encoding="utf-8"))
    for tag, (beginning, mark) in FICTIONAL.items():
        result(story["title"].get(tag, "").startswith(beginning), "%s: its title in %s begins with “%s”" % (name, tag, beginning), story["title"])
        result("invent" in story["summary"][tag], "%s: its summary in %s says that it is invented" % (name, tag), story["summary"])
        marked = {"time_label": story["time_label"], **{"%s %s" % (kind, item["id"]): item[key] for kind, key in [
            ("parties", "name"), ("places", "name"), ("sources", "title"), ("actors", "role")] for item in story[kind]
            if (kind, item.get("kind")) != ("places", "area")}}  # "Anchorage": nobody takes that for a name of the coast
        bare = [where for where, text in marked.items() if not re.search(mark, text.get(tag, ""))]
        result(len(marked) > 10 and not bare, "%s: every name in %s is marked as fictional" % (name, tag), bare)
    uneven = [text for text in texts_in_languages(story) if set(text) != set(FICTIONAL)]
    result(not uneven, "%s: all its texts are in the same languages" % name, uneven)
    answer = discovery.oembed({**story, "name": name}, None, "../", LANGUAGES)
    own = FICTIONAL[story["language"]][0]
    result(answer["title"].startswith(own) and '<iframe title="%s' % own in answer["html"], "%s: link cards and frames bear the mark" % name, answer)
    check_contradicted(name, story)
    documents = [source["document"] for source in story["sources"]]
    bare = [file for file in documents if not (sheets / "documents" / file).read_text(encoding="utf-8").startswith("INVENTED ")]
    result(documents and not bare, "%s: its documents begin by saying that they are invented" % name, bare)
    kept = sorted(path.name for path in (sheets / "documents").iterdir())
    result(kept == sorted(documents), "%s: there is no document but those that it names" % name, kept)


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
        result(done.returncode == 0 and made == ["mine.en.json", "mine.json", "mine.ru.json", "mine.uk.json"],
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
    invented = sorted(path.parent for path in (ROOT / "assets/sheets").glob("*/story.csv"))
    result(invented, "there is a story made of sheets")
    for sheets in invented:
        check_fictional(sheets)
    check_command()
    print("stories: %d passed, %d failed" % (counts[True], counts[False]))
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())
