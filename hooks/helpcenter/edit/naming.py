"""Resolves the pages that editors name on the command line: by id, by key or by path."""

from __future__ import annotations

import re

from helpcenter.edit.change_plan import Refused
from helpcenter.model.center import HelpCenter
from helpcenter.model.drafts import drafts
from helpcenter.model.permalinks import Permalink
from helpcenter.model.suggest import did_you_mean

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")
RESERVED_NAMES = frozenset({"index"})


def answer_key(text: str) -> str:
    """The key <topic>/<answer> in an argument, which may also be a path.

    Raises:
        Refused: the text is not such a key.
    """
    key = plain_key(text)
    if not KEY.fullmatch(key) or key.partition("/")[2] in RESERVED_NAMES or key.startswith("snippets/"):
        raise Refused(f"“{text}” is no answer: write <topic>/<answer> in lower-case words and hyphens")
    return key


def plain_key(text: str) -> str:
    """The key in an argument, which may also be a path."""
    return re.sub(r"^(?:\./)?(?:docs/[^/]+/)?(.*?)(?:\.md)?/?$", r"\1", text.strip())


def existing(center: HelpCenter, text: str) -> str:
    """The key of the page that an argument names by id, key or path.

    Raises:
        Refused: there is no such page, or it is retired.
    """
    entry = center.ids.get(text)
    if entry and entry.retired:
        raise Refused(f"{text} ({entry.was}) is retired already and leads to {entry.to}")
    keys = dict.fromkeys(page.key for page in center.pages.values())
    key = entry.answer if entry else plain_key(text)
    key = key.removesuffix("/index")
    if key not in keys or not key:
        hint = did_you_mean(key, [*keys, *center.ids])
        raise Refused(f"there is no page {text}" + (f" — {hint}" if hint else ""))
    return key


def entry_of(center: HelpCenter, key: str) -> Permalink:
    """The permalink of a page.

    Raises:
        Refused: the page has none yet.
    """
    entry = center.registered.get(key)
    if entry is None and any(name == key for _, name in drafts(center)):
        raise Refused(f"{key} is a draft, which readers do not find: `helpcenter publish {key}` first")
    if entry is None:
        raise Refused(f"{key} is not published yet: `helpcenter publish` first")
    return entry
