#!/usr/bin/env python3
"""story_index.py FOLDER: prints stories/index.json: which stories the site serves, by id.

    [{"id": "belgorod-2023", "title": {"en": "…", "uk": "…"}, "language": "en"}]

Each lies beside it as <id>.json. The share panel offers them.
"""
import json
import pathlib
import sys


def index_of(folder):
    entries = []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        if story.get("format") == "sourceline-story":
            entries.append({"id": path.stem, "title": story["title"], "language": story["language"]})
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2 or not pathlib.Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    sys.stdout.write(index_of(sys.argv[1]))
