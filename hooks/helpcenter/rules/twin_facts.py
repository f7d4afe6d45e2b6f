"""Two twins do not state the same facts.

Why: a reader of one language must not be told less, or something else, than a reader of another.
Fix: state the fact in the twin too, at the place that is named, or delete it from both.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.facts import compare, twin_amounts
from helpcenter.facts.compare import PARTS, shown
from helpcenter.facts.counterparts import counterpart
from helpcenter.facts.documents import Part
from helpcenter.facts.promises import broken
from helpcenter.facts.reading import Found, Read, read
from helpcenter.facts.recognising import Lexicon, lexicons
from helpcenter.facts.registry import Registry, registry, sound
from helpcenter.facts.statements import (
    CompanyName,
    Duration,
    Email,
    Label,
    PasswordRule,
    PostBox,
    Postcode,
    Statement,
    Telephone,
    WebAddress,
)
from helpcenter.facts.unread_numbers import lacking_in
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem
from helpcenter.rules.shared.twin_problems import missing, no_words, pairs, stands_for

_EXACT: tuple[type[Statement], ...] = (
    Telephone, Email, WebAddress, PostBox, Postcode, CompanyName, PasswordRule, Label
)  # fmt: skip
"""Kinds that are the same in every language; the others are compared by what they are worth."""

_ORDERED = (Label, WebAddress)
"""Kinds whose order tells which step they belong to."""

_Side = tuple[Read, list[Found]]
"""A twin, and the amounts that one of its parts states."""

_MOST = 20
"""Differences of one kind that are reported of one part of a page."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each translation with its original: pages, snippets of the same name, and language.yml."""
    if not sound(center):
        return
    facts, known, default = registry(center), lexicons(center), center.default.code
    texts: dict[tuple[str, str], Read] = {}
    for text in read(center):
        if text.language and not text.document.faults:
            texts[text.language, _name(text)] = text
    excused = {id(one.found) for one in broken(center)}
    reported: dict[tuple[Place, str], Problem] = {}
    for (code, name), text in texts.items():
        original = texts.get((default, name))
        if original and code != default:
            for problem in _twins(center, facts, known, text, original, excused):
                reported.setdefault((problem.place, problem.message), problem)
    yield from reported.values()


def _name(text: Read) -> str:
    document = text.document
    if isinstance(document, Page):
        return f"page {document.key}"
    return f"snippet {document.name}" if isinstance(document, Snippet) else "language.yml"


def _twins(
    center: HelpCenter,
    facts: Registry,
    known: dict[str, Lexicon],
    text: Read,
    original: Read,
    excused: set[int],
) -> Iterator[Problem]:
    yield from _downloads(center, text, original)
    if not text.found and not original.found:
        return
    rules = facts.policy and isinstance(text.document, Snippet) and text.document.name == facts.policy.snippet
    for part in PARTS:
        for kind in _EXACT:
            if (
                not rules or kind is not PasswordRule
            ):  # the rule password-policy holds it against facts.yml itself
                yield from _exact(center, text, original, part, kind)
        if not rules:
            yield from _denied(text, original, part)
    if not rules:
        ours, theirs = twin_amounts.amounts(text), twin_amounts.amounts(original)
        for part in (*PARTS, "words"):
            if part in ours or part in theirs:
                sides = (text, ours.get(part, [])), (original, theirs.get(part, []))
                yield from _amounts(
                    known, *sides, excused, twin_amounts.AMOUNTS if part != "words" else (Duration,)
                )


def _downloads(center: HelpCenter, text: Read, original: Read) -> Iterator[Problem]:
    if not isinstance(text.document, Page) or not isinstance(original.document, Page):
        return
    for ours, theirs in ((text.document, original.document), (original.document, text.document)):
        for name, place in theirs.listed("downloads"):
            known = ours.data and center.download(theirs.language, name)
            if known and name not in [key for key, _ in ours.listed("downloads")]:
                hint = f"add it to downloads:, or delete it at {place}"
                message = f"the twin offers the download {name}, this page does not"
                yield Problem(ours.place("downloads"), message, hint)


def _exact(
    center: HelpCenter, text: Read, original: Read, part: Part, kind: type[Statement]
) -> Iterator[Problem]:
    facts, known = registry(center), lexicons(center)
    ours, theirs = (compare.stated(facts, one, part, kind) for one in (text, original))
    if ours is None or theirs is None:
        return  # something is not right in itself: other rules report it
    lacking = [found for name, found in theirs.items() if name not in ours]
    added = [found for name, found in ours.items() if name not in theirs]
    lacking = lacking_in(text, lacking, known[text.language].words)[:_MOST]
    added = lacking_in(original, added, known[original.language].words)[:_MOST]
    if kind is PasswordRule:
        lacking, added = yield from pairs(lacking, added)
    yield from missing(lacking, added, text, original)
    if kind in _ORDERED and not lacking and not added:
        yield from _order(facts, text, original, part, kind)


def _amounts(
    known: dict[str, Lexicon],
    here: _Side,
    there: _Side,
    excused: set[int],
    kinds: tuple[type[Statement], ...],
) -> Iterator[Problem]:
    """Yield the amounts that one twin states and the other does not, in whatever way it may say them."""
    (text, ours), (original, theirs) = here, there
    for mine, other in twin_amounts.opposite(ours, theirs):
        yield stands_for(mine, other)
    added, lacking = (
        [
            item
            for item in twin_amounts.unmatched(one, other)
            if not twin_amounts.trifling(item) and id(item) not in excused
        ]
        for one, other in ((ours, theirs), (theirs, ours))
    )
    for kind in kinds:
        more, less = (
            [item for item in found if isinstance(item.stated.value, kind)] for found in (added, lacking)
        )
        needing = [known[one.language].words for one, others in ((text, less), (original, more)) if others]
        wordless = [words for words in needing if not twin_amounts.has_words(words, kind)]
        if wordless:
            yield no_words(wordless[0], kind, (*less, *more)[0])
            continue
        less = lacking_in(text, less, known[text.language].words)
        more = lacking_in(original, more, known[original.language].words)
        less, more = yield from pairs(less[:_MOST], more[:_MOST])
        more = [item for item in more if not twin_amounts.soft(item, known[text.language].words)]
        less = [item for item in less if not twin_amounts.soft(item, known[original.language].words)]
        yield from missing(less, more, text, original)


def _denied(text: Read, original: Read, part: Part) -> Iterator[Problem]:
    """Yield a kind of characters of which one twin only denies what the other says, or the other way round."""
    ours, theirs = compare.said(text, part), compare.said(original, part)
    for mine, others, here, there in ((ours, theirs, text, original), (theirs, ours, original, text)):
        for (kind, no), found in others.items():
            other = mine.get((kind, not no))
            if (kind, no) not in mine and other:
                verbs = ("denied", "said") if no else ("said", "denied")
                message = (
                    f"“{found.stated.written}”: what the twin has {verbs[0]} of it is only {verbs[1]} here"
                )
                yield Problem(counterpart(found, there, here), message, f"compare with {found.place}")


def _order(
    facts: Registry, text: Read, original: Read, part: Part, kind: type[Statement]
) -> Iterator[Problem]:
    ours, theirs = (compare.in_lists(facts, one, part, kind) for one in (text, original))
    if {name for name, _ in ours} != {name for name, _ in theirs}:
        return
    for (name, found), (other, wanted) in zip(ours, theirs, strict=True):
        if name != other:
            message = f"{shown(found)} stands where the twin has “{wanted.stated.written}”"
            yield Problem(found.place, message, f"compare with {wanted.place}")
            return
