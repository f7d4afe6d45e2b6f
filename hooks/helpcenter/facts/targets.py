"""Links whose words say one thing and whose target is another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpcenter.facts.addresses import of_target
from helpcenter.facts.book import Book
from helpcenter.facts.reading import Found, Lexicon, recognised
from helpcenter.facts.site_names import is_single
from helpcenter.facts.stated import Stated
from helpcenter.model.document import Link
from helpcenter.read.scan.visible import Visible

_DIGITS = re.compile(r"\d(?:\D{0,3}\d){5}")
_KINDS = ("telephone", "email", "address")


def contradiction(book: Book, found: Found, lexicon: Lexicon) -> tuple[str, str] | None:
    """What a link's words say and where it leads instead; None if they agree or say nothing of the kind."""
    target = book.find(found.stated)
    if target is None or found.link is None:
        return None
    words = found.passage.text
    said = recognised(words, lexicon, quoting=False)
    for stated in said:
        known = book.find(stated) if stated.kind in _KINDS else None
        if known and known is not target and not _same_site(book, stated, found.stated):
            return stated.written, target.shown
    if target.owner and (name := _name_alone(book, words, said)):
        return name, target.shown
    product = book.product(found.stated.value) if found.stated.kind == "address" else ""
    exact = {stated.value for stated in said if stated.kind == "site"}
    named = [
        key
        for key, name in book.site_names.items()
        if name in exact or (is_single(name) and name.casefold() in words.casefold())
    ]
    if product and named and product not in named:
        return book.site_names[named[0]], book.site_names.get(product, target.shown)
    return None


def _name_alone(book: Book, words: str, said: Iterable[Stated]) -> str:
    """The name of a site of ours that is all that a link says, with an ending or without; "" where it says more."""
    names = (item.written for item in said if item.kind == "site" and item.value in book.site_names.values())
    return next((name for name in names if re.fullmatch(rf"\W*{re.escape(name)}(-\w+)?\W*", words)), "")


def common_words(book: Book, found: Iterable[Found], lexicon: Lexicon) -> frozenset[tuple[str, int, str]]:
    """The words of links to others that are the name of a site only but for their small letters: NAV’s ügyfélportál.

    Returns:
        path, line and the word as it is written.
    """
    links = [
        (item.link.place, item.passage.text)
        for item in found
        if item.link and (fact := book.find(item.stated)) and fact.owner
    ]
    return frozenset(
        (place.path, place.line, said.written)
        for place, words in links
        for said in recognised(words, lexicon, quoting=False)
        if said.kind == "site" and said.written.islower() and said.written.isalpha()
    )


def _same_site(book: Book, words: Stated, target: Stated) -> bool:
    """Whether the words are the bare host of the site to which the link leads."""
    bare = (
        words.kind == target.kind == "address" and words.value.startswith("//") and "/" not in words.value[2:]
    )
    return bare and book.product(words.value) == book.product(target.value) != ""


def said_in_words(book: Book, found: Found, lexicon: Lexicon) -> bool:
    """Whether a link's words state something wrong themselves, so that one report is enough."""
    if found.link is None:
        return False
    stated = recognised(found.passage.text, lexicon, quoting=False)
    return any(item.kind == found.stated.kind and book.find(item) is None for item in stated)


def whole(link: Link, lexicon: Lexicon) -> Stated | None:
    """The telephone number or e-mail address that is all that a link says, if it leads to nothing of the kind."""
    if link.kind == "image" or not ("@" in link.text or _DIGITS.search(link.text)):
        return None
    if next(of_target(link.target), None):
        return None  # what it leads to is judged itself
    words = Visible(link.text).text.strip("*_` ")
    found = (
        item for item in recognised(words, lexicon, quoting=False) if item.kind in ("telephone", "email")
    )
    return next((item for item in found if (item.start, item.end) == (0, len(words))), None)
