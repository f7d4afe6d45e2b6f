"""Moves an answer or a whole topic to another key in all languages at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from helpcenter.edit import ledger_entries, link_mending, naming, topic_list
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import Edit, edited, with_value
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Entries, new_id
from helpcenter.model.suggest import did_you_mean
from helpcenter.rules.shared.ever_published import by_id
from helpcenter.rules.shared.whole_ledger import rekeyed


def move(center: HelpCenter, source: str, target: str, slugs: Mapping[str, str]) -> Plan:
    """Plan the move.

    Args:
        center: the help center.
        source: the page's id or key; the key of a topic moves the topic with all its answers.
        target: the new key.
        slugs: language code → new slug. Without one, a slug equal to the old name becomes the new name, and any
            other is kept.

    Raises:
        Refused: the page cannot be moved.
    """
    old = _old_key(center, source)
    new = naming.answer_key(target) if "/" in old else naming.answer_key(f"{target}/x").removesuffix("/x")
    keys = _keys(center, old, new)
    _refuse_impossible(center, old, new, keys)
    for code in slugs:
        if not center.page(code, old):
            raise Refused(f"{old} has no page in “{code}”")
    paths, done = _paths(center, old, new), _by_hand(center, keys)
    for path in paths.values():
        if path in center.files and path not in paths:
            raise Refused(f"{path} is there already")
    notes = [f"{path} → {to}" for path, to in paths.items()]
    notes += [f"{to}: was {path}; its id, its addresses and links come with it" for path, to in done.items()]
    return Plan(
        texts=_texts(center, old, new, keys, {**paths, **done}, slugs),
        renamed=paths,
        ledger=partial(_ledger, before=center, keys=keys),
        notes=tuple(notes),
    )


def _old_key(center: HelpCenter, source: str) -> str:
    """The key of the page to move, whose files may have been renamed by hand already."""
    entry = center.ids.get(source)
    key = (entry.answer if entry else naming.plain_key(source)).removesuffix("/index")
    published = [answer for answer in center.registered if answer == key or answer.startswith(f"{key}/")]
    there = any(page.key == key for page in center.pages.values())
    return key if published and not there else naming.existing(center, source)


def _keys(center: HelpCenter, old: str, new: str) -> dict[str, str]:
    """Key → new key of all pages that move, including those whose files were renamed by hand already."""
    there = {page.key for page in center.pages.values()}
    return {
        key: new + key.removeprefix(old)
        for key in dict.fromkeys([*sorted(there), *center.registered])
        if (key == old or key.startswith(f"{old}/"))
        and (key in there or new + key.removeprefix(old) in there)
    }


def _by_hand(center: HelpCenter, keys: Mapping[str, str]) -> dict[str, str]:
    """Old path → new path of the files that were renamed by hand already."""
    found = {}
    for key, new in keys.items():
        for language in center.languages:
            page = center.page(language.code, new)
            if page and not center.page(language.code, key):
                ending = page.path.removeprefix(f"docs/{language.code}/{new}")
                found[f"docs/{language.code}/{key}{ending}"] = page.path
    return found


def _refuse_impossible(center: HelpCenter, old: str, new: str, keys: Mapping[str, str]) -> None:
    taken = {page.key for page in center.pages.values()}
    if new == old:
        raise Refused(f"{old} is there already")
    if not keys:
        raise Refused(f"there is neither a page {old} nor a page {new}")
    if new in taken and not _renamed_already(center, keys):
        raise Refused(f"there is a page {new} already")
    topic = new.partition("/")[0]
    if "/" in new and topic not in taken:
        topics = {page.key for page in center.pages.values() if page.kind == "topic"}
        raise Refused(
            f"there is no topic {topic} — {did_you_mean(topic, topics, 'write its index.md first')}"
        )
    for page in center.pages.values():
        if page.key == old and "/" in new and not center.page(page.language, topic):
            raise Refused(f"the topic {topic} has no page in {page.language}")


def _renamed_already(center: HelpCenter, keys: Mapping[str, str]) -> bool:
    """Whether the existing pages are the moved ones: they have no permalink, and the files of the old ones are gone."""
    for key, new in keys.items():
        both = any(center.page(item.code, key) and center.page(item.code, new) for item in center.languages)
        if both or new in center.registered or key not in center.registered:
            return False
    return True


def _paths(center: HelpCenter, old: str, new: str) -> dict[str, str]:
    """Old path → new path of every file that moves; a topic's pictures move with it."""
    paths = {}
    for language in center.languages:
        folder = f"docs/{language.code}/"
        if "/" in old:
            if center.page(language.code, old):
                paths[f"{folder}{old}.md"] = f"{folder}{new}.md"
        else:
            inside = sorted(path for path in center.files if path.startswith(f"{folder}{old}/"))
            paths |= {path: f"{folder}{new}/{path.removeprefix(f'{folder}{old}/')}" for path in inside}
    return paths


def _texts(
    center: HelpCenter,
    old: str,
    new: str,
    keys: Mapping[str, str],
    paths: Mapping[str, str],
    slugs: Mapping[str, str],
) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    behind = topic_list.place_for(center, *new.split("/")) if "/" in new else []
    for page in center.pages.values():
        edits = link_mending.page_links(center, page, paths) + link_mending.key_edits(page, keys)
        if page.key == old:
            edits += _slug(page, old, new, slugs.get(page.language))
        here = center.page(page.language, old) or center.page(page.language, new)
        if page.kind == "topic" and here and "/" in old:
            edits += _listed(page, old, new, behind)
        if edits:
            texts[paths.get(page.path, page.path)] = edited(page.text, edits)
    users = link_mending.users(center)
    for key, snippet in center.snippets.items():
        edits = link_mending.snippet_links(center, snippet, users[key], paths)
        if edits:
            texts[snippet.path] = edited(snippet.text, edits)
    facts = link_mending.fact_edits(center.facts, keys)
    return texts | ({center.facts.path: edited(center.facts.text, facts)} if facts else {})


def _slug(page: Page, old: str, new: str, wanted: str | None) -> list[Edit]:
    name, then = old.rpartition("/")[2], new.rpartition("/")[2]
    slug = wanted or (then if page.words("slug") == name else None)
    return [with_value(page, "slug", slug)] if slug and slug != page.words("slug") else []


def _listed(topic: Page, old: str, new: str, behind: list[str]) -> list[Edit]:
    """Edit a topic's list: replace the name, or remove it, or add it if the answer comes from another topic."""
    from_topic, _, name = old.partition("/")
    to_topic, _, then = new.partition("/")
    names = [item for item, _ in topic.listed("answers")]
    if from_topic == to_topic:
        return topic_list.renamed(topic, name, then) if topic.key == to_topic else []
    if topic.key == from_topic:
        return topic_list.renamed(topic, name, None)
    if topic.key == to_topic and then not in names:
        return topic_list.listed(topic, then, behind)[0]
    return []


def _ledger(after: HelpCenter, before: HelpCenter, keys: Mapping[str, str]) -> Entries:
    entries = before.permalinks
    past = {address.key for address in before.promised.addresses}
    for key in keys:  # a page that was on the site without an id needs one now
        if key in past and key not in before.registered and before.ledger.old is None:
            taken = {*before.ids, *(entry.id for entry in entries), *by_id(before)} - {new_id(key, ())}
            entries = ledger_entries.with_new(before, entries, key, taken)
    return ledger_entries.present(after, rekeyed(entries, keys), keys.values())
