"""A document states something that facts.yml does not know, or says differently.

Why: a number that changed lives on in a PDF for years, and customers call it.
Fix: make the document anew (`helpcenter downloads build`), ask its makers for a new one, or change facts.yml.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from helpcenter.downloads.model import PdfPage
from helpcenter.facts import policy
from helpcenter.facts.book import Book, book, sound
from helpcenter.facts.reading import Lexicon, lexicons, recognised_in_pdf
from helpcenter.facts.stated import NAMES, Stated
from helpcenter.model import HelpCenter
from helpcenter.problem import Place, Problem

_KINDS = ("telephone", "email", "address", "post box", "postcode", "name")
_ENOUGH = 3
"""Password rules that a document may name without naming all: one or two are a mention, more are a list."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each false fact of each download, once a page; a list of password rules is read as a whole."""
    if not sound(center):
        return
    facts, known = book(center), lexicons(center)
    for _, pages in groupby(center.download_pages, key=lambda page: page.path):
        yield from _judged(facts, known, list(pages), center.default.code)


def _judged(facts: Book, known: dict[str, Lexicon], pages: list[PdfPage], default: str) -> Iterator[Problem]:
    rules: list[tuple[Place, Stated]] = []
    for page in pages:
        told: set[tuple[str, str]] = set()
        for stated in recognised_in_pdf(page, known.get(page.language, known[default])):
            value = stated.kind, stated.value.rpartition(":")[2].lstrip("+")
            if value not in told:
                told.add(value)
                yield from _one(facts, page.place, stated)
            if stated.kind == "password":
                rules.append((page.place, stated))
    if facts.policy:
        kinds = list(dict.fromkeys(policy.parts(stated)[0] for _, stated in rules))
        for message in policy.lacking(facts.policy, kinds) if len(kinds) >= _ENOUGH else ():
            yield Problem(rules[0][0], f"the text {message}", "it must name all of them or none")


def _one(facts: Book, place: Place, stated: Stated) -> Iterator[Problem]:
    if stated.kind in _KINDS and facts.find(stated) is None and not facts.ours(stated):
        meant = facts.nearest(stated)
        hint = f"did you mean {meant}?" if meant else "add it to facts.yml if it is right"
        yield Problem(place, f"facts.yml does not know the {NAMES[stated.kind]} {stated.written}", hint)
    elif stated.kind == "time" and stated.value not in {deadline.time for deadline in facts.deadlines}:
        promised = " or ".join(dict.fromkeys(deadline.shown for deadline in facts.deadlines))
        hint = f"facts.yml says {promised}" if promised else "add it to facts.yml if it is right"
        yield Problem(place, f"“{stated.written}” is no deadline of facts.yml", hint)
    elif stated.kind == "password" and facts.policy:
        right = policy.differs(facts.policy, stated, among=True)
        if right and policy.differs(facts.policy, stated):
            yield Problem(place, f"“{stated.written}” is not the password policy", f"facts.yml says {right}")
