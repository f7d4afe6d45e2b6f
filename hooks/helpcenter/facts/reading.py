"""The help center, read for the facts that it states: every page, snippet, language.yml and template."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.facts.addresses import addresses, emails, of_target
from helpcenter.facts.book import book
from helpcenter.facts.documents import Part, links, texts
from helpcenter.facts.labels import labels
from helpcenter.facts.names import names
from helpcenter.facts.numbers import numbers
from helpcenter.facts.passwords import passwords
from helpcenter.facts.post import post_boxes, postcodes
from helpcenter.facts.site_names import site_names
from helpcenter.facts.spoken import spoken
from helpcenter.facts.stated import Stated, outside
from helpcenter.facts.telephones import telephones
from helpcenter.facts.times import times
from helpcenter.facts.words import Words, box_words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Link, Page, Snippet
from helpcenter.model.downloadable import PdfPage
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Place
from helpcenter.model.text import Passage
from helpcenter.read.scan.visible import Visible


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that a document states, and where.

    Attributes:
        stated: the fact.
        passage: the text in which it stands; of a link's target, the words of the link.
        part: which part of the document that is.
        link: the link whose target states it.
    """

    stated: Stated
    passage: Passage
    part: Part
    link: Link | None = None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.link.place if self.link else self.passage.where(self.stated.start)


@dataclass(frozen=True, slots=True)
class Read:
    """A document and all that it states. `language` is "" for a template."""

    document: Document
    language: str
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that recognisers need besides a text; `others` are the names of others."""

    words: Words
    names: tuple[str, ...]
    towns: tuple[str, ...]
    boxes: tuple[str, ...]
    quotes: tuple[str, ...]
    sites: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@remembered
def read(center: HelpCenter) -> tuple[Read, ...]:
    """Everything that says something: pages, snippets, each language.yml, templates."""
    return tuple(_read(center))


def _read(center: HelpCenter) -> Iterator[Read]:
    known = lexicons(center)
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        yield Read(document, document.language, _kept(document, known[document.language]))
    for language in center.languages:
        yield Read(language.document, language.code, _kept(language.document, known[language.code]))
    others = tuple(lexicon.words for code, lexicon in known.items() if code != center.default.code)
    for template in center.templates if center.languages else ():
        yield Read(template, "", _kept(template, known[center.default.code], others))


@remembered
def lexicons(center: HelpCenter) -> dict[str, Lexicon]:
    """What is needed to read each language, by its code."""
    known = book(center)
    words = {language.code: _words(language.document) for language in center.languages}
    boxes, others = box_words(center), known.mentioned_names
    quotes = tuple(dict.fromkeys(pair for item in words.values() for pair in item.listed("quotes")))
    sites = tuple(known.site_names.values())
    return {
        code: Lexicon(item, known.names, known.towns, boxes, quotes, sites, known.dialled, others)
        for code, item in words.items()
    }


_words = remembered(Words)
_memory: dict[int, tuple[Lexicon, tuple[Words, ...], tuple[Found, ...]]] = {}
"""What was read already, by the identity of a document, for as long as there is that document."""


def _kept(document: Document, lexicon: Lexicon, others: tuple[Words, ...] = ()) -> tuple[Found, ...]:
    if id(document) not in _memory:
        weakref.finalize(document, _memory.pop, id(document), None).atexit = False
    elif _memory[id(document)][:2] == (lexicon, others):
        return _memory[id(document)][2]
    found = tuple(_of_document(document, lexicon, others))
    _memory[id(document)] = lexicon, others, found
    return found


def _of_document(document: Document, lexicon: Lexicon, others: tuple[Words, ...]) -> Iterator[Found]:
    """All that a document states; a template, which may speak any language, also what it promises in others."""
    for part, passage in texts(document):
        stated = recognised(passage.text, lexicon, quoting=passage.kind not in ("code", "title"))
        for item in stated:
            yield Found(item, passage, part)
        for words in others:
            yield from (
                Found(item, passage, part) for item in times(passage.text, words) if item not in stated
            )
    for link in links(document):
        for item in of_target(link.target):
            said = Passage(Visible(link.text).text, "link", lambda at, place=link.place: place)  # type: ignore[misc]
            yield Found(item, said, "body", link)


def read_source(source: Document, lexicon: Lexicon) -> tuple[Found, ...]:
    """Everything that the source of a document states, in its texts and the targets of its links."""
    return _kept(source, lexicon)


def recognised_in_pdf(page: PdfPage, lexicon: Lexicon, *, quoting: bool) -> Iterator[Stated]:
    """Every fact on a page of a download, in what else is said there, and in its tel: and mailto: links.

    Args:
        page: the page.
        lexicon: the words of its language.
        quoting: whether its text quotes labels; in a document of somebody else quotes may hold anything.
    """
    yield from recognised(Visible(page.text).text, lexicon, quoting=quoting)
    for link in page.links:
        yield from (stated for stated in of_target(link.target) if stated.kind != "address")
    for text in page.hidden_texts:
        yield from recognised(Visible(text).text, lexicon, quoting=False)


def recognised(text: str, lexicon: Lexicon, *, quoting: bool = True) -> list[Stated]:
    """Every fact in a text, in the order of the text.

    Args:
        text: the text as `scan.visible` gives it.
        lexicon: the words of its language.
        quoting: whether quotation marks in it quote labels.
    """
    words = lexicon.words
    digits = any(map(str.isdigit, text))
    found = [*emails(text, words), *addresses(text)]
    if digits:
        found += outside(found, telephones(text, words, lexicon.telephones))
        found += post_boxes(text, lexicon.boxes)
        found += outside(found, postcodes(text, lexicon.towns))
    found += outside(found, spoken(text, words))
    solid = list(found)
    found += names(text, lexicon.names, lexicon.others)
    others = [
        item
        for item in found
        if item.kind in ("email", "address", "name") and item.written not in lexicon.sites
    ]
    found += outside(others, site_names(text, lexicon.sites, words))
    found += outside(solid, (*times(text, words), *passwords(text, words)))
    if quoting:
        facts = {
            (item.start - 1, item.end + 1) for item in found if item.kind != "site"
        }  # a number in quotes is no label
        found += (item for item in labels(text, lexicon.quotes) if (item.start, item.end) not in facts)
    if digits:
        found += numbers(text, [(item.start, item.end) for item in found if item.kind != "label"])
    return sorted(set(found), key=lambda item: (item.start, item.end, item.kind, item.value))
