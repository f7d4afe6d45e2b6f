"""Computes what the ledger says of anchors, and of the days on which pages were published and changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from helpcenter.model.anchors import END, anchors, ends, goal_text
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.fingerprint import fingerprint
from helpcenter.model.permalinks import Entries, Permalink
from helpcenter.rules.shared.ever_published import by_id
from helpcenter.rules.shared.lost_anchors import back, promised_anchors

Places = Mapping[tuple[str, str, str], str]
"""(Id, language code, former anchor) → its place now, as the ledger writes it."""


def every_anchor(center: HelpCenter, entry: Permalink) -> list[tuple[str, str]]:
    """Each (language code, anchor) that was published for an entry, or is recorded in it, or that its page has."""
    found = {**promised_anchors(center, entry), **dict.fromkeys(entry.every_anchor())}
    pages = [page for code in entry.codes if (page := center.page(code, entry.answer))]
    return [*found, *((page.language, anchor) for page in pages for anchor in anchors(page))]


def recorded(
    center: HelpCenter,
    entries: Entries,
    places: Places | None = None,
    only: Collection[str] | None = None,
) -> Entries:
    """The entries with the anchors that their pages have now; those that a page had before become former ones.

    An anchor without a known place stays as it is; one that was never published is dropped.

    Args:
        center: the current help center.
        entries: the complete entries.
        places: places of former anchors that are known.
        only: the ids of the entries that change; all if None.
    """
    now = replace(center, permalinks=entries)
    return tuple(
        _recorded(now, entry, places or {}) if only is None or entry.id in only else entry
        for entry in entries
    )


def _recorded(center: HelpCenter, entry: Permalink, places: Places) -> Permalink:
    own, former = dict(entry.anchors), {code: dict(found) for code, found in entry.former_anchors.items()}
    published = promised_anchors(center, entry)
    spoken = [language.code for language in center.languages]
    known = dict.fromkeys([*entry.codes, *own, *former, *(code for _, code, _ in places)])
    codes = [code for code in spoken if code in known] + [code for code in known if code not in spoken]
    for code in codes:
        page = center.page(code, entry.answer) if entry.answer else None
        live = [*anchors(page), *dict.fromkeys(ends(center, page))] if page else []
        led = former.setdefault(code, {})
        led |= {
            anchor: where for (one, lang, anchor), where in places.items() if (one, lang) == (entry.id, code)
        }
        waiting: list[str] = []
        for anchor in own.get(code, ()) if page else ():
            if anchor in live or anchor in led:
                continue
            where = _place(center, entry, page, anchor) if page else ""
            if where:
                led[anchor] = where
            elif (code, anchor) in published:
                waiting.append(anchor)
        former[code] = {anchor: where for anchor, where in led.items() if anchor not in live}
        if page:
            own[code] = (*live, *waiting)
    return replace(
        entry,
        anchors={code: own[code] for code in codes if own.get(code)},
        former_anchors={code: former[code] for code in codes if former[code]},
    )


def _place(center: HelpCenter, entry: Permalink, page: Page, anchor: str) -> str:
    """The place of an anchor that a page lacks, where it is certain; else ""."""
    again = back(center, entry, page, anchor)
    end = END.fullmatch(anchor)
    if again:
        return goal_text("", again)
    return end["id"] if end and end["id"] in center.ids else ""


def dated(center: HelpCenter, entries: Entries, today: date) -> Entries:
    """The entries with the day on which each page was published, and that of its last change.

    Args:
        center: the current help center.
        entries: the complete entries.
        today: the day for whatever is new or was changed since it was recorded.
    """
    now = replace(center, permalinks=entries)
    day = today.isoformat()
    return tuple(
        replace(entry, gone=entry.gone or day) if entry.retired else _dated(now, entry, day)
        for entry in entries
    )


def _dated(center: HelpCenter, entry: Permalink, today: str) -> Permalink:
    published, changed = dict(entry.published), dict(entry.changed)
    for code in entry.codes:
        page = center.page(code, entry.answer)
        if page is None:
            continue
        text = fingerprint(center, page)
        before = by_id(center).get(entry.id)
        unreleased = center.promised.known and not (before and code in before.codes)
        if unreleased or code not in published:
            published[code] = today
        if changed.get(code, "").partition(" ")[2] != text:
            changed[code] = f"{today} {text}"
    return replace(entry, published=published, changed=changed)
