"""A text has a word or a letter that this help center does not use, such as a formal “Ön” among friends.

Why: one voice on every page; and letters of another language are a sign of a text that was saved wrongly, fõ for fő.
Fix: write what the hint says. `avoid` in the language's `language.yml` is the list. Words in quotation marks are not
judged: what a screen says is quoted as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem

_UNREAD = frozenset({"code", "html"})
_QUOTED = re.compile(r"[„“”\"»«][^„“”\"»«]{1,200}[”“\"«»]")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Judge title, short answer and text of each page, and each snippet."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    lists = {item.code: item.document.data.get("avoid") for item in center.languages}
    for document in documents:
        avoided = lists.get(document.language)
        if isinstance(avoided, Mapping) and avoided and not document.faults:
            yield from _document(document, {str(key): str(value) for key, value in avoided.items()})


def _document(document: Page | Snippet, avoided: Mapping[str, str]) -> Iterator[Problem]:
    words = re.compile("|".join(_pattern(word) for word in sorted(avoided, key=len, reverse=True)))
    for key in ("title", "summary", "card"):
        for match in words.finditer(_unquoted(document.words(key))):
            place = document.place(key)
            line = document.text.split("\n")[place.line - 1]
            at = line.find(document.words(key))
            column = at + match.start() + 1 if at >= 0 else place.column
            yield _problem(Place(place.path, place.line, column), match[0], avoided)
    for passage in document.scan.passages:
        if passage.kind not in _UNREAD:
            for match in words.finditer(_unquoted(passage.text)):
                if not any(start <= match.start() < end for start, end in passage.apart):
                    yield _problem(passage.where(match.start()), match[0], avoided)


def _pattern(word: str) -> str:
    """A pattern of a whole word, or of a single letter anywhere; a letter begins it, so that it is found quickly."""
    return (
        re.escape(word) if len(word) == 1 else rf"{re.escape(word[0])}(?<![\w-].){re.escape(word[1:])}(?!\w)"
    )


def _unquoted(text: str) -> str:
    """The text with spaces in place of what is quoted."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), text)


def _problem(place: Place, word: str, avoided: Mapping[str, str]) -> Problem:
    kind = "letter" if len(word) == 1 else "word"
    instead = avoided[word]
    hint = f"write {instead}" if instead else "write it in other words"
    return Problem(place, f"the {kind} “{word}” is not used here", hint)
