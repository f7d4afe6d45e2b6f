"""A construct of Markdown is unfinished or unused, or Material knows it and this site does not show it.

Why: readers would see its marks, or nothing of it at all.
Fix: write the missing part, delete what nothing uses, or say it in another form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest
from helpcenter.model.text import Stray
from helpcenter.rules.shared.known_classes import OF_MATERIAL, known_classes

_FAULTS = {
    "critic": (
        "{} marks a suggested change, and readers would see it",
        "keep the new words or the old ones, and delete the marks; <!-- a comment --> is for writers alone",
    ),
    "formula": ("{} is a formula, and none is shown here", "write it in words and signs, or as a picture"),
    "diagram": (
        "a diagram is not drawn here, readers would see its code",
        "put it in as a picture; code that readers should see begins with ```text",
    ),
    "grid": (
        "readers would see the Markdown in this grid as it is written",
        'write <div class="grid cards" markdown>, and an empty line below it',
    ),
    "raw": (
        "readers would see the Markdown in {} as it is written",
        "write markdown before its >, and an empty line below it",
    ),
    "open caption": (
        "{} is never closed, and all that follows belongs to it",
        "write /// on a line of its own, below the words of the caption",
    ),
    "annotation": (
        "there is nothing to annotate: a mark (1) in the text, or the list of notes below it, is missing",
        "write (1) in the text and a list 1. … right below { .annotate }, or delete it",
    ),
    "empty note": (
        "the note [^{}] has no text",
        "write it behind the colon, or delete the note and its mark",
    ),
    "second note": (
        "there are two notes [^{}], and readers would see the last one alone",
        "give one of them, and its mark, another name",
    ),
    "odd abbreviation": (
        "no abbreviation can begin or end with a sign, and {} does",
        "delete the line, and say in the text what it means",
    ),
    "empty abbreviation": (
        "the abbreviation {} has no meaning",
        "write it behind the colon, or delete the line",
    ),
}
_OF_PAGES = {
    "unclosed": ("{} is never closed", "write its end tag, </…>, where it ends"),
    "unopened": ("{} closes nothing", "delete it, or write the tag that it closes"),
    "unused note": ("no mark leads to the note [^{}]", "write [^{}] where it belongs, or delete the note"),
    "unused abbreviation": (
        "the text does not have the abbreviation {}",
        "write it as the text does, with the same capitals, or delete the line",
    ),
}
"""Faults of pages alone: a snippet may have what only some pages use."""

_NAME = re.compile(r"(?<=\s)[a-z]+(?=[\s=>])")
_ALIKE = 0.65
"""How like a class another must be that was meant."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Judge the constructs of each page and snippet."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    known = known_classes(center)
    for document in documents:
        faults = {**_FAULTS, **_OF_PAGES} if isinstance(document, Page) else _FAULTS
        for stray in document.scan.strays:
            if stray.kind in ("grid", "raw") and nearest("markdown", _NAME.findall(stray.written), _ALIKE):
                continue  # misspelt: the rule `markup` names it
            if stray.kind in faults:
                message, hint = (text.replace("{}", stray.written) for text in faults[stray.kind])
                yield Problem(stray.place, message, hint)
            elif stray.kind == "class" and stray.written not in known:
                yield _unknown(stray)


def _unknown(stray: Stray) -> Problem:
    meant = nearest(stray.written, OF_MATERIAL.split(), _ALIKE)
    hint = f"did you mean {meant}?" if meant else "delete it, or add it to a style sheet in overrides/"
    return Problem(stray.place, f"no style sheet has the class {stray.written}", hint)
