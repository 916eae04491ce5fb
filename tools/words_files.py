"""Reads assets/words/*.json and finds every fault in them: see docs/WORDS.md for what the files hold."""
import json
import re

FOLDER = "assets/words"
VOCABULARIES = "src/story/vocabulary.h"

# The forms that a count of a thing takes, by the family of plural rules (CLDR's names for the forms, in the
# order in which PluralRule of src/words/plural.h numbers them).
PLURAL_RULES = {
    "other": ("other",),
    "one-other": ("one", "other"),
    "french": ("one", "other"),
    "east-slavic": ("one", "few", "many"),
    "polish": ("one", "few", "many"),
}
# What a file says of its language itself, and the type of that.
FACTS = {"order": int, "name": str, "english": str, "button": str, "plural": str, "decimal": str, "locale": str,
         "letters": str, "read_by_native_speaker": bool}
KINDS = {int: "a whole number", str: "a text", bool: "true or false"}
AREAS = ("language", "languages", "dates", "counts", "vocabularies", "app", "page", "share", "embed", "site", "studio",
         "studio_counts")
# Those whose words the app is built with.
APP_AREAS = ("dates", "counts", "vocabularies", "app")
# Those of the viewer's scripts and of the pages.
PAGE_AREAS = ("page", "site")
# Those of studio.html, of which no reader of a map loads anything.
STUDIO_AREAS = ("studio", "studio_counts")
# Those that hold texts alone, and things that are counted.
TEXT_AREAS = (*PAGE_AREAS, "studio")
COUNT_AREAS = ("counts", "studio_counts")
LENGTHS = {"weekdays": 7, "weekdays_short": 7, "months": 12, "months_alone": 12, "months_short": 12, "parts_of_day": 4}
DATE_PARTS = {"{weekday}", "{day}", "{month}", "{year}", "{to_weekday}", "{to_day}", "{to_month}", "{to_year}", "{date}"}
# Names that the generated sources have for other things.
TAKEN = {"tag", "languages", "tags", "names", "english_names", "of_page", "of_share", "of_studio", *FACTS}
KEY = re.compile(r"[a-z][a-z0-9_]*")
MEMBER = re.compile(r"[a-z][a-z0-9_-]*")
TAG = re.compile(r"[a-z]{2,3}")


class Language:
    """One file that is whole: its tag, what it says of the language, and its words by area and key."""

    def __init__(self, tag, content):
        self.tag = tag
        self.facts = content["language"]
        self.languages = content["languages"]
        self.areas = {area: content[area] for area in AREAS[2:]}

    def words(self, areas=AREAS[2:]):
        return {key: value for area in areas for key, value in self.areas[area].items()}


class Duplicate(ValueError):
    pass


def without_duplicates(pairs):
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise Duplicate(next(key for key in keys if keys.count(key) > 1))
    return found


def read(path, name, problems):
    """The object that the file holds, or None."""
    try:
        content = json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=without_duplicates)
    except UnicodeDecodeError as error:
        problems.append("%s: is not UTF-8 at byte %d" % (name, error.start))
    except Duplicate as error:
        problems.append("%s: the key '%s' stands twice in the same object" % (name, error))
    except ValueError as error:
        problems.append("%s: is not JSON: %s" % (name, error))
    else:
        if isinstance(content, dict):
            return content
        problems.append("%s: must hold one object in { }" % name)
    return None


def vocabularies(root):
    """Each vocabulary of the story format with its words, as the one table in the sources has them."""
    source = (root / VOCABULARIES).read_text(encoding="utf-8")
    tables = re.findall(r'kName = "(\w+)";\s*static constexpr Word<\w+> kWords\[\] = \{(.*?)\};', source, re.S)
    return {name: re.findall(r'\{\w+::\w+,\s*"([a-z-]+)"\}', rows) for name, rows in tables}


def is_a(kind, value):
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))  # which is a whole number to Python


def kind_of(value):
    return {str: "a text", list: "a list", dict: "an object"}.get(type(value), "neither text, list nor object")


def texts_of(value):
    """All texts of a word: one, or those of a list or of a group."""
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value
    return [one for inner in values for one in texts_of(inner)]


def placeholders(one):
    return sorted(re.findall(r"%s|\{\w+\}", one))


def check_value(say, key, value):
    """One word by itself."""
    if not isinstance(value, (str, list, dict)) or value in ([], {}):
        say("the key '%s' must hold a text, a list of texts or an object of texts" % key)
        return
    inner = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else [])
    for name, one in inner:
        if not isinstance(one, str):
            say("the key '%s.%s' must hold a text" % (key, name))
        elif isinstance(value, dict) and not MEMBER.fullmatch(name):
            say("the key '%s.%s' must be of small letters, digits, '-' and '_'" % (key, name))
    for one in [value] if isinstance(value, str) else [one for _, one in inner if isinstance(one, str)]:
        if not one.strip():
            say("a text of the key '%s' is empty" % key)
        elif re.search("[\x00-\x1f\x7f-\x9f]", one):
            say("a control character stands in a text of the key '%s'" % key)


def check_facts(say, facts):
    for key, kind in FACTS.items():
        if key not in facts:
            say("the key 'language.%s' is missing" % key)
        elif not is_a(kind, facts[key]) or facts[key] == "":
            say("the key 'language.%s' must hold %s" % (key, KINDS[kind]))
        elif key == "decimal" and facts[key] not in (".", ","):
            say("the key 'language.decimal' must be '.' or ','")
        elif key == "plural" and facts[key] not in PLURAL_RULES:
            say("the plural rule '%s' is none of %s" % (facts[key], ", ".join(PLURAL_RULES)))
        elif key == "english" and not re.fullmatch(r"[A-Z][A-Za-z]*", facts[key]):
            say("the key 'language.english' must hold one word of the letters A to Z with a capital")
    for key in facts:
        if key not in FACTS:
            say("the key 'language.%s' is not known" % key)


def check_languages(say, tag, named, reference):
    for other in reference:
        if other not in named:
            say("the key 'languages.%s' is missing" % other)
    for other, forms in named.items():
        if other not in reference and other != tag:
            say("the key 'languages.%s' is not in the first file" % other)
        elif not isinstance(forms, dict) or set(forms) != {"name", "in"} or not all(
                isinstance(one, str) and one.strip() for one in forms.values()):
            say("the key 'languages.%s' must hold a text for 'name' and one for 'in'" % other)


def check_counts(say, rule, area, counts):
    for key, forms in counts.items():
        name = "%s.%s" % (area, key)
        if not isinstance(forms, dict):
            say("the key '%s' must hold an object of forms" % name)
            continue
        for form in PLURAL_RULES[rule]:
            if form not in forms:
                say("the key '%s.%s' is missing; the plural rule '%s' has it" % (name, form, rule))
        for form in forms:
            if form not in PLURAL_RULES[rule]:
                say("the key '%s.%s' is not known; the plural rule '%s' has %s" % (name, form, rule, ", ".join(PLURAL_RULES[rule])))
        if any(isinstance(one, str) and placeholders(one) != ["%s"] for one in forms.values()):
            say("each text of the key '%s' must have one %%s, for the number" % name)


def check_vocabularies(say, table, given):
    for name, words in given.items():
        if name not in table:
            say("the key 'vocabularies.%s' is not known; %s has %s" % (name, VOCABULARIES, ", ".join(table)))
            continue
        if not isinstance(words, dict):
            say("the key 'vocabularies.%s' must hold an object of texts" % name)
            continue
        for word in table[name]:
            if word not in words:
                say("the key 'vocabularies.%s.%s' is missing; %s has the word" % (name, word, VOCABULARIES))
        for word in words:
            if word not in table[name]:
                say("the key 'vocabularies.%s.%s' is not known; %s has no such word" % (name, word, VOCABULARIES))


def check_dates(say, dates):
    for key, value in dates.items():
        if isinstance(value, list) != (key in LENGTHS):
            say("the key 'dates.%s' must hold %s" % (key, "a list of texts" if key in LENGTHS else "a text"))
        elif isinstance(value, list) and len(value) != LENGTHS[key]:
            say("the key 'dates.%s' must hold %d texts, not %d" % (key, LENGTHS[key], len(value)))
        elif isinstance(value, str):
            for part in placeholders(value):
                if part not in DATE_PARTS:
                    say("the key 'dates.%s' has a placeholder %s that no date has" % (key, part))


def check_one(say, tag, content, table, reference_languages):
    """One file by itself; True when it can be compared with others."""
    for area in AREAS:
        if area not in content:
            say("the key '%s' is missing" % area)
        elif not isinstance(content[area], dict):
            say("the key '%s' must hold an object" % area)
    for area in content:
        if area not in AREAS:
            say("the key '%s' is not known" % area)
    if any(not isinstance(content.get(area), dict) for area in AREAS):
        return False
    areas_of = {}
    for area in AREAS[2:]:
        for key, value in content[area].items():
            if not KEY.fullmatch(key):
                say("the key '%s.%s' must be of small letters, digits and '_'" % (area, key))
            if key in TAKEN:
                say("the key '%s.%s' is a name that is taken" % (area, key))
            if key in areas_of:
                say("the key '%s' stands in '%s' and in '%s'" % (key, areas_of[key], area))
            areas_of[key] = area
            check_value(say, "%s.%s" % (area, key), value)
            if area in TEXT_AREAS and isinstance(value, (list, dict)):
                say("the key '%s.%s' must hold a text" % (area, key))
    check_facts(say, content["language"])
    check_languages(say, tag, content["languages"], reference_languages)
    check_vocabularies(say, table, content["vocabularies"])
    check_dates(say, content["dates"])
    if content["language"].get("plural") in PLURAL_RULES:
        for area in COUNT_AREAS:
            check_counts(say, content["language"]["plural"], area, content[area])
    return True


def members(value):
    return set(value) if isinstance(value, dict) else len(value) if isinstance(value, list) else None


def compare(say, first_name, first, other):
    """Words of two files: the same keys, of the same kind, with the same placeholders."""
    for area in AREAS[2:]:
        for key, value in other[area].items():
            if key not in first[area]:
                say("the key '%s.%s' is missing" % (area, key), first_name)
        for key, value in first[area].items():
            name = "%s.%s" % (area, key)
            if key not in other[area]:
                say("the key '%s' is missing" % name)
                continue
            there = other[area][key]
            if type(value) is not type(there):
                say("the key '%s' holds %s, in %s %s" % (name, kind_of(there), first_name, kind_of(value)))
            elif area in (*COUNT_AREAS, "vocabularies", "dates"):
                continue  # held against rule and table already
            elif isinstance(value, dict) and members(value) != members(there):
                for member in sorted(members(value) - members(there)):
                    say("the key '%s.%s' is missing" % (name, member))
                for member in sorted(members(there) - members(value)):
                    say("the key '%s.%s' is missing" % (name, member), first_name)
            else:
                compare_placeholders(say, first_name, name, value, there)


def compare_placeholders(say, first_name, name, value, there):
    pairs = [(name, value, there)] if isinstance(value, str) else [
        ("%s.%s" % (name, member), value[member], there[member]) for member in value] if isinstance(value, dict) else []
    for key, one, two in pairs:
        if isinstance(one, str) and isinstance(two, str) and placeholders(one) != placeholders(two):
            say("the key '%s' has %s, in %s %s" % (
                key, " ".join(placeholders(two)) or "no placeholder", first_name,
                " ".join(placeholders(one)) or "no placeholder"))


def order_of(content):
    facts = content.get("language")
    order = facts.get("order") if isinstance(facts, dict) else None
    return order if is_a(int, order) else 1 << 30


def same_names(contents, tags_in_order):
    """Each language has an enumerator of its English name."""
    problems, taken = [], {}
    for tag in tags_in_order:
        facts = contents[tag].get("language")
        name = facts.get("english") if isinstance(facts, dict) else None
        if isinstance(name, str) and taken.setdefault(name, tag) != tag:
            problems.append("%s/%s.json: the English name '%s' is that of %s/%s.json, too" % (FOLDER, tag, name, FOLDER, taken[name]))
    return problems


def load(root):
    """All languages in their order, and all problems. The first one is spoken where a reader's own is not there."""
    problems, contents = [], {}
    for path in sorted((root / FOLDER).glob("*.json")):
        name = "%s/%s" % (FOLDER, path.name)
        if not TAG.fullmatch(path.stem):
            problems.append("%s: a words file is named by its language's tag, such as en.json" % name)
        content = read(path, name, problems)
        if content is not None:
            contents[path.stem] = content
    if not contents:
        return [], problems or ["%s: there is no words file" % FOLDER]
    tags_in_order = sorted(contents, key=lambda tag: (order_of(contents[tag]), tag))
    table, first = vocabularies(root), tags_in_order[0]
    named = contents[first].get("languages")
    comparable = []
    for tag in tags_in_order:
        def say(what, name="%s/%s.json" % (FOLDER, tag)):
            problems.append("%s: %s" % (name, what))
        if check_one(say, tag, contents[tag], table, named if isinstance(named, dict) else {}):
            comparable.append(tag)
            if comparable[0] == first and tag != first:
                compare(say, "%s/%s.json" % (FOLDER, first), contents[first], contents[tag])
    problems += same_names(contents, tags_in_order)
    problems = list(dict.fromkeys(problems))  # a key that the first file lacks is missed by each other one
    return ([] if problems else [Language(tag, contents[tag]) for tag in tags_in_order]), problems


def characters(languages):
    """What the fonts must have before any other language's words are fetched: the viewer looks for the letters of those
    as it does for a story's. The studio, whose words the browser draws, asks nothing of them."""
    first = languages[0]
    letters = first.facts["letters"]
    found = set(letters + letters.upper())
    drawn = [area for area in AREAS[2:] if area not in STUDIO_AREAS]
    for one in [one for value in first.words(drawn).values() for one in texts_of(value)] + [
            one for forms in first.languages.values() for one in forms.values()] + [
            language.facts[fact] for language in languages for fact in ("name", "button")]:
        found.update(one)
    return "".join(sorted(found))


def by_tag(languages, tag):
    wanted = tag.lower().split("-")[0]
    return next((language for language in languages if language.tag == wanted), languages[0])


def text(languages, tag, key):
    """A word of the language, or of the first one where there is no file for it."""
    return by_tag(languages, tag).words()[key]


def locale(languages, tag):
    """As Open Graph has it: uk_UA; the tag where there is no file for the language."""
    language = by_tag(languages, tag)
    return language.facts["locale"] if language.tag == tag.lower().split("-")[0] else tag
