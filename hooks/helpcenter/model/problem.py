"""A problem: one mistake in the project's files, its place, and a hint how to fix it."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
    """A mistake in the editor's words, with a hint how to fix it.

    Rules leave `rule` empty: `audit` sets it to the rule's name. Code that reads files sets it itself, so that a file
    that cannot be read is one problem even if several rules report it.
    """

    place: Place
    message: str
    hint: str = ""
    rule: str = ""

    def stamped(self, rule: str) -> Problem:
        """The same problem with `rule` set, unless it is set already."""
        return replace(self, rule=self.rule or rule)

    def __str__(self) -> str:
        text = f"{self.place} {self.rule}: {self.message}"
        text = f"{text} — {self.hint}" if self.hint else text
        return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
