"""downloads/sources/*.html → the HTML that a PDF is made from.

A source is a whole HTML document in one language. Comments in it are replaced:
`<!-- contents -->` by the list of chapters, `<!-- part: union24 -->` by a topic's title and text,
`<!-- answer: union24/account -->` by an answer, `<!-- version -->` and `<!-- date -->` by those of the
manifest. Everything else is said in the source itself, in plain words, and read back by the rules.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from html import escape

from helpcenter.model import isolates
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.downloadable import Download
from helpcenter.model.locales import long_date
from helpcenter.pdf.chapters import Book, anchor

_DIRECTIVE = re.compile(r"<!--\s*(part|answer|contents|version|date)(?::\s*([\w/-]+))?\s*-->")
_SAYS = re.compile(r'<meta name="([a-z-]+)" content="([^"]*)">')
_LEVELS = {"part": 2, "answer": 3}


class SourceError(ValueError):
    """A source asks for something that there is not; the message is for the editor."""


def html(center: HelpCenter, download: Download, source: str) -> str:
    """The document's HTML.

    Args:
        center: the help center that the chapters come from.
        download: the document's entry in the manifest.
        source: the text of its source.

    Raises:
        SourceError: the source names a page that does not exist.
    """
    chapters = [(m[1], m[2] or "") for m in _DIRECTIVE.finditer(source) if m[1] in _LEVELS]
    says = dict(_SAYS.findall(source))
    keys = frozenset(key for _, key in chapters)
    book = Book(center, keys, download.id, says.get("elsewhere", ""), says.get("this", ""))

    def replaced(match: re.Match[str]) -> str:
        kind, key = match[1], match[2] or ""
        if kind == "contents":
            return _contents(center, download, chapters)
        if kind in _LEVELS:
            return book.chapter(_page(center, download, key), _LEVELS[kind])
        return escape(download.version if kind == "version" else _date(center, download))

    made = _DIRECTIVE.sub(replaced, source)
    if center.language(download.language).direction == "ltr":
        return made
    return isolates.in_html(made)


def fingerprint(made: str, stylesheet: str) -> str:
    """Twelve hexadecimal digits that change with anything that the PDF says or how it looks."""
    return hashlib.sha256(f"{made}\0{stylesheet}".encode()).hexdigest()[:12]


def _page(center: HelpCenter, download: Download, key: str) -> Page:
    page = center.page(download.language, key)
    if page is None:
        raise SourceError(f"downloads/{download.source} names the page {key}, which does not exist")
    return page


def _contents(center: HelpCenter, download: Download, chapters: list[tuple[str, str]]) -> str:
    """The list of parts, each with its answers."""
    lines = ["<ol>"]
    open_part = False
    for kind, key in chapters:
        link = f'<a href="#{anchor(key)}">{escape(_page(center, download, key).title)}</a>'
        if kind == "part":
            lines.append(("</ol></li>" if open_part else "") + f"<li>{link}<ol>")
            open_part = True
        else:
            lines.append(f"<li>{link}</li>")
    whole = "\n".join([*lines, "</ol></li>" if open_part else "", "</ol>"])
    return re.sub(r"<ol>\s*</ol>", "", whole)


def _date(center: HelpCenter, download: Download) -> str:
    """The day from which the document applies, as its language writes it."""
    locale = center.language(download.language).document.words("words", "locale")
    return long_date(date.fromisoformat(download.effective), locale)
