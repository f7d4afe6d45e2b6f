"""The text of facts.yml with an entry more, and values as YAML in one line."""

from __future__ import annotations

import json
from collections.abc import Mapping

import yaml

from helpcenter.edit.change_plan import Refused
from helpcenter.model.document import Document, Path


def flow(value: object) -> str:
    """Return a value as YAML in one line; texts are in quotes, so that none is read as a number."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def with_entry(facts: Document, keys: Path, entry: str, *, is_item: bool) -> str:
    """Return the text of facts.yml with an entry more, behind its neighbours.

    Args:
        facts: facts.yml.
        keys: where the entry goes: its own keys, or those of its list.
        entry: the entry as YAML in one line.
        is_item: whether it is an item of a list, which begins with it if it is not there.

    Raises:
        Refused: something is there already.
    """
    node, rest = _nearest(yaml.compose(facts.text, Loader=yaml.SafeLoader), keys)
    if not isinstance(node, yaml.SequenceNode if not rest else yaml.MappingNode):
        name = ".".join(map(str, keys))
        raise Refused(f"facts.yml has {name} already; `helpcenter facts set` changes it")
    if node.flow_style:
        at = node.end_mark.index - 1
        inner = f"[{entry}]" if rest and is_item else entry
        inner = "".join(f"{key}: {{" for key in rest[:-1]) + (f"{rest[-1]}: {inner}" if rest else inner)
        piece = (", " if node.value else "") + inner + "}" * (len(rest) - 1)
        return facts.text[:at] + piece + facts.text[at:]
    indent = " " * node.start_mark.column
    at, gap = facts.text.find("\n", end_of(node)) + 1 or len(facts.text), ""
    if node.start_mark.column == 0 and rest:
        at, gap = len(facts.text), "\n"  # a new part of the file, behind the comments at its end
    before = facts.text[:at] if facts.text[:at].endswith("\n") else f"{facts.text[:at]}\n"
    lines = "".join(f"{indent}{line}" for line in _lines(rest, entry, is_item=is_item))
    return f"{before}{gap}{lines}{facts.text[at:]}"


def _nearest(node: yaml.Node | None, keys: Path) -> tuple[yaml.Node | None, Path]:
    """Return the last node that is there on the way along some keys, and the keys that are left."""
    while keys:
        if isinstance(node, yaml.SequenceNode) and isinstance(keys[0], int):
            node, keys = node.value[keys[0]], keys[1:]
            continue
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        child = next((item for key, item in pairs if key.value == keys[0]), None)
        if child is None or (isinstance(child, yaml.ScalarNode) and not child.value):
            break
        node, keys = child, keys[1:]
    return node, keys


def _lines(rest: Path, entry: str, *, is_item: bool) -> list[str]:
    """Return the lines for the keys that are missing, the last with the entry."""
    lines = [f"{'  ' * depth}{key}:\n" for depth, key in enumerate(rest)]
    if rest and not is_item:
        return [*lines[:-1], f"{'  ' * (len(rest) - 1)}{rest[-1]}: {entry}\n"]
    return [*lines, f"{'  ' * len(rest)}- {entry}\n"]


def end_of(node: yaml.Node) -> int:
    """Return where the last value in a block ends; the block itself has the comments behind it, too."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)
