"""Pairs of sentences that are put into an answer as twins: correct ones, and such of which one has drifted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mutants.change import Change, Content

FOLDER = Path(__file__).parent.parent / "pairs"
ANSWERS = ("account/postal", "reset/request", "password/rules", "documents/where")


def drifted(content: Content) -> Iterator[Change]:
    """Twins that state different dates, weekdays, times of the day, amounts, percentages, numbers and times."""
    return _changes(content, "drifted.tsv", ("twin-facts",))


def correct(content: Content) -> Iterator[Change]:
    """Twins that state the same, each language in its own way."""
    return _changes(content, "correct.tsv", ())


def _changes(content: Content, name: str, rules: tuple[str, ...]) -> Iterator[Change]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    for number, line in enumerate(line for line in lines if not line.startswith("#")):
        kind, hungarian, english = line.split("\t")
        answer = ANSWERS[number % len(ANSWERS)]
        path, twin = (f"docs/{code}/{answer}.md" for code in ("en", "hu"))
        end = len(content.texts[path])
        yield Change(f"pair: {kind}", path, end, "", f"\n{english}\n", rules, ((twin, f"\n{hungarian}\n"),))
