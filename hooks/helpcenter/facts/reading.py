"""The help center, read for what it states: every page, snippet, language.yml and template."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpcenter.facts.addresses import of_target
from helpcenter.facts.documents import Part, links, texts
from helpcenter.facts.durations import durations
from helpcenter.facts.notice_texts import notice_texts
from helpcenter.facts.passwords import is_list_of_rules
from helpcenter.facts.patterns import folded
from helpcenter.facts.recognising import (
    Lexicon,
    known,
    lexicons,
    recognised,
    telling_words,
)
from helpcenter.facts.statements import (
    Stated,
    WebAddress,
)
from helpcenter.facts.unspaced import apart
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
    for document, language, lexicon, others in to_read(center):
        yield Read(document, language, _kept(document, lexicon, others))


def to_read(center: HelpCenter) -> Iterator[tuple[Document, str, Lexicon, tuple[Words, ...]]]:
    """Yield each document that says something, its language, and what is needed to read it."""
    known = lexicons(center)
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        yield document, document.language, known[document.language], ()
    for language in center.languages:
        yield language.written, language.code, known[language.code], ()
        if said := notice_texts(center).get(language.code):
            yield said, language.code, known[language.code], ()
    others = tuple(lexicon.words for code, lexicon in known.items() if code != center.default.code)
    for template in center.templates if center.languages else ():
        yield template, "", known[center.default.code], others


Numbered = tuple[int, Stated]
"""A statement, and the number of the text that makes it; of a link's target, -1 for the first link and so on."""

_memory: dict[int, tuple[Lexicon, tuple[Words, ...], tuple[Found, ...]]] = {}
"""Documents that were read already, by identity, for as long as the document exists."""


def _kept(document: Document, lexicon: Lexicon, others: tuple[Words, ...] = ()) -> tuple[Found, ...]:
    kept = _memory.get(id(document))
    if kept is None or kept[:2] != (lexicon, others):
        give(document, lexicon, others, numbered(document, lexicon, others))
    return _memory[id(document)][2]


def is_read(document: Document) -> bool:
    """Whether a document was read already."""
    return id(document) in _memory


def give(
    document: Document, lexicon: Lexicon, others: tuple[Words, ...], statements: Iterable[Numbered]
) -> None:
    """Remember what a document states, so that it is not read again."""
    if id(document) not in _memory:
        weakref.finalize(document, _memory.pop, id(document), None).atexit = False
    said = list(statements)
    listed, linked = (list(texts(document)), list(links(document))) if said else ([], [])
    found = []
    for number, stated in said:
        if number >= 0:
            part, passage = listed[number]
            found.append(Found(stated, passage, part))
        else:
            link = linked[-1 - number]
            words = Passage(seen(link.text), "link", lambda at, place=link.place: place)  # type: ignore[misc]
            found.append(Found(stated, words, "body", link))
    _memory[id(document)] = lexicon, others, tuple(found)


def numbered(document: Document, lexicon: Lexicon, others: tuple[Words, ...]) -> tuple[Numbered, ...]:
    """Return all that a document states; of a template, which may speak any language, also its times in others."""
    return tuple(_numbered(document, lexicon, others))


def _numbered(document: Document, lexicon: Lexicon, others: tuple[Words, ...]) -> Iterator[Numbered]:
    listed = list(texts(document))
    said = [passage.text for _, passage in listed]
    telling = range(len(listed)) if others else telling_words(lexicon).telling(said)
    some = [(number, listed[number]) for number in telling]
    short = document.words("title") + document.words("summary") if some and isinstance(document, Page) else ""
    heading = any(name == "subject" for name, _, _ in lexicon.words.subject.found(folded(short)))
    items = (passage.text for _, (_, passage) in some if passage.listed)
    rules = isinstance(document, Snippet) and document.name == lexicon.rules
    by_hand = is_list_of_rules(items, lexicon.words)
    for number, (part, passage) in some:
        if part == "asked":  # only what harms matters in what customers ask
            yield from ((number, item) for item in known(passage.text, lexicon))
            continue
        about = (heading and part in ("title", "summary")) or (by_hand and passage.listed) or rules
        quoting, twins = passage.kind not in ("code", "title"), isinstance(document, Page | Snippet)
        stated = recognised(passage.text, lexicon, quoting=quoting, about=about, amounts=twins)
        yield from ((number, item) for item in stated)
        for words in others:
            yield from (
                (number, item) for item in durations(apart(passage.text), words) if item not in stated
            )
    for number, link in enumerate(links(document)):
        yield from ((-1 - number, item) for item in of_target(link.target))


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
