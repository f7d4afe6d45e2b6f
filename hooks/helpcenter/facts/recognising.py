"""Everything that one text states, given the words of its language and what facts.yml knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from helpcenter.facts import amounts as amounts_of
from helpcenter.facts import calendar, clock
from helpcenter.facts import names as names_of
from helpcenter.facts import rates as rates_of
from helpcenter.facts.addresses import addresses, emails
from helpcenter.facts.amounts import money, numbers, numbers_in_words, percentages
from helpcenter.facts.calendar import dates, weekdays
from helpcenter.facts.clock import clock_times
from helpcenter.facts.durations import durations
from helpcenter.facts.labels import labels
from helpcenter.facts.names import names
from helpcenter.facts.passwords import passwords
from helpcenter.facts.places import post_boxes, postcodes
from helpcenter.facts.rates import rates
from helpcenter.facts.registry import box_words, registry
from helpcenter.facts.site_names import site_names
from helpcenter.facts.spans import blanked, outside
from helpcenter.facts.spoken_numbers import spoken
from helpcenter.facts.statements import (
    CompanyName,
    Email,
    SiteName,
    Stated,
    WebAddress,
)
from helpcenter.facts.telephones import Dialling, telephones
from helpcenter.facts.telling_words import TellingWords
from helpcenter.facts.unspaced import apart, together
from helpcenter.facts.words import Words
from helpcenter.model.center import HelpCenter
from helpcenter.model.memo import remembered

_DIGIT = re.compile(r"\d")
_SIGN = re.compile(r"[%€$£]")
_words = remembered(Words)


@dataclass(frozen=True)
class Lexicon:
    """Everything that recognisers need besides a text.

    `rules` is the snippet with the rules for passwords, `others` are the names of others.
    """

    words: Words
    names: tuple[str, ...]
    towns: tuple[str, ...]
    boxes: tuple[str, ...]
    quotes: tuple[str, ...]
    sites: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    trunk: str = ""
    rules: str = ""
    others: tuple[str, ...] = ()
    dialling: Dialling = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Take the numbers that are known."""
        object.__setattr__(self, "dialling", Dialling(self.trunk, self.telephones))


@remembered
def lexicons(center: HelpCenter) -> dict[str, Lexicon]:
    """Return what is needed to read each language, by its code."""
    known = registry(center)
    words = {language.code: _words(language.document) for language in center.languages}
    boxes, others = box_words(center), known.mentioned_names
    quotes = tuple(dict.fromkeys(pair for item in words.values() for pair in item.listed("quotes")))
    sites = tuple(known.site_names.values())
    policy = known.policy.snippet if known.policy else ""
    rest = known.names, known.towns, boxes, quotes, sites, known.dialled, known.trunk, policy, others
    return {code: Lexicon(item, *rest) for code, item in words.items()}


def known(text: str, lexicon: Lexicon) -> list[Stated]:
    """Return every statement of a text of the kinds that must be known."""
    if telling_words(lexicon).none_in(text):
        return []
    return known_thoroughly(text, lexicon)


def known_thoroughly(text: str, lexicon: Lexicon) -> list[Stated]:
    """Return the same, after all recognisers looked at the text."""
    counted = _amounts(apart(text), lexicon.words) if _DIGIT.search(text) else ()
    return together(text, _known(text, lexicon, list(counted)))


def _known(text: str, lexicon: Lexicon, amounts: Sequence[Stated]) -> Iterator[Stated]:
    words, dialling, read = lexicon.words, lexicon.dialling, apart(text)
    found = [*emails(read, words), *addresses(read)]
    if _DIGIT.search(text):
        found += telephones(blanked(read, [*found, *amounts]), words, dialling)
        found += post_boxes(read, lexicon.boxes)
        found += outside(found, postcodes(text, lexicon.towns, lexicon.boxes))
    found += outside(found, spoken(read, words, dialling))
    found += names(text, lexicon.names, lexicon.others)
    yield from found
    others = [item for item in found if isinstance(item.value, Email | WebAddress | CompanyName)]
    others = [item for item in others if item.written not in lexicon.sites]
    yield from outside(others, site_names(text, lexicon.sites, words))


def _amounts(text: str, words: Words) -> Iterator[Stated]:
    found = [*percentages(text, words), *money(text, words)]
    yield from found
    yield from outside(found, dates(text, words))


def recognised(
    text: str, lexicon: Lexicon, *, quoting: bool = True, about: bool = False, amounts: bool = True
) -> Sequence[Stated]:
    """Return every statement of a text, in the order of the text.

    Each recogniser sees only what those before it have left: the digits of an address are no telephone number, and
    those of a telephone number count nothing.

    Args:
        text: the text as a reader sees it.
        lexicon: the words of its language.
        quoting: whether quotation marks in it quote labels.
        about: whether it is about passwords, even if it does not say so.
        amounts: whether dates, times of the day, money and numbers matter; other texts have no twin.
    """
    if telling_words(lexicon).none_in(text):
        return ()
    return thoroughly(text, lexicon, quoting=quoting, about=about, amounts=amounts)


def thoroughly(
    text: str, lexicon: Lexicon, *, quoting: bool = True, about: bool = False, amounts: bool = True
) -> Sequence[Stated]:
    """Return the same, after all recognisers looked at the text."""
    words, read = lexicon.words, apart(text)
    bits, held, digits = _bits(words), words.hinted.of(read), _DIGIT.search(text) is not None
    counting = digits or (amounts and (held & bits.amounts or _SIGN.search(read)))
    counted = list(_amounts(read, words)) if counting else []
    found = list(_known(text, lexicon, counted))
    names = [item for item in found if isinstance(item.value, CompanyName | SiteName)]
    solid = [item for item in found if not isinstance(item.value, CompanyName | SiteName)]
    found += outside(solid, counted)
    rest = blanked(read, [*solid, *counted])
    held = held if rest is read else words.hinted.of(rest)
    every = (
        (partial(passwords, about=about), bits.characters),
        (clock_times, bits.clock),
        (weekdays, bits.weekdays),
        (rates, bits.rates),
        (durations, bits.durations),
    )
    for recogniser, needed in every if amounts else (every[0], every[-1]):
        if held & needed or (digits and recogniser is clock_times):
            more = list(recogniser(rest, words))
            found += more
            if more:
                rest = blanked(rest, more)
                held = words.hinted.of(rest)
    if quoting:
        facts = {
            (item.start - 1, item.end + 1) for item in found if not isinstance(item.value, SiteName)
        }  # a number in quotes is no label
        found += (item for item in labels(text, lexicon.quotes) if (item.start, item.end) not in facts)
    rest = blanked(rest, names) if amounts else ""
    found += [*(numbers(rest) if _DIGIT.search(text) else ()), *numbers_in_words(rest, words)]
    return sorted(dict.fromkeys(together(text, found)), key=lambda item: (item.start, item.end, item.name))


class _Bits(NamedTuple):
    """The bits of words by which a text may state something without a digit; all are made before a text is read."""

    amounts: int
    characters: int
    clock: int
    weekdays: int
    rates: int
    durations: int


@remembered
def _bits(words: Words) -> _Bits:
    amounts = amounts_of.bits(words) | calendar.bits(words)
    days, times = words.weekday.bit, clock.bits(words)
    return _Bits(amounts, words.character.bit, times, days, rates_of.bits(words), words.unit.bit)


@remembered
def telling_words(lexicon: Lexicon) -> TellingWords:
    """Return the words at which recognisers must look; a text without them states nothing."""
    companies = names_of.signs(lexicon.names, lexicon.others)
    return TellingWords(lexicon.words, lexicon.quotes, companies, lexicon.sites)
