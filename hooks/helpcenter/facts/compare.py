"""Two twins side by side: the statements of one that the other does not make."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from helpcenter.facts import policy
from helpcenter.facts.addresses import host
from helpcenter.facts.documents import Part
from helpcenter.facts.labels import meant
from helpcenter.facts.reading import Found, Read
from helpcenter.facts.registry import Registry
from helpcenter.facts.statements import (
    Label,
    PasswordRule,
    SiteName,
    Statement,
    WebAddress,
)
from helpcenter.facts.twin_amounts import AMOUNTS
from helpcenter.facts.words import CLASSES
from helpcenter.model.seen import plain

PARTS: tuple[Part, ...] = ("title", "summary", "guide", "body")


def identity(registry: Registry, found: Found, code: str) -> Hashable:
    """Return what a statement says, the same in every language; None where it is not known to be right."""
    value = found.stated.value
    if isinstance(value, Label):
        texts_ = (plain(label.text(code)) for label in registry.labels)
        return next((at for at, text in enumerate(texts_) if text == value.text), None)
    if isinstance(value, PasswordRule):
        return _rule(registry, found, value)
    if isinstance(value, AMOUNTS):
        return value
    fact = registry.find(value)
    if fact is None or isinstance(value, SiteName):
        return value if registry.ours(value) else None
    if not isinstance(value, WebAddress):
        return fact.shown
    if fact.owner:  # paths and languages of theirs are free
        return fact.shown.removeprefix("www.").removeprefix(f"{code}.")
    return value.address.partition("//")[2].removeprefix("www.") if host(value.address) else fact.shown


def _rule(registry: Registry, found: Found, rule: PasswordRule) -> Hashable:
    if rule.kind == "examples":
        return rule.kind
    wanted = registry.policy
    if rule.number is None or wanted is None:
        return ""
    if found.passage.listed and policy.states_rule(rule):
        return None  # a list by hand
    if policy.differs(wanted, rule, among=True) and policy.differs(wanted, rule):
        return None
    if rule.kind == "length":  # of passwords that we send, or of those that customers choose
        return rule.denied, rule.kind, rule.bound in ("least", "more"), rule.number + (rule.bound == "more")
    return rule.denied, rule.kind, rule.number


def stated(registry: Registry, text: Read, part: Part, kind: type[Statement]) -> dict[Hashable, Found] | None:
    """Return each statement of a kind with its first mention; None if one of them is not known to be right."""
    found: dict[Hashable, Found] = {}
    for item in of_kind(text, part, kind):
        name = identity(registry, item, text.language)
        if name is None and (kind is not Label or nearly_label(registry, item, text.language)):
            return None
        if name not in (None, ""):
            found.setdefault(name, item)
    return found


def nearly_label(registry: Registry, found: Found, code: str) -> bool:
    """Return whether quoted words are nearly a label; the rule label reports them."""
    value = found.stated.value
    return isinstance(value, Label) and meant(value.text, registry.labels, code) is not None


def said(document: Read, part: Part) -> dict[tuple[str, bool], Found]:
    """Return each kind of characters that a part of a document speaks of, and whether it denies something of it."""
    found = [(item.stated.value, item) for item in of_kind(document, part, PasswordRule)]
    rules = [(rule, item) for rule, item in found if isinstance(rule, PasswordRule) and rule.kind in CLASSES]
    kinds = {(id(item.passage), rule.kind) for rule, item in rules}
    mentions = [
        (rule, item)
        for rule, item in rules  # “the number” alone is none of a password
        if (rule.kind, rule.number) != ("digit", None)
        or sum(passage == id(item.passage) for passage, _ in kinds) > 1
    ]
    return {(rule.kind, rule.denied): item for rule, item in reversed(mentions)}


def shown(found: Found) -> str:
    """Return a statement as a message names it."""
    item = found.stated
    written = (
        item.written.partition(":")[2]
        if found.link and not isinstance(item.value, WebAddress)
        else item.written
    )
    written = written or item.written
    return f"the {item.name} " + (f"“{written}”" if isinstance(item.value, Label) else written)


def in_lists(
    registry: Registry, document: Read, part: Part, kind: type[Statement]
) -> list[tuple[Hashable, Found]]:
    """Return the first mention of each statement of a kind in the lists of a text, or in a summary, in order."""
    first: dict[Hashable, Found] = {}
    for found in of_kind(document, part, kind):
        if (found.passage.listed or part == "summary") and not found.link:
            name = identity(registry, found, document.language)
            if name not in (None, ""):
                first.setdefault(name, found)
    return list(first.items())


def of_kind(document: Read, part: Part, kind: type[Statement]) -> Iterator[Found]:
    """Yield what a part of a document states of one kind."""
    return (found for found in document.found if found.part == part and isinstance(found.stated.value, kind))
