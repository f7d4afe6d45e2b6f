"""An entry of `elsewhere` in a language.yml links to no page, or has a phrase that is answered or unusable.

Why: whoever asks for what this help does not answer is shown this entry instead of a list of answers.
Fix: link to a page of this help by its key, or to an address that facts.yml knows; leave a phrase in one place.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.offers import Offer, offers
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.search.analysis import skipped, words
from helpcenter.search.index_file import telling


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each link that leads to no page, and each phrase that is empty, cut, occurs twice, or is an answer's."""
    for language in center.languages:
        skips = skipped(language.document.data.get("search"))
        claimed = _claimed(center, language, skips)
        for offer in offers(language.document):
            yield from _link(center, language, offer)
            for phrase, place in offer.words:
                yield from _phrase(phrase, place, skips, claimed)


def _claimed(center: HelpCenter, language: Language, skips: frozenset[str]) -> dict[str, Place]:
    """The phrases that answers claim, folded and without stop words, each with its place."""
    found: dict[str, Place] = {}
    for page in center.pages.values():
        if page.language == language.code and page.kind == "answer":
            for phrase, place in [(page.title, page.place("title")), *page.listed("also_asked")]:
                found.setdefault(" ".join(telling(phrase, skips)), place)
    return found


def _link(center: HelpCenter, language: Language, offer: Offer) -> Iterator[Problem]:
    place = language.document.place("elsewhere", offer.number, "link")
    if not offer.link or offer.outside or center.page(language.code, offer.link):
        return
    keys = [key for code, key in center.pages if code == language.code and key]
    hint = did_you_mean(
        offer.link, keys, "write topic/answer, or an address that begins with https:, tel: or mailto:"
    )
    yield Problem(place, f"there is no page {offer.link}", hint)


def _phrase(phrase: str, place: Place, skips: frozenset[str], claimed: dict[str, Place]) -> Iterator[Problem]:
    found = telling(phrase, skips)
    if not found:
        hint = "search skips all its words; add one that tells what is asked"
        yield Problem(place, f"the phrase “{phrase}” says nothing to the search", hint)
        return
    if len(found) == 1 < len(words(phrase)):
        hint = f"write “{found[0]}” if that word alone is meant, else add a word that tells what is asked"
        yield Problem(place, f"the search skips all words of “{phrase}” but {found[0]}", hint)
        return
    first = claimed.setdefault(" ".join(found), place)
    if first != place:
        hint = f"{first} has it too; leave it where it is answered"
        yield Problem(place, f"the phrase “{phrase}” is claimed twice", hint)
