"""Suggestions for misspelt names: the most similar existing name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache


def nearest(wrong: str, known: Iterable[str], alike: float = 0.5) -> str | None:
    """The known name most similar to `wrong`; None if none has a similarity of at least `alike` (0 to 1)."""
    return _nearest(wrong[:200], tuple(known), alike)


@lru_cache(maxsize=10_000)
def _nearest(wrong: str, known: tuple[str, ...], alike: float) -> str | None:
    found = get_close_matches(wrong, known, n=1, cutoff=alike)
    return found[0] if found else None


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """The hint “did you mean …?” with the most similar known name; `otherwise` if none is similar."""
    found = nearest(wrong, known)
    return f"did you mean {found}?" if found else otherwise


_ALIKE = 0.65
"""How like a key another must be that was meant: a wrong hint would lead readers to a wrong answer."""


def nearest_key(wrong: str, known: Iterable[str]) -> str | None:
    """The known key that is probably meant: one of the same name in another topic, or one with a small typo."""
    names: dict[str, list[str]] = {}
    for key in known:
        names.setdefault(key.rpartition("/")[2], []).append(key)
    name = nearest(wrong.rpartition("/")[2], filter(None, names), _ALIKE)
    if name is None:
        return None
    found = max(names[name], key=lambda key: SequenceMatcher(None, wrong[:200], key).ratio())
    moved, mistyped = name == wrong.rpartition("/")[2], nearest(wrong, [found], _ALIKE) is not None
    return found if moved or mistyped else None
