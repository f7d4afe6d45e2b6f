"""Two twins side by side: the statements of one that the other does not make."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cache

from helpcenter.facts import policy
from helpcenter.facts.addresses import host
from helpcenter.facts.documents import Part
from helpcenter.facts.labels import meant
from helpcenter.facts.patterns import folded
from helpcenter.facts.reading import Found, Read
from helpcenter.facts.registry import Registry
from helpcenter.facts.seen import plain
from helpcenter.facts.statements import (
    Clock,
    Date,
    Duration,
    Label,
    Money,
    Number,
    PasswordRule,
    Percentage,
    SiteName,
    Statement,
    WebAddress,
    Weekday,
)
from helpcenter.facts.words import CLASSES, Words
from helpcenter.model import guides
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place
from helpcenter.model.text import Passage

PARTS: tuple[Part, ...] = ("title", "summary", "guide", "body")
AMOUNTS = (Duration, Clock, Date, Weekday, Money, Percentage, Number)
"""Kinds that each language writes in its own way: one may be said as another, noon as 12, two weeks as 14 days."""

WORDS: dict[type[Statement], str] = {
    Duration: "units",
    Clock: "clock",
    Date: "months",
    Weekday: "weekdays",
    Money: "money",
}
"""Where language.yml has the words without which a kind cannot be recognised."""

_MINUTES = (1 / 60, 1, 60, 60 * 24, 60 * 24 * 7, 60 * 24 * 14)
_MONTHS = (1, 3, 6, 12)
_LONG = 10**9
"""From here on a number is one of a policy or an account."""

_ALWAYS = {(60 * 24, "minute"), (60 * 24 * 7, "minute")}
"""A day and a week in hours and days: “24 hours a day” may be said without a number."""


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


def amounts(text: Read) -> dict[Part, list[Found]]:
    """Return every amount that the parts of a document state."""
    found: dict[Part, list[Found]] = {}
    for item in text.found:
        if isinstance(item.stated.value, AMOUNTS):
            found.setdefault(item.part, []).append(item)
    return found


def unmatched(ours: Sequence[Found], theirs: Sequence[Found]) -> list[Found]:
    """Return the amounts of one twin that the other does not state, in whatever way it may say them, each once."""
    same = {_bare(item.stated.value) for item in theirs}
    others = {_bare(item.stated.value) for item in theirs if not trifling(item)}
    figures = frozenset(figure for value in others for figure in _figures(value))
    kept: dict[Statement, Found] = {}
    for item in ours:
        value = _bare(item.stated.value)
        if value in same or value in kept:
            continue
        loose = isinstance(value, Number) and bool(_figures(value) & figures)
        if not loose and not any(_same(value, other) for other in others):
            kept[value] = item
    return list(kept.values())


def opposite(ours: Sequence[Found], theirs: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    """Yield the times that are bounds in both twins, and from opposite sides: at least 15 days, at most 15 days."""
    found: dict[Statement, list[Found]] = {}
    for item in theirs:
        if isinstance(item.stated.value, Duration):
            found.setdefault(_bare(item.stated.value), []).append(item)
    for item in ours:
        others = found.get(_bare(item.stated.value), []) if isinstance(item.stated.value, Duration) else []
        if others and all(_side(item) * _side(other) < 0 for other in others):
            yield item, others[0]


def _side(found: Found) -> int:
    bound = getattr(found.stated.value, "bound", "")
    return 1 if bound in ("least", "more") else -1 if bound in ("most", "less") else 0


def soft(found: Found, words: Words) -> bool:
    """Return whether a twin may well leave an amount out, or say it without one: noon, a month, a day or two."""
    value, written = found.stated.value, found.stated.written
    if isinstance(value, Weekday) or (isinstance(value, Date) and not value.day):
        return True
    if isinstance(value, Duration) and value.bound == "most":
        return False
    if isinstance(value, Duration) and (value.amount, value.unit) in _ALWAYS and _is_of_days(found, words):
        return True
    if isinstance(value, Duration) and written.startswith("0"):
        return True  # 0-24 hours are always
    if isinstance(value, Number) and value.amount >= _LONG:
        return True
    digits = any(map(str.isdigit, written))
    few = isinstance(value, Duration) and min(_figures(value), default=0) <= 2
    return not digits and (few or isinstance(value, Clock | Money | Number))


def _is_of_days(found: Found, words: Words) -> bool:
    """Return whether a day or a week is beside the hours or days that it has: “24 hours a day”."""
    text, start, end = folded(found.passage.text), found.stated.start, found.stated.end
    around = f"{text[max(0, start - 10) : start]} | {text[end : end + 10]} "
    return any(unit in ("day", "week") for unit, _, _ in words.unit.found(around))


def trifling(found: Found) -> bool:
    """Return whether it is a number in words that says little: one, two, second, half."""
    value = found.stated.value
    return isinstance(value, Number) and value.amount <= 2 and not any(map(str.isdigit, found.stated.written))


def _bare(value: Statement) -> Statement:
    """Return an amount without what languages say differently: a bound, and another word for days."""
    return Duration(value.amount, value.unit) if isinstance(value, Duration) else value


def _same(one: Statement, other: Statement) -> bool:
    """Return whether two amounts may be the same: of different kinds the same figure, of one kind nearly the same."""
    if type(one) is not type(other):
        return bool(_figures(one) & _figures(other))
    if isinstance(one, Date) and isinstance(other, Date):
        return one.month == other.month and not (one.day and other.day)
    if isinstance(one, Money) and isinstance(other, Money):
        return one.amount == other.amount and not (one.currency and other.currency)
    if isinstance(one, Clock) and isinstance(other, Clock):
        return not (one.certain and other.certain) and (one.minutes - other.minutes) % 720 == 0
    if isinstance(one, Weekday) and isinstance(other, Weekday):
        rows = one.until and other.until
        return not rows and (_days(one) <= _days(other) or _days(other) <= _days(one))
    return False


def _days(value: Weekday) -> frozenset[int]:
    return frozenset(range(value.day, (value.until or value.day) + 1))


@cache
def _figures(value: Statement) -> frozenset[float]:
    """Return the numbers by which an amount may be written."""
    if isinstance(value, Duration):
        units = _MONTHS if value.unit == "month" else _MINUTES if value.unit == "minute" else (1,)
        counts = (round(value.amount / unit, 3) for unit in units)
        return frozenset(count for count in counts if count >= 0.5 and (count * 2).is_integer())
    if isinstance(value, Clock):
        hour, minutes = divmod(value.minutes, 60)
        hours = {hour, hour % 12 or 12, hour or 24, hour if value.certain else hour + 12}
        return frozenset(
            {*map(float, hours), *((float(minutes),) if minutes else ()), *(h + minutes / 100 for h in hours)}
        )
    if isinstance(value, Date):
        return frozenset({float(value.day), float(value.month)}) if value.day else frozenset()
    return (
        frozenset((getattr(value, "amount", 0.0),))
        if isinstance(value, Money | Percentage | Number)
        else frozenset()
    )


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


def passages(document: Read) -> Sequence[Passage]:
    """Return the passages of a page's or snippet's own text."""
    return document.document.scan.passages if isinstance(document.document, Page | Snippet) else ()


def counterpart(found: Found, theirs: Read, ours: Read) -> Place:
    """Return where in a document the twin of a statement should stand."""
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
    """Return where among its own passages a text should say what stands at a place, or in a passage, of its twin."""
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
    """Return the number of the passage in which something stands."""
    for number, item in enumerate(passages):
        if item is passage:
            return number
    before = [number for number, item in enumerate(passages) if item.place <= place]
    return max(before, key=lambda number: passages[number].place, default=0)


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
