"""Puts words into the site's pages. A page in web/ has none of its own, but says which go where:

  {{key}}                          the word in the first language
  <p data-text="key"></p>          the same; the page's script puts the reader's language there
  <div data-label="key">           the same for what the element is called aloud
  <p data-each="key"></p>          an element for each language, one below the other
"""
import html
import re


def fill(page, languages):
    first = languages[0].words()

    def each(match):
        start, key, end = match.groups()
        return "\n".join(
            start + ("" if language is languages[0] else ' lang="%s"' % language.tag) + ">" +
            html.escape(language.words()[key], quote=False) + end for language in languages)

    page = re.sub(r'(<\w+[^<>]*?) data-each="(\w+)">(</\w+>)', each, page)
    page = re.sub(r'(<[^<>]*\bdata-text="(\w+)"[^<>]*>)(?=</)', lambda match: match[1] + html.escape(first[match[2]], quote=False), page)
    page = re.sub(r'\bdata-label="(\w+)"', lambda match: 'aria-label="%s" %s' % (html.escape(first[match[1]]), match[0]), page)
    return re.sub(r"\{\{(\w+)\}\}", lambda match: html.escape(first[match[1]]), page)
