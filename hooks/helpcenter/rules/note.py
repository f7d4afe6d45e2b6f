"""A file in notes/ belongs to no answer.

Why: notes are for agents, and the desk shows each with its answer; a note that belongs to none is shown to nobody.
Fix: give the file the path of the answer, like notes/reset/request.md for docs/en/reset/request.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.model.translations import answers


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each note without an answer, and each that cannot be read."""
    keys = {page.key for language in center.languages for page in answers(center, language.code)}
    for key, note in center.notes.items():
        yield from note.faults
        if key not in keys:
            hint = did_you_mean(key, keys, "give it the path of an answer, like notes/topic/answer.md")
            yield Problem(Place(note.path), f"this note is for the answer {key}, which does not exist", hint)
