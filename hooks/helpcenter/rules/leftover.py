"""A page shows readers what was meant for a program: a link or note without its other half, a merge mark.

Why: `[the form][form]` without the line that says where the form is, is printed letter by letter.
Fix: write the missing line, or delete the marks; the hint says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem
from helpcenter.model.text import Passage

_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\](?!:)")
_REFERENCE = re.compile(r"\[([^\[\]^][^\[\]]{0,200})\]\[((?!\^)[^\[\]]{0,100})\]")
_TEMPLATE = re.compile(r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}")
_MERGE = re.compile(r"(<{7}|>{7}|\|{7}) \S.*")
_CODE = ("code", "title", "alt")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Look through what readers see of each page and snippet, and for merge marks in each line."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        if any(mark in document.text for mark in ("<<<<<<<", ">>>>>>>", "|||||||")):
            yield from _merge(document)
        for passage in document.scan.passages:
            if passage.kind not in _CODE and ("[" in passage.text or "{" in passage.text):
                yield from _halves(passage)


def _halves(passage: Passage) -> Iterator[Problem]:
    for pattern in (_NOTE, _REFERENCE, _TEMPLATE):
        for match in pattern.finditer(passage.text):
            if any(start <= match.start() < end for start, end in passage.apart):
                continue  # code, or the words of a link
            place, written, name = passage.where(match.start()), match[0], match[match.lastindex or 0]
            if pattern is _NOTE:
                hint = f"write a line [^{name}]: …, or delete the mark"
                yield Problem(place, f"there is no note {written}", hint)
            elif pattern is _TEMPLATE:
                hint = "write the words themselves; pages are no templates"
                yield Problem(place, f"readers would see {written}", hint)
            else:
                hint = f"write a line [{name or match[1]}]: ../topic/answer.md, or the address here: [{match[1]}](…)"
                yield Problem(place, f"nothing says where the link {written} leads", hint)


def _merge(document: Page | Snippet) -> Iterator[Problem]:
    if document.faults:
        return  # told as a fault of the file
    for number, line in enumerate(document.text.splitlines(), start=1):
        if _MERGE.match(line):
            hint = "choose one of the two texts, and delete the marks and the line of ="
            yield Problem(Place(document.path, number), "two texts were merged and nobody chose", hint)
