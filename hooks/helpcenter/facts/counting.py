"""Numbers that count something: before it, or after a colon behind it."""

from __future__ import annotations

import re

from helpcenter.facts.patterns import alternatives
from helpcenter.facts.unspaced import joining
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered

BEFORE = 70
"""Characters before a word in which the number stands that counts it."""


@remembered
def counted(words: Words) -> re.Pattern[str]:
    """Return a pattern for the number at the end of a text that counts what follows it.

    `first` is the number; `range` another one before it (10-15, 10 or 15), `second` one in brackets
    after it (15 (fifteen)); `more` says that it may be more; `filler` is a word in between, `inner` one in
    brackets.
    """
    any_number = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?|{words.number_word})"
    joins = joining(words.listed("joins"), alternatives(words.listed("joins")))
    more = alternatives(words.listed("bounds", "or_more"))
    articles = alternatives(words.listed("articles"))
    return re.compile(
        rf"(?:(?P<range>{words.number})(?!{words.fraction.pattern})"
        rf"(?:(?<=\d)[ ]?(?:[-/…]|\.\.\.?)[ ]?|[ ]-[ ]|{joins}))?"
        rf"(?:(?<![^\W\d_]){articles}[ ](?={words.number}))?"
        rf"(?P<first>(?:(?<=[-/…])|(?<=[-/…][ ])|(?<=\.\.)|(?<=\.\.[ ]))\d{{1,6}}|{words.number}"
        rf"|(?<![^\W\d_]){articles}(?=[ ]))(?:[ ]?\((?P<second>{any_number})\))?"
        rf"(?P<suffix>\.|st|nd|rd|th|-[^\W\d_]{{1,3}})?(?:[ ]{articles}(?=[ ]))?"
        rf"(?P<more>\+|[ ]{more})?"
        rf"(?:[ -]{{0,2}}|[ -](?P<filler>[^\W\d_]{{2,20}})[ -]|[ ]\((?P<inner>[^\W\d_]{{2,20}})\)[ ]?)$",
        re.IGNORECASE,
    )


@remembered
def trailing(words: Words) -> re.Pattern[str]:
    """Return a pattern for a number that follows what it counts: “days: 15”, “napok száma: 15”."""
    number = rf"(?:\d{{1,6}}(?:[.,]\d{{1,3}})?|{words.number_word})"
    return re.compile(rf"[ )]{{0,2}}(?:[^\W\d_]{{2,12}})?[ ]?:[ ]?({number})(?!\w)", re.IGNORECASE)
