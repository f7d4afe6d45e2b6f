"""E-mail addresses whose @ and dots are spelt out: info kukac union pont hu, info (at) union (dot) hu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.facts.patterns import alternatives
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered


class _Patterns(NamedTuple):
    """Finds where an @ may be spelt out; how a dot is; and a whole address."""

    at: re.Pattern[str]
    dot: re.Pattern[str]
    address: re.Pattern[str]


@remembered
def _patterns(words: Words) -> _Patterns:
    at, dot = alternatives(words.listed("at")), alternatives([*words.listed("dot"), "dot"])
    dots = rf"[ ]?[(\[]{dot}[)\]][ ]?|[ ]{dot}[ ]"
    sign = rf"(?P<at>[ ]?[(\[](?:{at}|at)[)\]][ ]?|[ ]{at}[ ])|[ ]at[ ]"
    domain = rf"[\w-]{{2,63}}(?:(?:\.|{dots})[\w-]{{2,63}}){{1,4}}"
    address = rf"(?<![\w.+-])(?P<local>[\w.+-]{{2,64}})(?:{sign})(?P<domain>{domain})"
    return _Patterns(
        re.compile(rf"(?<!\w)(?:at|{at})(?!\w)", re.IGNORECASE),
        re.compile(dots, re.IGNORECASE),
        re.compile(address, re.IGNORECASE),
    )


def spelt(text: str, words: Words) -> Iterator[tuple[str, int, int, bool]]:
    """Each address that is spelt out, where it begins and ends, and whether its @ alone tells that it is one.

    An “at” without brackets is a word of English; it makes an address only if its dots are spelt out, too.
    """
    patterns = _patterns(words)
    for match in patterns.address.finditer(text) if patterns.at.search(text) else ():
        domain = patterns.dot.sub(".", match["domain"])
        if match["at"] or "." not in match["domain"]:
            yield f"{match['local']}@{domain}", match.start(), match.end(), bool(match["at"])
