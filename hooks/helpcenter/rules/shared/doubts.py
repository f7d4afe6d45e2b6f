"""Possible slips that no rule reports because they may be meant: a future review, an owner nearly like another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.problem import Place
from helpcenter.model.suggest import nearest

_ALIKE = 0.85
"""How like another owner's a name must be to be that one with a slip."""


@dataclass(frozen=True, order=True, slots=True)
class Doubt:
    """Something to look at again: where it is, and what about it."""

    place: Place
    says: str


def doubts(center: HelpCenter, today: date) -> list[Doubt]:
    """Everything that somebody should look at again, in the order of the places."""
    return sorted([*_reviews(center, today), *_owners(center), *_words(center)])


def _reviews(center: HelpCenter, today: date) -> Iterator[Doubt]:
    for page in center.pages.values():
        written = page.words("reviewed")
        try:
            coming = date.fromisoformat(written) > today
        except ValueError:
            continue  # a rule reports it
        if coming:
            yield Doubt(page.place("reviewed"), f"it was reviewed on {written}, which is still to come")


def _owners(center: HelpCenter) -> Iterator[Doubt]:
    pages = Counter(page.words("owner") for page in center.pages.values() if page.words("owner"))
    for page in center.pages.values():
        owner = page.words("owner")
        others = [name for name in pages if pages[name] > 2 * pages[owner]] if owner else []
        meant = nearest(owner, others, _ALIKE)
        if meant:
            yield Doubt(page.place("owner"), f"its owner is {owner}; {pages[meant]} pages have {meant}")


def _words(center: HelpCenter) -> Iterator[Doubt]:
    """Sentences of a language.yml that are those of another language, letter by letter."""
    originals = [language for language in center.languages if language.default]
    for original in originals:
        said = dict(_sentences(original.document.data.get("words"), ("words",)))
        for language in center.languages:
            if language is not original:
                yield from _untranslated(language, original, said)


def _untranslated(
    language: Language, original: Language, said: Mapping[tuple[str | int, ...], str]
) -> Iterator[Doubt]:
    for keys, text in _sentences(language.document.data.get("words"), ("words",)):
        if said.get(keys) == text:
            place = language.document.place(*keys)
            yield Doubt(place, f"“{text}” is what {original.document.path} says, so nobody translated it")


def _sentences(value: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of several words with the keys that lead to them; a text of placeholders alone is the same anywhere."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _sentences(inner, (*keys, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _sentences(inner, (*keys, position))
    elif isinstance(value, str) and sum(word.isalpha() for word in value.split()) > 1:
        yield keys, value
