"""The subjects of `facts where` and `facts set`: facts, deadlines, labels and numbers of the password policy."""

from __future__ import annotations

from typing import cast

from helpcenter.edit.change_plan import Refused
from helpcenter.edit.fact_rewriting import PolicyNumber, Subject
from helpcenter.facts.registry import Registry, registry
from helpcenter.facts.statements import Kind
from helpcenter.model.center import HelpCenter
from helpcenter.model.suggest import nearest

_ALIKE = 0.8
"""How like a name or a fact another must be that was meant: “8 days” is no other number of days."""


def subjects(facts: Registry) -> dict[str, Subject]:
    """Return each fact, deadline and label by its name: its keys in facts.yml with dots, a label's by its words."""
    found: dict[str, Subject] = {}
    for label in facts.labels:
        found[f"labels.{label.text('') or next(iter(label.texts.values()))}"] = label
    for deadline in facts.deadlines:
        found[f"deadlines.{deadline.key}"] = deadline
    if policy := facts.policy:
        least, classes = ("password", "least"), ("password", "classes")
        found["password.least"] = PolicyNumber("length", policy.least, least)
        for kind, number in policy.counts.items():
            found[f"password.classes.{kind}"] = PolicyNumber(cast("Kind", kind), number, (*classes, kind))
        if policy.sent:
            found["password.sent"] = PolicyNumber("length", policy.sent, ("password", "sent"), sent=True)
    for fact in facts.facts:
        found.setdefault(".".join(map(str, fact.keys)), fact)
    return found


def subject(center: HelpCenter, name: str) -> Subject:
    """Return the fact of that name, or the one that is written so.

    Raises:
        Refused: there is none.
    """
    facts = registry(center)
    named = subjects(facts)
    shown: dict[str, Subject] = {fact.shown: fact for fact in reversed(facts.facts)}
    shown |= {deadline.shown: deadline for deadline in facts.deadlines}
    shown |= {text: label for label in facts.labels for text in label.texts.values()}
    found = named.get(name) or named.get(f"{name}.number") or named.get(f"{name}.address") or shown.get(name)
    if found is None:
        raise Refused(_nothing(center, name.strip(), named, [*named, *shown]))
    return found


def _nothing(center: HelpCenter, name: str, named: dict[str, Subject], known: list[str]) -> str:
    """Return why a name is that of no fact that texts state."""
    ways = "name a fact by its keys, like contacts.telephone, or write it as facts.yml does"
    if not name:
        return f"which fact? {ways[0].upper()}{ways[1:]}"
    keys = tuple(int(key) if key.isdigit() else key for key in name.split("."))
    inside = [one for one in named if one.startswith(f"{name}.")]
    if keys in center.facts.places:
        line = center.facts.place(*keys).line
        if inside:
            return (
                f"{name} (line {line} of facts.yml) is more than one fact — name one of: {', '.join(inside)}"
            )
        return (
            f"no text is changed with {name} — edit line {line} of facts.yml; `helpcenter check` then names the texts "
            "that do not agree"
        )
    if name == "contacts.hours":
        return (
            'facts.yml has no contacts.hours yet — `helpcenter facts add contacts.hours "mon-fri 8:00-18:00"`'
        )
    meant = nearest(name, known, _ALIKE)
    return f"facts.yml has no fact “{name}” — " + (f"did you mean {meant}?" if meant else ways)
