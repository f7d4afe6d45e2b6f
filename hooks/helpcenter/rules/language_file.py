"""A language.yml is broken, or lacks a key that another language has.

Why: a word that is missing leaves a button without a name.
Fix: add the key with its translation; the hint says where another language has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter import schema
from helpcenter.model import Document, HelpCenter
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Judge each language.yml by the schema and by the others."""
    documents = [language.document for language in center.languages]
    for document in documents:
        if document.faults:
            yield from document.faults
            continue
        yield from schema.judge(document, "language")
        for other in documents:
            if other is not document and not other.faults:
                yield from _compare(document, other, ("words",))


def _compare(document: Document, other: Document, keys: tuple[str, ...]) -> Iterator[Problem]:
    ours, theirs = _under(document, keys), _under(other, keys)
    if not isinstance(theirs, Mapping):
        return
    for key in theirs:
        path = (*keys, key)
        if not isinstance(ours, Mapping) or key not in ours:
            if ours is not None or keys == ("words",):
                where = document.place(*keys)
                yield Problem(where, f"the key “{'.'.join(path)}” is missing", f"it stands at {other.place(*path)}")
        elif type(ours[key]) is not type(theirs[key]):
            yield Problem(document.place(*path), f"“{'.'.join(path)}” is not of the kind that it is elsewhere",
                          f"compare with {other.place(*path)}")
        elif isinstance(theirs[key], list) and len(ours[key]) != len(theirs[key]):
            yield Problem(document.place(*path), f"“{'.'.join(path)}” has {len(ours[key])} entries",
                          f"{other.place(*path)} has {len(theirs[key])}")
        else:
            yield from _compare(document, other, path)


def _under(document: Document, keys: tuple[str, ...]) -> Any:
    value: Any = document.data
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
