"""Something under `mentions` is ours, is listed twice, or cannot be recognised.

Why: what is mentioned is known and not ours. A host of ours among it, or one that imitates ours, would let a link
to a forger pass, and the tool would call our own page somebody else's.
Fix: delete it; what is ours goes under `contacts` or `sites`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from helpcenter.facts.entries import Entries
from helpcenter.facts.ours import belongs, belongs_to_mail
from helpcenter.facts.places import parts
from helpcenter.facts.registered import Fact
from helpcenter.facts.registry import Registry, registry, sound
from helpcenter.facts.statements import CompanyName, Email, PostBox, Postcode, Statement, WebAddress
from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Place, Problem

_DELETE = "delete it here; what is ours goes under contacts or sites"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each entry of `mentions` that is ours too, or a second time there, and each place without a postcode."""
    if not sound(center):
        return
    facts = registry(center)
    ours = {fact.value for fact in facts.facts if not fact.owner}
    first: dict[Statement, Place] = {}
    for fact in (
        fact for fact in facts.facts if fact.owner and not isinstance(fact.value, Postcode | PostBox)
    ):
        value = fact.value
        if isinstance(value, WebAddress):
            value = WebAddress(value.address.replace("//www.", "//"))
        if why := _why(facts, fact, ours):
            yield Problem(fact.place, f"the {fact.name} {fact.shown} {why}", _DELETE)
        elif not isinstance(value, CompanyName) and value in first:
            yield Problem(fact.place, f"{fact.shown} is listed twice", f"{first[value]} lists it, too")
        first.setdefault(value, fact.place)
    yield from _places(facts, Entries(center.facts))


def _why(facts: Registry, fact: Fact, ours: Collection[Statement]) -> str:
    """Return why something is not somebody else's, "" where it may be."""
    if any(form in ours for form in fact.forms):
        return "is ours"
    if isinstance(fact.value, WebAddress):
        return belongs(facts, fact.shown)
    return belongs_to_mail(facts, fact.shown) if isinstance(fact.value, Email) else ""


def _places(facts: Registry, entries: Entries) -> Iterator[Problem]:
    own = [fact.value for fact in facts.facts if not fact.owner]
    ours = {value for value in own if isinstance(value, Postcode | PostBox)}
    for group in entries.groups("mentions"):
        for text, _, place in entries.texts(*group, "places"):
            found = set(parts(text, facts.boxes))
            if not found:
                hint = 'write it in quotes; postcode, town, then street or PO box: "1013 Budapest, Krisztina krt. 55."'
                yield Problem(place, f"“{text}” has neither a postcode before its town nor a PO box", hint)
            elif found <= ours:
                yield Problem(place, f"the address {text} is ours", _DELETE)
