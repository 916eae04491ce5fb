#!/usr/bin/env python3
"""site.py FONTS WASM SITE CORE|--kit: lays out the site in the folder SITE, made anew.

What never changes under its name lies in a/<hash>/, and hosts may let it be kept for a year:
the scripts, the WebAssembly, the styles, the fonts, the base maps. index.html, embed.js, demo.html,
studio.html, sw.js, licences.html, stories/, posters/ and oembed/ have names that articles rely on; they are to be
revalidated. CORE: the folder of the command line as WebAssembly, which studio.html runs (studio_files.py).
fonts/ and basemaps/ are there once more under plain names for other programs than the page; its own base
maps have their arcs packed. A large story in several languages is there once more in each by itself (see
story_languages.py), which is what the page loads.

--kit: without stories, posters, studio.html and the demonstration article, for the npm package (tools/package.sh). Where a
story, its base map and what is told of it belong stand marks (MARKS), which package/lib/site.mjs fills; what that
needs to know stands in kit.json.

SOURCELINE_URL is the public address of the site's folder, such as https://example.org/map/. What must
be absolute to be of use to others (see discovery.py) is so only when it is set.
"""
import codecs
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import demo_steps
import discovery
import licences
import pack_basemap
import split_wasm
import story_languages
import studio_files
import words_files
import words_pages
import words_writers
from twin import twin_of

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Scripts and styles that articles or the browser know by name.
FIXED_STEMS = ("embed", "demo", "sw")
SMALL_MAP = 1 << 15  # bytes
# What the npm package goes without.
NOT_IN_KIT = ("demo", "studio")
# What package/lib/site.mjs replaces.
MARKS = {"story": "stories/@story@.json", "told": "@told@", "basemap": "basemaps/@basemap@.json", "basemap_address": "@basemap-address@"}


class Site:
    def __init__(self, folder, is_kit=False):
        self.folder, self.is_kit = folder, is_kit
        self.addresses = {}  # name → address of what has its hash in its address
        self.stories = []
        self.told = []  # the stories that are there in each of their languages by itself: "address tag tag …"

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    def sources(self, pattern):
        """Of web/. The demonstration article is of the served story."""
        return sorted(path for path in (ROOT / "web").glob(pattern) if not (self.is_kit and path.stem in NOT_IN_KIT))

    def hashed(self, name, data):
        """The address of what the viewer's scripts need not know."""
        address = "a/%s/%s" % (hashlib.sha256(data).hexdigest()[:8], name)
        self.write(address, data)
        return address

    def add_hashed(self, name, data):
        self.addresses[name] = self.hashed(name, data)
        return self.addresses[name]

    def add_twin(self, address):
        self.write(address + ".js", twin_of((self.folder / address).read_bytes()))


def relocate(text, pattern, addresses, prefix=""):
    """Puts the hashed addresses in the place of the names that the pattern finds as its second group."""
    def put(match):
        address = addresses.get(match[2])
        return match[1] + prefix + address + match[3] if address else match[0]
    return re.sub(pattern, put, text)


def names_of_views():
    """As the viewer has them: the scripts keep no list of their own."""
    header = ROOT / "src/state/view.h"
    listed = re.search(r"kViewNames\[\] = \{([^}]*)\}", header.read_text())
    if not listed:
        raise SystemExit("%s: the list kViewNames is not where tools/site.py looks for it" % header.relative_to(ROOT))
    return re.findall(r'"([^"]+)"', listed[1])


def letters_of_fonts(name):
    """The characters of a list of tools/fonts.sh, as CSS has them in unicode-range."""
    lines = (ROOT / "tools" / name).read_text().split("\n")
    return ",".join(line for line in lines if line.startswith("U+"))


def bundle(scripts, site, folder):
    """Each script of web/ becomes one classic script of the modules that it imports: a sandboxed frame
    without an origin may not load modules. They know the addresses made so far. Members whose names end
    in _ are private and get short ones."""
    if not scripts:
        return []
    subprocess.run(
        ["esbuild", *map(str, scripts), "--bundle", "--format=iife", "--target=es2020", "--minify", "--charset=utf8",
         "--log-level=warning", "--log-override:import-is-undefined=error", "--mangle-props=[a-z]_$", "--outdir=%s" % folder,
         "--define:SOURCELINE_ASSETS=%s" % json.dumps(site.addresses),
         "--define:SOURCELINE_VERSION=%s" % json.dumps(licences.version()),
         "--define:SOURCELINE_LETTERS=%s" % json.dumps(letters_of_fonts("font_unicodes.txt")),
         "--define:SOURCELINE_MORE_LETTERS=%s" % json.dumps(letters_of_fonts("font_unicodes_more.txt")),
         "--define:SOURCELINE_TOLD=%s" % json.dumps(site.told),
         "--define:SOURCELINE_VIEWS=%s" % json.dumps(names_of_views())], check=True)
    bundled = [folder / script.name for script in scripts]
    for script in bundled:
        script.write_text(with_numbers(script.read_text()))
    return bundled


def with_numbers(script):
    """esbuild leaves numbers that it knows in texts as `${640-1}px`."""
    def number(match):
        known, of, less = match.groups()
        return known or str(int(of) - int(less))
    return re.sub(r"\$\{(\d*\.?\d+)\}|\$\{(\d+)-(\d+)\}", number, script)


def story_bytes(path):
    """Without the byte order mark that some editors put first: JSON has none (RFC 8259, 8.1), and not every reader
    of a published file passes over it."""
    return path.read_bytes().removeprefix(codecs.BOM_UTF8)


def add_stories(site):
    """Resolves to their addresses, and to those of all files that the page may load of them."""
    stories, files = [], []
    for path in sorted((ROOT / "assets/stories").rglob("*.json")):
        name = "stories/" + path.relative_to(ROOT / "assets/stories").as_posix()
        data = story_bytes(path)
        site.write(name, data)
        if name.endswith("schema.json"):
            continue
        stories.append(name)
        files.append(name)
        if len(data) <= story_languages.LOADED_WHOLE:
            continue
        in_languages = story_languages.files_of(data)
        if in_languages:
            site.told.append(" ".join([name, *in_languages]))
        for language, told in in_languages.items():
            address = story_languages.address_in(name, language)
            if (ROOT / "assets" / address).exists():
                raise SystemExit("assets/%s: the build gives this name to %s in one language; rename the story" % (address, path.name))
            site.write(address, told)
            files.append(address)
    return stories, files


def is_worth_a_hash(path):
    """The page's script lists what it may ask for by a hash, in every first view: a line for a map that no served story
    names is waste, and so is one for a small map, which is as soon revalidated."""
    stories = [json.loads(story_bytes(story)) for story in (ROOT / "assets/stories").rglob("*.json")]
    return path.stat().st_size > SMALL_MAP and path.stem in {story["basemap"] for story in stories if "basemap" in story}


def minified(script, folder, name=None):
    """Emscripten leaves its script's local names and spaces as they are: a third more to send."""
    out = folder / (name or script.name)
    subprocess.run(["esbuild", str(script), "--minify", "--target=es2020", "--charset=utf8", "--log-level=warning",
                    "--outfile=%s" % out], check=True)
    return out.read_bytes()


def minified_style(path):
    return subprocess.run(["esbuild", "--minify", "--loader=css", "--charset=utf8", "--log-level=warning"],
                          input=path.read_bytes(), stdout=subprocess.PIPE, check=True).stdout.decode()


def parts_of_wasm(folder):
    """What is linked with its names is split; a page that is made to try things is not."""
    linked, out = folder / "sourceline.wasm", folder / "web"
    if not split_wasm.functions_of(linked.read_bytes()):
        return [linked]
    out.mkdir(exist_ok=True)
    parts = [out / "sourceline.wasm", out / "sourceline.later.wasm"]
    split_wasm.split(linked, split_wasm.listed(ROOT / "tools/later_functions.txt"), *parts)
    return parts


def add_styles(site):
    for path in site.sources("*.css"):
        fixed = path.stem in FIXED_STEMS
        text = relocate(minified_style(path), r"""(url\(["']?)([^"')]+)(["']?\))""", site.addresses, "" if fixed else "../../")
        if fixed:
            site.write(path.name, text)
        else:
            site.add_hashed(path.name, text.encode())


def add_scripts(site, folder):
    scripts = site.sources("*.js")

    def is_fixed(path):
        return path.stem in FIXED_STEMS

    # The viewer's script knows those that it loads later, and sw.js knows all.
    lazy = [path for path in scripts if not is_fixed(path) and path.stem != "viewer"]
    for path in bundle(lazy, site, folder):
        site.add_hashed(path.name, path.read_bytes())
    for path in bundle([path for path in scripts if path.stem == "viewer"], site, folder):
        site.add_hashed(path.name, path.read_bytes())
    for path in bundle([path for path in scripts if is_fixed(path)], site, folder):
        site.write(path.name, path.read_bytes())


def make_words():
    """The modules of words that the scripts import, checked. All languages, for the pages."""
    for verb, name in (("js", "words.js"), ("js-page", "page_words.js")):
        subprocess.run([sys.executable, str(ROOT / "tools/words.py"), verb, str(ROOT / "build" / name)], check=True)
    return words_files.load(ROOT)[0]


def add_pages(site, pages_meta, first, languages, addresses):
    """`first`: the name of the story that is served first, which the demonstration article tells."""
    for path in site.sources("*.html"):
        text = relocate(words_pages.fill(path.read_text(encoding="utf-8"), languages), r'((?:href|src)=")([^"]+)(")', addresses)
        text = re.sub(r"<!-- (?!discovery |steps ).*?-->\n", "", text, flags=re.DOTALL)  # said to who reads the source
        if site.is_kit:
            text = text.replace(first, MARKS["story"])
            text = re.sub(r'data-basemap="[^"]*"', 'data-basemap="%s"' % pathlib.Path(MARKS["basemap"]).stem, text)
        else:
            text = demo_steps.filled(text, lambda: story_bytes(ROOT / "assets" / first), languages)
            text = text.replace("<!-- discovery -->\n", pages_meta)
        site.write(path.name, text)


def add_what_is_served(site, languages):
    """Stories, posters and what is told of them: the lines for the head of index.html, and the story that it opens."""
    first = re.search(r'data-story="([^"]+)"', (ROOT / "web/index.html").read_text())[1]
    if site.is_kit:
        return "", first
    for path in sorted((ROOT / "assets/posters").glob("*.*")):
        site.write("posters/" + path.name, path.read_bytes())
    return discovery.describe(site, site.stories, first, os.environ.get("SOURCELINE_URL", ""), languages), first


def write_kit(site, languages):
    site.write("kit.json", json.dumps({
        "version": licences.version(), "marks": MARKS, "addresses": site.addresses,
        "letters": letters_of_fonts("font_unicodes.txt"), "more_letters": letters_of_fonts("font_unicodes_more.txt"),
        "languages": [{"tag": language.tag, "locale": words_files.locale(languages, language.tag),
                       "open_map": words_files.text(languages, language.tag, "open_map")} for language in languages],
    }, ensure_ascii=False, indent=1) + "\n")


def main():
    is_kit = sys.argv[4:] == ["--kit"]
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    fonts, wasm, folder = map(pathlib.Path, sys.argv[1:4])
    shutil.rmtree(folder, ignore_errors=True)
    site = Site(folder, is_kit)
    languages = make_words()

    twins = [site.add_hashed(part.name, part.read_bytes()) for part in parts_of_wasm(wasm)]
    for name, text in words_writers.files_of(languages, words_files.vocabularies(ROOT)).items():
        twins.append(site.add_hashed(name, text.encode()))
    site.add_hashed("sourceline.js", minified(wasm / "sourceline.js", wasm / "web"))
    for path in sorted(fonts.iterdir()):
        site.write("fonts/" + path.name, path.read_bytes())
        if path.suffix == ".ttf":
            twins.append(site.add_hashed("fonts/" + path.name, path.read_bytes()))
    for path in sorted((ROOT / "assets/basemaps").glob("*.json")):
        site.write("basemaps/" + path.name, path.read_bytes())
        if is_kit or is_worth_a_hash(path):
            twins.append(site.add_hashed("basemaps/" + path.name, pack_basemap.packed(path.read_bytes())))
        else:
            twins.append("basemaps/" + path.name)
    if is_kit:
        site.addresses[MARKS["basemap"]] = MARKS["basemap_address"]
        site.told.append(MARKS["told"])
    else:
        site.stories, story_files = add_stories(site)
        twins += story_files
    for address in twins:
        site.add_twin(address)

    add_styles(site)
    add_scripts(site, wasm / "web")
    for pattern in ("*.svg", "*.png", "*.jpg", "embed.d.ts"):
        for path in sorted((ROOT / "web").glob(pattern)):
            site.write(path.name, path.read_bytes())
    libraries = (wasm / "licences.txt").read_text(encoding="utf-8")
    addresses = dict(site.addresses)
    if not is_kit:
        core = pathlib.Path(sys.argv[4])
        of_studio, packages = studio_files.add(site, wasm / "web", core, minified)
        addresses.update(of_studio)
        libraries = studio_files.with_licences(libraries, core, packages)
    site.write("licences.txt", libraries)
    site.write("licences.html", relocate(licences.page(libraries, fonts), r'((?:href)=")([^"]+)(")', site.addresses))
    add_pages(site, *add_what_is_served(site, languages), languages, addresses)
    if is_kit:
        write_kit(site, languages)
    else:
        site.add_twin("stories/index.json")


if __name__ == "__main__":
    main()
