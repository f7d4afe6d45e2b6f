"""Where a page is that was renamed or retired, for the hints of links that still name it."""

from __future__ import annotations

from itertools import chain

from helpcenter.model.center import HelpCenter


def successor(center: HelpCenter, key: str) -> str:
    """The key of the page that a former key means now: of the page renamed, or of the one that replaced it.

    Returns:
        The key; "" if no page ever had the former one, or its page is not there.
    """
    for before in chain(center.permalinks, center.promised.entries):
        if key not in (before.answer, before.was):
            continue
        entry = center.ids.get(before.id)
        if entry and entry.retired:
            entry = center.ids.get(entry.to)
        if entry and entry.answer != key and any(page.key == entry.answer for page in center.pages.values()):
            return entry.answer
    return ""
