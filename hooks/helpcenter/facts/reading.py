"""The help center, read for what it states: every page, snippet, language.yml and template."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.facts.addresses import of_target
from helpcenter.facts.documents import Part, links, texts
from helpcenter.facts.durations import durations
from helpcenter.facts.patterns import folded
from helpcenter.facts.recognising import Lexicon, is_list_of_rules, known, lexicons, recognised
from helpcenter.facts.statements import (
    Stated,
    WebAddress,
)
from helpcenter.facts.words import Words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Link, Page, Snippet
from helpcenter.model.downloadable import PdfPage
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Place
from helpcenter.model.seen import seen
from helpcenter.model.text import Passage


@dataclass(frozen=True, slots=True)
class Found:
    """A statement of a document, and where it is.

    Attributes:
        stated: the statement.
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


@remembered
def read(center: HelpCenter) -> tuple[Read, ...]:
    """Return everything that says something: pages, snippets, each language.yml, templates."""
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


_memory: dict[int, tuple[Lexicon, tuple[Words, ...], tuple[Found, ...]]] = {}
"""Documents that were read already, by identity, for as long as the document exists."""


def _kept(document: Document, lexicon: Lexicon, others: tuple[Words, ...] = ()) -> tuple[Found, ...]:
    if id(document) not in _memory:
        weakref.finalize(document, _memory.pop, id(document), None).atexit = False
    elif _memory[id(document)][:2] == (lexicon, others):
        return _memory[id(document)][2]
    found = tuple(_of_document(document, lexicon, others))
    _memory[id(document)] = lexicon, others, found
    return found


def _of_document(document: Document, lexicon: Lexicon, others: tuple[Words, ...]) -> Iterator[Found]:
    """Yield all that a document states; of a template, which may speak any language, also its times in others."""
    listed = list(texts(document))
    short = document.words("title") + document.words("summary") if isinstance(document, Page) else ""
    heading = any(name == "subject" for name, _, _ in lexicon.words.subject.found(folded(short)))
    items = (passage.text for _, passage in listed if passage.listed)
    rules = isinstance(document, Snippet) and document.name == lexicon.rules
    by_hand = is_list_of_rules(items, lexicon.words)
    for part, passage in listed:
        if part == "asked":  # only what harms matters in what customers ask
            yield from (Found(item, passage, part) for item in known(passage.text, lexicon))
            continue
        about = (heading and part in ("title", "summary")) or (by_hand and passage.listed) or rules
        quoting, twins = passage.kind not in ("code", "title"), isinstance(document, Page | Snippet)
        stated = recognised(passage.text, lexicon, quoting=quoting, about=about, amounts=twins)
        for item in stated:
            yield Found(item, passage, part)
        for words in others:
            yield from (
                Found(item, passage, part) for item in durations(passage.text, words) if item not in stated
            )
    for link in links(document):
        for item in of_target(link.target):
            said = Passage(seen(link.text), "link", lambda at, place=link.place: place)  # type: ignore[misc]
            yield Found(item, said, "body", link)


def read_source(source: Document, lexicon: Lexicon) -> tuple[Found, ...]:
    """Return everything that the source of a document states, in its texts and the targets of its links."""
    return _kept(source, lexicon)


def recognised_in_pdf(page: PdfPage, lexicon: Lexicon, *, quoting: bool, about: bool) -> Iterator[Stated]:
    """Yield every statement of a page of a download, in what else is said there, and in its tel: and mailto: links.

    Args:
        page: the page.
        lexicon: the words of its language.
        quoting: whether its text quotes labels; in a document of somebody else quotes may hold anything.
        about: whether the document is about passwords.
    """
    yield from recognised(seen(page.text), lexicon, quoting=quoting, about=about, amounts=False)
    for link in page.links:
        yield from (stated for stated in of_target(link.target) if not isinstance(stated.value, WebAddress))
    for text in page.hidden_texts:
        yield from known(seen(text), lexicon)
