"""Moves an anchor: renames the id of a heading or of a guide's step in all languages, or says where its text is now."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from typing import NamedTuple

from helpcenter.edit import anchor_entries, anchor_texts, ledger_entries, naming
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import Edit, edited
from helpcenter.model.anchors import anchors, goal_text
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Entries, Permalink, new_id
from helpcenter.model.suggest import did_you_mean
from helpcenter.rules.shared.whole_ledger import restored


class Move(NamedTuple):
    """A move: keys of pages, and anchors on them; `anchor` is "" for the top of the page."""

    old: str
    was: str
    new: str
    anchor: str


def move_anchor(center: HelpCenter, source: str, target: str) -> Plan:
    """Plan the move of an anchor.

    Args:
        center: the help center.
        source: the page's id or key and the anchor that it has or had, like reset/request#why.
        target: the place of its text: a page's id or key, and an anchor on it; without one, the top of the page.

    Raises:
        Refused: the anchor cannot be moved.
    """
    page, _, was = source.partition("#")
    other, _, anchor = target.partition("#")
    new = naming.existing(center, other)
    entry = _entry(center, page)
    old = entry.answer if entry and entry.answer else "" if entry else naming.existing(center, page)
    if not was:
        raise Refused(f"say which heading of {page} moves: {page}#its-id")
    wanted = Move(old, was, new, anchor)
    if old == new and was == anchor:
        raise Refused(f"{source} is there already")
    known = {*anchor_entries.every_anchor(center, entry)} if entry else set()
    edits, notes = dict[str, list[Edit]](), []
    for language in center.languages:
        before, after = center.page(language.code, old), center.page(language.code, new)
        if (language.code, was) not in known and not (before and was in anchors(before)):
            continue
        if not after:
            raise Refused(f"{new} has no page in {language.code}, so readers there would find nothing")
        _add(edits, _in_language(center, wanted, before, after))
    if not edits and not any(found == was for _, found in known):
        hint = did_you_mean(was, sorted({found for _, found in known}))
        raise Refused(
            f"{page} neither has nor had a heading with the id {was}" + (f" — {hint}" if hint else "")
        )
    shared = _sharing(center, old, was) if old == new and anchor else []
    _add(edits, anchor_texts.links(center, wanted.old, was, wanted.new, anchor))
    for key in shared:
        _add(edits, anchor_texts.links(center, key, was, key, anchor))
    texts: dict[str, str | None] = {path: edited(_text(center, path), found) for path, found in edits.items()}
    notes = [f"{path}: #{was} is {_shown(wanted)} now" for path in texts]
    ledger = partial(_ledger, before=center, entry=entry, move=wanted, shared=shared) if entry else None
    if ledger:
        notes.append(f"{entry.place.path if entry else ''}: old links to #{was} lead to {_shown(wanted)}")
    return Plan(texts=texts, ledger=ledger, notes=tuple(notes))


def _sharing(center: HelpCenter, old: str, was: str) -> list[str]:
    """The keys of the other pages that show a heading of a page, which is in a snippet."""
    own = {
        heading.place.path
        for language in center.languages
        if (page := center.page(language.code, old))
        for heading in page.shown.headings
        if heading.id == was and heading.place.path != page.path
    }
    found = (
        page.key
        for page in center.pages.values()
        if page.key != old and any(one.id == was and one.place.path in own for one in page.shown.headings)
    )
    return [*dict.fromkeys(found)]


def _entry(center: HelpCenter, page: str) -> Permalink | None:
    """The permalink of a page, which may be retired, or is new; None if there is no such page."""
    key = naming.plain_key(page).removesuffix("/index")
    known = {entry.id: entry for entry in restored(center)}
    found = known.get(page) or next((one for one in known.values() if key and one.answer == key), None)
    found = found or next((one for one in known.values() if key and one.was == key), None)
    there = key and any(page.key == key for page in center.pages.values())
    return found or (Permalink(new_id(key, known), key) if there else None)


def _in_language(
    center: HelpCenter, move: Move, before: Page | None, after: Page
) -> Iterator[tuple[str, Edit]]:
    """Yield the edits that rename the anchor on its page, if it is there.

    Raises:
        Refused: the place is not there, or the text is still where it was.
    """
    there = move.was in anchors(before) if before else False
    same = before is after
    if not move.anchor and there:
        raise Refused(f"{before.path if before else ''} has #{move.was}: first delete or move its text")
    if not move.anchor or (move.anchor in anchors(after) and not there):
        return
    if same and before and there and move.anchor not in anchors(after):
        yield from anchor_texts.renamed(center, before, move.was, move.anchor)
    elif there:
        carry = f"this moves links, not texts: first cut its text there and put it into {after.path}"
        why = "both are there" if same else f"{carry}, in every language; or give it another id there"
        raise Refused(f"{before.path if before else ''} has #{move.was}: {why}")
    elif not before or not same or center.whole(after):
        known = list(anchors(after))
        hint = did_you_mean(move.anchor, known, "give its heading this id: ## … {#" + move.anchor + "}")
        raise Refused(f"{after.path} has no heading with the id {move.anchor} — {hint}")


def _ledger(
    after: HelpCenter, before: HelpCenter, entry: Permalink, move: Move, shared: Collection[str] = ()
) -> Entries:
    if entry.id not in before.ids and not entry.retired:
        entry = ledger_entries.present(after, (entry,))[0]
    to = "" if move.old == move.new else naming.entry_of(before, move.new).id
    where = goal_text(to, move.anchor)
    codes = [
        *entry.codes,
        *(language.code for language in before.languages if before.page(language.code, move.old)),
    ]
    had = {code for code, anchor in anchor_entries.every_anchor(before, entry) if anchor == move.was}
    places = {(entry.id, code, move.was): where for code in dict.fromkeys(codes) if code in had}
    entries = tuple(one for one in before.permalinks if one.id != entry.id)
    others = [before.registered[key] for key in shared if key in before.registered]
    places |= {(one.id, code, move.was): where for one in others for code in one.codes}
    touched = {entry.id, to, *(one.id for one in others)}
    made = anchor_entries.recorded(after, (*entries, before.ids.get(entry.id, entry)), places, touched)
    return tuple(sorted(made, key=lambda one: (len(one.id), one.id)))


def _shown(move: Move) -> str:
    if move.old == move.new:
        return f"#{move.anchor}" if move.anchor else "the top of the page"
    return f"{move.new}#{move.anchor}" if move.anchor else move.new


def _add(edits: dict[str, list[Edit]], found: Iterator[tuple[str, Edit]]) -> None:
    for path, edit in found:
        edits.setdefault(path, []).append(edit)


def _text(center: HelpCenter, path: str) -> str:
    snippets = {snippet.path: snippet for snippet in center.snippets.values()}
    return (center.paths.get(path) or snippets[path]).text
