"""Markdown text → what a reader sees of it: its HTML, and all that is in it with the place at which it was written.

The text is rendered once, by Python-Markdown as mkdocs.yml configures it, with marks in it that carry places
(`marking`). Browsers' own rules make a tree of the HTML (`html_tree`), and everything is taken from that tree
(`harvest`). The page's HTML is the rendering less the marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain

from helpcenter.model.document import Scan
from helpcenter.read.markdown.comment_probes import Render
from helpcenter.read.markdown.cursor import Cursor
from helpcenter.read.markdown.harvest import Harvest
from helpcenter.read.markdown.includes import includes
from helpcenter.read.markdown.marking import marked
from helpcenter.read.markdown.safe_rendering import UnreadableTextError, harvested, limited, rendered
from helpcenter.read.markdown.second_opinion import compared
from helpcenter.read.markdown.shown_text import ShownText
from helpcenter.read.markdown.source_constructs import unfinished
from helpcenter.read.markdown.source_text import MarkdownSource, Source
from helpcenter.read.markdown.tags_read_alike import read_alike

__all__ = ["UnreadableTextError", "read_html", "read_text"]

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)


def read_text(source: MarkdownSource, snippets: Mapping[str, MarkdownSource], render: Render) -> Scan:
    """Render a text and return all that a reader sees of it.

    Args:
        source: the text; front matter, if any, already blanked out so that places stay true.
        snippets: the snippets of the same language, by their names.
        render: makes HTML of Markdown; see `rendering.renderer`.

    Raises:
        UnreadableTextError: the text is too much, or breaks Python-Markdown.
    """
    shown = ShownText(source, snippets)
    limited(shown)
    text = marked(shown.text)
    html = rendered(shown, text.text, render)
    cursor = Cursor(shown, text, html)
    found = harvested(cursor, read_alike(html))
    sources = shown.sources.values()
    headings = {heading.id for heading in found.headings}
    page = text.without(html)
    differences, wide_rows = compared(shown, page)
    return Scan(
        links=tuple(found.links),
        headings=tuple(found.headings),
        includes=tuple(chain.from_iterable(includes(one.text, one.place) for one in sources)),
        anchors=frozenset(found.ids) - headings,
        passages=tuple(found.passages),
        parts=tuple(found.structure.parts),
        elements=tuple(found.markup.elements),
        strays=(
            *chain.from_iterable(one.strays for one in sources),
            *found.markup.strays,
            *unfinished(shown, cursor.written, page, found.passages),
        ),
        differences=differences,
        wide_rows=wide_rows,
        text=shown.text,
        html=page,
        files=frozenset(shown.sources),
    )


def read_html(source: Source) -> Scan:
    """The links and passages of a text that is HTML."""
    shown = ShownText(source, {})
    text = marked(_COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), shown.text))
    found = Harvest(Cursor(shown, text, text.text), text.text)
    return Scan(links=tuple(found.links), passages=tuple(found.passages))
