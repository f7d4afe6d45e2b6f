"""A problem: one thing that is wrong, where it stands, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A position in a file: path from the project's root, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """What is wrong, in the writer's words, with a hint how to mend it.

    `rule` is stamped by `audit`; a rule leaves it empty and so cannot misspell its own name. Whoever reads files fills
    it in: several rules report what cannot be read, and it is one problem. `files` are the paths of missing or
    misplaced files that it is due to; `audit` keeps the first cause of what several rules report of the same files.
    """

    place: Place
    message: str
    hint: str = ""
    rule: str = ""
    files: tuple[str, ...] = field(default=(), compare=False)

    def stamped(self, rule: str) -> Problem:
        """The same problem as found by `rule`, if it does not say already whose it is."""
        return replace(self, rule=self.rule or rule)

    @property
    def sentence(self) -> str:
        """Message and hint on one line, characters that cannot be printed escaped."""
        return _printable(f"{self.message} — {self.hint}" if self.hint else self.message)

    def __str__(self) -> str:
        return f"{_printable(str(self.place))} {self.rule}: {self.sentence}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
