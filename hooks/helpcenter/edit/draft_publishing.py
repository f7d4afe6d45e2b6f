"""Publishes drafts: takes `draft: true` out of their files in all languages, and gives them their ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from helpcenter.edit import naming, registering
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import Edit, edited, offset
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.drafts import is_marked, published
from helpcenter.model.permalinks import Entries


def publish(center: HelpCenter, keys: Sequence[str]) -> Plan:
    """Plan to publish drafts in all languages.

    Args:
        center: the help center.
        keys: their keys, paths or ids; that of a topic publishes the topic, not its answers that are drafts themselves.

    Raises:
        Refused: a page is no draft.
    """
    texts: dict[str, str | None] = {}
    pages = dict(center.pages)
    for key in dict.fromkeys(naming.existing(center, text) for text in keys):
        found = [page for page in center.pages.values() if page.key == key and is_marked(page)]
        if not found:
            topic = key.partition("/")[0]
            above = topic != key and any(
                page.key == topic and is_marked(page) for page in center.pages.values()
            )
            more = f" by itself: its topic is, `helpcenter publish {topic}`" if above else ""
            raise Refused(f"{key} is no draft{more}")
        texts |= {page.path: _without_line(page) for page in found}
        for page in found:
            others = {name: value for name, value in page.data.items() if name != "draft"}
            pages[page.language, page.key] = replace(page, data=others)
    after, ledger = replace(center, pages=pages), partial(_entries, today=date.today())
    ids = registering.notes(published(after), ledger(after))
    return Plan(texts=texts, ledger=ledger, notes=(*(f"{path}: is published" for path in texts), *ids))


def _entries(after: HelpCenter, today: date) -> Entries:
    return registering.entries(published(after), today)


def _without_line(page: Page) -> str:
    """The text of a page without its line `draft: true`, and without the comment that `new` writes above it."""
    start = page.text.rfind("\n", 0, offset(page.text, page.place("draft"))) + 1
    end = page.text.find("\n", start) + 1
    above = page.text.rfind("\n", 0, start - 1) + 1
    if page.text[above:start].startswith("# delete this line"):
        start = above
    return edited(page.text, [Edit(start, end, "")])
