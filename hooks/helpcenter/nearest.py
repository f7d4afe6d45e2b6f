"""What the writer may have meant: the nearest of the names that do exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known name most like `wrong`, or None when nothing is alike."""
    found = get_close_matches(wrong[:200], list(known), n=1, cutoff=0.5)
    return found[0] if found else None


def did_you_mean(wrong: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known name; `otherwise` when nothing is alike."""
    found = nearest(wrong, known)
    return f"did you mean {found}?" if found else otherwise
