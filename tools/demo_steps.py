"""The steps of the demonstration article, made from the tour of its story: the map and the text beside it are one
telling, and `demo.js` sends the map the step that is read."""
import datetime
import html
import json
import re

import words_files

PLACE = "<!-- steps of the tour -->"
# As src/story/read_tour.cpp reads it: "[[" is a bracket, "[id]" cites a claim.
BRACKET = re.compile(r"\s*\[([a-z0-9-]+)\]|\[\[")


def text_in(text, language):
    return text if isinstance(text, str) else text[language]


def prose(text, number_of):
    """The text with its citations as links to the list of sources."""
    pieces, at = [], 0
    for found in BRACKET.finditer(text):
        pieces.append(html.escape(text[at:found.start()], quote=False))
        at = found.end()
        if found[1]:
            number = number_of[found[1]]
            pieces.append('&nbsp;<a class="note" href="#source-%d" data-claim="%s">[%d]</a>' % (number, found[1], number))
        else:
            pieces.append("[")
    return "".join(pieces) + html.escape(text[at:], quote=False)


def when(step, languages):
    """The day of a step, and the clock it is told by; "" for one that belongs to no moment."""
    if "time" not in step:
        return ""
    time = datetime.datetime.fromisoformat(step["time"])
    def words(key):
        return words_files.text(languages, "en", key)
    day = words("date").format(weekday=words("weekdays")[(time.weekday() + 1) % 7], day=time.day,
                               month=words("months")[time.month - 1])
    return day + (", by what was known then" if step.get("clock") == "known" else "")


def sections(story, languages):
    sources = [source["id"] for source in story["sources"]]
    number_of = {claim["id"]: sources.index(claim["source"]) + 1 for claim in story["claims"]}
    for step in story["tour"]:
        title = html.escape(text_in(step["title"], "en"), quote=False)
        day = when(step, languages)
        line = '<span class="when">%s</span>' % html.escape(day) if day else ""
        yield '<section class="step" id="step-%s" data-step="%s">\n<h2>%s%s</h2>\n<p>%s</p>\n</section>' % (
            step["id"], step["id"], line, title, prose(text_in(step["text"], "en"), number_of))


def filled(page, read_story, languages):
    """The page with the steps in their place; other pages as they are."""
    if PLACE not in page:
        return page
    return page.replace(PLACE, "\n\n".join(sections(json.loads(read_story()), languages)))
