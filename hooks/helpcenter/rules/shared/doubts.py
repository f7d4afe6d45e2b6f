"""Possible slips that no rule reports because they may be meant: a future review, an owner nearly like another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from helpcenter.facts.registry import registry
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page, Snippet
from helpcenter.model.problem import Place
from helpcenter.model.suggest import nearest
from helpcenter.model.text import Passage

_ALIKE = 0.85
"""How like another owner's a name must be to be that one with a slip."""


@dataclass(frozen=True, order=True, slots=True)
class Doubt:
    """Something to look at again: where it is, and what about it."""

    place: Place
    says: str


def doubts(center: HelpCenter, today: date) -> list[Doubt]:
    """Everything that somebody should look at again, in the order of the places."""
    return sorted([*_reviews(center, today), *_owners(center), *_words(center), *_texts(center)])


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


_BOLD_LINE = re.compile(r"[ >]*(\*\*|__)(?P<words>[^*_`]{2,80})\1[ ]*")
_BOLD = re.compile(r"(\*\*|__)(?P<words>[^*_`]{2,80})\1")


def _texts(center: HelpCenter) -> Iterator[Doubt]:
    """Bold lines in place of headings, bold words in place of quoted labels, text that is shown as code."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    known = {item.text(language.code) for language in center.languages for item in registry(center).labels}
    for document in documents:
        lines = document.text.split("\n")
        for passage in document.scan.passages:
            line = lines[passage.place.line - 1] if passage.place.line <= len(lines) else ""
            if passage.kind == "p" and not passage.listed:
                yield from _heading(document, passage, line, lines)
            if passage.kind == "code" and line.startswith("    ") and _SENTENCE.search(passage.text):
                says = "readers see this as the text of a program, because four spaces begin its line"
                yield Doubt(passage.place, says)
        for place, words in _bold(document):
            if words in known:
                yield Doubt(place, f"“{words}” is a label in facts.yml; labels are put in quotation marks")
    yield from _bold_in_twins(center, known)


def _bold(document: Page | Snippet) -> Iterator[tuple[Place, str]]:
    """The bold words of a text with their places."""
    for number, line in enumerate(document.text.split("\n"), start=1):
        for match in _BOLD.finditer(line):
            yield Place(document.path, number, match.start() + 1), match["words"].strip(" .,;:!?")


def _bold_in_twins(center: HelpCenter, known: Set[str]) -> Iterator[Doubt]:
    """Bold words that are the same in a translation, so that they may be what a screen says."""
    names = {*registry(center).names, *registry(center).site_names.values(), *known}
    for page in center.pages.values():
        original = center.page(center.default.code, page.key)
        if original is None or original is page:
            continue
        originals = {words for _, words in _bold(original)}
        for place, words in _bold(page):
            if words in originals and words not in names and re.search(r"[^\W\d_]{3}", words):
                says = (
                    f"“{words}” is the same in {original.path}; if it is a label, put it in quotation marks"
                )
                yield Doubt(place, says)


_SENTENCE = re.compile(r"^[^\W\d_]{2,} [^\W\d_]+ [^\W\d_]+")


def _heading(document: Page | Snippet, passage: Passage, line: str, lines: Sequence[str]) -> Iterator[Doubt]:
    """A bold line above a text, without an end of a sentence and without a number."""
    match = _BOLD_LINE.fullmatch(line)
    number = passage.place.line
    alone = match is not None and (number >= len(lines) or not lines[number].strip())
    if (
        match
        and alone
        and any(other.strip() for other in lines[number:])
        and not re.search(r"\d|[.,;:!?…]$", match["words"].strip())
    ):
        says = f"“{match['words']}” looks like a heading and is a bold line; a heading begins with ##, and has an id"
        yield Doubt(passage.place, says)


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
    for keys, text in _sentences(language.written.data.get("words"), ("words",)):
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
