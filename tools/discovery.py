"""How others find out what the site shows: an oEmbed file for each story, and what index.html says of its
own story in <meta> (Open Graph, Twitter cards) and <link>.

oEmbed (oembed.com, version 1.0) and Open Graph (ogp.me) demand absolute addresses, and a static file cannot
know where it is served. So SOURCELINE_URL tells it at build time. Without it the addresses are relative, those
of an oEmbed file to itself and those of index.html to it, of use only to readers that resolve them, and og:url,
which names the page, is left out. A static index.html speaks of one story, the one that it opens by itself.
"""
import html
import json
import struct
import sys
import urllib.parse

import words_files as words

WIDTH, HEIGHT = 800, 560  # of the frame, which takes the width it gets; as in the snippet of the share panel
PROVIDER = "Sourceline"


def in_language(text, language):
    return text if isinstance(text, str) else text.get(language) or next(iter(text.values()))


def png_size(data):
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        sys.exit("discovery.py: a poster is not a PNG file")
    return struct.unpack(">II", data[16:24])


def attribute(text):
    return html.escape(text, quote=True)


def oembed(story, poster, prefix, languages):
    """prefix leads from where the addresses are resolved to the site's folder."""
    title = in_language(story["title"], story["language"])
    query = urllib.parse.urlencode({"story": "stories/%s.json" % story["name"], "embed": "1"}, safe="/")
    page = prefix + "index.html?story=" + urllib.parse.quote("stories/%s.json" % story["name"])
    frame = '<iframe title="%s" src="%s" width="100%%" height="%d" style="width:100%%;height:%dpx;border:0" loading="lazy" ' \
            'allow="fullscreen; clipboard-write"></iframe>\n<p><a href="%s">%s</a></p>' % (
                attribute(title), attribute(prefix + "index.html?" + query), HEIGHT, HEIGHT, attribute(page),
                words.text(languages, story["language"], "open_map"))
    answer = {
        "type": "rich", "version": "1.0", "title": title, "provider_name": PROVIDER,
        "html": frame, "width": WIDTH, "height": HEIGHT, "cache_age": 86400,
    }
    if not prefix.startswith("../"):
        answer["provider_url"] = prefix
    if poster:
        answer.update(thumbnail_url=prefix + poster["name"], thumbnail_width=poster["width"], thumbnail_height=poster["height"])
    return answer


def page_lines(story, poster, base, languages):
    title = in_language(story["title"], story["language"])
    summary = in_language(story.get("summary", title), story["language"])
    lines = ['<link rel="alternate" type="application/json+oembed" href="%soembed/%s.json" title="%s">' % (
        attribute(base), attribute(story["name"]), attribute(title))]
    def meta(kind, name, content):
        lines.append('<meta %s="%s" content="%s">' % (kind, name, attribute(content)))
    meta("property", "og:type", "website")
    meta("property", "og:site_name", PROVIDER)
    meta("property", "og:title", title)
    meta("property", "og:description", summary)
    meta("property", "og:locale", words.locale(languages, story["language"]))
    if base:
        meta("property", "og:url", base + "index.html")
    if poster:
        meta("property", "og:image", base + poster["name"])
        meta("property", "og:image:width", str(poster["width"]))
        meta("property", "og:image:height", str(poster["height"]))
        meta("property", "og:image:alt", title)
        meta("name", "twitter:image", base + poster["name"])
    meta("name", "twitter:card", "summary_large_image")
    meta("name", "twitter:title", title)
    meta("name", "twitter:description", summary)
    return "".join(line + "\n" for line in lines)


def describe(site, stories, first, base, languages):
    """Writes the oEmbed files and stories/index.json; returns the lines for the head of index.html, about the story at `first`."""
    parts = urllib.parse.urlsplit(base)
    if base and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        sys.exit("SOURCELINE_URL must be the http(s) address of the site's folder, not %r" % base)
    if base and not base.endswith("/"):
        base += "/"
    lines, index = "", []
    for address in stories:
        name = address[len("stories/"):-len(".json")]
        story = json.loads((site.folder / address).read_text(encoding="utf-8"))
        story["name"] = name
        story.setdefault("language", "en")
        index.append({"story": address, "title": story["title"], "language": story["language"]})
        picture = site.folder / ("posters/%s.png" % name)
        poster = None
        if picture.exists():
            width, height = png_size(picture.read_bytes())
            poster = {"name": "posters/%s.png" % name, "width": width, "height": height}
        prefix = base or "../" * (name.count("/") + 1)
        site.write("oembed/%s.json" % name, json.dumps(oembed(story, poster, prefix, languages), ensure_ascii=False, indent=2) + "\n")
        if address == first:
            lines = page_lines(story, poster, base, languages)
    # What the share panel offers: each story as the page's option "story" names it.
    site.write("stories/index.json", json.dumps(index, ensure_ascii=False) + "\n")
    return lines
