"""Numbers in words: what one is worth, and where a row of them has the next."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple


class SpokenNumbers(NamedTuple):
    """Reads numbers made of the number words of a language, given in lower case; `morpheme` finds one word."""

    numbers: Mapping[str, float]
    morpheme: re.Pattern[str]

    def value(self, text: str) -> float | None:
        """Return what a number is worth: tizenöt, twenty-one; None where the text is none, or several."""
        total = current = last = 0.0
        at = 0
        for match in self.morpheme.finditer(text):
            if text[at : match.start()].strip(" -"):
                return None
            worth, at = self.numbers[match[0]], match.end()
            fused = match.start() > 0 and text[match.start() - 1].isalpha()
            if _is_next(worth, last, current, total, fused=fused):
                return None  # két-három is no five
            if 0 < worth < 1 <= last and " " not in match[0]:
                current, last = current - last + last * worth, worth  # three quarters, eine halbe
                continue
            last = worth
            if worth >= 1000 or worth == 100:
                current = max(current, 1) * worth
                if worth > 100:
                    total, current = total + current, 0
            else:
                current += worth
        return total + current if at == len(text) and at else None

    def row(self, text: str) -> list[float]:
        """Return the numbers of a row: two of húsz-harminc or twenty thirty-five, and of kétharmad."""
        chunks: list[str] = []
        for word in re.findall(r"[ -]?[^ -]+", text):
            if chunks and self.value(chunks[-1] + word) is not None:
                chunks[-1] += word
            else:
                chunks.append(word.strip(" -"))
        found: list[float] = []
        for chunk in chunks:
            value = self.value(chunk)
            pieces = self.morpheme.findall(chunk)
            found += [value] if value is not None else [self.numbers[piece] for piece in pieces]
        return found


def _is_next(worth: float, last: float, current: float, total: float, *, fused: bool) -> bool:
    """Return whether a number word begins another number: két-három, tíz-tizenkét, húsz-harminc, száz-kétszáz."""
    if worth >= 1000:
        return 0 < total < worth * 1000
    if worth == 100:
        return current >= 100 or (current >= 10 and current % 10 == 0)  # ötven-száz; but twelve hundred
    if worth >= 10:
        return current % 100 >= 10 or (1 <= last < 10 and not (fused and worth == 10))  # dreizehn
    return worth >= 1 and (1 <= last < 10 or 10 < last < 20 or (last == 10 and not fused))
