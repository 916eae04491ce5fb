"""What studio.html loads, in a/<hash>/studio/: the command line's core as WebAssembly, the worker that runs it, the
page's script and style. The viewer's own scripts carry a list of all that they may load; this has a list of its own,
so that no reader of a map pays for it.
"""
import json
import pathlib
import re
import subprocess

import licences

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = ROOT / "web/studio"
NPM = "package/lib/bundled/node_modules/"
COPIES = {"read-excel-file": {"saxen"}}  # packages that hold a copy of another


def bundled(script, addresses, folder):
    """One classic script, and the names of the npm packages that it holds."""
    out, meta = folder / script.name, folder / (script.stem + ".meta.json")
    subprocess.run(
        ["esbuild", str(script), "--bundle", "--format=iife", "--target=es2020", "--minify", "--charset=utf8",
         "--log-level=warning", "--log-override:import-is-undefined=error", "--outfile=%s" % out, "--metafile=%s" % meta,
         "--define:SOURCELINE_ASSETS=%s" % json.dumps(addresses)], check=True, cwd=ROOT)
    inputs = json.loads(meta.read_text(encoding="utf-8"))["inputs"]
    packages = {name.removeprefix(NPM).split("/")[0] for name in inputs if name.startswith(NPM)}
    return out.read_bytes(), packages.union(*(COPIES.get(name, set()) for name in packages))


def licence_of(package):
    folder = ROOT / NPM / package
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("LICENSE*")))
    return "======== %s %s ========\n\n%s\n" % (package, version, text)


def with_licences(libraries, core, packages):
    """The text of licences.txt with what is in the command line alone, and with those packages."""
    def parts(text):
        found = licences.HEADING.split(text)[1:]
        return dict(zip(found[::2], found[1::2]))
    known = parts(libraries)
    own = parts((core / "licences.txt").read_text(encoding="utf-8"))
    more = ["======== %s ========%s" % (name, text) for name, text in own.items() if name not in known]
    return libraries + "".join(more + [licence_of(package) for package in sorted(packages)])


def add(site, folder, core, minified):
    """Resolves to the addresses of what the page names, and the npm packages in it. `minified`: of site.py."""
    folder = folder / "studio"
    folder.mkdir(parents=True, exist_ok=True)

    def hashed(name, data):
        return site.hashed("studio/" + name, data)

    addresses = {
        "studio/core.wasm": hashed("core.wasm", (core / "core.wasm").read_bytes()),
        "studio/core.js": hashed("core.js", minified(core / "core.cjs", folder, "core.js")),
    }
    for path in sorted((ROOT / "assets/basemaps").glob("*.json")):
        name = "basemaps/" + path.name
        addresses[name] = site.addresses.get(name, name)
    worker, packages = bundled(SOURCES / "worker.js", addresses, folder)
    page, more = bundled(SOURCES / "page.js", {"studio/worker.js": hashed("worker.js", worker)}, folder)
    style = subprocess.run(["esbuild", "--minify", "--loader=css", "--charset=utf8", "--log-level=warning"],
                           input=(SOURCES / "studio.css").read_bytes(), stdout=subprocess.PIPE, check=True).stdout.decode()
    style = re.sub(r"""(url\(["']?)([^"')]+)""", lambda found: found[1] + "../../../" + site.addresses[found[2]], style)
    return {"studio/page.js": hashed("page.js", page), "studio/studio.css": hashed("studio.css", style.encode())}, packages | more
