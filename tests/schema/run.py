#!/usr/bin/python3
"""Holds story.schema.json against the stories, the fixtures and a list of broken copies of the story.

Needs Debian's python3-jsonschema (4.10 or later). Exit status 1 when anything failed.
"""
import copy
import json
import pathlib
import sys

from jsonschema import Draft202012Validator

import vocabularies

ROOT = pathlib.Path(__file__).resolve().parents[2]
STORIES = ROOT / "assets" / "stories"
FIXTURES = ROOT / "tests" / "fixtures"

OUTCOMES = []


def result(good, name, reason=""):
    OUTCOMES.append(good)
    if not good:
        print(f"FAILED {name}: {reason}")


def no_constant(name):
    raise ValueError(f"{name} is not JSON")


def parsed(path):
    """The JSON value, or the reason why the file is not JSON."""
    try:
        return json.loads(path.read_bytes().decode("utf-8"), parse_constant=no_constant), None
    except (ValueError, RecursionError) as error:
        return None, f"not JSON: {error}"


def first_problem(validator, value):
    try:
        error = next(validator.iter_errors(value), None)
    except RecursionError:
        return "nested too deep"
    if error is None:
        return None
    return f"/{'/'.join(str(step) for step in error.absolute_path)}: {error.message[:200]}"


def problem_of(validator, path):
    value, reason = parsed(path)
    return reason or first_problem(validator, value)


def put(*steps):
    """A change of the story: put(key, …, value) sets, with the value DROP it removes."""
    *path, last, value = steps

    def change(story):
        item = story
        for step in path:
            item = item[step]
        if value is DROP:
            del item[last]
        else:
            item[last] = value
    return change


DROP = object()

# Each must be refused: one wrong thing each.
BROKEN = {
    "another version": put("version", 2),
    "version as text": put("version", "1"),
    "another format": put("format", "geojson"),
    "no claims": put("claims", DROP),
    "no time": put("time", DROP),
    "no initial time": put("time", "initial", DROP),
    "claims as an object": put("claims", {}),
    "capital letter in an id": put("events", 0, "id", "Event-1"),
    "empty id": put("claims", 0, "id", ""),
    "number as id": put("sources", 0, "id", 1),
    "empty title": put("title", ""),
    "title in no language": put("title", {}),
    "title in a list": put("title", ["Belgorod"]),
    "empty translation": put("title", {"en": "Belgorod", "uk": " "}),
    "offset without colon": put("utc_offset", "+0300"),
    "claim without quote": put("claims", 0, "quote", DROP),
    "blank quote": put("claims", 0, "quote", "  "),
    "quote of 31 words": put("claims", 0, "quote", "word " * 31),
    "claim without source": put("claims", 0, "source", DROP),
    "claim without voice": put("claims", 0, "voice", DROP),
    "unknown voice": put("claims", 0, "voice", "hearsay"),
    "unknown assessment": put("claims", 0, "assessment", "true"),
    "figure as text": put("claims", 0, "quantity", {"what": "vehicles", "min": "ten"}),
    "figure of an unknown bound": put("claims", 0, "quantity", {"what": "vehicles", "min": 10, "bound": "roughly"}),
    "one side alone": put("questions", 0, "sides", [{"id": "yes", "name": "Yes"}]),
    "side without a name": put("questions", 0, "sides", [{"id": "yes", "name": "Yes"}, {"id": "no"}]),
    "figure of nothing": put("claims", 0, "quantity", {"min": 10}),
    "event without time": put("events", 0, "when", DROP),
    "own kind without a symbol": put("kinds", [{"id": "siege", "name": "Siege"}]),
    "own kind with an unknown symbol": put("kinds", [{"id": "siege", "name": "Siege", "symbol": "triangle"}]),
    "own kind with a built-in id": put("kinds", [{"id": "drone", "name": "Drone", "symbol": "drone"}]),
    "21 own kinds": put("kinds", [{"id": "k%d" % i, "name": "K", "symbol": "other"} for i in range(21)]),
    "unknown time precision": put("events", 0, "when", "precision", "hour"),
    "month 13": put("events", 0, "when", "start", "2023-13-01"),
    "hour 24": put("events", 0, "when", "start", "2023-05-22T24:00"),
    "date in words": put("events", 0, "when", "start", "22 May 2023"),
    "year 0": put("events", 0, "when", "0000"),
    "year of five digits": put("events", 0, "when", "Y17000"),
    "year before the first": put("events", 0, "when", "-0044"),
    "unknown end": put("events", 0, "when", "2023-05-22/"),
    "open end of an event": put("events", 0, "when", "2023-05-22/.."),
    "a quarter, of EDTF's level 2": put("events", 0, "when", "2023-34"),
    "X elsewhere, of EDTF's level 2": put("events", 0, "when", "2023-1X"),
    "interval as a start": put("events", 0, "when", "start", "2023-05-22/2023-05-23"),
    "interval as the extent's end": put("time", "end", "2023-05-22/2023-05-23"),
    "latitude over 90": put("places", 0, "lat", 91),
    "longitude as text": put("places", 0, "lon", "35.6"),
    "near without radius": put("places", 0, "radius_km", DROP),
    "radius of nothing": put("places", 0, "radius_km", 0),
    "place of unknown origin": put("places", 0, "coordinates_from", DROP),
    "box of three numbers": put("view", "bbox", [35.0, 50.0, 36.0]),
    "javascript address": put("sources", 0, "url", "javascript:alert(1)"),
    "relative address": put("sources", 0, "archived_url", "/copy.html"),
    "unknown source status": put("sources", 0, "status", "gone"),
    "document with a path": put("sources", 0, "document", "../secret.txt"),
    "colour by name": put("parties", 0, "color", "red"),
    "actor without party": put("actors", 0, "party", DROP),
    "check of a time": put("checks", 0, "kind", "duration"),
    "check in versts": put("checks", 0, "stated", {"value": 5, "unit": "verst"}),
    "change without date": put("changes", 0, "date", DROP),
    "events in a table": put("events_table", {"url": "https://example.org/events.parquet"}),
}

# Each must be accepted: what a schema leaves to the reader.
ALLOWED = {
    "unknown key": put("claims", 0, "note", "kept"),
    "unknown kind": put("events", 0, "kind", "flood"),
    "own kind": put("kinds", [{"id": "siege", "name": {"en": "Siege"}, "symbol": "shelling"}]),
    "event without place": put("events", 0, "place", DROP),
    "time with offset": put("events", 0, "when", "start", "2023-05-22T05:00:00Z"),
    "about a day": put("events", 0, "when", "start", "2023-05-22~"),
    "time in one text": put("events", 0, "when", "2023-05-22"),
    "interval": put("events", 0, "when", "2023-05-22?/2023-05-24"),
    "interval with a clock time": put("events", 0, "when", "2023-05-22T05:00+03/2023-05-24"),
    "decade": put("events", 0, "when", "202X~"),
    "century": put("events", 0, "when", "20XX"),
    "some month": put("events", 0, "when", "2023-XX"),
    "some day": put("events", 0, "when", "2023-05-XX"),
    "some day of the year": put("events", 0, "when", "2023-XX-XX"),
    "spring": put("events", 0, "when", "start", "2023-21"),
    "time without precision": put("events", 0, "when", "precision", DROP),
    "interval of publication": put("sources", 0, "published", "2023-05/2023-06"),
    "feature with an open end": put("features", 0, "when", "2023-05-22/.."),
    "feature with an open start": put("features", 0, "when", {"start": "..", "end": "2023-05-22"}),
    "quote of 30 words": put("claims", 0, "quote", "word " * 30),
    "plain text in place of languages": put("title", "Belgorod"),
    "figure with a bound": put("claims", 0, "quantity", {"what": "vehicles", "min": 10, "bound": "more-than"}),
    "question with sides": put("questions", 0, "sides", [{"id": "yes", "name": "Yes"}, {"id": "no", "name": "No"}]),
    "no questions": put("questions", DROP),
}


def main():
    schema, reason = parsed(STORIES / "story.schema.json")
    if reason:
        sys.exit(f"story.schema.json: {reason}")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    stories = [path for path in sorted(STORIES.glob("*.json")) if path.name != "story.schema.json"]
    good = sorted((FIXTURES / "good").glob("*.json"))
    for path in stories + good:
        problem = problem_of(validator, path)
        result(problem is None, path.relative_to(ROOT), problem)

    blind_file = FIXTURES / "bad" / "schema_blind.txt"
    lines = blind_file.read_text(encoding="utf-8").splitlines() if blind_file.exists() else []
    blind = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    bad = sorted((FIXTURES / "bad").glob("*.json"))
    for path in bad:
        if path.name not in blind:
            result(problem_of(validator, path) is not None, path.relative_to(ROOT), "the schema accepts it")
    for name in sorted(blind - {path.name for path in bad}):
        result(False, f"schema_blind.txt: {name}", "there is no such file")

    story, _ = parsed(STORIES / "belgorod-2023.json")
    for name, change in BROKEN.items():
        broken = copy.deepcopy(story)
        change(broken)
        result(first_problem(validator, broken) is not None, f"broken: {name}", "the schema accepts it")
    for name, change in ALLOWED.items():
        changed = copy.deepcopy(story)
        change(changed)
        problem = first_problem(validator, changed)
        result(problem is None, f"allowed: {name}", problem)

    vocabularies.check(result, ROOT, schema)

    print(f"stories {len(stories)}, good fixtures {len(good)}, bad fixtures {len(bad)} ({len(blind)} beyond a schema)")
    failed = OUTCOMES.count(False)
    print(f"schema: {len(OUTCOMES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
