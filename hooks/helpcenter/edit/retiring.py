"""Retires an answer: deletes its files, and changes links and redirects to the page that replaces it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from helpcenter.edit import ledger_entries, link_mending, naming, topic_list
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.self_links import without_links_to_itself
from helpcenter.edit.text_edits import Edit, edited, scalar, with_items, without_item
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Entries, Permalink
from helpcenter.rules.shared.whole_ledger import restored


def retire(center: HelpCenter, which: str, to: str) -> Plan:
    """Plan to retire a page in all languages.

    Args:
        center: the help center.
        which: the page's id or key.
        to: the id or key of the page that replaces it.

    Raises:
        Refused: the page cannot be retired.
    """
    known = center.ids
    center = _with_lost(center, which)
    led = center.ids.get(which)
    if led and led.retired:
        if led == known.get(which) and led.to == naming.entry_of(center, naming.existing(center, to)).id:
            raise Refused(f"{led.id} ({led.was}) is retired already and leads to {led.to}")
        return _led_elsewhere(center, led, naming.existing(center, to))
    old, new = _old_key(center, which), naming.existing(center, to)
    if old == new:
        raise Refused("a page cannot be replaced by itself")
    if any(page.topic == old and page.key != old for page in center.pages.values()):
        raise Refused(f"the topic {old} still has answers: move or retire them first")
    gone = {page.path: page for page in center.pages.values() if page.key == old}
    entry = center.registered.get(old)
    paths = _paths(center, old, new)
    _refuse_missing(
        center, [*(page.language for page in gone.values()), *(entry.codes if entry else ())], new
    )
    ledger = None
    if entry:
        successor_id = naming.entry_of(center, new).id
        ledger = partial(_ledger, before=center, identifier=entry.id, to=successor_id)
    texts: dict[str, str | None] = dict.fromkeys(gone)
    notes = [f"{path}: deleted" for path in gone]
    for snippet in _left_over(center, gone):
        texts[snippet] = None
        notes.append(f"{snippet}: deleted, nothing else included it")
    for page in center.pages.values():
        if page.path in gone:
            continue
        own = without_links_to_itself(center, page, paths) if page.key == new else []
        if own:
            notes.append(
                f"{page.path}: {_count(len(own))} of this page itself {'is' if len(own) == 1 else 'are'} text now"
            )
        links = [] if page.key == new else link_mending.page_links(center, page, paths)
        edits = links + _keys(page, old, new)
        if edits:
            notes.append(f"{page.path}: {_count(len(edits))} now to {new}; read it over")
        offered = _offered(center, page, old) if page.key == new else []
        edits += own
        if offered:
            edits.append(with_items(page, "downloads", offered))
            notes.append(f"{page.path}: offers {', '.join(offered)} now; say what it is for")
        if edits:
            texts[page.path] = edited(page.text, edits)
    users = link_mending.users(center)
    for key, item in center.snippets.items():
        if item.path not in texts:
            edits = link_mending.snippet_links(
                center, item, [page for page in users[key] if page.path not in gone], paths
            )
            texts |= {item.path: edited(item.text, edits)} if edits else {}
            notes += [f"{item.path}: {_count(len(edits))} now to {new}; read it over"] if edits else []
    facts = link_mending.fact_edits(center.facts, {old: new})
    if facts:
        texts[center.facts.path] = edited(center.facts.text, facts)
        notes.append(f"{center.facts.path}: {_count(len(facts))} now to {new}; read it over")
    return Plan(texts=texts, ledger=ledger, clears=True, notes=tuple(notes))


def _with_lost(center: HelpCenter, which: str) -> HelpCenter:
    """The help center with the entry that `which` names restored, if it was published and the ledger lost it."""
    found = [item for item in restored(center) if which in (item.id, item.answer, item.was)]
    lost = [item for item in found if item.id not in center.ids]
    return replace(center, permalinks=(*center.permalinks, *lost)) if lost else center


def _led_elsewhere(center: HelpCenter, entry: Permalink, new: str) -> Plan:
    """Plan to redirect the addresses of a retired page to another page."""
    _refuse_missing(center, entry.codes, new)
    to = naming.entry_of(center, new).id
    ledger = partial(_ledger, before=center, identifier=entry.id, to=to)
    return Plan(ledger=ledger, notes=(f"{entry.id} ({entry.was}): leads to {to} ({new})",))


def _refuse_missing(center: HelpCenter, codes: Iterable[str], new: str) -> None:
    for code in codes:
        if center.page(center.shown_in(code), new) is None:
            raise Refused(
                f"{new} has no page in {center.shown_in(code)}, so readers there would find nothing"
            )


def _old_key(center: HelpCenter, which: str) -> str:
    """The key of the page to retire; it may have been deleted by hand already."""
    entry = center.ids.get(which) or center.registered.get(which)
    return entry.answer if entry and entry.answer else naming.existing(center, which)


def _paths(center: HelpCenter, old: str, new: str) -> dict[str, str]:
    """Path of the old page (which may be deleted) → path of its successor, for each language."""
    found = {}
    for language in center.languages:
        successor = center.page(language.code, new)
        if successor:
            name = f"{old}.md" if "/" in old else f"{old}/index.md"
            found[f"docs/{language.code}/{name}"] = successor.path
    return found


def _ledger(after: HelpCenter, before: HelpCenter, identifier: str, to: str) -> Entries:
    return ledger_entries.retired(before.permalinks, identifier, to)


def _offered(center: HelpCenter, page: Page, old: str) -> list[str]:
    """The downloads that only the retired page offers; they move to the page that replaces it."""
    retired = center.page(page.language, old)
    has = {name for name, _ in page.listed("downloads")}
    return [name for name, _ in retired.listed("downloads") if name not in has] if retired else []


def _left_over(center: HelpCenter, gone: dict[str, Page]) -> Iterator[str]:
    """The paths of snippets that only the retired page includes."""
    for key, pages in link_mending.users(center).items():
        if pages and all(page.path in gone for page in pages):
            yield center.snippets[key].path


def _keys(page: Page, old: str, new: str) -> list[Edit]:
    """Edit lists of keys: replace the old key by the new one, or remove it if that is listed already."""
    edits: list[Edit] = []
    topic, _, name = old.partition("/")
    if page.key == topic:
        edits += topic_list.renamed(page, name, None)
    lists = [list_name for list_name in ("related", "featured", "topics") if page.listed(list_name)]
    for list_name in lists:
        keys = [item for item, _ in page.listed(list_name)]
        if old in keys:
            double = new in keys or new == page.key or (list_name == "topics")
            position = keys.index(old)
            edits.append(
                without_item(page, list_name, position)
                if double
                else Edit(*scalar(page, list_name, position), new)
            )
    return edits + link_mending.key_edits(page, {old: new}, skip=lists)


def _count(number: int) -> str:
    return f"{number} mention{'s' if number > 1 else ''}"
