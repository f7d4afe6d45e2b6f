"""The entries of facts.yml: facts, labels on screens, deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helpcenter.facts.durations import duration
from helpcenter.facts.entries import Entries
from helpcenter.facts.policy import Policy
from helpcenter.facts.statements import NAMES, Duration, Statement
from helpcenter.facts.words import CLASSES, UNITS
from helpcenter.model.document import Path
from helpcenter.model.problem import Place


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of facts.yml.

    Attributes:
        value: the fact itself.
        shown: as an editor reads it.
        keys: where in facts.yml it is, and `place`: where in the file.
        forms: all values by which texts state it.
        owner: whose it is by the name under `mentions`; "" for a fact of ours.
    """

    value: Statement
    shown: str
    keys: Path
    place: Place
    forms: tuple[Statement, ...]
    owner: str = ""

    @property
    def name(self) -> str:
        """The editors' name of its kind."""
        return NAMES[type(self.value)]


@dataclass(frozen=True, slots=True)
class ScreenLabel:
    """Words on a screen: as a reader of each language sees them there, and their translations."""

    texts: Mapping[str, str]
    glosses: Mapping[str, str]
    keys: Path
    place: Place

    def text(self, code: str) -> str:
        """Return what a reader of that language sees on the screen."""
        return self.texts.get(code) or self.texts.get("", "")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time that we promise, and the answers that may state it."""

    key: str
    time: Duration
    shown: str
    answers: tuple[str, ...]
    place: Place


def deadlines(entries: Entries) -> Iterator[Deadline]:
    """Yield the times that we promise."""
    for group in entries.groups("deadlines"):
        answers = tuple(text for text, _, _ in entries.texts(*group, "answers"))
        for unit in UNITS:
            amount = entries.at(*group, f"{unit}s")
            if isinstance(amount, int | float) and not isinstance(amount, bool):
                shown = f"{amount:g} {unit.replace('_', ' ')}{'s' if amount != 1 else ''}"
                place = entries.place(*group)
                yield Deadline(str(group[-1]), duration(unit, amount), shown, answers, place)


def policy(entries: Entries) -> Policy | None:
    """Return the password policy, None where there is none."""
    least, sent = entries.at("password", "least"), entries.at("password", "sent")
    counts = {kind: entries.at("password", "classes", kind) for kind in CLASSES}
    if not isinstance(least, int):
        return None
    return Policy(
        least,
        {kind: count for kind, count in counts.items() if isinstance(count, int) and count > 0},
        sent if isinstance(sent, int) else None,
        next((text for text, _, _ in entries.texts("password", "examples")), ""),
        next((text for text, _, _ in entries.texts("password", "snippet")), ""),
        entries.place("password"),
    )


def labels(entries: Entries, default: str) -> Iterator[ScreenLabel]:
    """Yield what stands on the screens, and the words by which customers search for our mail."""
    senders = ((*group, "search_for") for group in entries.groups("senders"))
    found = (_label(entries, group, default) for group in (*entries.groups("labels"), *senders))
    yield from filter(None, found)


def _label(entries: Entries, group: Path, default: str) -> ScreenLabel | None:
    texts, gloss = entries.at(*group, "text"), entries.at(*group, "gloss")
    by_language = texts if isinstance(texts, Mapping) else {default: texts, "": texts}
    found = {str(code): text for code, text in by_language.items() if isinstance(text, str) and text}
    glosses = gloss if isinstance(gloss, Mapping) else {}
    kept = {str(code): text for code, text in glosses.items() if isinstance(text, str)}
    return ScreenLabel(found, kept, group, entries.place(*group)) if found else None
