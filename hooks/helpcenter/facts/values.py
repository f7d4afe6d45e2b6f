"""The values of facts.yml: facts, labels, deadlines, the password policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helpcenter.facts.stated import Kind
from helpcenter.model.problem import Place


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of facts.yml.

    Attributes:
        kind: what it is.
        shown: as an editor reads it.
        place: where facts.yml has it.
        forms: the ways in which texts write it.
        owner: whose it is by the name under `mentions`; "" for a fact of ours.
    """

    kind: Kind
    shown: str
    place: Place
    forms: tuple[str, ...]
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a screen: as they stand there for a reader of each language, and their translations."""

    texts: Mapping[str, str]
    glosses: Mapping[str, str]
    place: Place

    def text(self, code: str) -> str:
        """What a reader of that language sees on the screen."""
        return self.texts.get(code) or self.texts.get("", "")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time that we promise, and the answers that may state it."""

    key: str
    time: str
    shown: str
    answers: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Policy:
    """What a password must be like. `counts` are the least numbers of each kind of characters."""

    least: int
    counts: Mapping[str, int]
    sent: int | None
    examples: str
    snippet: str
    place: Place
