"""Hints: what the words of a text rule out, its patterns do not find."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpcenter.facts.hints import Hints
from helpcenter.facts.patterns import Names, folded
from helpcenter.facts.recognising import lexicons, recognised
from helpcenter.facts.statements import Clock, PasswordRule, Rate, Weekday
from helpcenter.facts.words import UNITS, Words
from helpcenter.model.document import Language
from helpcenter.read.help_center import read
from support import ROOT

CENTER = read(ROOT)
LANGUAGES, LEXICONS = CENTER.languages, lexicons(CENTER)


def phrases(words: Words) -> list[str]:
    """Words of a language for units, days, characters and numbers."""
    listed = [word for unit in UNITS for word in words.listed("units", unit)]
    listed += [word for day in range(7) for word in words.listed("weekdays", day)]
    listed += words.listed("password", "length") + words.listed("password", "subject") + list(words.numbers)
    return [word.replace("*", "xyz") for word in listed]


@pytest.mark.parametrize(
    ("written", "name"),
    [("hetente", "week"), ("hetente²", "week"), ("hetenként①", "week"), ("jelek-szó", "sign"), ("rajz", "")],
)
def test_every_word_that_is_found_is_known(written: str, name: str) -> None:
    names = Names({"week": ["hetente*", "hetenként*"], "sign": ["jel* szó"]})
    assert [found for found, _, _ in names.found(written)] == ([name] if name else [])


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "Come at half-past eight.", Clock(8 * 60 + 30)),
        ("en", "Come at quarter-past eight.", Clock(8 * 60 + 15)),
        ("hu", "Minden nap²", Rate(24 * 60, "minute")),
    ],
)
def test_a_phrase_is_known_with_a_hyphen_and_before_a_footnote(code: str, text: str, value: object) -> None:
    assert value in [stated.value for stated in recognised(text, LEXICONS[code])]


@pytest.mark.parametrize(
    ("code", "text"),
    [("hu", "Hétfőn hívj."), ("hu", "A jelszóba kell egy számjegy."), ("en", "Noon, or on Monday.")],
)
def test_the_first_text_that_is_read_is_read_like_all_others(code: str, text: str) -> None:
    lexicon = replace(LEXICONS[code], words=Words(LEXICONS[code].words.document))
    first = recognised(text, lexicon)
    assert first == recognised(text, lexicon)
    assert any(isinstance(stated.value, Weekday | PasswordRule) for stated in first)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_a_text_with_a_phrase_is_never_ruled_out(language: Language) -> None:
    words = Words(language.document)
    found = 0
    for phrase in phrases(words):
        for text in (phrase, phrase.upper(), f"in 15{phrase}", f"un{phrase}, {phrase}-os", f"12 {phrase} x"):
            lowered = folded(text)
            for names in (words.unit, words.weekday, words.character, words.subject):
                if names._pattern.search(lowered):
                    found += 1
                    assert not names.none_in(lowered), (phrase, text)
            if any(lowered.startswith(number) for number in words.numbers):
                assert not words.number_hints.none_in(text), (phrase, text)
    assert found > 100


def test_other_texts_are_ruled_out() -> None:
    hints = Hints(["working day", "week*", "h", "o'clock"])
    assert hints.none_in("a day of works, no hours of it")
    assert Hints(["per cent", "o'clock"]).none_in("a paper to go to in hours, no centre")
    assert not any(
        map(hints.none_in, ("Working days", "biweekly", "24h", "5 o'clock", "the WEEKS", "x o'clock"))
    )
    assert not any(map(hints.none_in, ("the WEEKS", "24h")))  # and so the second time
    assert Hints(["ten"], leading=True).none_in("often") and not Hints(["ten"], leading=True).none_in("tenth")


def test_a_phrase_without_letters_rules_nothing_out() -> None:
    assert not Hints(["%"]).none_in("any text")
    assert Hints([]).none_in("any text") and Hints(["*"]).none_in("any text")


def test_names_find_the_same_with_hints() -> None:
    names = Names({"day": ["day*", "24h"], "hour": ["h"]})
    assert [name for name, _, _ in names.found("15 days, 3 h, 24h, midday")] == ["day", "hour", "day", "day"]
    assert not list(names.found("nothing of it"))
