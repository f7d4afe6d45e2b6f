"""What a text says about how a password is made up, in the words of a language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from helpcenter.facts import bounds
from helpcenter.facts.patterns import alternatives, folded
from helpcenter.facts.stated import Stated
from helpcenter.facts.times import BEFORE
from helpcenter.facts.words import Words

_SIGN = r"[^\w\s„”“\"«»()’]"
_EXAMPLES = re.compile(rf"{_SIGN}{{3,40}}")


def passwords(text: str, words: Words) -> Iterator[Stated]:
    """Every rule that a text states.

    The value is "<kind> <bound> <number>": the kind of characters or "length"; a bound of BOUNDS, or
    "just"; the number, or "some". Characters that are named as examples are "examples .,!".
    """
    end = 0
    lowered = folded(text)
    denied: list[tuple[int, int]] | None = None
    special = False
    for kind, at, after in words.character.found(lowered):
        low = max(end, at - BEFORE)
        window = text[low:at]
        found = words.counted.search(window)
        special = special or kind == "special"
        end = after
        denied = bounds.denied(words, text) if denied is None else denied
        place = bisect_right(denied, (at, len(text))) - 1
        no = place >= 0 and at < denied[place][1]
        if kind == "digit" and found and (found["suffix"] or "").startswith("-"):
            continue  # “az 1-es szám” is a number itself
        number = words.value(found["first"]) if found and not found["inner"] else None
        trailing = words.trailing.match(text, end) if number is None and kind != "digit" else None
        if trailing:
            end = trailing.end()
            yield _rule(text, f"{kind} just {words.value(trailing[1]):g}", at, end, no)
            continue
        if found is None or number is None:
            if kind != "length":
                yield _rule(text, f"{kind} just some", at, end, no)
            continue
        start = low + found.start("range" if found["range"] else "first")
        if words.is_idiom(lowered, start, end):
            continue
        bound = bounds.before(words, window[: found.start()])
        if bound:
            start -= len(window[: found.start()]) - bound[1]
        following = None if bound or found["more"] else bounds.after(words, text[end : end + 40], between=1)
        name = bound[0] if bound else following[0] if following else "least" if found["more"] else "just"
        if following and following[0] == "more":
            end += following[1]
        for written in (found["range"], found["second"]):
            other = words.value(written) if written else None
            if other is not None and other != number:
                yield _rule(text, f"{kind} {name} {other:g}", start, end, no)
        yield _rule(text, f"{kind} {name} {number:g}", start, end, no)
    if special:
        yield from _examples(text, words)


def _examples(text: str, words: Words) -> Iterator[Stated]:
    """Characters in a row, or one by one: .,! or . , and !"""
    for match in _EXAMPLES.finditer(text):
        if len(set(match[0])) > 2:
            yield _named(match)
    joins = alternatives(words.listed("joins"))
    between = rf"(?:,?[ ](?:{joins}[ ])?)"
    for match in re.finditer(
        rf"(?<!\S){_SIGN}(?:{between}{_SIGN}){{2,20}}(?![^\s.,;:!?])", text, re.IGNORECASE
    ):
        signs = re.sub(rf"(?<=\S){between}(?=\S)", "", match[0], flags=re.IGNORECASE)
        yield Stated("password", f"examples {''.join(sorted(set(signs)))}", *match.span(), match[0])


def _named(match: re.Match[str]) -> Stated:
    return Stated("password", f"examples {''.join(sorted(set(match[0])))}", *match.span(), match[0])


def _rule(text: str, value: str, start: int, end: int, denied: bool) -> Stated:
    return Stated("password", value, start, end, text[start:end], denied=denied)
