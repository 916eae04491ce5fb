#!/usr/bin/python3
"""Holds tools/pack_basemap.py to the format: its packed copy of the small map is the fixture that the unit tests
read, unpacked again a map is what it was, and what is not quantised stays. Exit status 1 when anything failed."""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import pack_basemap  # noqa: E402  pylint: disable=wrong-import-position

counts = {True: 0, False: 0}


def result(good, name):
    counts[bool(good)] += 1
    if not good:
        print("FAILED " + name)


def unpacked(text):
    """As docs/BASEMAP_FORMAT.md has it, written apart from what is tested."""
    numbers, number = [], 0
    for letter in text:
        last = "0" <= letter <= "M"
        number = number * 30 + ord(letter) - ord("0" if last else "]")
        if last:
            numbers.append(number)
            number = 0
    signed = [(-(n + 1) // 2 if n % 2 else n // 2) * numbers[0] for n in numbers[1:]]
    return [list(position) for position in zip(signed[::2], signed[1::2])]


small = (ROOT / "tests/fixtures/basemaps/small.json").read_bytes()
result(pack_basemap.packed(small) == (ROOT / "tests/fixtures/basemaps/small-packed.json").read_bytes(),
       "tests/fixtures/basemaps/small-packed.json is what pack_basemap.py makes of small.json")
for path in sorted((ROOT / "assets/basemaps").glob("*.json")):
    plain = json.loads(path.read_bytes())
    packed = json.loads(pack_basemap.packed(path.read_bytes()))
    result([unpacked(arc) for arc in packed.pop("arcs")] == plain.pop("arcs"), "%s: the arcs are the same" % path.name)
    result(packed == plain, "%s: all else is the same" % path.name)
in_degrees = b'{"type":"Topology","arcs":[[[1.5,2],[3,4]]],"objects":{}}'
result(pack_basemap.packed(in_degrees) == in_degrees, "a map in degrees stays as it is")
print("basemap: %d passed, %d failed" % (counts[True], counts[False]))
sys.exit(1 if counts[False] else 0)
