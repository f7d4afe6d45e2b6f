"""Marks that a keyboard has in place of those of a language: straight quotation marks, double hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page, Snippet
from helpcenter.model.problem import Place
from helpcenter.model.text import Passage

_UNREAD = frozenset({"code", "html", "title", "value"})
"""Kinds of passages that are not judged: code, and what attributes say."""

_MARK = re.compile(r"""["„“”‟]|,,(?=\w)|(?<=[\w.!?…])''""")
_MARKS, _PAIRS = re.compile('["„“”‟]'), (",,", "''", "--")
"""Without one of these a text has no such mark."""

_BEFORE_OPENING = frozenset(' (\t\n[{/–—„“”"-')
_TYPED = frozenset(('"', ",,", "''"))
_HYPHENS = re.compile(r"(?<=[\w”“\"»).,!?] )--(?= [\w„“\"«(]|[,;:])|(?<=[^\W\d_])--(?=[^\W\d_])")
_AROUND = 40
"""Characters beside a dash among which its neighbours are looked for."""

_LONGEST = 200
"""Characters that quoted words may have."""


@dataclass(frozen=True, order=True, slots=True)
class Typed:
    """A mark that was typed: where it is, the characters, those that are meant, and the words with both marks."""

    place: Place
    written: str
    meant: str
    before: str
    after: str


def pairs(center: HelpCenter, code: str) -> list[str]:
    """The pairs of quotation marks of a language, the usual one first; none where its language.yml names none."""
    documents = (language.document for language in center.languages if language.code == code)
    reading = next((document.data.get("reading") for document in documents), None)
    listed = reading.get("quotes") if isinstance(reading, Mapping) else None
    return [pair for pair in listed if isinstance(pair, str)] if isinstance(listed, list) else []


def typed(center: HelpCenter, document: Page | Snippet) -> Iterator[Typed]:
    """The typed marks of a page or snippet, in its title, its short answer and its text."""
    quotes = pairs(center, document.language)
    if document.faults or not quotes:
        return
    lines = document.text.split("\n")
    for key in ("title", "summary", "card"):
        yield from _in_value(document, key, lines, quotes)
    whole = "\n".join([passage.text for passage in document.scan.passages])
    if not _may_have_marks(whole):
        return
    for passage in document.scan.passages:
        text = passage.text
        if passage.kind not in _UNREAD and _may_have_marks(text) and "8<-" not in text and "!!!" not in text:
            yield from _in_passage(passage, lines, quotes)


def _may_have_marks(text: str) -> bool:
    return any(pair in text for pair in _PAIRS) or _MARKS.search(text) is not None


def _in_value(document: Document, key: str, lines: Sequence[str], quotes: Sequence[str]) -> Iterator[Typed]:
    """The typed marks of a value of the front matter; at the value where they are not on the line of its key."""
    words = document.words(key)
    for start, end, written, meant, before, after in _found(words, quotes):
        place = document.place(key)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        around = words[max(0, start - 3) : end + 3]
        at = line.find(around)
        if at < 0 or line.count(around) != 1:
            yield Typed(place, "", meant, before, after)
        else:
            column = at + start - max(0, start - 3) + 1
            yield Typed(Place(place.path, place.line, column), written, meant, before, after)


def _in_passage(passage: Passage, lines: Sequence[str], quotes: Sequence[str]) -> Iterator[Typed]:
    for start, _, written, meant, before, after in _found(_without_code(passage, lines), quotes):
        place = passage.where(start)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        at = place.column - 1
        if line.startswith(written, at) and line[at - 1 : at] != "\\" and "lang=" not in line:
            yield Typed(place, written, meant, before, after)


def _without_code(passage: Passage, lines: Sequence[str]) -> str:
    """The text of a passage with a letter in place of each character of code."""
    text = list(passage.text)
    for start, end in passage.apart:
        place = passage.where(start)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        if line[max(0, place.column - 9) : place.column - 1].rstrip("*_")[-1:] != "[":
            text[start:end] = "x" * (end - start)
    return "".join(text)


def _found(text: str, quotes: Sequence[str]) -> Iterator[tuple[int, int, str, str, str, str]]:
    """Start, end, characters and meant characters of each typed mark, and its words with the marks as they are, and as
    they are meant.
    """
    for opening, closing in _quoted(text):
        words = text[opening.end() : closing.start()]
        if (
            opening[0] + closing[0] in quotes
            or not _TYPED.intersection((opening[0], closing[0]))
            or "<" in words
        ):
            continue  # right, or the marks of another language, or the halves of a tag
        before, after = f"{opening[0]}{words}{closing[0]}", f"{quotes[0][0]}{words}{quotes[0][1]}"
        for match, meant in ((opening, quotes[0][0]), (closing, quotes[0][1])):
            if match[0] != meant:
                yield match.start(), match.end(), match[0], meant, before, after
    for match in _HYPHENS.finditer(text):
        first = text[max(0, match.start() - _AROUND) : match.start()].split(" ")[-2:]
        last = text[match.end() : match.end() + _AROUND].split(" ")[:2]
        before = f"{' '.join(first)}--{' '.join(last)}"
        yield match.start(), match.end(), match[0], "–", before, before.replace("--", "–")


def _quoted(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Pairs of marks around words. A mark after a digit that closes nothing is that of inches."""
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text):
        first = match.start() == 0 or text[match.start() - 1] in _BEFORE_OPENING
        opens = first and text[match.end() : match.end() + 1].strip() != "" and match[0] != "''"
        if opens:
            opened = match
        elif opened is not None:
            if match.start() - opened.end() <= _LONGEST and match[0] != ",,":
                yield opened, match
            opened = None
