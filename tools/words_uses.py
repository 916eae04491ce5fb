"""Who uses which word: the app (src/), the page's scripts and pages (web/), the site's tools (tools/)."""
import re

from words_files import APP_AREAS, AREAS, COUNT_AREAS, FOLDER

# `words.event`, `in.words().event`, `strings(language).event`; the latter two can be nothing but words.
APP_SURELY = re.compile(r"(?:\bwords\(\)\.|\bstrings\((?:[^()]|\([^()]*\))*\)\.|&Strings::)(\w+)\b(?!\()")
APP_PERHAPS = re.compile(r"\bwords\.(\w+)\b(?!\()")
SCRIPT = re.compile(r"(?<![\w./])words\.(\w+)")  # and not the file words.js
SCRIPT_IMPORT = re.compile(r"import \* as words from '[./]*/build/(?:page_)?words\.js'")
PAGE = re.compile(r'\bdata-(?:text|label|each)="(\w+)"|\{\{(\w+)\}\}')
TOOL = re.compile(r'\bwords\.text\([^()]*,\s*"(\w+)"\)')
# What the generated sources have besides the words of the files.
APP_FACTS = {"tag", "name", "button", "plural", "decimal", "languages"}
SCRIPT_FACTS = {"tags", "names", "english_names", "of_page", "of_share", "of_studio"}
STUDIO = "web/studio.html"  # whose words are its own


def files(root, folder, *endings):
    return [path for path in sorted((root / folder).rglob("*")) if path.suffix in endings]


def read(path):
    return path.read_text(encoding="utf-8")


def keys_in(paths):
    """The keys whose words a page's script puts in place for other languages."""
    return sorted({key for path in paths for key in re.findall(r'data-(?:text|label)="(\w+)"', read(path))})


def keys_of_pages(root):
    """Of the pages that the viewer's script fills."""
    return keys_in(path for path in files(root, "web", ".html") if path != root / STUDIO)


def keys_of_studio(root):
    return keys_in([root / STUDIO])


def uses(root):
    """(path, key, whether the key can be nothing but a word) of each use."""
    for path in files(root, "src", ".cpp", ".h"):
        source = read(path)
        yield from ((path, key, True) for key in APP_SURELY.findall(source) if key not in APP_FACTS)
        yield from ((path, key, False) for key in APP_PERHAPS.findall(source))
    for path in files(root, "web", ".js"):
        source = read(path)
        surely = bool(SCRIPT_IMPORT.search(source))  # else `words` may be the words of one language
        yield from ((path, key, surely) for key in SCRIPT.findall(source) if key not in SCRIPT_FACTS)
    for path in files(root, "web", ".html"):
        yield from ((path, one or other, True) for one, other in PAGE.findall(read(path)))
    for path in files(root, "tools", ".py"):
        yield from ((path, key, True) for key in TOOL.findall(read(path)))


def unused_members(root, key, members, users):
    """Members of a group that none of its users names. The scripts of one folder work on a group together."""
    folders = {path.parent for path in users if path.suffix == ".js"}
    source = "".join(read(path) for folder in folders for path in files(root, folder.relative_to(root), ".js"))
    if "Object.entries(words.%s)" % key in source:
        return []  # all are offered, whatever they are
    return [member for member in members if not re.search(r"\b%s\b" % re.escape(member), source)]


def problems_of(root, languages):
    first = languages[0]
    known, users, problems = first.words(), {}, []
    for path, key, surely in uses(root):
        if key in known:
            users.setdefault(key, set()).add(path)
        elif surely:
            problems.append("%s: uses the word '%s', which no file of %s has" % (path.relative_to(root), key, FOLDER))
    for area in AREAS[2:]:
        for key, value in first.areas[area].items():
            if key not in users:
                problems.append("the key '%s.%s' is used by nobody; take it out of each file of %s" % (area, key, FOLDER))
            elif isinstance(value, dict) and area not in (*APP_AREAS, *COUNT_AREAS):
                problems += ["the key '%s.%s.%s' is used by nobody; take it out of each file of %s" % (area, key, member, FOLDER)
                             for member in unused_members(root, key, value, users[key])]
    return list(dict.fromkeys(problems))
