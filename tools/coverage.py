"""coverage.py BUILD JOBS: which lines of src/ the unit tests have run, a row for each layer.

Reads with gcc's gcov what a build with --coverage has noted beside its object files. Exit status 1 when a
layer that unit tests can reach (LAYERS) is below MINIMUM; the layers of panels, window and page are told too.
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
from collections import defaultdict

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAYERS = ("base", "geo", "story", "telling", "words", "state", "map", "review")
MINIMUM = 90.0  # per cent


def noted_in(data_file):
    """What gcov says of one object file: [(file, line, count)] of our own sources."""
    answer = subprocess.run(["gcov", "--json-format", "--stdout", str(data_file)],
                            check=True, capture_output=True, cwd=data_file.parent)
    noted = []
    for text in answer.stdout.splitlines():
        told = json.loads(text)
        for file in told["files"]:
            # Headers are found through the layers' include roots, which are links to src/.
            path = os.path.realpath(os.path.join(told["current_working_directory"], file["file"]))
            if path.startswith(str(ROOT / "src") + os.sep):
                noted += [(path, line["line_number"], line["count"]) for line in file["lines"]]
    return noted


def lines_run(build, jobs):
    """{file: {line: how often it ran}}, over all object files that have it."""
    files = defaultdict(lambda: defaultdict(int))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for noted in pool.map(noted_in, sorted(build.rglob("*.gcda"))):
            for path, line, count in noted:
                files[path][line] += count
    return files


def row(name, counts):
    lines, run = len(counts), sum(1 for count in counts if count)
    share = 100 * run / lines if lines else 0.0
    print("  %-28s %7d %8d %7.1f %%" % (name, lines, run, share))
    return share


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    files = lines_run(pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]))
    by_layer = defaultdict(list)
    for path, lines in sorted(files.items()):
        by_layer[pathlib.Path(path).relative_to(ROOT / "src").parts[0]].append((path, list(lines.values())))
    low = []
    for layer, parts in by_layer.items():
        for path, counts in parts:
            if layer in LAYERS and sum(map(bool, counts)) < MINIMUM / 100 * len(counts):
                low.append((os.path.relpath(path, ROOT), counts))
    if low:
        print("Files of these layers below %g %%:" % MINIMUM)
        for name, counts in low:
            row(name, counts)
        print()
    print("  %-28s %7s %8s %9s" % ("layer", "lines", "covered", "share"))
    failed = [layer for layer in LAYERS if layer not in by_layer]
    for layer in sorted(by_layer, key=lambda name: LAYERS.index(name) if name in LAYERS else len(LAYERS)):
        share = row(layer, [count for _, counts in by_layer[layer] for count in counts])
        if layer in LAYERS and share < MINIMUM:
            failed.append(layer)
    print("coverage: %d passed, %d failed" % (len(LAYERS) - len(failed), len(failed)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
