"""tidy.py BUILD CACHE JOBS [FILE...]: clang-tidy for our own files of the compile commands in BUILD, by the
tree's .clang-tidy. Files that BUILD compiles as one are read as one, with the configuration of their folder. What
was found clean is not read again until it, a header that it includes, its command or the configuration changes:
CACHE holds a note of each. Exit status 1 when anything was found.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OWN = tuple(str(ROOT / folder) + os.sep for folder in ("src", "tests", "bench"))


def digest(*parts):
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part if isinstance(part, bytes) else part.encode())
        whole.update(b"\0")
    return whole.hexdigest()


def files_of(entry):
    """The files that are compiled by it: itself, or those that CMake has put together."""
    if "/Unity/unity_" not in entry["file"]:
        return [entry["file"]]
    together = pathlib.Path(entry["file"]).read_text(encoding="utf-8")
    return [os.path.realpath(name) for name in re.findall(r'^#include "(.*)"$', together, re.M)]


def configuration_of(entry):
    """The nearest .clang-tidy above what it compiles; clang-tidy itself looks above the file that it is given."""
    folder = pathlib.Path(files_of(entry)[-1]).parent  # the first may be a generated one
    while not (folder / ".clang-tidy").exists():
        folder = folder.parent
    return folder / ".clang-tidy"


def headers_of(entry):
    """All that the file includes, as the compiler finds it."""
    words = shlex.split(entry["command"])
    at = words.index("-o")
    answer = subprocess.run(words[:at] + words[at + 2:] + ["-M", "-MT", "x"], cwd=entry["directory"],
                            check=False, capture_output=True, text=True)
    if answer.returncode:
        raise ValueError(answer.stderr)
    paths = answer.stdout.replace("\\\n", " ").split()[1:]
    return sorted({os.path.realpath(os.path.join(entry["directory"], path)) for path in paths})


class Notes:
    """What was found clean, under the hash of everything that decides it."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True, text=True).stdout
        configurations = [ROOT / ".clang-tidy"] + sorted(path for folder in OWN
                                                         for path in pathlib.Path(folder).rglob(".clang-tidy"))
        self.base = digest(version, *(path.read_bytes() for path in configurations))
        self.hashes = {}

    def file_hash(self, path):
        if path not in self.hashes:
            try:
                self.hashes[path] = digest(pathlib.Path(path).read_bytes())
            except OSError:
                self.hashes[path] = "gone"
        return self.hashes[path]

    def key(self, entry, headers):
        return digest(self.base, entry["command"], *(path + self.file_hash(path) for path in headers))

    def path(self, entry):
        return self.folder / digest(entry["file"], entry["directory"])[:24]

    def is_clean(self, entry):
        try:
            note = json.loads(self.path(entry).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return note["key"] == self.key(entry, note["headers"])

    def keep(self, entry, headers):
        note = {"key": self.key(entry, headers), "headers": headers}
        part = self.path(entry).with_suffix(".part")
        part.write_text(json.dumps(note), encoding="utf-8")
        part.replace(self.path(entry))


def look_at(entry, build, notes):
    """What clang-tidy says of the file: "" when it is clean."""
    if notes.is_clean(entry):
        return ""
    checks = []
    if files_of(entry) != [entry["file"]]:
        checks = ["--config-file=" + str(configuration_of(entry)), "--checks=-bugprone-suspicious-include"]
    try:
        headers = headers_of(entry)
    except ValueError as error:
        return "%s does not compile:\n%s" % (entry["file"], error)
    answer = subprocess.run(["clang-tidy", "-p", str(build), "--quiet", "--warnings-as-errors=*", *checks, entry["file"]],
                            check=False, capture_output=True, text=True)
    if answer.returncode == 0 and not answer.stdout.strip():
        notes.keep(entry, headers)
        return ""
    return answer.stdout.strip() or answer.stderr.strip()


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    build, cache, jobs = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
    wanted = [os.path.realpath(name) for name in sys.argv[4:]]
    entries = [entry for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
               if any(name.startswith(OWN) for name in files_of(entry)) and (not wanted or set(files_of(entry)) & set(wanted))]
    notes = Notes(cache)
    told = set()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for text in pool.map(lambda entry: look_at(entry, build, notes), entries):
            # A header's warning is found again in each file that includes it.
            if text and text not in told:
                told.add(text)
                print(text, flush=True)
    print(f"{len(entries)} files looked at, {len(told)} with something to mend")
    return 1 if told or not entries else 0


if __name__ == "__main__":
    sys.exit(main())
