"""Two twins side by side: which facts each states, and where one of them should stand in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpcenter.facts import policy
from helpcenter.facts.addresses import host
from helpcenter.facts.book import Book
from helpcenter.facts.documents import Part
from helpcenter.facts.reading import Found, Lexicon, Read
from helpcenter.facts.stated import NAMES
from helpcenter.facts.words import CLASSES
from helpcenter.model import guides
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place
from helpcenter.model.text import Passage
from helpcenter.read.scan.visible import plain

MOST = 20
"""Differences of one kind that are told of one part of a page."""

PARTS: tuple[Part, ...] = ("title", "summary", "guide", "body")
KINDS = tuple(kind for kind in NAMES if kind != "site")


def identity(book: Book, found: Found, code: str) -> str | None:
    """What a statement says, the same in every language; None where it is not known to be right."""
    stated = found.stated
    if stated.kind == "label":
        texts = (plain(label.text(code)) for label in book.labels)
        number = next((at for at, text in enumerate(texts) if text == stated.value), None)
        return None if number is None else f"label {number}"
    if stated.kind == "time":
        return stated.value if any(item.time == stated.value for item in book.deadlines) else None
    if stated.kind == "password":
        return _rule(book, found)
    if stated.kind == "number":
        return stated.value
    fact = book.find(stated)
    if fact is None:
        return stated.value if book.ours(stated) else None
    if fact.owner and stated.kind == "address":  # paths and languages of theirs are free
        return fact.shown.removeprefix("www.").removeprefix(f"{code}.")
    if stated.kind != "address":
        return fact.shown
    bare = stated.value.partition("//")[2]
    return bare.removeprefix("www.") if host(stated.value) else fact.shown


def _rule(book: Book, found: Found) -> str | None:
    kind, bound, number = policy.parts(found.stated)
    if kind == "examples":
        return "examples"
    wanted = book.policy
    if number == "some" or wanted is None:
        return ""
    if found.passage.listed and policy.states_rule(found.stated):
        return None  # a list by hand
    if policy.differs(wanted, found.stated, among=True) and policy.differs(wanted, found.stated):
        return None
    kept = ""
    if kind == "length":  # of passwords that we send, or of those that customers choose
        number = f"{float(number) + (bound == 'more'):g}"
        kept = "least " if bound in ("least", "more") else ""
    return f"{'no ' if found.stated.denied else ''}{kind} {kept}{number}"


def said(document: Read, part: Part) -> dict[tuple[str, bool], Found]:
    """Each kind of characters that a part of a document speaks of, and whether it denies something of it."""
    found = [item for item in grouped(document, part, "password") if policy.parts(item.stated)[0] in CLASSES]
    kinds = {(id(item.passage), policy.parts(item.stated)[0]) for item in found}
    mentions = [
        item
        for item in found  # “the number” alone is none of a password
        if policy.parts(item.stated)[::2] != ("digit", "some")
        or sum(passage == id(item.passage) for passage, _ in kinds) > 1
    ]
    return {(policy.parts(found.stated)[0], found.stated.denied): found for found in reversed(mentions)}


def shown(found: Found) -> str:
    """A statement as a message names it."""
    stated = found.stated
    written = stated.value.partition(":")[2] if found.link and stated.kind != "address" else stated.written
    return f"the {NAMES[stated.kind]} " + (f"“{written}”" if stated.kind == "label" else written)


def in_words(lexicon: Lexicon, document: Read, part: Part) -> frozenset[str]:
    """The numbers that a part of a document says in words."""
    pattern = re.compile(rf"(?<![^\W\d_]){lexicon.words.number_word}", re.IGNORECASE)
    texts = [passage.text for passage in passages(document)] if part == "body" else []
    if part == "guide":
        texts = [text for _, text in guides.texts(document.document)]
    elif part != "body" and isinstance(document.document, Page):
        texts = [document.document.words(part)]
    found = {match[0] for text in texts for match in pattern.finditer(text)}
    values = {lexicon.words.value(written) for written in found}
    return frozenset(f"{value:g}" for value in values if value is not None)


def passages(document: Read) -> Sequence[Passage]:
    """The passages of a page's or snippet's own text."""
    return document.document.scan.passages if isinstance(document.document, Page | Snippet) else ()


def counterpart(found: Found, theirs: Read, ours: Read) -> Place:
    """Where in a document the twin of a statement should stand."""
    if found.part == "guide":
        other = theirs.document
        until = [keys for keys, _ in guides.texts(other) if other.place(*keys) <= found.place]
        return ours.document.place(*(until[-1] if until else ("guide",)))
    if found.part != "body":
        return ours.document.place(found.part)
    return counterpart_of(found.place, passages(theirs), passages(ours), ours.document.place(), found.passage)


def counterpart_of(
    place: Place,
    others: Sequence[Passage],
    own: Sequence[Passage],
    otherwise: Place,
    passage: Passage | None = None,
) -> Place:
    """Where among its own passages a text should say what stands at a place, or in a passage, of its twin."""
    if not own:
        return otherwise
    number = _index(others, place, passage)
    if [item.kind for item in others] != [item.kind for item in own]:
        kind = others[number].kind if number < len(others) else ""
        alike = [at for at, item in enumerate(own) if item.kind == kind]
        before = sum(item.kind == kind for item in others[:number])
        number = alike[min(before, len(alike) - 1)] if alike else min(number, len(own) - 1)
    return own[number].place


def _index(passages: Sequence[Passage], place: Place, passage: Passage | None) -> int:
    """The number of the passage in which something stands."""
    for number, item in enumerate(passages):
        if item is passage:
            return number
    before = [number for number, item in enumerate(passages) if item.place <= place]
    return max(before, key=lambda number: passages[number].place, default=0)


def in_lists(book: Book, document: Read, part: Part, kind: str) -> list[tuple[str, Found]]:
    """The first mention of each statement of a kind in the lists of a text, or in a summary, in order."""
    first: dict[str, Found] = {}
    for found in document.found:
        inside = found.passage.listed or part == "summary"
        if found.part == part and found.stated.kind == kind and inside and not found.link:
            name = identity(book, found, document.language)
            if name:
                first.setdefault(name, found)
    return list(first.items())


def grouped(document: Read, part: Part, kind: str) -> Iterator[Found]:
    """What a part of a document states of one kind."""
    return (found for found in document.found if found.part == part and found.stated.kind == kind)
