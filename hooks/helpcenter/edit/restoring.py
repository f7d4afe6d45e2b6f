"""Brings back a page that was retired or deleted: its files from git, its id, its addresses, its place in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from helpcenter.edit import anchor_entries, ledger_entries, topic_list
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import edited, with_items
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Entries, Permalink
from helpcenter.model.problem import Place
from helpcenter.model.suggest import did_you_mean
from helpcenter.model.urls import files_of
from helpcenter.read.markdown.includes import includes
from helpcenter.rules.shared.whole_ledger import restored

Texts = Callable[[Iterable[str]], Mapping[str, str]]
"""The last texts of deleted files by their paths; files that nobody knows are left out."""


def bring_back(center: HelpCenter, which: str, last_texts: Texts) -> Plan:
    """Plan to bring back a page in all its languages.

    Args:
        center: the help center.
        which: the id of the page, or the key that it had.
        last_texts: reads the texts that deleted files had.

    Raises:
        Refused: the page cannot be brought back.
    """
    known = {entry.id: entry for entry in restored(center)}
    entry = known.get(which) or next((one for one in known.values() if which in (one.answer, one.was)), None)
    if entry is None:
        gone = [name for one in known.values() for name in (one.id, one.was) if name and one.retired]
        raise Refused(f"no page had the id {which}" + _dashed(did_you_mean(which, gone)))
    key = entry.answer or entry.was
    codes = [code for code in entry.codes if code in {language.code for language in center.languages}]
    missing = [code for code in codes if center.page(code, key) is None]
    other = center.registered.get(key)
    if not missing and not entry.retired:
        raise Refused(f"{which} ({key}) is there")
    if other and other.id != entry.id:
        raise Refused(f"there is another page {key} now, {other.id}: give it another name first")
    texts = _files(center, entry, key, missing, last_texts)
    behind = topic_list.place_for(center, *key.split("/")) if "/" in key else []
    pages = [path for path in texts if "/snippets/" not in path]
    guides = []
    for code in codes:
        parent = center.page(code, key.partition("/")[0] if "/" in key else "")
        if parent is None:
            raise Refused(f"the topic {key.partition('/')[0]} has no page in {code}")
        texts |= _listed(parent, key, behind)
        guides += [parent.path] if "guide" in parent.data else []
    notes = [f"{path}: back as git had it last; read it over" for path in pages]
    notes += [f"{path}: let the guide lead to {key}" for path in guides]
    return Plan(
        texts=texts,
        ledger=partial(_ledger, before=center, entry=entry, key=key),
        fresh=frozenset([*texts, *guides]),
        notes=(*notes, f"{entry.place.path}: its addresses lead to {key} again"),
    )


def _files(
    center: HelpCenter, entry: Permalink, key: str, codes: list[str], last_texts: Texts
) -> dict[str, str | None]:
    """The texts of the pages in some languages, and of snippets that they include and that are gone.

    Raises:
        Refused: git does not have one.
    """
    wanted = files_of(key, *codes)
    found = dict(last_texts(wanted))
    lacking = [path for path in wanted if path not in found]
    if lacking:
        raise Refused(f"git has no {', '.join(lacking)}; write {entry.id} anew, or `git fetch --unshallow`")
    waiting = list(found)
    while waiting:
        path = waiting.pop()
        code = path.split("/")[1]
        names = [item.name for item in includes(found[path], _nowhere)]
        paths = [f"docs/{code}/snippets/{name}" for name in names if (code, name) not in center.snippets]
        new = last_texts(one for one in paths if one not in found)
        found |= new
        waiting += new
    return dict(found)


def _nowhere(offset: int) -> Place:
    return Place("")


def _listed(parent: Page, key: str, behind: list[str]) -> dict[str, str | None]:
    """The text of a topic that lists an answer again, or of a home page that lists a topic."""
    if "/" not in key:
        names = [name for name, _ in parent.listed("topics")]
        return (
            {} if key in names else {parent.path: edited(parent.text, [with_items(parent, "topics", [key])])}
        )
    name = key.partition("/")[2]
    if name in (item for item, _ in parent.listed("answers")):
        return {}
    return {parent.path: edited(parent.text, topic_list.listed(parent, name, behind)[0])}


def _ledger(after: HelpCenter, before: HelpCenter, entry: Permalink, key: str) -> Entries:
    alive = replace(entry, answer=key, to="", was="", gone="")
    others = tuple(one for one in before.permalinks if one.id != entry.id)
    made = ledger_entries.present(after, (*others, alive), [key])
    return anchor_entries.recorded(after, made, only=[entry.id])


def _dashed(hint: str) -> str:
    return f" — {hint}" if hint else ""
