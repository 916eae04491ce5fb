#!/usr/bin/env python3
"""budget.py DIST: is what a first view downloads still small enough?

Sizes are those of the files compressed with brotli -q 11, as a server sends them. The files and the
limit are in tests/web/budget.json.
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
for name in budget["first_view"]:
    path = dist / name
    if not path.is_file():
        missing.append(name)
        continue
    sent = subprocess.run(["brotli", "-q", "11", "-c", str(path)], stdout=subprocess.PIPE, check=True)
    size = len(sent.stdout)
    total += size
    print(f"{size:9,}  of {path.stat().st_size:9,}  {name}")

limit = budget["limit_bytes"]
print(f"{total:9,}  in all; the limit is {limit:,}; {limit - total:,} left")
for name in missing:
    print(f"missing: {name}")
if total > limit:
    print(f"over the limit by {total - limit:,} bytes")

found = len(budget["first_view"]) - len(missing)
within = 1 if total <= limit else 0
print(f"budget: {found + within} passed, {len(missing) + 1 - within} failed")
sys.exit(0 if within and not missing else 1)
