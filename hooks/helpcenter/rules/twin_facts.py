"""Two twins do not state the same facts.

Why: a reader of one language must not be told less, or something else, than a reader of another.
Fix: state the fact in the twin too, at the place that is named, or delete it from both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from helpcenter.facts.book import Book, book, sound
from helpcenter.facts.documents import Part
from helpcenter.facts.reading import Found, Lexicon, Read, lexicons, read
from helpcenter.facts.twins import (
    KINDS,
    MOST,
    PARTS,
    counterpart,
    grouped,
    identity,
    in_lists,
    in_words,
    said,
    shown,
)
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem

_ORDERED = ("label", "address")
"""Facts whose order tells which step they belong to."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each translation with its original: pages, and snippets of the same name."""
    if not sound(center):
        return
    facts, known, default = book(center), lexicons(center), center.default.code
    texts: dict[tuple[str, str], Read] = {}
    for text in read(center):
        if isinstance(text.document, Page | Snippet) and not text.document.faults:
            texts[text.language, _name(text.document)] = text
    told: dict[tuple[Place, str], Problem] = {}
    for (code, name), text in texts.items():
        original = texts.get((default, name))
        if original and code != default:
            compared = [_compare(facts, known, text, original, part) for part in PARTS]
            compared += [_denied(facts, text, original, part) for part in PARTS]
            for problem in chain(_downloads(center, text, original), *compared):
                told.setdefault((problem.place, problem.message), problem)
    yield from told.values()


def _name(document: Page | Snippet) -> str:
    return f"page {document.key}" if isinstance(document, Page) else f"snippet {document.name}"


def _downloads(center: HelpCenter, text: Read, original: Read) -> Iterator[Problem]:
    if not isinstance(text.document, Page) or not isinstance(original.document, Page):
        return
    for ours, theirs in ((text.document, original.document), (original.document, text.document)):
        for name, place in theirs.listed("downloads"):
            known = ours.data and center.download(theirs.language, name)
            if known and name not in [key for key, _ in ours.listed("downloads")]:
                hint = f"add it to downloads:, or delete it at {place}"
                yield Problem(
                    ours.place("downloads"), f"the twin offers the download {name}, this page does not", hint
                )


def _compare(
    facts: Book, known: dict[str, Lexicon], text: Read, original: Read, part: Part
) -> Iterator[Problem]:
    for kind in KINDS:
        ours, theirs = _stated(facts, text, part, kind), _stated(facts, original, part, kind)
        if ours is None or theirs is None:
            continue  # something is not right in itself: other rules tell
        lacking = [found for name, found in theirs.items() if name not in ours]
        added = [found for name, found in ours.items() if name not in theirs]
        if kind == "number" and (lacking or added):
            here, there = (in_words(known[one.language], one, part) for one in (text, original))
            lacking = [found for found in lacking if found.stated.value not in here]
            added = [found for found in added if found.stated.value not in there]
        lacking, added = lacking[:MOST], added[:MOST]
        if kind in ("number", "password", "time"):
            pairs = min(len(lacking), len(added))
            for other, found in zip(lacking[:pairs], added[:pairs], strict=True):
                hint = f"{other.place} says it"
                yield Problem(
                    found.place, f"“{found.stated.written}” stands for “{other.stated.written}”", hint
                )
            lacking, added = lacking[pairs:], added[pairs:]
        for missing, ours_, theirs_ in ((lacking, text, original), (added, original, text)):
            for found in missing:
                hint = f"{found.place} states it"
                yield Problem(counterpart(found, theirs_, ours_), f"{shown(found)} is missing here", hint)
        if kind in _ORDERED and not lacking and not added:
            yield from _order(facts, text, original, part, kind)


def _denied(facts: Book, text: Read, original: Read, part: Part) -> Iterator[Problem]:
    """A kind of characters of which one twin only denies what the other says, or the other way round."""
    if facts.policy and isinstance(text.document, Snippet) and text.document.name == facts.policy.snippet:
        return
    ours, theirs = said(text, part), said(original, part)
    for mine, others, here, there in ((ours, theirs, text, original), (theirs, ours, original, text)):
        for (kind, no), found in others.items():
            other = mine.get((kind, not no))
            if (kind, no) not in mine and other:
                verbs = ("denied", "said") if no else ("said", "denied")
                message = (
                    f"“{found.stated.written}”: what the twin has {verbs[0]} of it is only {verbs[1]} here"
                )
                yield Problem(counterpart(found, there, here), message, f"compare with {found.place}")


def _stated(facts: Book, text: Read, part: Part, kind: str) -> dict[str, Found] | None:
    """Each fact of a kind with its first mention; None if one of them is not known to be right."""
    stated: dict[str, Found] = {}
    wanted = facts.policy.snippet if facts.policy else ""
    if kind in ("password", "number") and isinstance(text.document, Snippet) and text.document.name == wanted:
        return None  # the rule password-policy holds it against facts.yml itself
    for found in grouped(text, part, kind):
        name = identity(facts, found, text.language)
        if name is None:
            return None
        if name:
            stated.setdefault(name, found)
    return stated


def _order(facts: Book, text: Read, original: Read, part: Part, kind: str) -> Iterator[Problem]:
    ours, theirs = in_lists(facts, text, part, kind), in_lists(facts, original, part, kind)
    if {name for name, _ in ours} != {name for name, _ in theirs}:
        return
    for (name, found), (other, wanted) in zip(ours, theirs, strict=True):
        if name != other:
            message = f"{shown(found)} stands where the twin has “{wanted.stated.written}”"
            yield Problem(found.place, message, f"compare with {wanted.place}")
            return
