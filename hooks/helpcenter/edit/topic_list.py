"""Edits the list of a topic's answers: one name per line, so that branches rarely change the same line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from helpcenter.edit.change_plan import Refused
from helpcenter.edit.text_edits import Edit, offset, scalar, with_items, without_item
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.read import marked_yaml

_KEY = "answers"
_EMPTY = re.compile(r"[ \t]*(?:\[\s*\])?")


def place_for(center: HelpCenter, topic: str, name: str) -> list[str]:
    """The answers of a topic after which a new one is listed, in the order of the default language.

    The position is derived from the new name: two branches that each add an answer rarely add it at the same
    position, which git could not merge. The command prints the position, because editors may prefer another one.
    """
    page = center.page(center.default.code, topic)
    names = [item for item, _ in page.listed(_KEY)] if page else []
    digest = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
    return names[: digest % (len(names) + 1)]


def listed(topic: Page, name: str, behind: Sequence[str], key: str = _KEY) -> tuple[list[Edit], int]:
    """List an answer, or a topic, after the last of `behind`; returns the edits and the position, from 1."""
    names = [item for item, _ in topic.listed(key)]
    place = max((names.index(item) + 1 for item in behind if item in names), default=0)
    return _changed(topic, names, [*names[:place], name, *names[place:]], key), place + 1


def renamed(topic: Page, name: str, new: str | None) -> list[Edit]:
    """Rename an answer in the list, or remove it if the new name is None or listed already."""
    names = [item for item, _ in topic.listed(_KEY)]
    if name not in names or name == new:
        return []
    after = [new if item == name else item for item in names]
    wanted = [item for item in names if item != name] if new is None or new in names else after
    return _changed(topic, names, [item for item in wanted if item])


def _changed(topic: Page, names: list[str], wanted: list[str], key: str = _KEY) -> list[Edit]:
    """The edits that change the list from `names` to `wanted`, which differ in one name.

    Raises:
        Refused: the list cannot be read.
    """
    value = topic.data.get(key)
    if (key,) not in topic.places or value not in (None, names):
        raise Refused(f"{topic.place(key)}: list the {key} under {key}:, one a line, then try again")
    start = topic.text.index(":", offset(topic.text, topic.places[key,])) + 1
    if not names:
        empty = _EMPTY.match(topic.text, start)
        return [Edit(start, empty.end() if empty else start, _lines(wanted))]
    end = scalar(topic, key, len(names) - 1)[1]
    first = scalar(topic, key, 0)[0]
    indent = topic.text[topic.text.rfind("\n", 0, first) + 1 : first]
    in_a_row = indent.strip() != "-"
    if in_a_row:
        end = topic.text.index("]", end) + 1
        if "#" not in topic.text[start:end]:
            return [Edit(start, end, _lines(wanted))]
    at = next(place for place, name in enumerate([*names, ""]) if [*wanted, "", ""][place] != name)
    if len(wanted) < len(names):
        return [without_item(topic, key, at)]
    if len(wanted) == len(names):
        return [Edit(*scalar(topic, key, at), _text(wanted[at]))]
    if in_a_row:  # keep the comments in it
        return [with_items(topic, key, [_text(wanted[at])])]
    before = topic.text.index("\n", scalar(topic, key, at - 1)[1]) + 1 if at else first - len(indent)
    return [Edit(before, before, f"{indent}{_text(wanted[at])}\n")]


def _lines(names: list[str]) -> str:
    return "".join(f"\n  - {_text(name)}" for name in names) if names else " []"


def _text(name: str) -> str:
    """Format a name as YAML: without quotes an answer called “no” would be read as false."""
    data, _, _ = marked_yaml.load(f"name: {name}", "")
    return name if isinstance(data.get("name"), str) else f'"{name}"'
