#!/usr/bin/env python3
"""twin.py FILE...: writes beside each file its script twin, FILE.js.

A page that is opened from a disk, or in a frame that is sandboxed without allow-same-origin, has no
origin. It may then not fetch even its own files, unless the server sends the header
"Access-Control-Allow-Origin: *"; scripts it may load. So a twin hands the file's contents to the page.
Make one for each story that is served from a folder of its own; those in dist/ have theirs.
"""
import json
import pathlib
import sys

# Each byte becomes the character this much further on: no control character, no quote and no line end
# is left to escape, and compressed it is only 1 % larger than the file; Base64 is 25 % larger.
SHIFT = 0x23


def twin_of(data):
    """The text of the script for a file's bytes."""
    try:
        text = data.decode("utf-8")
        return "sourceline_twin(%s)\n" % json.dumps(text, ensure_ascii=False)
    except UnicodeDecodeError:
        shifted = "".join(chr(byte + SHIFT) for byte in data)
        return 'sourceline_twin("%s",1)\n' % shifted.replace("\\", "\\\\")


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    for name in sys.argv[1:]:
        try:
            data = pathlib.Path(name).read_bytes()
            pathlib.Path(name + ".js").write_text(twin_of(data), encoding="utf-8", newline="\n")
        except OSError as error:
            sys.exit("twin.py: %s: %s" % (name, error.strerror))


if __name__ == "__main__":
    main()
