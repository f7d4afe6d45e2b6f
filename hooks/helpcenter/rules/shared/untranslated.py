"""Finds words of the interface that neither the package nor a site has in a language: they are shown in English."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.read import interface_words


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A word of the interface that is still in English: the path of its language.yml, its name there, and the text."""

    path: str
    name: str
    english: str


def untranslated(center: HelpCenter) -> Iterator[Untranslated]:
    """All words of the interface that are still in English."""
    for language in center.languages:
        for keys, english in interface_words.untranslated(language):
            yield Untranslated(language.written.path, ".".join(map(str, keys)), english)
