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


def nearest_key(wrong: str, known: Iterable[str]) -> str | None:
    """The known key whose last part is most similar to that of `wrong`: an answer that moved keeps its name."""
    names: dict[str, list[str]] = {}
    for key in known:
        names.setdefault(key.rpartition("/")[2], []).append(key)
    name = nearest(wrong.rpartition("/")[2], filter(None, names))
    return max(names[name], key=lambda key: SequenceMatcher(None, wrong[:200], key).ratio()) if name else None
