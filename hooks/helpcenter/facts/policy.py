"""The password policy in words, and how a statement differs from it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from helpcenter.facts.statements import PasswordRule
from helpcenter.model.problem import Place

_NAMES = {
    "length": "character",
    "digit": "digit",
    "upper": "upper-case letter",
    "lower": "lower-case letter",
    "special": "special character",
}

ENOUGH = 3
"""Rules that a text may name without naming all: one or two are a mention, more are a list."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules for a password; `counts` are the least numbers of each kind of characters."""

    least: int
    counts: Mapping[str, int]
    sent: int | None
    examples: str
    snippet: str
    place: Place


def rules(policy: Policy) -> dict[str, int]:
    """Return each rule of the policy: "length" or a kind of characters → the least number."""
    return {"length": policy.least, **policy.counts}


def lacking(policy: Policy, kinds: Collection[str]) -> Iterator[str]:
    """Yield what a list that names some rules lacks: “lacks the digit (facts.yml: at least 1 digit)”."""
    for kind in rules(policy):
        if kind not in kinds:
            name = "length" if kind == "length" else _NAMES[kind]
            yield f"lacks the {name} (facts.yml: {_wanted(policy, kind)})"


def differs(policy: Policy, rule: PasswordRule, *, exactly: bool = False, among: bool = False) -> str:
    """Return what facts.yml says instead of a rule, "" if they agree.

    Args:
        policy: the policy.
        rule: the rule that a text states.
        exactly: whether it must be the policy's own, with “at least” and a number.
        among: whether it stands among other rules, so that “at least” may stand before them.
    """
    kind = rule.kind
    if kind == "examples":
        same = not policy.examples or set(rule.signs) == set(policy.examples)
        return "" if same else f"the examples {policy.examples}"
    least = rules(policy).get(kind)
    if least is None:
        return f"no rule about a {_NAMES[kind]}"
    if rule.number is None:
        return _wanted(policy, kind) if exactly else ""
    amount = rule.number + (rule.bound == "more")
    if rule.bound in ("least", "more"):
        right = amount == least
    elif rule.bound in ("most", "less") or exactly:
        right = False
    elif kind == "length" and not among:
        right = amount == (policy.sent or least)
        if not right:
            return _counted(policy.sent or least, kind)
    else:  # the passwords that we send have special characters, too
        right = amount == least or (kind == "length" and amount == policy.sent)
    return "" if right else _wanted(policy, kind)


def states_rule(rule: PasswordRule) -> bool:
    """Return whether it is a rule and not a mention: a kind with a number, or a least length."""
    return rule.kind != "examples" and rule.number is not None and (rule.kind != "length" or rule.bound != "")


def _wanted(policy: Policy, kind: str) -> str:
    return f"at least {_counted(rules(policy)[kind], kind)}"


def _counted(number: int, kind: str) -> str:
    return f"{number} {_NAMES[kind]}{'s' if number != 1 else ''}"
