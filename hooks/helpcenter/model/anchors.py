"""Anchors: the ids of headings and of guides' steps, to which addresses with # lead; and where former ones lead now.

The ledger says of a former anchor where its text is now: "#fees" on the same page, "#" at the top of the same page,
"48273#fees" or "48273" on the page with that id. Chains of them are followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from helpcenter.model import guides
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.memo import remembered
from helpcenter.model.permalinks import Permalink
from helpcenter.model.problem import Place

GENERATED = re.compile(r"fn(ref)?[0-9]*:|__|help-|search-|desk-|.*[\s%]")
"""Ids that nobody chose: those of footnotes, tabs, and the page's frame."""

_GOAL = re.compile(r"([0-9]*)(?:#(.*))?")
END = re.compile(r"(?P<step>.+)\.(?P<id>[1-9][0-9]{4,7})")


class Goal(NamedTuple):
    """A place on the site: a page, and an anchor on it; "" for the top of the page."""

    page: Page
    anchor: str


def goal(text: str) -> tuple[str, str]:
    """The page's id ("" for the same page) and the anchor that the ledger names as the place of a former one."""
    match = _GOAL.fullmatch(text)
    return (match[1], match[2] or "") if match else ("", "")


def goal_text(identifier: str, anchor: str) -> str:
    """How the ledger writes the place of a former anchor; the inverse of `goal`."""
    return f"{identifier}#{anchor}" if anchor or not identifier else identifier


@remembered
def _anchors(page: Page) -> dict[str, Place]:
    """The anchors of a page that was asked for, each with its place."""
    found = {heading.id: heading.place for heading in reversed(page.shown.headings)}
    found = dict(reversed(found.items()))
    found |= {step.id: page.place(*step.keys, "id") for step in guides.steps(page)}
    found |= {anchor: page.place() for anchor in sorted(page.shown.anchors) if anchor not in found}
    return {anchor: place for anchor, place in found.items() if anchor and not GENERATED.match(anchor)}


def anchors(page: Page) -> dict[str, Place]:
    """The anchors of a page that somebody chose: anchor → its place, in the order of the page."""
    return _anchors(page)


def ends(center: HelpCenter, page: Page) -> Iterator[str]:
    """The anchors of the ends of a page's guide, each made of its step and the id of its answer."""
    for step in guides.steps(page):
        for choice in step.choices:
            entry = center.registered.get(choice.answer)
            if entry:
                yield f"{step.id}.{entry.id}"


def _is_end(page: Page, ids: Mapping[str, Permalink], end: re.Match[str]) -> bool:
    """Whether an anchor is that of an end of a page's guide; `ids` may have entries that are only planned."""
    entry = ids.get(end["id"])
    if entry is None or entry.retired:
        return False
    return any(
        step.id == end["step"] and choice.answer == entry.answer
        for step in guides.steps(page)
        for choice in step.choices
    )


def leads(
    center: HelpCenter, ids: Mapping[str, Permalink], identifier: str, code: str, anchor: str
) -> Goal | None:
    """Where an address with an anchor leads; None if the page is not there, or nothing on it is meant.

    Args:
        center: the help center.
        ids: the entries of the ledger by their ids.
        identifier: the id of the page that has or had the anchor.
        code: the language.
        anchor: the anchor; "" for the page itself.
    """
    seen: set[tuple[str, str]] = set()
    retired = False
    while (identifier, anchor) not in seen and identifier in ids:
        seen.add((identifier, anchor))
        entry = ids[identifier]
        former = {**entry.former_anchors.get(center.shown_in(code), {}), **entry.former_anchors.get(code, {})}
        named = former.get(anchor)
        page = center.page(center.shown_in(code), entry.answer) if entry.answer else None
        if page is None and entry.answer:
            return None
        end = END.fullmatch(anchor)
        if page and (not anchor or anchor in anchors(page) or (end and _is_end(page, ids, end))):
            return Goal(page, anchor)
        if named is not None:
            other, anchor = goal(named)
            identifier = other or identifier
        elif entry.retired:
            identifier, retired = entry.to, True
        elif end and end["id"] in ids:
            identifier, anchor = end["id"], ""
        elif retired and page:
            return Goal(page, "")
        else:
            return None
    return None
