"""A page holds HTML that is not safe, or is built so that not everyone can read it.

Why: pages are written by many hands and shown to every customer; a script in one is a script for all.
Fix: write Markdown; of HTML only elements that mark text, and no attribute that does anything.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from helpcenter.facts.addresses import addresses
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Heading, Link, Page, Snippet
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import nearest
from helpcenter.model.text import Element, Passage, Stray
from helpcenter.rules.shared.attribute_values import bad_value
from helpcenter.rules.shared.known_classes import OF_MATERIAL

_HTML = (
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i"
    " img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead time tr"
    " u ul var wbr"
)
_TAGS = frozenset(_HTML.split())
_NAMES = (
    "abbr alt aria-hidden aria-label cite class colspan datetime dir height href hreflang id lang markdown name open"
    " reversed role rowspan scope src start title value width"
)
ATTRIBUTES = frozenset(_NAMES.split())
"""Attributes that a tag may have."""

_IN_BRACES = ATTRIBUTES - {"alt", "href", "src"}
"""Attributes that a list in braces may set: where a link leads and what an image shows is written in the link."""

_OF_PICTURES = ("align", "loading")
"""Attributes that a picture may have besides."""

_ALIKE = 0.75
"""How like an attribute another must be that was meant."""

_SCHEMES = frozenset(("https", "http", "mailto", "tel"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_INVISIBLE = re.compile(r"[\x00-\x20\u00ad\u200b-\u200f\u2060\ufeff]+")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Judge the HTML, links, images and headings of each page and snippet."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        scan = document.scan
        pictures = {element.place for element in scan.elements if element.name == "img"}
        names = {element.name for element in scan.elements}
        for element in scan.elements:
            if element.name[1:] not in names or not element.name.startswith("/"):
                yield from _element(element)
        for stray in scan.strays:
            if stray.kind in ("tag", "fence", "undone"):
                yield _stray(stray)
        for link in scan.links:
            scheme = _SCHEME.match(_INVISIBLE.sub("", link.target))
            if scheme and scheme[1].lower() not in _SCHEMES:
                yield _scheme(link.place, scheme[1].lower())
            if link.kind == "inline" and link.target and not link.text.strip() and _is_bare(document, link):
                hint = "write between the brackets where it leads: [words](target)"
                yield Problem(link.place, "the link has no words, and nobody could click it", hint)
            if link.kind == "image" and not link.text.strip() and link.place not in pictures:
                yield Problem(link.place, "the image has no text in its place", "say what it shows: ![…](…)")
        for passage in scan.passages:
            yield from _bare(passage)
        yield from _headings(document)
        yield from _boxes(document)
        yield from _numbers(document)


def _is_bare(document: Page | Snippet, link: Link) -> bool:
    """Whether nothing is between the brackets of a link, no picture either."""
    lines = _lines(document)
    line = lines[link.place.line - 1] if link.place.line <= len(lines) else ""
    return _NO_WORDS.match(line, link.place.column - 1) is not None


_NO_WORDS = re.compile(r"\[[ \u00a0]{0,9}\]\(")


@remembered
def _lines(document: Page | Snippet) -> list[str]:
    return document.text.split("\n")


def _scheme(place: Place, name: str) -> Problem:
    """The problem of a link that begins with a scheme which is not allowed; one letter is a drive of a computer."""
    if len(name) == 1 or name == "file":
        hint = "upload the file beside the answer and link to it there, or delete the link"
        return Problem(place, "the link leads to a file that is on one computer alone", hint)
    hint = "link to a page, a file, https:, mailto: or tel:"
    return Problem(place, f"a link may not begin with {name}:", hint)


def _element(element: Element) -> Iterator[Problem]:
    attributes = dict(element.attributes)
    if element.name and element.name.removeprefix("/") not in _TAGS:
        yield Problem(element.place, f"<{element.name}> is not allowed", "write it in Markdown, or delete it")
        return
    for name in attributes:
        if name.startswith(("#", ".")) and not element.name:
            continue
        picture = name in _OF_PICTURES and element.name in ("", "img")
        if not picture and name not in (ATTRIBUTES if element.name else _IN_BRACES):
            where = f"in <{element.name}>" if element.name else "in { }"
            yield Problem(
                element.place, f"the attribute {name} {where} is not allowed", _instead(element, name)
            )
        else:
            yield from bad_value(element, name)
    if element.name == "img" and not attributes.get("alt", "").strip():
        yield Problem(element.place, "the image has no text in its place", 'say what it shows: alt="…"')


def _instead(element: Element, name: str) -> str:
    """Return the hint for an attribute that is not allowed: it may be a class without its dot, or misspelt."""
    if not element.name and name in ("left", "right"):
        return f"write align={name}"
    if not element.name and name in OF_MATERIAL.split():
        return f"a class begins with a dot: .{name}"
    meant = nearest(name, sorted(ATTRIBUTES if element.name else _IN_BRACES), _ALIKE)
    return f"did you mean {meant}?" if meant else "delete it"


_OFFICE = re.compile(r"</?(?:o|v|w|m|x|st1|mso):[a-z]", re.IGNORECASE)


def _stray(stray: Stray) -> Problem:
    """The problem of an angle bracket, or of the first line of a code block."""
    if stray.kind == "fence":
        hint = "write letters, digits and hyphens after . and #, and values in quotes"
        return Problem(stray.place, f"the first line of the code block cannot be read: {stray.written}", hint)
    if stray.kind == "undone":
        message = "this is no code block: it stands right under indented text, or under [name]:"
        return Problem(stray.place, message, "leave an empty line above it")
    written = stray.written
    if _OFFICE.match(written):
        return Problem(stray.place, f"{written} is a mark of a word processor", "delete it, with its < and >")
    hint = f"if it is text, write &lt;{written[1:]}, or put it in backticks"
    if written[1:2] in "!?" or written == "</":
        return Problem(stray.place, f"browsers hide what follows {written}, other programs show it", hint)
    message = f"{written} begins a tag that not every program reads alike"
    return Problem(stray.place, message, f'{hint}; a tag looks like <b>, </b> or <a href="…" lang="en">')


def _bare(passage: Passage) -> Iterator[Problem]:
    if passage.kind in ("code", "title", "alt") or not ("://" in passage.text or "www." in passage.text):
        return
    starts = [start for start, _ in passage.apart]
    for stated in addresses(passage.text):
        number = bisect_right(starts, stated.start) - 1
        inside = number >= 0 and stated.start < passage.apart[number][1]
        if not inside and ("://" in stated.written or stated.written.startswith("www.")):
            target = stated.written if "://" in stated.written else f"https://{stated.written}"
            hint = f"write a link, [what it is]({target}), or `{stated.written}`"
            yield Problem(passage.where(stated.start), f"the bare address {stated.written}", hint)


def _boxes(document: Page | Snippet) -> Iterator[Problem]:
    """Boxes (!!! note) whose text does not stand under them, four spaces in."""
    for part in document.scan.parts:
        if part.empty:
            hint = "begin each line of its text with four spaces"
            yield Problem(part.place, f"the {'tab' if part.kind == 'tab' else 'box'} is empty", hint)


def _numbers(document: Page | Snippet) -> Iterator[Problem]:
    """Numbers that begin a paragraph and make a list of it: 2026. november 22-től."""
    for part in document.scan.parts:
        if part.kind[0].isdigit():
            hint = f"write {part.kind[:-1]}\\. if it is none; what belongs to the step before begins with four spaces"
            yield Problem(part.place, f"“{part.kind}” makes this a list, and readers see 1.", hint)


def _headings(document: Page | Snippet) -> Iterator[Problem]:
    last: Heading | None = None
    for heading in document.scan.headings:
        if heading.level == 1:
            yield Problem(heading.place, "the title is the only heading of level 1", "begin the line with ##")
        elif last is None and heading.level > 2 and isinstance(document, Page):
            yield Problem(
                heading.place, f"the first heading has level {heading.level}", "begin the line with ##"
            )
        elif last and heading.level > last.level + 1:
            hint = f"begin the line with {'#' * (last.level + 1)}"
            yield Problem(
                heading.place, f"the heading jumps from level {last.level} to {heading.level}", hint
            )
        last = heading
