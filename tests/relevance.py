"""How well a search finds what customers ask for: MRR@10 and how often the answer is among the first three."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

Ask = Callable[[str, str], list[str]]
"""Language and query → the keys of the answers, the best first."""


@dataclass(frozen=True)
class Query:
    """A line of a query file: language, kind, query, and the keys that answer it, the best first."""

    language: str
    kind: str
    text: str
    accepted: tuple[str, ...]


@dataclass
class Judgement:
    """What a search made of the queries of a file."""

    name: str
    ranks: list[int] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    without_result: list[str] = field(default_factory=list)

    @property
    def reciprocal(self) -> float:
        """MRR@10: the mean of 1/rank of the first right answer, 0 where it is not among ten."""
        return sum(1 / rank for rank in self.ranks if rank) / len(self.ranks)

    @property
    def in_three(self) -> float:
        """The share of queries with a right answer among the first three."""
        return sum(0 < rank <= 3 for rank in self.ranks) / len(self.ranks)

    def __str__(self) -> str:
        head = f"{self.name}: {len(self.ranks)} queries, MRR@10 {self.reciprocal:.3f}, in three {self.in_three:.1%}"
        return "\n".join([f"{head}, {len(self.without_result)} without result", *self.missed])


def queries(file: Path) -> list[Query]:
    """The queries of a file."""
    lines = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return [Query(language, kind, text, tuple(keys.split(","))) for language, kind, text, keys in lines]


def judge(file: Path, ask: Ask) -> Judgement:
    """Ask every query of a file."""
    judged = Judgement(file.name)
    for query in queries(file):
        found = ask(query.language, query.text)
        if not found:
            judged.without_result.append(query.text)
        rank = next((place for place, key in enumerate(found[:10], 1) if key in query.accepted), 0)
        judged.ranks.append(rank)
        if rank != 1:
            place = f"at {rank}" if rank else "not found"
            first = found[0] if found else "nothing"
            accepted = ", ".join(query.accepted)
            judged.missed.append(
                f"  {query.language} {query.kind}: “{query.text}” → {accepted} {place}; first {first}"
            )
    return judged
