"""Files that got another name by hand, recognized by their addresses and by their texts before."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial

from helpcenter.edit.change_plan import Refused
from helpcenter.edit.moving import move
from helpcenter.edit.starting_point import Given
from helpcenter.edit.text_edits import Edit, edited, offset
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.rules.shared.whole_ledger import renamed_by_hand

_SAME = 0.6
"""How much of a text must be that of a file that is gone, from 0 to 1, to be its text under a new name."""

_MOST_RENAMES = 200
"""Pages that one change may rename; a topic counts as one."""


def renames(given: Given) -> list[str]:
    """Take ids, links and lists along with pages that got another name by hand."""
    notes: list[str] = []
    for _ in range(_MOST_RENAMES):
        center = given.center()
        found = next(_renamed(center, given.base), None)
        if found is None:
            break
        try:
            notes += given.perform(partial(move, source=found[0], target=found[1], slugs={}))
        except Refused as refused:
            notes.append(f"{found[1]}: it was {found[0]}, and cannot be mended by itself: {refused}")
            break
    return notes


def _renamed(center: HelpCenter, base: HelpCenter | None) -> Iterator[tuple[str, str]]:
    """Key before and key now of published pages with a new name, a topic before its answers."""
    found = renamed_by_hand(center, center.permalinks)
    keys = {page.key for page in center.pages.values()}
    gone = [key for key in center.registered if key not in keys and key not in found]
    free = [key for key in keys if key and key not in center.registered and key not in found.values()]
    for key in gone if base else ():
        alike = {new: _alike(base, center, key, new) for new in free if ("/" in key) == ("/" in new)}
        best = max(alike, key=lambda new: alike[new], default="")
        if best and alike[best] >= _SAME and sum(one >= _SAME for one in alike.values()) == 1:
            found[key] = best
    yield from sorted(found.items(), key=lambda item: ("/" in item[0], item))


def _alike(base: HelpCenter | None, center: HelpCenter, old: str, new: str) -> float:
    """How much the texts of two pages have in common, in the language in which they are least alike."""
    ratios = []
    for language in center.languages:
        was = base.page(language.code, old) if base else None
        page = center.page(language.code, new)
        if was and page:
            ratios.append(SequenceMatcher(None, was.text.splitlines(), page.text.splitlines()).ratio())
    return min(ratios, default=0.0)


def snippet_names(given: Given) -> list[str]:
    """Write the new name of a snippet wherever it is included, if all languages gave it the same."""
    center = given.center()
    base = given.base
    if base is None:
        return []
    notes: list[str] = []
    before = {name for _, name in base.snippets}
    now = {name for _, name in center.snippets}
    for old in sorted(before - now):
        texts = {code: item.text for (code, name), item in base.snippets.items() if name == old}
        new = [
            name
            for name in sorted(now - before)
            if all(_is_text(center, code, name, text) for code, text in texts.items())
        ]
        if len(new) == 1:
            notes += _included(given, center, old, new[0])
    return notes


def _is_text(center: HelpCenter, code: str, name: str, text: str) -> bool:
    snippet = center.snippets.get((code, name))
    return snippet is not None and SequenceMatcher(None, snippet.text, text).ratio() >= _SAME


def _included(given: Given, center: HelpCenter, old: str, new: str) -> Iterator[str]:
    documents: list[Page | Snippet] = [*center.pages.values(), *center.snippets.values()]
    for document in documents:
        edits = []
        for include in document.scan.includes:
            if include.name == old:
                start = document.text.index(old, offset(document.text, include.place))
                edits.append(Edit(start, start + len(old), new))
        if edits:
            given.write(document.path, edited(document.text, edits))
            yield f"{document.path}: includes {new}, which was {old}"
