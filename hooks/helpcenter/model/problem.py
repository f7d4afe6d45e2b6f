"""A problem: one mistake in the project's files, its place, and a hint how to fix it."""

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

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int]]:
        """The values, to be kept and read much faster than as fields: there are dozens on a page."""
        return Place, (self.path, self.line, self.column)


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A mistake in the editor's words, with a hint how to fix it.

    Rules leave `rule` empty: `audit` sets it to the rule's name. Code that reads files sets it itself, so that a file
    that cannot be read is one problem even if several rules report it. `files` are the paths of missing or misplaced
    files that cause the problem; where several rules report the same files, `audit` keeps the one nearest to the cause.
    """

    place: Place
    message: str
    hint: str = ""
    rule: str = ""
    files: tuple[str, ...] = field(default=(), compare=False)

    def stamped(self, rule: str) -> Problem:
        """The same problem with `rule` set, unless it is set already."""
        return replace(self, rule=self.rule or rule)

    @property
    def sentence(self) -> str:
        """Message and hint on one line, characters that cannot be printed escaped."""
        return _printable(f"{self.message} — {self.hint}" if self.hint else self.message)

    def __str__(self) -> str:
        return f"{_printable(str(self.place))} {self.rule}: {self.sentence}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
