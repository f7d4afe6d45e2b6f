"""Quotation marks or a dash are those of a keyboard, not those of the language.

Why: "Új jelszó" looks like a slip beside „Új jelszó”, and `--` is no dash; readers trust what is set with care.
Fix: write the marks that the hint names, or let `helpcenter fix` do it. What readers shall see just so is put in
backticks, or gets a backslash before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem
from helpcenter.rules.shared.marks_of_typing import Typed, typed


def check(center: HelpCenter) -> Iterator[Problem]:
    """Judge title, short answer and text of each page, and each snippet; the two marks of a pair are one problem."""
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        previous = ""
        for mark in typed(center, document):
            if mark.before != previous:
                yield _problem(mark)
            previous = "" if mark.before == previous else mark.before


def _problem(mark: Typed) -> Problem:
    if mark.meant == "–":
        return Problem(mark.place, "two hyphens are no dash", f"write – for it: {_short(mark.after)}")
    message = f"the quotation marks of {_short(mark.before)} are not those of this language"
    return Problem(mark.place, message, f"write {_short(mark.after)}")


def _short(words: str) -> str:
    """The words with both of their marks, of long ones the middle left out."""
    return words if len(words) <= 50 else f"{words[:30]}…{words[-12:]}"
