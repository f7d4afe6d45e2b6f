"""Telephone numbers, however people write them; numbers of policies, accounts and laws are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from helpcenter.facts.patterns import alternatives, one_off
from helpcenter.facts.statements import Stated, Telephone
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered

FEWEST, MOST = 7, 15
"""Digits that a telephone number has, where nothing else tells that it is one."""

_NEAR = 0.75
"""How much alike a number and one of ours are of which one may be meant for the other."""

_NUMBER = re.compile(
    r"(?<![\w@./-])(?<!\d[ ])(?:\([ ]?)?(?:\+[ ]?)?\(?\d"
    r"(?:(?:[ ]{1,2}|[-/.·]|[ ]?\(|\)[ \-/]{0,2})?\d|(?<=\d)[OolI](?![^\W\d])){2,29}(?!\d|[.,:]\d)"
)
_SHORT = re.compile(r"(?<![\w.,:/+@-])(?<!\d[ ])\d{3,6}(?![\w@]|[.,:/-]\d|[ ]\d{3}(?!\d))")
_BETWEEN = r":?(?:[ ][^\W\d_]{1,3}\.?){0,2}:?[ ]?\(?$"
"""Text that is allowed between a word of calls and the number: “call us on”, “tel.:”."""


class Dialling:
    """How numbers are dialled: what goes before the area within the country, and the numbers that are known."""

    def __init__(self, trunk: str, known: tuple[str, ...]) -> None:
        self.trunk = trunk
        self.known = known
        self.short = tuple(form for form in known if form.isdigit() and len(form) < FEWEST)

    def near(self, digits: str) -> bool:
        """Return whether a number may be meant for a known one."""
        return any(_near(digits, form) for form in self.known)


def telephones(text: str, words: Words, dialling: Dialling) -> Iterator[Stated]:
    """Yield every telephone number in a text.

    It begins with a plus, 00 or the trunk prefix, follows a word of calls, or is nearly one that is known. Numbers of
    fewer digits than most have, like 112, are found where they are known, or nearly so after a word of calls.

    Args:
        text: the text; what else is stated in it must be blanked out.
        words: the words of its language.
        dialling: how numbers are dialled.
    """
    called: re.Pattern[str] | None = None
    for match in _NUMBER.finditer(text):
        written = match[0]
        digits = "".join(character for character in written if character.isalnum())
        plus = "+" in written[:3]
        if len(digits) < FEWEST - plus or (len(digits) > MOST and not plus):
            continue
        called = called or called_pattern(words)
        if (
            plus
            or _begins(digits, written, dialling)
            or dialling.near(digits)
            or is_called(text, match, called)
        ):
            value = f"+{digits}" if plus else digits
            yield Stated(Telephone(value), match.start(), match.end(), written)
            yield from _others(text, match.end(), value, words)
    if dialling.short:
        yield from _short(text, words, dialling.short)


def _begins(digits: str, written: str, dialling: Dialling) -> bool:
    """Return whether a number begins as only numbers that are dialled do."""
    grouped = not written.isalnum()
    if re.match(r"\(\d{1,3}\)[ ]?\d+[ ./-]\d", written):
        return True  # the area in brackets
    if digits.startswith("00"):
        return grouped and digits[2] != "0"
    trunk = dialling.trunk
    return bool(trunk) and digits.startswith(trunk) and 8 <= len(digits) <= 12 and (grouped or len(trunk) > 1)


@remembered
def called_pattern(words: Words) -> re.Pattern[str]:
    """Return a pattern for a word of calls, and what may stand between it and the number."""
    return re.compile(rf"(?<!\w){alternatives(words.listed('telephone'))}{_BETWEEN}", re.IGNORECASE)


@remembered
def _someone(words: Words) -> re.Pattern[str]:
    """Return the same where the number comes near a known one: “call the ambulance on”."""
    somebody = r"(?:(?:[ ][^\W\d_]{1,20}){0,2}[ ][^\W\d_]{1,3})?"
    return re.compile(rf"(?<!\w){alternatives(words.listed('telephone'))}{somebody}{_BETWEEN}", re.IGNORECASE)


def is_called(text: str, match: re.Match[str], called: re.Pattern[str]) -> bool:
    """Return whether a word of calls stands right before a number."""
    return bool(called.search(text[max(0, match.start() - 50) : match.start()]))


def _short(text: str, words: Words, known: tuple[str, ...]) -> Iterator[Stated]:
    """Yield every short number that is known, and each that is nearly one where somebody is asked to call it."""
    for match in _SHORT.finditer(text):
        digits, behind = match[0], text[match.end() :][:30].lstrip(" -").lower()
        asked = digits in known or any(len(digits) == len(form) and one_off(digits, form) for form in known)
        counts = asked and any(at == 0 for _, at, _ in words.unit.found(behind))
        if asked and not counts and (digits in known or is_called(text, match, _someone(words))):
            yield Stated(Telephone(digits), match.start(), match.end(), digits)


@lru_cache(maxsize=8192)
def _near(digits: str, form: str) -> bool:
    """Return whether a number is a known one but for a digit or two."""
    form = form.lstrip("+")
    if len(form) < FEWEST or not -1 <= len(digits) - len(form) <= 4:
        return False
    ends = (digits, digits[-len(form) :]) if len(digits) <= len(form) + 1 else (digits[-len(form) :],)
    return any(SequenceMatcher(None, end, form).ratio() >= (0.9 if len(form) > 8 else _NEAR) for end in ends)


def _others(text: str, at: int, value: str, words: Words) -> Iterator[Stated]:
    """Yield numbers of which only the end is said: “+36 1 555 0100 or -01”."""
    joins = alternatives(words.listed("joins"))
    pattern = re.compile(
        rf"(?:-[^\W\d_]{{1,4}})?(?:,|,?[ ]{joins})[ ]-[ ]?(\d{{1,6}})(?![\w.]*\d)", re.IGNORECASE
    )
    while match := pattern.match(text, at):
        digits = value[: -len(match[1])] + match[1]
        yield Stated(Telephone(digits), match.start(1) - 1, match.end(), f"-{match[1]}")
        at = match.end()


def forms(text: str, trunk: str, country: str = "") -> Iterator[str]:
    """Yield the ways to dial a number: international, within the country, within the area; a short one as it is.

    Args:
        text: the number in groups, as facts.yml has it.
        trunk: what is dialled before the area within the country.
        country: with it a number that begins with the trunk prefix is dialled from abroad, too.
    """
    digits = text.replace(" ", "")
    if not text.startswith("+"):
        if trunk and country and digits.startswith(trunk) and len(digits) >= FEWEST:
            yield from forms(f"{country} {digits.removeprefix(trunk)}", trunk)
        yield digits
        return
    code, *rest = text.lstrip("+ ").split() or [""]
    national = "".join(rest)
    yield from (f"+{code}{national}", f"{code}{national}", f"00{code}{national}", national)
    if trunk:
        yield f"{trunk}{national}"
    if len(rest) > 2:
        yield "".join(rest[1:])
