#!/usr/bin/python3
"""Holds tools/words.py to what it must refuse: each case changes a copy of the words, or of what uses them, and
compares all that the generator says. Then what it makes of good files. Exit status 1 when anything failed."""
import functools
import html.parser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import words_files  # noqa: E402  pylint: disable=wrong-import-position
import words_writers  # noqa: E402  pylint: disable=wrong-import-position
import words_pages  # noqa: E402  pylint: disable=wrong-import-position

counts = {True: 0, False: 0}


def result(good, name, reason=""):
    counts[bool(good)] += 1
    if not good:
        print("FAILED %s: %s" % (name, reason))


def run(*arguments):
    return subprocess.run([sys.executable, str(ROOT / "tools/words.py"), *map(str, arguments)],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", check=False)


def copy_tree(folder):
    """With three languages of all: the cases say what each of them lacks."""
    for name in ("src", "web"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "assets/words").mkdir(parents=True)
    for name in (EN, UK, RU):
        shutil.copy(ROOT / name, folder / name)
    (folder / "tools").mkdir()
    for path in (ROOT / "tools").glob("*.py"):
        shutil.copy(path, folder / "tools")


def put(tag, *steps):
    """A change of a words file: put(tag, key, …, value) sets, with the value DROP it removes."""
    *path, last, value = steps

    def change(root):
        file = root / ("assets/words/%s.json" % tag)
        content = json.loads(file.read_text(encoding="utf-8"))
        item = functools.reduce(lambda outer, step: outer[step], path, content)
        if value is DROP:
            item.pop(last)
        else:
            item[last] = value
        file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return change


DROP = object()


def replace(name, old, new):
    def change(root):
        data = (root / name).read_bytes()
        assert old in data, (name, old)
        (root / name).write_bytes(data.replace(old, new, 1))
    return change


def all_of(*changes):
    def change(root):
        for one in changes:
            one(root)
    return change


def in_each(*steps):
    return all_of(*[put(tag, *steps) for tag in ("en", "uk", "ru")])


EN, UK, RU = ("assets/words/%s.json" % tag for tag in ("en", "uk", "ru"))
TABLE = "src/story/vocabulary.h"

# What was changed → all that is said of it, in this order.
REFUSED = {
    "a key that one language lacks": (
        put("uk", "app", "share", DROP),
        [UK + ": the key 'app.share' is missing"]),
    "a key that the first language lacks": (
        put("en", "app", "share", DROP),
        [EN + ": the key 'app.share' is missing"]),
    "a member of a group that one language lacks": (
        put("ru", "share", "tabs", "cite", DROP),
        [RU + ": the key 'share.tabs.cite' is missing"]),
    "an area that one language lacks": (
        put("ru", "embed", DROP),
        [RU + ": the key 'embed' is missing"]),
    "an area that nobody knows": (
        put("ru", "more", {}),
        [RU + ": the key 'more' is not known"]),
    "a form of a count that the rule has": (
        put("uk", "counts", "events", "few", DROP),
        [UK + ": the key 'counts.events.few' is missing; the plural rule 'east-slavic' has it"]),
    "a form of a count that the rule does not have": (
        put("en", "counts", "events", "few", "%s events"),
        [EN + ": the key 'counts.events.few' is not known; the plural rule 'one-other' has one, other"]),
    "a count without its number": (
        put("en", "counts", "events", "one", "one event"),
        [EN + ": each text of the key 'counts.events' must have one %s, for the number"]),
    "a plural rule that nobody knows": (
        put("uk", "language", "plural", "slavic"),
        [UK + ": the plural rule 'slavic' is none of other, one-other, french, east-slavic, polish"]),
    "a language without its name": (
        put("uk", "language", "name", DROP),
        [UK + ": the key 'language.name' is missing"]),
    "an order that is a text": (
        put("uk", "language", "order", "2"),
        [UK + ": the key 'language.order' must hold a whole number"]),
    "a decimal sign that no number has": (
        put("uk", "language", "decimal", ";"),
        [UK + ": the key 'language.decimal' must be '.' or ','"]),
    "a mark of who has read it that says something else": (
        put("uk", "language", "read_by_native_speaker", "yes"),
        [UK + ": the key 'language.read_by_native_speaker' must hold true or false"]),
    "an English name of two words": (
        put("uk", "language", "english", "Old Ukrainian"),
        [UK + ": the key 'language.english' must hold one word of the letters A to Z with a capital"]),
    "a language that is not named in another": (
        put("ru", "languages", "uk", DROP),
        [RU + ": the key 'languages.uk' is missing"]),
    "a word of a vocabulary that one language lacks": (
        put("ru", "vocabularies", "event_kinds", "drone", DROP),
        [RU + ": the key 'vocabularies.event_kinds.drone' is missing; " + TABLE + " has the word"]),
    "a word of a vocabulary that the table lacks": (
        put("ru", "vocabularies", "event_kinds", "flood", "Наводнение"),
        [RU + ": the key 'vocabularies.event_kinds.flood' is not known; " + TABLE + " has no such word"]),
    "a word that is new in the table": (
        replace(TABLE, b'{EventKind::Other, "other"}', b'{EventKind::Protest, "protest"}, {EventKind::Other, "other"}'),
        [file + ": the key 'vocabularies.event_kinds.protest' is missing; " + TABLE + " has the word" for file in (EN, UK, RU)]),
    "a placeholder that one language lacks": (
        put("uk", "app", "place_near", "поблизу"),
        [UK + ": the key 'app.place_near' has no placeholder, in " + EN + " %s"]),
    "a placeholder of another name": (
        put("ru", "page", "not_loaded", "Не удалось загрузить {nmae}: {why}."),
        [RU + ": the key 'page.not_loaded' has {nmae} {why}, in " + EN + " {name} {why}"]),
    "a placeholder that no date has": (
        put("ru", "dates", "date", "{weekday} {dya} {month}"),
        [RU + ": the key 'dates.date' has a placeholder {dya} that no date has"]),
    "a week of six days": (
        put("en", "dates", "weekdays", ["Monday"] * 6),
        [EN + ": the key 'dates.weekdays' must hold 7 texts, not 6"]),
    "an empty text": (
        put("en", "app", "share", " "),
        [EN + ": a text of the key 'app.share' is empty"]),
    "a line break in a text": (
        put("en", "app", "share", "Share\nit"),
        [EN + ": a control character stands in a text of the key 'app.share'"]),
    "a number for a text": (
        put("en", "app", "share", 7),
        [EN + ": the key 'app.share' must hold a text, a list of texts or an object of texts",
         UK + ": the key 'app.share' holds a text, in " + EN + " neither text, list nor object",
         RU + ": the key 'app.share' holds a text, in " + EN + " neither text, list nor object"]),
    "a list for a text": (
        put("uk", "app", "share", ["a"]),
        [UK + ": the key 'app.share' holds a list, in " + EN + " a text"]),
    "one key in two areas": (
        in_each("embed", "share", "Share"),
        [file + ": the key 'share' stands in 'app' and in 'embed'" for file in (EN, UK, RU)]),
    "a key that the generated sources use themselves": (
        in_each("embed", "tags", "Tags"),
        [file + ": the key 'embed.tags' is a name that is taken" for file in (EN, UK, RU)]),
    "a key that no program can name": (
        in_each("embed", "Frame-open", "Share"),
        [file + ": the key 'embed.Frame-open' must be of small letters, digits and '_'" for file in (EN, UK, RU)]),
    "a file that is not UTF-8": (
        replace(UK, "Подія".encode(), b"\xcf\xee\xe4\xb3\xff"),
        [UK + ": is not UTF-8 at byte %d" % (ROOT / UK).read_bytes().index("Подія".encode())]),
    "a file that is not JSON": (
        replace(RU, b'"order": 3,', b'"order": 3'),
        [RU + ": is not JSON: Expecting ',' delimiter: line 4 column 5 (char 37)"]),
    "a key that stands twice": (
        replace(RU, b'"order": 3,', b'"order": 3, "order": 4,'),
        [RU + ": the key 'order' stands twice in the same object"]),
    "a list for a file": (
        lambda root: (root / RU).write_text("[]", encoding="utf-8"),
        [RU + ": must hold one object in { }"]),
    "a file that is named by no language": (
        lambda root: shutil.copy(root / EN, root / "assets/words/english.json"),
        ["assets/words/english.json: a words file is named by its language's tag, such as en.json",
         "assets/words/english.json: the English name 'English' is that of assets/words/en.json, too"]),
    "no file at all": (
        lambda root: [path.unlink() for path in (root / "assets/words").iterdir()],
        ["assets/words: there is no words file"]),
    "a word that nobody uses": (
        in_each("app", "never_said", "Never said"),
        ["the key 'app.never_said' is used by nobody; take it out of each file of assets/words"]),
    "a member of a group that nobody uses": (
        in_each("share", "tabs", "print_it", "Print"),
        ["the key 'share.tabs.print_it' is used by nobody; take it out of each file of assets/words"]),
    "a word that the app uses and nobody has": (
        replace("src/panels/legend.cpp", b"in.words().event_kinds[", b"in.words().event_kinsd["),
        ["src/panels/legend.cpp: uses the word 'event_kinsd', which no file of assets/words has",
         "the key 'vocabularies.event_kinds' is used by nobody; take it out of each file of assets/words"]),
    "a word that the page uses and nobody has": (
        replace("web/index.html", b'data-text="loading"', b'data-text="laoding"'),
        ["web/index.html: uses the word 'laoding', which no file of assets/words has",
         "the key 'page.loading' is used by nobody; take it out of each file of assets/words"]),
    "a form of the studio's counts that the rule has": (
        put("uk", "studio_counts", "studio_errors", "few", DROP),
        [UK + ": the key 'studio_counts.studio_errors.few' is missing; the plural rule 'east-slavic' has it"]),
    "a form of the studio's counts that the rule does not have": (
        put("ru", "studio_counts", "studio_errors", "other", "%s ошибки"),
        [RU + ": the key 'studio_counts.studio_errors.other' is not known; the plural rule 'east-slavic' has one, few, many"]),
    "a count of the studio without its number": (
        put("en", "studio_counts", "studio_events", "one", "one event"),
        [EN + ": each text of the key 'studio_counts.studio_events' must have one %s, for the number"]),
    "a count of the studio that one language lacks": (
        put("ru", "studio_counts", "studio_claims", DROP),
        [RU + ": the key 'studio_counts.studio_claims' is missing"]),
    "a word of the studio that one language lacks": (
        put("ru", "studio", "studio_heading", DROP),
        [RU + ": the key 'studio.studio_heading' is missing"]),
    "a placeholder of the studio that one language lacks": (
        put("uk", "studio", "studio_reading", "Читання…"),
        [UK + ": the key 'studio.studio_reading' has no placeholder, in " + EN + " {name}"]),
    "a list for a text of the studio": (
        in_each("studio", "studio_veil", ["Let go"]),
        [file + ": the key 'studio.studio_veil' must hold a text" for file in (EN, UK, RU)]),
    "a word of the studio that nobody uses": (
        in_each("studio", "studio_never_said", "Never said"),
        ["the key 'studio.studio_never_said' is used by nobody; take it out of each file of assets/words"]),
    "a count of the studio that nobody uses": (
        all_of(put("en", "studio_counts", "studio_files", {"one": "%s file", "other": "%s files"}),
               *[put(tag, "studio_counts", "studio_files", dict.fromkeys(("one", "few", "many"), "%s")) for tag in ("uk", "ru")]),
        ["the key 'studio_counts.studio_files' is used by nobody; take it out of each file of assets/words"]),
    "a word that the studio's page uses and nobody has": (
        replace("web/studio.html", b'data-text="studio_heading"', b'data-text="studio_haeding"'),
        ["web/studio.html: uses the word 'studio_haeding', which no file of assets/words has",
         "the key 'studio.studio_heading' is used by nobody; take it out of each file of assets/words"]),
    "a word that the studio's scripts use and nobody has": (
        replace("web/studio/result.js", b"words.studio_errors", b"words.studio_erros"),
        ["web/studio/result.js: uses the word 'studio_erros', which no file of assets/words has",
         "the key 'studio_counts.studio_errors' is used by nobody; take it out of each file of assets/words"]),
    "a word that a tool uses and nobody has": (
        replace("tools/discovery.py", b'"open_map")', b'"open_mpa")'),
        ["tools/discovery.py: uses the word 'open_mpa', which no file of assets/words has"]),
}


def check_refused():
    for name, (change, expected) in REFUSED.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            copy_tree(root)
            change(root)
            said = run("--root", root, "check")
            lines = ["words.py: " + line for line in expected]
            result(said.returncode == 1 and said.stderr.splitlines() == lines and not said.stdout, name,
                   "status %d, said:\n    %s" % (said.returncode, "\n    ".join(said.stderr.splitlines())))


# A fourth language is one file: a copy of the English one with another name, rule and word.
POLISH = {"order": 4, "name": "Polski", "english": "Polish", "button": "PL", "plural": "polish", "decimal": ",",
          "locale": "pl_PL", "letters": "aąbcćdeęłńóśźż", "read_by_native_speaker": False}


def add_polish(root):
    content = json.loads((root / EN).read_text(encoding="utf-8"))
    content["language"] = POLISH
    content["app"]["share"] = "Udostępnij"
    for area in words_files.COUNT_AREAS:
        content[area] = {key: {"one": forms["one"], "few": forms["other"], "many": forms["other"]}
                         for key, forms in content[area].items()}
    (root / "assets/words/pl.json").write_text(json.dumps(content), encoding="utf-8")


def check_made():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        copy_tree(root)
        said = run("--root", root, "check")
        result((said.returncode, said.stdout, said.stderr) == (0, "", ""), "the words as they are", said.stderr)
        add_polish(root)
        for verb, target in (("check", []), ("cpp", [root / "made"]), ("js", [root / "made/words.js"])):
            said = run("--root", root, verb, *target)
            result(said.returncode == 0, "a fourth language is one file: " + verb, said.stderr)
        header = (root / "made/words/table.h").read_text(encoding="utf-8")
        result("enum class Language : std::uint8_t { English, Ukrainian, Russian, Polish };" in header, "the app knows it", header)
        script = (root / "made/words.js").read_text(encoding="utf-8")
        result('export const tags = ["en", "uk", "ru", "pl"];' in script and "Udostępnij" in script, "the page knows it", script)
        letters = run("--root", root, "characters").stdout
        result("Z" in letters and "У" in letters and "ę" not in letters, "the fonts have the first language's letters and all names", letters)
        run("--root", root, "cpp-first", root / "made-first")
        table = (root / "made-first/words/table.cpp").read_text(encoding="utf-8")
        result("kEnglish" in table and '"Polski"' in table and "Udostępnij" not in table, "the page has the first language's words alone", table)
        headers = [(root / name / "words/table.h").read_text(encoding="utf-8") for name in ("made", "made-first")]
        result(headers[0] == headers[1], "both tables are of one shape")
        check_files(root)
        check_studio(root)
        before = {path: path.stat().st_mtime_ns for path in (root / "made/words").iterdir()}
        run("--root", root, "cpp", root / "made")
        after = {path: path.stat().st_mtime_ns for path in (root / "made/words").iterdir()}
        result(before == after, "what has not changed is not written again")


def check_files(root):
    """What the page fetches."""
    languages, vocabularies = words_files.load(root)[0], words_files.vocabularies(root)
    files = {name: json.loads(text) for name, text in words_writers.files_of(languages, vocabularies).items()}
    result(sorted(files) == ["words/pl.json", "words/ru.json", "words/uk.json"], "a file for each language but the first", files.keys())
    count = int(re.search(r"kTextCount = (\d+);", (root / "made/words/table.h").read_text(encoding="utf-8"))[1])
    for name, file in files.items():
        result(len(file["texts"]) == count and name == "words/%s.json" % file["words"], "it has a text for each of the app's", name)
    result(len({file["version"] for file in files.values()}) == 1, "all of one build are of one version", files)
    before = words_writers.version_of(languages[0])
    languages[0].areas["app"] = dict(reversed(languages[0].areas["app"].items()))
    result(words_writers.version_of(languages[0]) != before, "another order of the texts is another version", before)


def check_studio(root):
    """Its words are in the scripts that name them, and nowhere else."""
    script = (root / "made/words.js").read_text(encoding="utf-8")
    constants = dict(re.findall(r"^export const (\w+) = (.*);$", script, re.M))
    result(len(json.loads(constants["studio_heading"])) == 4, "a text of the studio is there in each language", constants["studio_heading"])
    forms = [sorted(one) for one in json.loads(constants["studio_errors"])]
    result(forms == [["one", "other"]] + [["few", "many", "one"]] * 3, "a count of the studio is there in the forms of each language", forms)
    result("studio_heading" in constants["of_studio"] and "loading" not in constants["of_studio"], "the studio's script fills its page alone", constants)
    result("studio_" not in constants["of_page"] and "loading" in constants["of_page"], "the viewer's script fills the pages but the studio's", constants)
    languages, vocabularies = words_files.load(root)[0], words_files.vocabularies(root)
    before, letters = words_writers.files_of(languages, vocabularies), words_files.characters(languages)
    run("--root", root, "js-page", root / "made/page_words.js")
    page = (root / "made/page_words.js").read_text(encoding="utf-8")
    result("studio_" not in page + (root / "made/words/table.h").read_text(encoding="utf-8"), "neither app nor map has a word of the studio", page)
    for language in languages:
        for area in words_files.STUDIO_AREAS:
            language.areas[area] = {"studio_other": "ξ"}
    result(words_writers.files_of(languages, vocabularies) == before and words_files.characters(languages) == letters,
           "other words of the studio change neither the map's files nor its fonts")


class Words(html.parser.HTMLParser):
    """All texts and labels of a page."""

    def __init__(self):
        super().__init__()
        self.said = []

    def handle_starttag(self, tag, attrs):
        self.said += [value for name, value in attrs if name in ("aria-label", "content")]

    def handle_data(self, data):
        self.said.append(data)


def check_pages():
    languages, _ = words_files.load(ROOT)
    page = words_pages.fill((ROOT / "web/index.html").read_text(encoding="utf-8"), languages)
    parser = Words()
    parser.feed(page)
    for key in ("page_title", "page_description", "map_label", "loading", "share_loaded", "read_file", "needs_script"):
        result(languages[0].words()[key] in parser.said, "index.html says '%s'" % key, page)
    for language in languages[1:]:
        line = '<p lang="%s">%s</p>' % (language.tag, language.words()["late"])
        result(line in page, "index.html says in %s that its script is late" % language.tag, page)
    result("{{" not in page and "data-each" not in page, "nothing of index.html is left to fill", page)
    check_studio_page(languages)
    escaped = words_pages.fill('<p data-text="x"></p><p data-label="x">{{x}}', [Quoted()])
    result(escaped == '<p data-text="x">&lt;"b" &amp; c&gt;</p>'
           '<p aria-label="&lt;&quot;b&quot; &amp; c&gt;" data-label="x">&lt;&quot;b&quot; &amp; c&gt;',
           "a word is never taken for markup", escaped)


def check_studio_page(languages):
    source = (ROOT / "web/studio.html").read_text(encoding="utf-8")
    page = words_pages.fill(source, languages)
    parser = Words()
    parser.feed(page)
    for key in re.findall(r'data-(?:text|label)="(\w+)"', source) + ["studio_description", "studio_noscript"]:
        result(languages[0].words()[key] in parser.said, "studio.html says '%s'" % key, page)
    for language in languages[1:]:
        line = '<p lang="%s">%s</p>' % (language.tag, language.words()["studio_noscript"])
        result(line in page, "studio.html says in %s that it needs its script" % language.tag, page)
    result("{{" not in page and "data-each" not in page, "nothing of studio.html is left to fill", page)
    parser = Words()
    parser.feed(source)
    own = [one.strip() for one in parser.said if re.search("[A-Za-z]", one) and not re.search(r"\{\{|[=;]|^(?:light dark)$", one)]
    result(own == ["Sourceline", "Studio", "UTF-8"], "studio.html has no words of its own but names", own)


class Quoted:
    """A language whose one word is full of signs."""
    tag = "xx"

    @staticmethod
    def words():
        return {"x": '<"b" & c>'}


def main():
    check_refused()
    check_made()
    check_pages()
    print("words: %d passed, %d failed" % (counts[True], counts[False]))
    return 1 if counts[False] else 0


if __name__ == "__main__":
    sys.exit(main())
