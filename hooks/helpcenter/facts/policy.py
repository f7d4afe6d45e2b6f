"""The password policy in words, and what a text says that differs from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from helpcenter.facts.stated import Stated
from helpcenter.facts.values import Policy

_NAMES = {
    "length": "character",
    "digit": "digit",
    "upper": "upper-case letter",
    "lower": "lower-case letter",
    "special": "special character",
}

ENOUGH = 3
"""Rules that a text may name without naming all: one or two are a mention, more are a list."""


def rules(policy: Policy) -> dict[str, int]:
    """Each rule of the policy: "length" or a kind of characters → the least number."""
    return {"length": policy.least, **policy.counts}


def wanted(policy: Policy, kind: str) -> str:
    """A rule as facts.yml has it: at least 12 characters."""
    return f"at least {_counted(rules(policy)[kind], kind)}"


def lacking(policy: Policy, kinds: Collection[str]) -> Iterator[str]:
    """What a list that names some rules lacks: “lacks the digit (facts.yml: at least 1 digit)”."""
    for kind in rules(policy):
        if kind not in kinds:
            name = "length" if kind == "length" else _NAMES[kind]
            yield f"lacks the {name} (facts.yml: {wanted(policy, kind)})"


def parts(stated: Stated) -> tuple[str, str, str]:
    """A stated rule's kind of characters, its bound and its number; “examples”, the characters, “”."""
    kind, bound, *number = stated.value.split(" ", 2)
    return kind, bound, number[0] if number else ""


def differs(policy: Policy, stated: Stated, *, exactly: bool = False, among: bool = False) -> str:
    """What facts.yml says instead of what a text states, "" if they agree.

    Args:
        policy: the policy.
        stated: what the text states.
        exactly: whether it must be the rule itself, with “at least” and a number.
        among: whether it stands among other rules, so that “at least” may stand before them.
    """
    kind, bound, number = parts(stated)
    if kind == "examples":
        same = not policy.examples or set(bound) == set(policy.examples)
        return "" if same else f"the examples {policy.examples}"
    least = rules(policy).get(kind)
    if least is None:
        return f"no rule about a {_NAMES[kind]}"
    if number == "some":
        return wanted(policy, kind) if exactly else ""
    amount = float(number) + (bound == "more") - (bound == "less")
    if bound in ("least", "more"):
        right = amount == least
    elif bound in ("most", "less") or exactly:
        right = False
    elif kind == "length" and not among:
        right = amount == (policy.sent or least)
        if not right:
            return _counted(policy.sent or least, kind)
    else:
        right = amount == least
    return "" if right else wanted(policy, kind)


def states_rule(stated: Stated) -> bool:
    """Whether it is a rule and no mere mention: a kind with a number, or a least length."""
    kind, bound, number = parts(stated)
    return kind != "examples" and number != "some" and (kind != "length" or bound != "just")


def _counted(number: int, kind: str) -> str:
    return f"{number} {_NAMES[kind]}{'s' if number != 1 else ''}"
