"""Pages that have an id, and are drafts: nobody finds them at their addresses."""

from __future__ import annotations

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Permalink
from helpcenter.model.problem import Problem
from helpcenter.read.ledger import path_of
from helpcenter.rules.shared import ever_published


def drafted(center: HelpCenter, entry: Permalink, draft: Page) -> Problem:
    """The problem of a page that has an id and is a draft."""
    if ever_published.never(center, entry.id):
        hint = f"`helpcenter publish` deletes {path_of(entry.id)}; or delete draft: true"
        message = (
            f"{entry.answer} is a draft, and has the id {entry.id}; a draft gets one when it is published"
        )
        return Problem(draft.place("draft"), message, hint)
    message = f"{entry.answer} was published as {entry.id}; while it is a draft, its addresses are dead"
    if draft.data.get("draft") is not True:
        where = f"of the topic {draft.topic}" if draft.kind == "answer" else "of all its answers"
        message += f" (because {where})"
    hint = f"delete draft: true; or {how_to_retire(entry.id)}"
    return Problem(draft.place("draft"), message, hint)


def how_to_retire(identifier: str) -> str:
    """How to retire a page, with a terminal and without."""
    command = f"`helpcenter retire {identifier} --to <id>`"
    return f'{command} (without a terminal: add to: "<id>" to {path_of(identifier)}, and `fix` does the rest)'
