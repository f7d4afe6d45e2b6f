"""The help center, read for what it states: every page, snippet, language.yml and template."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from helpcenter.facts.addresses import addresses, emails, of_target
from helpcenter.facts.amounts import money, numbers, numbers_in_words, percentages
from helpcenter.facts.calendar import dates, weekdays
from helpcenter.facts.clock import clock_times
from helpcenter.facts.documents import Part, links, texts
from helpcenter.facts.durations import durations
from helpcenter.facts.labels import labels
from helpcenter.facts.names import names
from helpcenter.facts.passwords import passwords
from helpcenter.facts.patterns import folded
from helpcenter.facts.places import post_boxes, postcodes
from helpcenter.facts.registry import registry
from helpcenter.facts.seen import seen
from helpcenter.facts.site_names import site_names
from helpcenter.facts.statements import (
    CompanyName,
    Email,
    SiteName,
    Stated,
    WebAddress,
    outside,
)
from helpcenter.facts.telephones import Dialling, spoken, telephones
from helpcenter.facts.words import CLASSES, Words, box_words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Link, Page, Snippet
from helpcenter.model.downloadable import PdfPage
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Place
from helpcenter.model.text import Passage

_DIGIT = re.compile(r"[0-9]")


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


def is_list_of_rules(items: Iterable[str], words: Words) -> bool:
    """Return whether the lists of a text name some kinds of characters, as only rules for passwords do."""
    kinds = {kind for text in items for kind, _, _ in words.character.found(folded(text))}
    return len(kinds) > 1 and bool(kinds.intersection(CLASSES[1:]))


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


def known(text: str, lexicon: Lexicon) -> list[Stated]:
    """Return every statement of a text of the kinds that must be known."""
    return [*_known(text, lexicon, list(_amounts(text, lexicon.words)) if _DIGIT.search(text) else [])]


def _known(text: str, lexicon: Lexicon, amounts: Sequence[Stated]) -> Iterator[Stated]:
    words, dialling = lexicon.words, lexicon.dialling
    found = [*emails(text, words), *addresses(text)]
    if _DIGIT.search(text):
        found += telephones(_blanked(text, [*found, *amounts]), words, dialling)
        found += post_boxes(text, lexicon.boxes)
        found += outside(found, postcodes(text, lexicon.towns, lexicon.boxes))
    found += outside(found, spoken(text, words, dialling))
    found += names(text, lexicon.names, lexicon.others)
    yield from found
    others = [item for item in found if isinstance(item.value, Email | WebAddress | CompanyName)]
    others = [item for item in others if item.written not in lexicon.sites]
    yield from outside(others, site_names(text, lexicon.sites, words))


def _amounts(text: str, words: Words) -> Iterator[Stated]:
    yield from percentages(text, words)
    yield from money(text, words)
    yield from dates(text, words)


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
    words = lexicon.words
    counted = list(_amounts(text, words)) if amounts or _DIGIT.search(text) else []
    found = list(_known(text, lexicon, counted))
    names = [item for item in found if isinstance(item.value, CompanyName | SiteName)]
    solid = [item for item in found if not isinstance(item.value, CompanyName | SiteName)]
    found += outside(solid, counted)
    rest = _blanked(text, [*solid, *counted])
    rules = partial(passwords, about=about)
    for recogniser in (rules, clock_times, durations, weekdays) if amounts else (rules, durations):
        more = list(recogniser(rest, words))
        rest = _blanked(rest, more)
        found += more
    if quoting:
        facts = {
            (item.start - 1, item.end + 1) for item in found if not isinstance(item.value, SiteName)
        }  # a number in quotes is no label
        found += (item for item in labels(text, lexicon.quotes) if (item.start, item.end) not in facts)
    rest = _blanked(rest, names) if amounts else ""
    found += [*(numbers(rest) if _DIGIT.search(text) else ()), *numbers_in_words(rest, words)]
    return sorted(dict.fromkeys(found), key=lambda item: (item.start, item.end, item.name))


def _blanked(text: str, found: Iterable[Stated]) -> str:
    """Return the text, as long as it was, with what is stated in it crossed out."""
    parts, at = [], 0
    for item in sorted(found, key=lambda item: item.start):
        if item.end > at:
            parts += [text[at : item.start], "\x00" * (item.end - max(at, item.start))]
            at = item.end
    return "".join([*parts, text[at:]]) if parts else text
