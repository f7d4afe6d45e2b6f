"""Move an answer, or a whole topic, to another key in all languages at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from helpcenter.editing import entries, mending, naming
from helpcenter.editing.edits import Edit, edited, scalar, with_items, with_value, without_item
from helpcenter.editing.plan import Entries, Plan, Refused
from helpcenter.model import HelpCenter, Page
from helpcenter.nearest import did_you_mean


def move(center: HelpCenter, source: str, target: str, slugs: Mapping[str, str]) -> Plan:
    """Plan the move.

    Args:
        center: the help center.
        source: the page's id or key; the key of a topic moves the topic with all its answers.
        target: the new key.
        slugs: language code → a new slug. Where none is given, a slug that was the old name becomes
            the new name, any other stays.

    Raises:
        Refused: it cannot be done, and why.
    """
    old = naming.existing(center, source)
    new = naming.answer_key(target) if "/" in old else naming.answer_key(f"{target}/x").removesuffix("/x")
    if not _possible(center, old, new):
        raise Refused(f"{old} is there already")
    for code in slugs:
        if not center.page(code, old):
            raise Refused(f"{old} has no page in “{code}”")
    keys = {
        page.key: new + page.key.removeprefix(old)
        for page in center.pages.values()
        if page.key == old or page.key.startswith(f"{old}/")
    }
    paths = _paths(center, old, new)
    return Plan(
        texts=_texts(center, keys, paths, slugs),
        renamed=paths,
        ledger=partial(_ledger, before=center, keys=keys),
        notes=tuple(f"{path} → {to}" for path, to in paths.items()),
    )


def _possible(center: HelpCenter, old: str, new: str) -> bool:
    taken = {page.key for page in center.pages.values()}
    if new in taken and new != old:
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
    return new != old


def _paths(center: HelpCenter, old: str, new: str) -> dict[str, str]:
    """Old path → new path of every file that moves; with a topic go its pictures."""
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
    center: HelpCenter, keys: Mapping[str, str], paths: Mapping[str, str], slugs: Mapping[str, str]
) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    old, new = next(iter(keys.items()))
    for page in center.pages.values():
        edits = mending.page_links(center, page, paths) + mending.key_edits(page, keys)
        if page.key == old:
            edits += _slug(page, old, new, slugs.get(page.language))
        if page.kind == "topic" and center.page(page.language, old) and "/" in old:
            edits += _listed(page, old, new)
        if edits:
            texts[paths.get(page.path, page.path)] = edited(page.text, edits)
    users = mending.users(center)
    for key, snippet in center.snippets.items():
        edits = mending.snippet_links(center, snippet, users[key], paths)
        if edits:
            texts[snippet.path] = edited(snippet.text, edits)
    return texts


def _slug(page: Page, old: str, new: str, wanted: str | None) -> list[Edit]:
    name, then = old.rpartition("/")[2], new.rpartition("/")[2]
    slug = wanted or (then if page.words("slug") == name else None)
    return [with_value(page, "slug", slug)] if slug and slug != page.words("slug") else []


def _listed(topic: Page, old: str, new: str) -> list[Edit]:
    """The topic's list: the name in its place, or out of one list and at the end of another."""
    from_topic, _, name = old.partition("/")
    to_topic, _, then = new.partition("/")
    names = [item for item, _ in topic.listed("answers")]
    if topic.key == from_topic and name in names:
        if from_topic != to_topic:
            return [without_item(topic, "answers", names.index(name))]
        return [Edit(*scalar(topic, "answers", names.index(name)), then)] if name != then else []
    if topic.key == to_topic and from_topic != to_topic:
        return [with_items(topic, "answers", [then])]
    return []


def _ledger(after: HelpCenter, before: HelpCenter, keys: Mapping[str, str]) -> Entries:
    return entries.present(after, entries.rekeyed(before.permalinks, keys), keys.values())
