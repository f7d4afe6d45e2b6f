"""The offers of editors to those who ask for something that this help does not answer, as the search shows it."""

from __future__ import annotations

from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.offers import Offer, offers
from helpcenter.model.urls import address


@dataclass(frozen=True, slots=True)
class Offered:
    """An entry of `elsewhere`: its phrases, text and link. `url` is relative to the site's root, or has a scheme."""

    words: tuple[str, ...]
    text: str
    label: str
    url: str


def offered(center: HelpCenter, language: Language) -> list[Offered]:
    """The entries of a language."""
    return [_offered(center, language, offer) for offer in offers(language.document)]


def _offered(center: HelpCenter, language: Language, offer: Offer) -> Offered:
    phrases = tuple(phrase for phrase, _ in offer.words)
    if offer.outside:
        shown = offer.link.partition(":")[2].lstrip("/").rstrip("/")
        return Offered(phrases, offer.text, offer.label or shown, offer.link)
    page = center.page(language.code, offer.link)
    if page is None:
        return Offered(phrases, offer.text, "", "")
    return Offered(phrases, offer.text, offer.label or page.title, address(center, page))
