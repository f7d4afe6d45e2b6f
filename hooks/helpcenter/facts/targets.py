"""Links whose words state one thing and whose target is another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helpcenter.facts.addresses import of_target
from helpcenter.facts.reading import Found
from helpcenter.facts.recognising import Lexicon, known
from helpcenter.facts.registry import Registry
from helpcenter.facts.site_names import is_single
from helpcenter.facts.statements import Email, SiteName, Stated, Statement, Telephone, WebAddress
from helpcenter.model.document import Link
from helpcenter.model.seen import seen

_DIGITS = re.compile(r"\d(?:\D{0,3}\d){5}")


def contradiction(registry: Registry, found: Found, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return what a link's words state and where it leads instead; None if they agree or state nothing of the kind."""
    value = found.stated.value
    target = registry.find(value)
    if target is None or found.link is None:
        return None
    words = found.passage.text
    said = known(words, lexicon)
    for stated in said:
        kind = isinstance(stated.value, Telephone | Email | WebAddress)
        fact = registry.find(stated.value) if kind else None
        if fact and fact is not target and not _same_site(registry, stated.value, value):
            return stated.written, target.shown
    if target.owner and (name := _name_alone(registry, words, said)):
        return name, target.shown
    product = registry.product(value)
    exact = {stated.value.name for stated in said if isinstance(stated.value, SiteName)}
    named = [
        key
        for key, name in registry.site_names.items()
        if name in exact or (is_single(name) and name.casefold() in words.casefold())
    ]
    if product and named and product not in named:
        return registry.site_names[named[0]], registry.site_names.get(product, target.shown)
    return None


def _name_alone(registry: Registry, words: str, said: Iterable[Stated]) -> str:
    """Return the name of a site of ours that is all that a link says, with an ending or without; "" for more words."""
    ours = registry.site_names.values()
    names = (item.written for item in said if isinstance(item.value, SiteName) and item.value.name in ours)
    return next((name for name in names if re.fullmatch(rf"\W*{re.escape(name)}(-\w+)?\W*", words)), "")


def common_words(
    registry: Registry, found: Iterable[Found], lexicon: Lexicon
) -> frozenset[tuple[str, int, str]]:
    """Return path, line and word of each name of a site in small letters in a link to others: NAV’s ügyfélportál."""
    links = [
        (item.link.place, item.passage.text)
        for item in found
        if item.link and (fact := registry.find(item.stated.value)) and fact.owner
    ]
    return frozenset(
        (place.path, place.line, said.written)
        for place, words in links
        for said in known(words, lexicon)
        if isinstance(said.value, SiteName) and said.written.islower() and said.written.isalpha()
    )


def _same_site(registry: Registry, words: Statement, target: Statement) -> bool:
    """Return whether the words are the bare host of the site to which the link leads."""
    bare = isinstance(words, WebAddress) and words.address.startswith("//") and "/" not in words.address[2:]
    return bare and registry.product(words) == registry.product(target) != ""


def wrong_in_words(registry: Registry, found: Found, lexicon: Lexicon) -> bool:
    """Return whether a link's words state something unknown of the same kind, so that one report is enough."""
    if found.link is None:
        return False
    stated = known(found.passage.text, lexicon)
    return any(item.name == found.stated.name and registry.find(item.value) is None for item in stated)


def whole(link: Link, lexicon: Lexicon) -> Stated | None:
    """Return the telephone number or e-mail address that is all that a link says, if it leads to none of the kind."""
    if link.kind == "image" or not ("@" in link.text or _DIGITS.search(link.text)):
        return None
    if next(of_target(link.target), None):
        return None  # what it leads to is judged itself
    words = seen(link.text).strip("*_` ")
    found = known(words, lexicon)
    kinds = (item for item in found if isinstance(item.value, Telephone | Email))
    return next((item for item in kinds if (item.start, item.end) == (0, len(words))), None)
