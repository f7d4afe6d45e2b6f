"""Telephone numbers, however people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from helpcenter.facts.patterns import alternatives
from helpcenter.facts.stated import Stated
from helpcenter.facts.words import Words

FEWEST, MOST = 7, 15
"""Digits that a telephone number has, where nothing else tells that it is one."""

_NATIONAL = 9
"""Digits up to which a number may be dialled without anything before it."""

_ALIKE = 0.75

_NUMBER = re.compile(
    r"(?<![\w@])(?:\([ ]?)?(?:\+[ ]?)?\(?\d"
    r"(?:(?:[ ]{1,2}|[-/.·]|[ ]?\(|\)[ \-/]{0,2})?\d|(?<=\d)[OolI](?![^\W\d])){5,29}"
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d(?:\.[ ]?|[-/ ])[01]?\d(?:\.[ ]?|[-/ ])[0-3]?\d"
    r"|[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d[ ]?-[ ]?(?:19|20)\d\d)(?!\d)"
)
_SHORT = re.compile(r"(?<![\w.,:/+@-])(?<!\d[ ])\d{3,6}(?![\w@]|[.,:/-]\d|[ ]\d{3}(?!\d))")
_REFERENCE = re.compile(r"\d+(?:-\d+)*")
_END = re.compile(r"[.!?](?=[ ])")


def telephones(text: str, words: Words, known: tuple[str, ...] = ()) -> Iterator[Stated]:
    """Every telephone number in a text; its value is its digits, after a plus where it has one.

    Numbers of fewer digits than most have, like 112, are found where they are known, or nearly so after a word
    of calls.

    Args:
        text: the text.
        words: the words of its language.
        known: the numbers of facts.yml, in the forms in which they may be dialled.
    """
    masked = _DATE.sub(lambda match: "x" * len(match[0]), text)
    for match in _NUMBER.finditer(masked):
        start, written = match.start(), match[0]
        plus = "+" in written[:3]
        digits = "".join(character for character in written if character.isalnum())
        if not plus and words.money.match(text, match.end()):
            continue
        if not plus and _is_reference(text, match, digits, words, known):
            continue
        if plus or FEWEST <= len(digits) <= MOST or (digits[0] == "0" and len(digits) < FEWEST):
            value = f"+{digits}" if plus else digits
            yield Stated("telephone", value, start, match.end(), written)
            yield from _others(text, match.end(), value, words)
    short = tuple(form for form in known if form.isdigit() and len(form) < FEWEST)
    if short:
        yield from _short(masked, words, short)


def _short(text: str, words: Words, known: tuple[str, ...]) -> Iterator[Stated]:
    """Every short number that is known, and each that is nearly one where somebody is asked to call it."""
    speaks = alternatives(words.listed("telephone"))
    called = re.compile(rf"(?<!\w){speaks}:?[ ](?:[^\W\d_]{{1,3}}[ ])?$", re.IGNORECASE)
    for match in _SHORT.finditer(text):
        digits, rest = match[0], text[match.end() :][:30].lstrip(" -").lower()
        counts = words.money.match(text, match.end()) or any(at == 0 for _, at, _ in words.unit.found(rest))
        nearly = any(_one_wrong(digits, form) for form in known)
        asked = nearly and called.search(text[max(0, match.start() - 40) : match.start()])
        if not counts and (digits in known or asked):
            yield Stated("telephone", digits, match.start(), match.end(), match[0])


def _one_wrong(digits: str, form: str) -> bool:
    """Whether one digit differs, or two neighbours are swapped."""
    wrong = [at for at, pair in enumerate(zip(digits, form, strict=False)) if pair[0] != pair[1]]
    swapped = len(wrong) == 2 and digits[wrong[0]] + digits[wrong[1]] == form[wrong[1]] + form[wrong[0]]
    return len(digits) == len(form) and (len(wrong) == 1 or swapped)


def _is_reference(text: str, match: re.Match[str], digits: str, words: Words, known: tuple[str, ...]) -> bool:
    """Whether it is the number of something else: too long to dial, like none of ours, no word of calls."""
    speaks = words.phrase("telephone")
    if len(digits) <= _NATIONAL or digits[0] == "0" or not _REFERENCE.fullmatch(match[0]):
        return False
    if not words.listed("telephone") or any(_alike(digits, form) for form in known):
        return False
    before = _END.split(text[max(0, match.start() - 60) : match.start()])[-1]
    return not speaks.search(before) and not speaks.search(_END.split(text[match.end() :][:30])[0])


def _alike(digits: str, form: str) -> bool:
    if form.startswith("+") and digits.startswith(form[1:3]) and abs(len(digits) - len(form[1:])) < 2:
        return True  # the country's number without its plus
    return SequenceMatcher(None, digits, form.lstrip("+")).ratio() >= _ALIKE


def _others(text: str, at: int, value: str, words: Words) -> Iterator[Stated]:
    """Numbers of which only the end is said: “+36 1 555 0100 or -01”."""
    joins = alternatives(words.listed("joins"))
    pattern = re.compile(
        rf"(?:-[^\W\d_]{{1,4}})?(?:,|,?[ ]{joins})[ ]-[ ]?(\d{{1,6}})(?![\w.]*\d)", re.IGNORECASE
    )
    while match := pattern.match(text, at):
        yield Stated(
            "telephone", value[: -len(match[1])] + match[1], match.start(1) - 1, match.end(), f"-{match[1]}"
        )
        at = match.end()


def forms(text: str, trunk: str) -> Iterator[str]:
    """The ways to dial a number: international, within the country, within the area; a short one as it is."""
    if not text.startswith("+"):
        digits = text.replace(" ", "")
        yield from (f"tel:{digits}", digits)
        return
    country, *rest = text.lstrip("+ ").split() or [""]
    national = "".join(rest)
    yield f"tel:+{country}{national}"
    yield from (f"+{country}{national}", f"{country}{national}", f"00{country}{national}", national)
    if trunk:
        yield f"{trunk}{national}"
    if len(rest) > 2:
        yield "".join(rest[1:])


def all_forms(text: str, trunk: str, country: str) -> Iterator[str]:
    """The ways to dial a number, also from abroad where it is written as one dials it within our country."""
    digits = text.replace(" ", "")
    if trunk and country and digits.startswith(trunk) and len(digits) >= FEWEST:
        yield from forms(f"{country} {digits.removeprefix(trunk)}", trunk)
    yield from forms(text, trunk)
