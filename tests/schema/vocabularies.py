"""Is every fixed word of the story format, as the reader has it (`sourceline vocabularies`), in the schema and in
docs/STORY_FORMAT.md, and none besides?"""
import json
import pathlib
import re
import subprocess

# Vocabulary → where the schema lists its words.
IN_SCHEMA = {
    "event_kinds": ("built-in-kind", "enum"),
    "place_kinds": ("place", "properties", "kind", "examples"),
    "place_precisions": ("place", "properties", "precision", "enum"),
    "feature_kinds": ("feature", "properties", "kind", "enum"),
    "feature_precisions": ("feature", "properties", "precision", "enum"),
    "time_precisions": ("time_precision", "enum"),
    "voices": ("claim", "properties", "voice", "enum"),
    "assessments": ("claim", "properties", "assessment", "enum"),
    "bounds": ("claim", "properties", "quantity", "properties", "bound", "enum"),
    "source_statuses": ("source", "properties", "status", "enum"),
    "check_kinds": ("check", "properties", "kind", "const"),
    "check_units": ("check", "properties", "stated", "properties", "unit", "enum"),
    "clocks": ("step", "properties", "clock", "enum"),
}
# Vocabulary → the places in the document that list its words: the words stand in `…` in the first group.
IN_DOCUMENT = {
    "event_kinds": (r"^- Of events: (.*)\.$",),
    "place_kinds": (r"^- Of places: (.*)\.$",),
    "place_precisions": (r"^\| `precision` \| ([^|]*) \|", r"^## Precision of place$\n\n([^#]*)"),
    "feature_kinds": (r"^\*\*`features`\*\*.*`kind` is (.*?)\.",),
    "feature_precisions": (r"^How well the course of a feature is known: (.*?)\. ",),
    "time_precisions": (r"^- `precision` is (.*?)\.",),
    "voices": (r"^\| `voice` \| ([^|]*) \|", r"^## Voice$\n\n([^#]*)"),
    "assessments": (r"^\| `assessment`\? \| ([^|]*) \|",),
    "bounds": (r"^How the figure in `min` is meant, its `bound`: (.*?)\.",),
    "source_statuses": (r"^\| `status`\? \| ([^|]*) \|",),
    "check_kinds": (r'^\*\*`checks`\*\*.*"kind": ("[^,]*"),',),
    "check_units": (r"^\*\*`checks`\*\*.*`unit` is (.*?)\.",),
    "clocks": (r"^\| `clock`\? \| ([^|]*) \|",),
}


def at(schema, path):
    value = schema["$defs"]
    for step in path:
        value = value[step]
    return [value] if isinstance(value, str) else value


def words_in(passage, whole):
    """The words in `…` or "…"; of running text only those that begin a line or a sentence with a colon after them."""
    if whole:
        return re.findall(r'[`"]([a-z-]+)[`"]', passage)
    return re.findall(r"(?:^- |^|\. )`([a-z-]+)`:", passage, re.M)


def differences(name, place, words, expected):
    for word in expected:
        if word not in words:
            yield "%s lacks the word '%s' of %s" % (place, word, name)
    for word in words:
        if word not in expected:
            yield "%s has the word '%s', which is none of %s" % (place, word, name)
    if sorted(set(words)) == sorted(expected) and words != expected:
        yield "%s has the words of %s in another order, or twice" % (place, name)


def problems_of(table, schema, document):
    """All differences between the table of words and the two texts that must agree with it."""
    problems = []
    for name in sorted(set(table) ^ set(IN_SCHEMA)):
        problems.append("the vocabulary '%s' is %s" % (name, "not checked here" if name in table else "not in the table"))
    for name in [name for name in IN_SCHEMA if name in table]:
        problems += differences(name, "the schema", at(schema, IN_SCHEMA[name]), table[name])
        for pattern in IN_DOCUMENT[name]:
            found = re.search(pattern, document, re.M)
            if not found:
                problems.append("the document has no place like %s for %s" % (pattern, name))
                continue
            words = words_in(found[1], "##" not in pattern)
            problems += differences(name, "the document", words, table[name])
    return problems


def table_of(program):
    return json.loads(subprocess.run([program, "vocabularies"], stdout=subprocess.PIPE, check=True).stdout)


def check(result, root, schema):
    """Calls result(good, name, reason) for each check."""
    program = pathlib.Path(root) / "build/native/sourceline"
    if not program.exists():
        result(False, "vocabularies", "there is no program at %s; build it first" % program)
        return
    table = table_of(program)
    document = (root / "docs/STORY_FORMAT.md").read_text(encoding="utf-8")
    problems = problems_of(table, schema, document)
    result(not problems, "schema and document have the words that the reader has", "; ".join(problems))
    # What must be noticed.
    for name, words in table.items():
        more = {**table, name: words + ["flood"]}
        less = {**table, name: words[:-1]}
        for changed, count in ((more, 1), (less, 1)):
            wrong = problems_of(changed, schema, document)
            result(len(wrong) >= count + len(IN_DOCUMENT[name]), "a word more or less in %s is noticed" % name, "; ".join(wrong))
    result(problems_of({**table, "colours": ["red"]}, schema, document) == ["the vocabulary 'colours' is not checked here"],
           "a vocabulary that nobody checks is noticed")
