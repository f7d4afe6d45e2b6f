"""Statements about how a password is made up, in the words of a language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import cast

from helpcenter.facts import bounds
from helpcenter.facts.counting import BEFORE, counted, trailing
from helpcenter.facts.patterns import alternatives, folded
from helpcenter.facts.statements import Bound, Kind, PasswordRule, Stated
from helpcenter.facts.words import CLASSES, Words

_SIGN = r"[^\w\s„”“\"«»()’]"
_EXAMPLES = re.compile(rf"{_SIGN}{{3,40}}")
_NEXT = 25
"""Characters after a rule in which the word stands of what it is a rule: a 12-character password."""


def passwords(text: str, words: Words, *, about: bool = False) -> Iterator[Stated]:
    """Yield every rule for passwords that a text states.

    A number of characters or digits is a rule only where a password is what has them: a code or a tax number has some,
    too. The nearest of these words tells, or, where there is none, the kinds of characters that are named together.

    Args:
        text: the text.
        words: the words of its language.
        about: whether it is about passwords, even if it does not say so.
    """
    found = list(_rules(text, words))
    classes = {cast("PasswordRule", item.value).kind for item in found}
    about = about or (len(classes) > 1 and bool(classes & {"upper", "lower", "special"}))
    subjects = list(words.subject.found(folded(text))) if found else []
    for item in found:
        if _subject(text, item, subjects, about=about):
            yield item


def is_list_of_rules(items: Iterable[str], words: Words) -> bool:
    """Return whether the lists of a text name some kinds of characters, as only rules for passwords do."""
    kinds = {kind for text in items for kind, _, _ in words.character.found(folded(text))}
    return len(kinds) > 1 and bool(kinds.intersection(CLASSES[1:]))


def _subject(text: str, item: Stated, subjects: list[tuple[str, int, int]], *, about: bool) -> bool:
    """Return whether passwords are what has so many characters."""
    behind = [(start, name) for name, start, _ in subjects if item.end - 1 <= start <= item.end + _NEXT]
    before = [name for name, start, _ in subjects if start < item.start]
    if behind and not re.search(r"[.;:!?]", text[item.end : behind[0][0]]):
        return behind[0][1] == "subject"
    if before:
        return before[-1] == "subject"
    return about or any(name == "subject" for name, _, _ in subjects)


def _rules(text: str, words: Words) -> Iterator[Stated]:
    end = 0
    lowered = folded(text)
    denied: list[tuple[int, int]] | None = None
    special = False
    for name, at, after in words.character.found(lowered):
        kind = cast("Kind", name)
        low = max(end, at - BEFORE)
        window = text[low:at]
        found = counted(words).search(window)
        special = special or kind == "special"
        end = after
        denied = bounds.denied(words, text) if denied is None else denied
        place = bisect_right(denied, (at, len(text))) - 1
        no = place >= 0 and at < denied[place][1]
        if kind == "digit" and found and (found["suffix"] or "").startswith("-"):
            continue  # “az 1-es szám” is a number itself
        number = words.value(found["first"]) if found and not found["inner"] else None
        behind = trailing(words).match(text, end) if number is None and kind != "digit" else None
        if behind:
            end = behind.end()
            yield _rule(text, PasswordRule(kind, "", words.value(behind[1]), no), at, end)
            continue
        if found is None or number is None:
            if kind != "length":
                yield _rule(text, PasswordRule(kind, denied=no), at, end)
            continue
        start = low + found.start("range" if found["range"] else "first")
        bound = bounds.before(words, window[: found.start()])
        if bound:
            start -= len(window[: found.start()]) - bound[1]
        if kind == "length" and number < 2 and not bound:
            continue  # “not a single character”
        following = None if bound or found["more"] else bounds.after(words, text[end : end + 40], between=1)
        sense: Bound = bound[0] if bound else following[0] if following else "least" if found["more"] else ""
        if following and following[0] == "more":
            end += following[1]
        for written in (found["range"], found["second"], found["first"]):
            other = words.value(written) if written else None
            if other is not None and (written == found["first"] or other != number):
                yield _rule(text, PasswordRule(kind, sense, other, no), start, end)
    if special:
        yield from _examples(text, words)


def _examples(text: str, words: Words) -> Iterator[Stated]:
    """Yield characters in a row, or one by one: .,! or . , and !"""
    for match in _EXAMPLES.finditer(text):
        if len(set(match[0])) > 2:
            yield _signs(match, match[0])
    joins = alternatives(words.listed("joins"))
    between = rf"(?:,?[ ](?:{joins}[ ])?)"
    row = rf"(?<!\S){_SIGN}(?:{between}{_SIGN}){{2,20}}(?![^\s.,;:!?])"
    for match in re.finditer(row, text, re.IGNORECASE):
        yield _signs(match, re.sub(rf"(?<=\S){between}(?=\S)", "", match[0], flags=re.IGNORECASE))


def _signs(match: re.Match[str], signs: str) -> Stated:
    return _rule(match.string, PasswordRule("examples", signs="".join(sorted(set(signs)))), *match.span())


def _rule(text: str, value: PasswordRule, start: int, end: int) -> Stated:
    return Stated(value, start, end, text[start:end])
