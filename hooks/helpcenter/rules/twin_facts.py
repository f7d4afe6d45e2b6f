"""Two twins do not state the same facts.

Why: a reader of one language must not be told less, or something else, than a reader of another.
Fix: state the fact in the twin too, at the place that is named, or delete it from both.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

from helpcenter.facts import compare
from helpcenter.facts.compare import PARTS, counterpart, shown
from helpcenter.facts.documents import Part
from helpcenter.facts.promises import broken
from helpcenter.facts.reading import Found, Lexicon, Read, lexicons, read
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
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem

_EXACT: tuple[type[Statement], ...] = (
    Telephone, Email, WebAddress, PostBox, Postcode, CompanyName, PasswordRule, Label
)  # fmt: skip
"""Kinds that are the same in every language; the others are compared by what they are worth."""

_ORDERED = (Label, WebAddress)
"""Kinds whose order tells which step they belong to."""

WORDS: Part = "words"
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
    rules = facts.policy and isinstance(text.document, Snippet) and text.document.name == facts.policy.snippet
    for part in PARTS:
        for kind in _EXACT:
            if (
                not rules or kind is not PasswordRule
            ):  # the rule password-policy holds it against facts.yml itself
                yield from _exact(facts, text, original, part, kind)
        if not rules:
            yield from _denied(text, original, part)
    if not rules:
        ours, theirs = compare.amounts(text), compare.amounts(original)
        for part in (*PARTS, WORDS):
            if part in ours or part in theirs:
                sides = (text, ours.get(part, [])), (original, theirs.get(part, []))
                yield from _amounts(known, *sides, excused, compare.AMOUNTS if part != WORDS else (Duration,))


def _downloads(center: HelpCenter, text: Read, original: Read) -> Iterator[Problem]:
    if not isinstance(text.document, Page) or not isinstance(original.document, Page):
        return
    for ours, theirs in ((text.document, original.document), (original.document, text.document)):
        for name, place in theirs.listed("downloads"):
            known = ours.data and center.download(theirs.language, name)
            if known and name not in [key for key, _ in ours.listed("downloads")]:
                message = f"the twin offers the download {name}, this page does not"
                hint = f"add it to downloads:, or delete it at {place}"
                yield Problem(ours.place("downloads"), message, hint)


def _exact(
    facts: Registry, text: Read, original: Read, part: Part, kind: type[Statement]
) -> Iterator[Problem]:
    ours, theirs = (compare.stated(facts, one, part, kind) for one in (text, original))
    if ours is None or theirs is None:
        return  # something is not right in itself: other rules report it
    lacking = [found for name, found in theirs.items() if name not in ours][:_MOST]
    added = [found for name, found in ours.items() if name not in theirs][:_MOST]
    if kind is PasswordRule:
        lacking, added = yield from _pairs(lacking, added)
    yield from _missing(lacking, added, text, original)
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
    for mine, other in compare.opposite(ours, theirs):
        message = f"“{mine.stated.written}” stands for “{other.stated.written}”"
        yield Problem(mine.place, message, f"{other.place} says it")
    added, lacking = (
        [
            item
            for item in compare.unmatched(one, other)
            if not compare.trifling(item) and id(item) not in excused
        ]
        for one, other in ((ours, theirs), (theirs, ours))
    )
    for kind in kinds:
        more, less = (
            [item for item in found if isinstance(item.stated.value, kind)] for found in (added, lacking)
        )
        wordless = [
            one for one, others in ((text, less), (original, more)) if others and not _has(known, one, kind)
        ]
        if wordless:
            yield _no_words(known, wordless[0], kind, (*less, *more)[0])
            continue
        less, more = yield from _pairs(less[:_MOST], more[:_MOST])
        words = known[text.language].words, known[original.language].words
        more = [item for item in more if not compare.soft(item, words[0])]
        less = [item for item in less if not compare.soft(item, words[1])]
        yield from _missing(less, more, text, original)


def _has(known: dict[str, Lexicon], text: Read, kind: type[Statement]) -> bool:
    """Return whether a language has the words for a kind, where it needs some."""
    return kind not in compare.WORDS or known[text.language].words.has(compare.WORDS[kind])


def _no_words(known: dict[str, Lexicon], text: Read, kind: type[Statement], found: Found) -> Problem:
    key = compare.WORDS[kind]
    document = known[text.language].words.document
    where = "words" if key == "months" else "reading"
    message = (
        f"the language has no words for “{found.stated.written}” ({found.place}): {where}.{key} is missing"
    )
    return Problem(
        document.place(where), message, f"add {key}: under {where}: as another language.yml has it"
    )


def _pairs(
    lacking: list[Found], added: list[Found]
) -> Generator[Problem, None, tuple[list[Found], list[Found]]]:
    """Yield what stands for what, and return the rest of both."""
    pairs = min(len(lacking), len(added))
    for other, found in zip(lacking[:pairs], added[:pairs], strict=True):
        message = f"“{found.stated.written}” stands for “{other.stated.written}”"
        yield Problem(found.place, message, f"{other.place} says it")
    return lacking[pairs:], added[pairs:]


def _missing(lacking: list[Found], added: list[Found], text: Read, original: Read) -> Iterator[Problem]:
    for found, here, there in (
        *((item, text, original) for item in lacking),
        *((item, original, text) for item in added),
    ):
        hint = f"{found.place} states it"
        yield Problem(counterpart(found, there, here), f"{shown(found)} is missing here", hint)


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
