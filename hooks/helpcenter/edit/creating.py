"""Creates a new answer: a file in every language with front matter to fill in, listed in its topic."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import partial
from itertools import count

from helpcenter.edit import ledger_entries, naming, topic_list
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import edited
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Entries, new_id
from helpcenter.model.suggest import did_you_mean
from helpcenter.model.urls import address
from helpcenter.read import schema
from helpcenter.rules.shared.whole_ledger import restored

DRAFT = "# delete this line, or `helpcenter publish`, when readers may find it\ndraft: true\n"


def new(center: HelpCenter, text: str, today: date, *, draft: bool = False) -> Plan:
    """Plan the files of a new answer in all languages.

    Args:
        center: the help center.
        text: the key <topic>/<answer>.
        today: the date of the first review.
        draft: whether to begin it as a draft, which gets its id when it is published.

    Raises:
        Refused: the answer cannot be created.
    """
    key = naming.answer_key(text)
    topic, _, name = key.partition("/")
    topics = {page.key: page for page in center.pages.values() if page.kind == "topic"}
    if topic not in topics:
        raise Refused(
            f"there is no topic {topic} — {did_you_mean(topic, topics, f'`helpcenter new {topic}` begins it')}"
        )
    if any(page.key == key for page in center.pages.values()):
        raise Refused(f"there is a page {key} already")
    texts: dict[str, str | None] = {}
    fresh, guides, places = [], [], []
    behind = topic_list.place_for(center, topic, name)
    for language in center.languages:
        parent = center.page(language.code, topic)
        if parent is None or (parent.listed("answers") == [] and parent.listed("also_asked")):
            if parent is None and not language.complete:
                continue
            raise Refused(f"{topic} is a topic of one page; an answer needs a topic with a list")
        path = f"docs/{language.code}/{key}.md"
        texts[path] = _front_matter(center, parent, _slug(center, parent, name), today, draft)
        edits, place = topic_list.listed(parent, name, behind)
        texts[parent.path] = edited(parent.text, edits)
        fresh.append(path)
        places.append(
            f"{parent.path}: lists it as number {place}; move the line to where readers look for it"
        )
        guides += [parent.path] if "guide" in parent.data else []
    ledger, notes = begun(center, key, fresh, draft)
    notes += [after_draft(key)] if draft else []
    notes += places
    notes += [f"{path}: let the guide lead to {key}" for path in guides]
    return Plan(texts=texts, ledger=ledger, fresh=frozenset(fresh + guides), notes=tuple(notes))


def begun(
    center: HelpCenter, key: str, fresh: Iterable[str], draft: bool
) -> tuple[Callable[[HelpCenter], Entries] | None, list[str]]:
    """The ledger with an id for a new page, None if it gets none yet; and the notes on its files and its id.

    Args:
        center: the help center without the page.
        key: the page's key.
        fresh: the paths of its files.
        draft: whether it is a draft, which gets its id when it is published.
    """
    notes = [f"{path}: fill in what `helpcenter check{' --drafts' if draft else ''}` names" for path in fresh]
    known = restored(center)
    if draft or center.ledger.old is not None or key in {entry.answer for entry in known}:
        return None, notes
    taken = {entry.id for entry in known}
    ledger = partial(_with_entry, before=center, key=key, taken=taken)
    return ledger, [*notes, f"{new_id(key, taken)}: its permanent id, for {key} alone"]


def after_draft(key: str) -> str:
    """How a draft is finished and published."""
    return f"`helpcenter check --drafts` names what is missing; `helpcenter publish {key}` publishes it"


def _with_entry(after: HelpCenter, before: HelpCenter, key: str, taken: Collection[str]) -> Entries:
    """The entries of the ledger, with one for a new page."""
    return ledger_entries.with_new(after, before.permalinks, key, taken)


def _slug(center: HelpCenter, topic: Page, name: str) -> str:
    """The answer's name as slug, with a number if its address is or was another page's."""
    taken = {address(center, page) for page in center.pages.values()}
    taken |= {where for entry in restored(center) for _, where in entry.every()}
    slugs = (name if number < 2 else f"{name}-{number}" for number in count(1))
    return next(slug for slug in slugs if f"{address(center, topic)}{slug}/" not in taken)


def _front_matter(center: HelpCenter, topic: Page, slug: str, today: date, draft: bool) -> str:
    """The keys that an answer needs, each with its description from the schema as a comment."""
    described = schema.load("answer")
    values = {
        "slug": slug,
        "reviewed": today.isoformat(),
        "owner": topic.words("owner"),
        "products": f"[{', '.join(item for item, _ in topic.listed('products'))}]",
        "related": "[]",
        "also_asked": "[]",
    }
    lines = ["---\n"]
    needed = [*described["required"], "related"]
    if center.facts.data.get("sites"):
        needed.insert(needed.index("reviewed"), "products")
    for key in needed:
        value = values.get(key, '""')
        lines.append(f"# {described['properties'][key]['description']}\n{key}: {value}\n")
    return "".join([*lines, DRAFT if draft else "", "---\n\n"])
