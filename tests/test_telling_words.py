"""A text without telling words states nothing: the recognisers, asked all the same, find nothing in it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from helpcenter.facts.documents import texts
from helpcenter.facts.recognising import Lexicon, known_thoroughly, lexicons, telling_words, thoroughly
from helpcenter.facts.words import Words
from helpcenter.model import locales
from helpcenter.model.document import Document
from helpcenter.model.seen import seen
from helpcenter.read.help_center import read
from helpcenter.read.interface_words import spoken
from support import ROOT

CENTER = read(ROOT)
MADE = 3_000
"""Texts that are made up in a language."""

_SIGNS = (
    "( [ ) ] . , : ; - – + * / ' ’ ‘ „ “ ” \" « » ‹ › ,, … at (at) [AT] dot @ % € a an I X IV ½ ² Σ é İ ſ K"
)
ODD = _SIGNS.split()
"""What is put between the words of a text, or to one."""


def words_of(value: Any) -> Iterator[str]:
    """Every word and phrase of `reading`, also as a part of another word."""
    if isinstance(value, str):
        yield value.replace("*", "")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)


def made(document: Document, lexicon: Lexicon, chance: random.Random) -> Iterator[str]:
    """Texts of few words: some of them are looked for, others are nearly so, most are of pages."""
    phrases = sorted({*words_of(document.data["reading"]), *lexicon.names, *lexicon.sites, *lexicon.others})
    phrases += [name for names in locales.month_names(document.words("words", "locale")) for name in names]
    plain = sorted(
        {word for page in CENTER.pages.values() for _, text in texts(page) for word in text.text.split()}
    )
    for _ in range(MADE):
        row = chance.choices(plain, k=chance.randint(1, 8))
        for _ in range(chance.randint(0, 2)):
            row.insert(chance.randint(0, len(row)), _changed(chance.choice(phrases), chance))
        if chance.random() < 0.4:
            row.insert(chance.randint(0, len(row)), chance.choice(ODD))
        yield seen((" " if chance.random() < 0.9 else "").join(row))


def _changed(phrase: str, chance: random.Random) -> str:
    """A phrase as it is, with another case, with letters more or less, or beside a sign."""
    way = chance.randrange(8)
    at = chance.randint(0, len(phrase))
    changed = {
        0: phrase.upper(),
        1: phrase.capitalize(),
        2: phrase[:at] + phrase[at + 1 :],
        3: f"{phrase}ban",
        4: f"un{phrase}",
        5: phrase + chance.choice(ODD),
        6: chance.choice(ODD) + phrase,
    }
    return changed.get(way, phrase)


def lexicons_to_try() -> dict[str, Lexicon]:
    """The languages of this site, and German; with names of others, and a site of common words."""
    found = dict(lexicons(CENTER))
    first = next(iter(found.values()))
    settings = CENTER.settings
    german = Words(spoken("de", Document("docs/de/language.yml"), settings))
    found["de"] = replace(first, words=german)
    return {
        code: replace(
            one,
            sites=(*one.sites, "My Account", "Kapu", "Zsiráfportál"),
            others=("Zebra Posta Zrt.", "Magyar Nemzeti Bank", "B2B."),
            telephones=(*one.telephones, "1234567"),
        )
        for code, one in found.items()
    }


LEXICONS = lexicons_to_try()


@pytest.mark.parametrize("code", LEXICONS)
def test_a_text_without_telling_words_states_nothing(code: str) -> None:
    lexicon, chance = LEXICONS[code], random.Random(code)
    telling = telling_words(lexicon)
    of_pages = [text.text for page in CENTER.pages.values() for _, text in texts(page)]
    silent = 0
    for text in (*of_pages, *made(lexicon.words.document, lexicon, chance)):
        if telling.none_in(text):
            silent += 1
            for about in (True, False):
                assert not thoroughly(text, lexicon, about=about), text
            assert not thoroughly(text, lexicon, about=True, amounts=False, quoting=False), text
            assert not known_thoroughly(text, lexicon), text
    assert silent > 1_000


def test_the_words_of_most_texts_tell_nothing_alone() -> None:
    telling = telling_words(LEXICONS["hu"])
    assert telling.none_in("Amikor belépsz, a menüpont segít: kérheted, letöltheted, és ennyi.")
    assert telling.none_in(
        "Amikor belépsz, a menüpont segít: kérheted, letöltheted, és ennyi."
    )  # known by now
    for text in (
        "tizenöt nap",
        "15",
        "naponta",
        "„Ügyintézés”",
        "UNION Biztosito",
        "Ügyfél portál",
        "II. kerület",
    ):
        assert not telling.none_in(f"Ez {text} most"), text
