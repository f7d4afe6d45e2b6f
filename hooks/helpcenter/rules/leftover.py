"""A page shows readers what was meant for a program: half a link, half a note, a mark, a merge mark.

Why: `[the form](form.md` without its last bracket is printed letter by letter, and so is what git could not merge.
Fix: write the missing half, or delete the marks; what is meant as text gets a backslash before it, or backticks.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import partial
from re import Match

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Place, Problem
from helpcenter.model.text import Passage
from helpcenter.rules.shared.half_ids import half_id, mended
from helpcenter.rules.shared.leftover_marks import HEADING, MARKS
from helpcenter.rules.shared.mark import Mark
from helpcenter.rules.shared.no_lists import no_lists
from helpcenter.rules.shared.raw_blocks import raw_lines

_CODE = ("code", "title", "alt", "value")
_FILE = re.compile(r"(?<![\w/.-])((?:\.{1,2}/)*(?:[\w-]+/)*[\w-]+\.md)\b(?:#[\w-]+)?")
_LONGEST = 60


_REFERENCE = re.compile(r"\[([^\[\]^][^\[\]]{0,200})\]\[((?!\^)[^\[\]]{0,100})\]")
_HEADING_TITLE = re.compile(r"([ >]*(?:[?!]{3}\+?|={3})[^\"\n]*\")[ ]*#{1,6}[ ]")
_SIGNS = re.compile(r"[\[\]{}|~`]"), re.compile(":[a-z:]"), re.compile("8[<←]")
_PAIRS = ("**", "!!", "??", "==", "##", ".md", "///", "++", "^^")
"""Without one of these a text holds no mark."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Look through what readers see of each page and snippet; whoever reads the files reports merge marks."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        found: set[Place] = set()
        raw = raw_lines(document)
        together = "\n".join([passage.text for passage in document.scan.passages])
        for passage in document.scan.passages if may_have_marks(together) else ():
            if passage.kind not in _CODE and may_have_marks(passage.text):
                for problem in _marks(center, document, passage):
                    if problem.place not in found and problem.place.line not in raw:
                        found.add(problem.place)
                        yield problem
        for row in document.scan.wide_rows:
            message = f"the row has {row.cells} cells and its table {row.columns} columns: nobody would see the rest"
            yield Problem(
                row.place, message, "write | once between two cells, and \\| where it is part of a text"
            )
        yield from _titles(document)
        yield from _ids(document)
        yield from no_lists(document)
        if isinstance(document, Page):
            yield from _values(document)
            yield from _empty(document)


def may_have_marks(text: str) -> bool:
    """Whether a text may hold a mark; all of a page together are looked at faster than each alone."""
    return any(sign in text for sign in _PAIRS) or any(sign.search(text) for sign in _SIGNS)


def _marks(center: HelpCenter, document: Page | Snippet, passage: Passage) -> Iterator[Problem]:
    """The marks in a passage that were meant for a program; of marks that overlap the first."""
    taken = bytearray(len(passage.text) + 1)
    for start, end in passage.apart:
        taken[start:end] = b"x" * (end - start)
    for pattern, problem in _finders(center, document):
        for match in pattern.finditer(passage.text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            if taken[start]:
                continue  # code, the words of a link, or reported
            place = passage.where(start)
            if _is_meant(document, place, match[0].strip()):
                continue
            found = problem(place, match)
            if found:
                end = len(passage.text) if pattern is HEADING.pattern else match.end()
                taken[start:end] = b"x" * (end - start)
                yield found


Finder = Callable[[Place, Match[str]], Problem | None]


def _finders(center: HelpCenter, document: Page | Snippet) -> Iterator[tuple[re.Pattern[str], Finder]]:
    yield HEADING.pattern, partial(_problem, HEADING)
    yield _REFERENCE, _reference
    yield from ((mark.pattern, partial(_problem, mark)) for mark in MARKS)
    yield _FILE, partial(_file, center, document)


def _problem(mark: Mark, place: Place, match: Match[str]) -> Problem:
    seen = " ".join(match[0].split())
    shown = seen if len(seen) <= _LONGEST else f"{seen[:_LONGEST]}…"
    hint = mark.hint.replace("{1}", match[1]) if match.lastindex else mark.hint
    return Problem(place, mark.message.replace("{}", shown), hint)


def _reference(place: Place, match: Match[str]) -> Problem:
    name = match[2] or match[1]
    hint = f"write a line [{name}]: ../topic/answer.md, or the address here: [{match[1]}](…)"
    return Problem(place, f"nothing says where the link {match[0]} leads", hint)


def _file(center: HelpCenter, document: Page | Snippet, place: Place, match: Match[str]) -> Problem | None:
    """The problem of a page's file that is named in the text; other files may be named."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), match[1]))
    if not match[1].startswith("..") and path not in center.paths:
        return None
    return Problem(place, f"readers would see {match[0]}", f"make it a link: [words]({match[0]})")


def _is_meant(document: Page | Snippet, place: Place, seen: str) -> bool:
    """Whether the text has a backslash before the mark, or in it: the writer wants readers to see it."""
    lines = _lines(document)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    return f"\\{seen[0]}" in line or any(
        f"{seen[:at]}\\{seen[at]}" in line for at in range(1, min(3, len(seen)))
    )


@remembered
def _lines(document: Page | Snippet) -> list[str]:
    return document.text.split("\n")


_IN_VALUES = re.compile(
    r"\*\*\S[^*\n]*\*\*|__\S[^_\n]*__|\[[^\[\]\n]+\]\([^()\n]+\)|&(?:[a-zA-Z]{2,8}|#\d{2,5});|</?[a-z][^<>\n]*>"
)
"""Marks of Markdown and HTML, which mean nothing in the front matter."""


def _values(page: Page) -> Iterator[Problem]:
    for key, name in (("title", "title"), ("summary", "short answer"), ("card", "text of the card")):
        match = _IN_VALUES.search(page.words(key))
        if match:
            place = page.place(key)
            line = page.text.split("\n")[place.line - 1]
            column = line.find(match[0]) + 1 or place.column
            hint = "write the words alone; marks work in the text below the front matter"
            yield Problem(
                Place(place.path, place.line, column), f"readers would see {match[0]} in the {name}", hint
            )


def _titles(document: Page | Snippet) -> Iterator[Problem]:
    """Headings that somebody wrote into the title of a box or tab."""
    headings = {heading.place.line for heading in document.scan.headings}
    for number, line in enumerate(document.text.split("\n"), start=1):
        match = _HEADING_TITLE.match(line)
        if match and number in headings:
            hint = "delete the number signs"
            yield Problem(
                Place(document.path, number, match.end(1) + 1), "the title of a box is no heading", hint
            )


def _ids(document: Page | Snippet) -> Iterator[Problem]:
    """Ids of headings that lack one of their brackets."""
    for heading in document.scan.headings:
        half = half_id(heading)
        if half and not _is_meant(document, heading.place, half[0]):
            bracket = "}" if half["opened"] else "{"
            hint = f"a {bracket} is missing: write {mended(half)}"
            yield Problem(heading.place, f"readers would see {half[0]}", hint)


def _empty(page: Page) -> Iterator[Problem]:
    """The problem of an answer with a question and no text; one that is still to be filled in is reported already."""
    nothing = not (page.shown.passages or page.shown.links or page.shown.includes)
    if (
        page.kind == "answer"
        and page.words("title")
        and page.body
        and nothing
        and not page.data.get("downloads")
        and not page.words("tool")
    ):
        last = len(page.text.rstrip().split("\n"))
        hint = "write the answer below its front matter, or delete the page"
        yield Problem(Place(page.path, last), "the page has no text", hint)
