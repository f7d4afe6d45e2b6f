"""Former anchors of a page: they stay on it, or lead to the page that has their text now.

A browser that follows a redirect keeps what is behind the #. So a page also has the anchors of the pages that it
replaced.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

from helpcenter.model import guides
from helpcenter.model.anchors import END, Goal, anchors, ends, leads
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.memo import remembered
from helpcenter.model.permalinks import Permalink
from helpcenter.model.urls import address
from helpcenter.site.page_urls import Urls

_VOID = ("br", "hr", "img", "input", "col", "area", "embed", "source", "track", "wbr")


@dataclass(frozen=True, slots=True)
class MovedPart:
    """A former anchor of a page whose text is on another page: its id, and the address and the title of that page."""

    id: str
    url: str
    title: str


def goals(center: HelpCenter, page: Page) -> dict[str, Goal]:
    """The former anchors of a page and of those that it replaced, each with its place now."""
    entry = center.registered.get(page.key)
    found: dict[str, Goal] = {}
    if entry is None:
        return found
    live = {*anchors(page), *ends(center, page)}
    for one in (entry, *_replaced(center).get(entry.id, ())):
        for code, anchor in one.every_anchor():
            if anchor in live or anchor in found or center.shown_in(code) != page.language:
                continue
            there = leads(center, center.ids, one.id, code, anchor)
            if there and there != Goal(page, ""):
                found[anchor] = there
    return found


@remembered
def _replaced(center: HelpCenter) -> Mapping[str, list[Permalink]]:
    """The retired entries that each id replaced."""
    found: dict[str, list[Permalink]] = {}
    for one in center.permalinks:
        if one.retired:
            found.setdefault(one.to, []).append(one)
    return found


def here(center: HelpCenter, page: Page) -> dict[str, list[str]]:
    """The anchors of a page that are the place of former ones, each with those."""
    found: dict[str, list[str]] = {}
    for anchor, there in goals(center, page).items():
        if there.page is page:
            found.setdefault(there.anchor, []).append(anchor)
    return found


def elsewhere(center: HelpCenter, page: Page, urls: Urls) -> list[MovedPart]:
    """The former anchors of a page whose text is on another page."""
    found = ((anchor, there) for anchor, there in goals(center, page).items() if there.page is not page)
    return [MovedPart(anchor, _url(center, there, urls), there.page.title) for anchor, there in found]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page, or of one that it replaced: where it is, what it is called, and every anchor that means it.

    `address` is relative to the site's root, without the anchor.
    """

    address: str
    anchor: str
    title: str
    ids: tuple[str, ...]


def parts(center: HelpCenter, page: Page) -> list[Part]:
    """The parts to which an address of a page with a # may lead: those of the page in order, then those that moved."""
    own = [(anchor, Goal(page, anchor)) for anchor in (*anchors(page), *ends(center, page))]
    found: dict[tuple[str, str], Part] = {}
    for anchor, there in (*own, *goals(center, page).items()):
        where = address(center, there.page), there.anchor
        known = found[where] if where in found else Part(*where, _title(center, there), ())
        found[where] = replace(known, ids=(*known.ids, anchor))
    return list(found.values())


def _title(center: HelpCenter, there: Goal) -> str:
    """The title of a place: its heading, its question, or the answer at the end of a guide; otherwise its page's."""
    page, anchor = there
    named = {heading.id: heading.text for heading in page.shown.headings}
    named |= {step.id: step.question for step in guides.steps(page)}
    end = END.fullmatch(anchor)
    entry = center.ids.get(end["id"]) if end and anchor not in named else None
    answer = center.page(page.language, entry.answer) if entry else None
    return named.get(anchor) or (answer.title if answer else page.title)


def _url(center: HelpCenter, there: Goal, urls: Urls) -> str:
    where = urls.to(address(center, there.page))
    return f"{where}#{there.anchor}" if there.anchor else where


def with_former_anchors(center: HelpCenter, page: Page, html: str) -> str:
    """The HTML of a page's text, in which each element that is the place of former anchors has them, too."""
    for anchor, former in here(center, page).items():
        tag = re.compile(
            rf"""<([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*\sid=(["']?){re.escape(escape(anchor))}\2(?=[\s>/])[^<>]*>"""
        )
        match = tag.search(html)
        if match:
            at = match.start() if match[1].lower() in _VOID else match.end()
            html = html[:at] + "".join(f'<span id="{escape(one)}"></span>' for one in former) + html[at:]
    return html
