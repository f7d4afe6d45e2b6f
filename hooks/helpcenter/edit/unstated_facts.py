"""The text of facts.yml without a fact that no page states any more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from helpcenter.edit.entry_lines import end_of
from helpcenter.edit.text_edits import offset
from helpcenter.model.document import Document
from helpcenter.model.problem import Place


def without_fact(facts: Document, place: Place) -> str | None:
    """Return the text without the entry at a place, and without the groups that it leaves empty; None if it is no line.

    Args:
        facts: facts.yml.
        place: where the entry begins.
    """
    root = yaml.compose(facts.text, Loader=yaml.SafeLoader)
    way = next(_ways(root, offset(facts.text, place)), None) if root else None
    if not way:
        return None
    while len(way) > 1 and len(way[-1][0].value) == 1:
        way = way[:-1]
    parent, item = way[-1]
    first, last = item if isinstance(item, tuple) else (item, item)
    start, end = facts.text.rfind("\n", 0, first.start_mark.index) + 1, end_of(last)
    before = facts.text[start : first.start_mark.index].strip()
    if parent.flow_style or before not in ("", "-"):
        return None
    return facts.text[:start] + facts.text[facts.text.find("\n", end) + 1 or len(facts.text) :]


Way = list[tuple[yaml.CollectionNode, Any]]
"""Each group or list on the way to an entry, with what of it is on the way."""


def _ways(node: yaml.Node, at: int) -> Iterator[Way]:
    """Yield the way to the entry whose key, or whose item, begins at an offset."""
    if not isinstance(node, yaml.CollectionNode):
        return
    for item in node.value:
        first, last = item if isinstance(item, tuple) else (item, item)
        if first.start_mark.index == at:
            yield [(node, item)]
        yield from ([(node, item), *way] for way in _ways(last, at))
