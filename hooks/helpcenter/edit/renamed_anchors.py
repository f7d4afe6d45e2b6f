"""Headings and steps of guides whose ids changed by hand, recognized by their texts before."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial

from helpcenter.edit.anchor_moving import move_anchor
from helpcenter.edit.change_plan import Refused
from helpcenter.edit.starting_point import Given
from helpcenter.edit.text_edits import offset
from helpcenter.model import guides
from helpcenter.model.anchors import anchors, goal, leads
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Permalink
from helpcenter.rules.shared.lost_anchors import back, promised_anchors, unpublished
from helpcenter.rules.shared.whole_ledger import settled

_SAME = 0.5
"""How much of the text under a heading must be that of a heading that is gone, from 0 to 1, to be its text."""

_MOST = 500
"""Anchors that one change may move."""


def renamed_anchors(given: Given) -> list[str]:
    """Let the anchors that are gone lead to the headings that have their texts now, or to the top of their page."""
    notes: list[str] = []
    refused: set[str] = set()
    for _ in range(_MOST):
        center = given.center()
        found = next((one for one in _lost(center, given.base) if one[0] not in refused), None)
        if found is None:
            break
        source, target = found
        try:
            notes += given.perform(partial(move_anchor, source=source, target=target))
        except Refused as refusal:
            refused.add(source)
            notes.append(f"{source}: it is gone, and cannot be led elsewhere by itself: {refusal}")
    return notes


def _lost(center: HelpCenter, base: HelpCenter | None) -> Iterator[tuple[str, str]]:
    """Each published anchor that leads nowhere, like reset/request#why, with its place now."""
    entries = {entry.id: entry for entry in settled(center)}
    for entry in entries.values():
        lost: dict[str, list[Page]] = {}
        for code, anchor in {**dict.fromkeys(entry.every_anchor()), **promised_anchors(center, entry)}:
            page = center.page(code, entry.answer) if entry.answer else None
            if page and center.whole(page) and leads(center, entries, entry.id, code, anchor) is None:
                lost.setdefault(anchor, []).append(page)
        for anchor, pages in lost.items():
            target = _target(center, base, entry, anchor, pages) if center.ids.get(entry.id) else None
            if target is not None:
                yield f"{entry.answer}#{anchor}", target


def _target(
    center: HelpCenter, base: HelpCenter | None, entry: Permalink, anchor: str, pages: list[Page]
) -> str | None:
    """The place of the text that an anchor had; the top of its page where it is gone, None if nobody can tell."""
    again = {back(center, entry, page, anchor) for page in pages}
    if len(again) == 1 and "" not in again:
        return f"{entry.answer}#{again.pop()}"
    before = next((one for one in _names(entry, anchor, pages[0].language)), anchor)
    was = (_texts(base, entry, anchor) or _texts(base, entry, before)) if base else {}
    if not was:
        return None
    alike = {
        (key, other): min(_alike(text, center, code, key, other) for code, text in was.items())
        for key, other in _candidates(center, entry, pages[0])
    }
    best = max(alike, key=lambda one: alike[one], default=None)
    if best and alike[best] >= _SAME and sum(one >= _SAME for one in alike.values()) == 1:
        return f"{best[0]}#{best[1]}"
    if any(one >= _SAME for one in alike.values()):
        return None  # more than one may be meant
    new = [set(unpublished(center, entry, page)) for page in pages]
    return None if any(new) else entry.answer


def _names(entry: Permalink, anchor: str, code: str) -> Iterator[str]:
    """The former anchors that lead to an anchor."""
    return (one for one, where in entry.former_anchors.get(code, {}).items() if goal(where) == ("", anchor))


def _candidates(center: HelpCenter, entry: Permalink, page: Page) -> Iterator[tuple[str, str]]:
    """The anchors that are new on any page of a language: (key, anchor)."""
    for other in center.pages_in(page.language):
        one = center.registered.get(other.key)
        known = promised_anchors(center, one) if one else {}
        if one or other.key == entry.answer:
            yield from ((other.key, new) for new in anchors(other) if (page.language, new) not in known)


def _texts(base: HelpCenter, entry: Permalink, anchor: str) -> dict[str, str]:
    """The text that an anchor had before, by language."""
    key = next((old.answer for old in base.permalinks if old.id == entry.id and old.answer), entry.answer)
    pages = (base.page(language.code, key) for language in base.languages)
    return {page.language: _section(page, anchor) for page in pages if page and anchor in anchors(page)}


def _alike(text: str, center: HelpCenter, code: str, key: str, anchor: str) -> float:
    page = center.page(code, key)
    if page is None or anchor not in anchors(page):
        return 0.0
    now = _section(page, anchor)
    title, body = (
        SequenceMatcher(None, *pair).ratio() for pair in zip(_split(text), _split(now), strict=True)
    )
    return max(title, body)


def _split(section: str) -> tuple[str, list[str]]:
    """A heading without its id, and the words under it."""
    title, _, body = section.partition("\n")
    return title.partition("{")[0].strip("# \t"), body.split()


def _section(page: Page, anchor: str) -> str:
    """The text from an anchor to the next heading of the same page; of a step, its question and its choices."""
    for step in guides.steps(page):
        if step.id == anchor:
            return "\n".join([step.question, *(choice.text for choice in step.choices)])
    headings = [one for one in page.shown.headings if one.place.path == page.path]
    at = next((number for number, one in enumerate(headings) if one.id == anchor), None)
    if at is None:
        return ""
    starts = [page.text.rfind("\n", 0, offset(page.text, one.place)) + 1 for one in headings]
    return page.text[starts[at] : [*starts, len(page.text)][at + 1]]
