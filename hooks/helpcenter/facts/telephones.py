"""Telephone numbers, however people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.facts.stated import Stated
from helpcenter.facts.words import Words

FEWEST, MOST = 7, 15
"""Digits that a telephone number has, where nothing else tells that it is one."""

_NUMBER = re.compile(
    r"(?<![\w@])(?:\([ ]?)?(?:\+[ ]?)?\(?\d"
    r"(?:(?:[ ]{1,2}|[-/.·]|[ ]?\(|\)[ \-/]{0,2})?\d|(?<=\d)[OolI](?![^\W\d])){5,29}"
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d(?:\.[ ]?|[-/ ])[01]?\d(?:\.[ ]?|[-/ ])[0-3]?\d"
    r"|[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d[ ]?-[ ]?(?:19|20)\d\d)(?!\d)"
)


def telephones(text: str, words: Words) -> Iterator[Stated]:
    """Every telephone number in a text; its value is its digits, after a plus where it has one."""
    masked = _DATE.sub(lambda match: "x" * len(match[0]), text)
    for match in _NUMBER.finditer(masked):
        start, written = match.start(), match[0]
        plus = "+" in written[:3]
        digits = "".join(character for character in written if character.isalnum())
        if not plus and words.money.match(text, match.end()):
            continue
        if plus or FEWEST <= len(digits) <= MOST or (digits[0] == "0" and len(digits) < FEWEST):
            yield Stated("telephone", f"+{digits}" if plus else digits, start, match.end(), written)


def forms(text: str, trunk: str) -> Iterator[str]:
    """The ways to dial a number: international, within the country, within the area."""
    country, *rest = text.lstrip("+ ").split() or [""]
    national = "".join(rest)
    yield f"tel:+{country}{national}"
    yield from (f"+{country}{national}", f"{country}{national}", f"00{country}{national}", national)
    if trunk:
        yield f"{trunk}{national}"
    if len(rest) > 2:
        yield "".join(rest[1:])
