"""The site's page of licences: our own, the credits of data and fonts, and what is compiled in, with versions."""
import html
import pathlib
import re
import struct

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEADING = re.compile(r"^======== (.+) ========$", re.MULTILINE)  # of licences.txt (cmake/licences.cmake)

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Sourceline {version}: licences</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="licences.css">
</head>
<body>
<main>
<h1>Sourceline {version}</h1>
<p>The code of this program is under the MIT licence; the data on its maps, its fonts and the libraries that are
built into it are under their own.</p>
{sections}
</main>
</body>
</html>
"""


def version():
    """What CMakeLists.txt says: the one place for it."""
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"^project\(sourceline VERSION ([0-9.]+)", text, re.MULTILINE)[1]


def inline(text):
    """Bold, code and links of Markdown, as HTML. Only http(s) addresses become links."""
    text = html.escape(text, quote=True)
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    text = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", text)
    return re.sub(r"\[([^\]]+)\]\((https?://[^)\s]+)\)", r'<a href="\2">\1</a>', text)


def credits_html(text):
    """CREDITS.md: headings, paragraphs and lists; what is indented goes on with the item above it."""
    blocks = []
    for line in text.splitlines():
        if line.startswith("#"):
            blocks.append(("h2", line.lstrip("# ")))
        elif line.startswith("- "):
            blocks.append(("li", line[2:]))
        elif line.strip() and blocks and blocks[-1][0] in ("li", "p") and blocks[-1][1]:
            blocks[-1] = (blocks[-1][0], blocks[-1][1] + " " + line.strip())
        elif line.strip():
            blocks.append(("p", line.strip()))
        else:
            blocks.append(("", ""))
    lines, in_list = [], False
    for tag, content in blocks:
        if not tag:
            continue
        if in_list != (tag == "li"):
            in_list = not in_list
            lines.append("<ul>" if in_list else "</ul>")
        lines.append("<%s>%s</%s>" % (tag, inline(content), tag))
    return "\n".join(lines + (["</ul>"] if in_list else []))


def font_revision(data):
    """The revision that a TrueType font states in its table "head", a 16.16 fixed-point number at byte 4."""
    count = struct.unpack_from(">H", data, 4)[0]
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if tag == b"head":
            return "%.3f" % (struct.unpack_from(">i", data, offset + 4)[0] / 65536)
    raise ValueError("the font has no table \"head\"")


def folded(name, text):
    return "<details>\n<summary>%s</summary>\n<pre>%s</pre>\n</details>" % (html.escape(name), html.escape(text.strip()))


def page(libraries, fonts):
    """libraries: the text of licences.txt; fonts: the folder with inter-400.ttf and OFL.txt."""
    parts = HEADING.split(libraries)[1:]
    inter = "Inter %s" % font_revision((fonts / "inter-400.ttf").read_bytes())
    sections = [
        folded("Sourceline: the MIT licence", (ROOT / "LICENSE").read_text(encoding="utf-8")),
        credits_html((ROOT / "assets/CREDITS.md").read_text(encoding="utf-8")),
        folded(inter, (fonts / "OFL.txt").read_text(encoding="utf-8")),
        "<h2>Libraries</h2>",
        *(folded(name, text) for name, text in zip(parts[::2], parts[1::2])),
    ]
    return PAGE.format(version=version(), sections="\n".join(sections))
