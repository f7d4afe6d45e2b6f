"""Labels and names of facts.yml that are in another language than the text around them."""

from __future__ import annotations

from helpcenter.facts.registry import Registry, registry, sound
from helpcenter.model.center import HelpCenter


def foreign_words(center: HelpCenter, code: str) -> dict[str, str]:
    """Each label and company name that a page of a language shows in another one → the code of that language.

    A label that has a text in the page's own language is not foreign; names are in the default language.
    """
    if not sound(center):
        return {}
    facts, default = registry(center), center.default.code
    found = dict(_labels(facts, code))
    found |= dict.fromkeys(facts.names, default)
    return {text: language for text, language in found.items() if _base(language) != _base(code)}


def towns(center: HelpCenter) -> tuple[str, ...]:
    """The towns of our addresses, before which a postcode may be written."""
    return registry(center).towns if sound(center) else ()


def _labels(facts: Registry, code: str) -> dict[str, str]:
    """The text that is on the screen → its language."""
    shown = [label for label in facts.labels if code not in label.texts]
    return {
        text: language
        for label in shown
        for language, text in label.texts.items()
        if language and text == label.text(code)
    }


def _base(code: str) -> str:
    return code.partition("-")[0].lower()
