"""A text is written in another language than its page: a copy that was never translated, or the wrong file.

Why: who chose a language reads it; and search finds nothing of such a text.
Fix: translate it. What is meant to be in another language is put in quotation marks, or says so:
`<span lang="en">…</span>`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from helpcenter.facts.notice_texts import notice_texts
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem
from helpcenter.rules.shared.small_words import Signs, may_be_foreign, signs, small_words

_HINT = "translate it; what is meant to be so stands in quotation marks"
_UNREAD = frozenset({"code", "html", "title", "alt"})
"""Passages that are not judged: code, and what stands in attributes."""

_KINDS = 3
"""Different small words of another language that a paragraph has at least that is in it."""

_FEWEST = 2
"""… and a title or short answer."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Judge title, short answer and text of each page, then each paragraph; a page that is a copy is one problem."""
    small = small_words(center)
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        if not document.faults and small[document.language]:
            yield from _document(center, document)
    for code, notice in notice_texts(center).items():
        passage = notice.scan.passages[0]
        other = _language(passage.text, code, center, _sentence) if small.get(code) else ""
        if other:
            yield _of_notice(center, passage.place, code, other)


def _document(center: HelpCenter, document: Page | Snippet) -> Iterator[Problem]:
    found = []
    for key, name in (
        ("title", "the title"),
        ("summary", "the short answer"),
        ("card", "the text of the card"),
    ):
        said = document.words(key)
        if not said or not _may_be_foreign(said, document.language, center, _FEWEST):
            continue
        code = _language(said, document.language, center, _sentence)
        if code:
            found.append((name, document.place(key), code))
    passages = [passage for passage in document.scan.passages if passage.kind not in _UNREAD]
    text = " ".join(passage.text for passage in passages)
    if not _may_be_foreign(text, document.language, center, _KINDS):
        passages = []  # nor is any of them
    marked = _marked(document)
    whole = _language(text, document.language, center, _page) if passages else ""
    if whole and whole not in marked:
        found.append(("the text", passages[0].place, whole))
    else:
        for passage in passages:
            code = _language(passage.text, document.language, center, _paragraph)
            if code and code not in marked:
                yield _problem(center, document, passage.place, "this paragraph", code)
    if len(found) > 1 and len({code for _, _, code in found}) == 1:
        name = " and ".join([", ".join(name for name, _, _ in found[:-1]), found[-1][0]])
        yield _problem(center, document, found[0][1], name, found[0][2])
    else:
        yield from (_problem(center, document, place, name, code) for name, place, code in found)


def _marked(document: Page | Snippet) -> set[str]:
    """The languages of which a text says that some of it is in them."""
    attributes = (pair for element in document.scan.elements for pair in element.attributes)
    return {value.partition("-")[0].lower() for name, value in attributes if name == "lang"}


def _may_be_foreign(text: str, declared: str, center: HelpCenter, kinds: int) -> bool:
    """Whether a text may hold a part with so many different small words of another language."""
    small = small_words(center)
    others = (code for code in small if code != declared)
    return any(may_be_foreign(text, declared, code, small, kinds) for code in others)


def _language(text: str, declared: str, center: HelpCenter, sure: Callable[[Signs], bool]) -> str:
    """The code of another language in which a text surely is, "" where it may be the declared one."""
    small = small_words(center)
    for code in small:
        if code != declared and small[code] and sure(signs(text, declared, code, small)):
            return code
    return ""


def _sentence(found: Signs) -> bool:
    return found.kinds >= _FEWEST and not found.own


def _paragraph(found: Signs) -> bool:
    return found.kinds >= _KINDS and not found.own


def _page(found: Signs) -> bool:
    return found.kinds >= _KINDS and found.foreign > 4 * found.own


def _of_notice(center: HelpCenter, place: Place, code: str, other: str) -> Problem:
    names = {language.code: language.name for language in center.languages}
    message = f"the notice is in {names[other]}, under {code}: for {names[code]}"
    return Problem(place, message, _HINT)


def _problem(center: HelpCenter, document: Page | Snippet, place: Place, what: str, code: str) -> Problem:
    names = {language.code: language.name for language in center.languages}
    verb = "are" if " and " in what else "is"
    message = f"{what} {verb} in {names[code]}, in a folder of {names[document.language]}"
    hint = _HINT
    if "text" in what or "paragraph" in what:
        hint += f', or in <span lang="{code}">…</span>'
    return Problem(place, message, hint)
