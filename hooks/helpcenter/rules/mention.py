"""Something under `mentions` is ours, is listed twice, or cannot be recognised.

Why: what is mentioned is known and not ours. A host of ours among it, or one that imitates ours, would let a link
to a forger pass, and the tool would call our own page somebody else's.
Fix: delete it; what is ours goes under `contacts` or `sites`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from helpcenter.facts.book import Book, book, sound
from helpcenter.facts.entries import Entries
from helpcenter.facts.mentions import parts_of_place
from helpcenter.facts.ours import belongs, belongs_to_mail
from helpcenter.facts.stated import NAMES
from helpcenter.facts.values import Fact
from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Place, Problem

_DELETE = "delete it here; what is ours goes under contacts or sites"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each entry of `mentions` that is ours too, or a second time there, and each place without a postcode."""
    if not sound(center):
        return
    facts = book(center)
    ours = {(fact.kind, fact.forms[0]) for fact in facts.facts if not fact.owner}
    first: dict[tuple[str, str], Place] = {}
    for fact in (
        fact for fact in facts.facts if fact.owner and fact.kind in ("address", "email", "telephone", "name")
    ):
        value = (fact.kind, fact.forms[0].replace("//www.", "//"))
        if why := _why(facts, fact, ours):
            yield Problem(fact.place, f"the {NAMES[fact.kind]} {fact.shown} {why}", _DELETE)
        elif fact.kind != "name" and value in first:
            yield Problem(fact.place, f"{fact.shown} is listed twice", f"{first[value]} lists it, too")
        first.setdefault(value, fact.place)
    yield from _places(facts, Entries(center.facts))


def _why(facts: Book, fact: Fact, ours: Collection[tuple[str, str]]) -> str:
    """Why something is not somebody else's, "" where it may be."""
    if (fact.kind, fact.forms[0]) in ours:
        return "is ours"
    if fact.kind == "address":
        return belongs(facts, fact.shown)
    return belongs_to_mail(facts, fact.shown) if fact.kind == "email" else ""


def _places(facts: Book, entries: Entries) -> Iterator[Problem]:
    ours = {
        (fact.kind, fact.shown)
        for fact in facts.facts
        if fact.kind in ("postcode", "post box") and not fact.owner
    }
    for group in entries.groups("mentions"):
        for text, place in entries.texts(*group, "places"):
            parts = set(parts_of_place(text, facts.boxes))
            if not parts:
                hint = 'write it in quotes; postcode, town, then street or PO box: "1013 Budapest, Krisztina krt. 55."'
                yield Problem(place, f"“{text}” has neither a postcode before its town nor a PO box", hint)
            elif parts == ours:
                yield Problem(place, f"the address {text} is ours", _DELETE)
