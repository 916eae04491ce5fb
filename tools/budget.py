#!/usr/bin/env python3
"""budget.py DIST: is what a first view downloads still small enough?

Sizes are those of the files compressed with brotli -q 11, as a server sends them. The files and the
limit are in tests/web/budget.json; what lies in a/<hash>/ is named there without that. Of a list of files a
reader loads one, in his language: the largest counts.
"""
import json
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
dist = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else root / "dist")
budget = json.loads((root / "tests/web/budget.json").read_text())

total = 0
missing = []


def sent_size(name):
    """Of the file as it is sent; 0, and it is told of, where there is none."""
    found = [path for path in [dist / name, *dist.glob("a/*/" + name)] if path.is_file()]
    if not found:
        missing.append(name)
        return 0
    path = found[-1]  # the page asks for the hashed one
    sent = subprocess.run(["brotli", "-q", "11", "-c", str(path)], stdout=subprocess.PIPE, check=True)
    print(f"{len(sent.stdout):9,}  of {path.stat().st_size:9,}  {name}")
    return len(sent.stdout)


names = budget["first_view"]
for choice in names:
    total += max(map(sent_size, choice if isinstance(choice, list) else [choice]))

limit = budget["limit_bytes"]
print(f"{total:9,}  in all; the limit is {limit:,}; {limit - total:,} left")
for absent in missing:
    print(f"missing: {absent}")
if total > limit:
    print(f"over the limit by {total - limit:,} bytes")

there = sum(len(choice) if isinstance(choice, list) else 1 for choice in names) - len(missing)
within = 1 if total <= limit else 0
print(f"budget: {there + within} passed, {len(missing) + 1 - within} failed")
sys.exit(0 if within and not missing else 1)
