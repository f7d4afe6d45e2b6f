"""Creates a new topic: its page in every language with front matter to fill in, listed on the home page."""

from __future__ import annotations

import re
from datetime import date
from itertools import count

from helpcenter.edit import creating, naming, topic_list
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import edited
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.urls import address
from helpcenter.read import schema
from helpcenter.rules.shared.whole_ledger import restored

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = frozenset(("snippets", "assets", "index"))


def is_topic(text: str) -> bool:
    """Whether an argument names a topic and no answer."""
    return "/" not in _key(text)


def _key(text: str) -> str:
    return naming.plain_key(text).removesuffix("/index")


def new(center: HelpCenter, text: str, today: date, *, draft: bool = False) -> Plan:
    """Plan the files of a new topic in all languages.

    Args:
        center: the help center.
        text: the key of the topic.
        today: the date of the first review.
        draft: whether to begin it as a draft, and with it all its answers.

    Raises:
        Refused: the topic cannot be created.
    """
    key = _key(text)
    if not _NAME.fullmatch(key) or key in _RESERVED:
        raise Refused(f"“{text}” is no topic: write one name in lower-case words and hyphens")
    if any(page.topic == key for page in center.pages.values()):
        raise Refused(f"there is a topic {key} already; an answer in it: {key}/<answer>")
    texts: dict[str, str | None] = {}
    fresh = []
    for language in center.languages:
        home = center.page(language.code, "")
        if home is None and not language.complete:
            continue
        if home is None:
            raise Refused(f"{language.name} has no home page; write docs/{language.code}/index.md first")
        path = f"docs/{language.code}/{key}/index.md"
        texts[path] = _front_matter(home, _slug(center, language, key), today, draft)
        behind = [name for name, _ in home.listed("topics")]
        edits, _ = topic_list.listed(home, key, behind, "topics")
        texts[home.path] = edited(home.text, edits)
        fresh.append(path)
    ledger, notes = creating.begun(center, key, fresh, draft)
    notes.append(f"helpcenter new {key}/…: start its first answer")
    notes += [creating.after_draft(key)] if draft else []
    return Plan(texts=texts, ledger=ledger, fresh=frozenset(fresh), notes=tuple(notes))


def _slug(center: HelpCenter, language: Language, key: str) -> str:
    """The topic's name as slug, with a number if its address is or was another page's."""
    taken = {address(center, page) for page in center.pages.values()}
    taken |= {where for entry in restored(center) for _, where in entry.every()}
    slugs = (key if number < 2 else f"{key}-{number}" for number in count(1))
    return next(slug for slug in slugs if f"{language.prefix}{slug}/" not in taken)


def _front_matter(home: Page, slug: str, today: date, draft: bool) -> str:
    """The keys that a topic needs and its icon, each with its description from the schema as a comment."""
    described = schema.load("topic")
    values = {"slug": slug, "reviewed": today.isoformat(), "owner": home.words("owner"), "answers": "[]"}
    lines = ["---\n"]
    for key in described["required"]:
        value = values.get(key, '""')
        lines.append(f"# {described['properties'][key]['description']}\n{key}: {value}\n")
    lines.append(f"# {described['properties']['icon']['description']}\n# icon: material/folder-outline\n")
    return "".join([*lines, creating.DRAFT if draft else "", "---\n\n"])
