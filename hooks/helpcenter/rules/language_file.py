"""A language.yml is broken, or lacks a key that another language has.

Why: a missing word leaves a button without a label.
Fix: add the key with its translation; the hint says where another language has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest
from helpcenter.read import schema

_KINDS: dict[type, str] = {str: "a text", list: "a list", dict: "a group of keys"}

_PLACEHOLDER = re.compile(r"\{\w*\}")
_BRACES = re.compile(r"\{[^{}\n]*\}?|\}")

_FILLED = frozenset(
    f"{{{name}}}"
    for name in (
        *(
            "",
            "addresses",
            "count",
            "date",
            "day",
            "emails",
            "host",
            "id",
            "language",
            "like",
            "month",
            "query",
            "site",
            "title",
        ),
        *("version", "whose", "year"),
    )
)
"""All that the program fills in, in any text."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Check each language.yml against the schema and against that of the default language."""
    for language in center.languages:
        document = language.document
        if document.path in center.files:
            yield from document.faults
            if document.data or not document.faults:
                yield from schema.judge(document, "language")
                yield from _no_words(document, ("words",))
        elif any(path.startswith(f"docs/{language.code}/") for path in center.files):
            other = next((item.document.path for item in center.languages if item.document.data), "")
            hint = f"copy {other} and translate it" if other else "write it"
            yield Problem(document.place(), "the language has no language.yml", hint)
    reported: set[Problem] = set()
    for language in center.languages:
        if not language.default and language.document.data and center.default.document.data:
            reported |= set(_compare(language.document, center.default.document, ("words",)))
    yield from {(problem.place, problem.message): problem for problem in sorted(reported)}.values()
    compared = {problem.place for problem in reported}
    for language in center.languages:
        for problem in _never_filled(language.document, ("words",), _under(language.document, ("words",))):
            if problem.place not in compared:
                yield problem


def _no_words(document: Document, keys: tuple[str, ...]) -> Iterator[Problem]:
    """Yield values under `words` that are neither texts nor lists or groups of texts."""
    value = _under(document, keys)
    if isinstance(value, Mapping):
        for key in value:
            yield from _no_words(document, (*keys, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            if not isinstance(item, str):
                yield Problem(
                    document.place(*keys, position),
                    f"entry {position + 1} of “{'.'.join(keys)}” must be a text",
                )
    elif not isinstance(value, str) and len(keys) > 1:
        name = f"“{'.'.join(keys)}”"
        message = f"{name} is empty" if value is None else f"{name} must be a text"
        yield Problem(
            document.place(*keys), message, "write the words" if value is None else "put it in quotes"
        )


def _compare(document: Document, default: Document, keys: tuple[str, ...]) -> Iterator[Problem]:
    """Compare the keys of a translation and of the default language, in both directions."""
    ours, theirs = _under(document, keys), _under(default, keys)
    if not isinstance(ours, Mapping) or not isinstance(theirs, Mapping):
        return
    missing = [key for key in theirs if key not in ours]
    for key, value in ours.items():
        path = (*keys, key)
        name = f"“{'.'.join(path)}”"
        if key not in theirs:
            meant = nearest(key, missing)
            if meant:
                missing.remove(meant)
                yield Problem(document.place(*path), f"there is no key {name}", f"did you mean {meant}?")
            else:
                yield _lacks(default, keys, document, path)
        elif _kind(value) and _kind(theirs[key]) and _kind(value) != _kind(theirs[key]):
            hint = f"compare with {default.place(*path)}"
            yield Problem(document.place(*path), f"{name} must be {_kind(theirs[key])}", hint)
        elif isinstance(value, list) and isinstance(theirs[key], list) and len(value) != len(theirs[key]):
            hint = f"{default.place(*path)} has {len(theirs[key])}"
            yield Problem(document.place(*path), f"{name} has {len(value)} entries", hint)
        elif isinstance(value, str) and isinstance(theirs[key], str):
            yield from _placeholders(document, default, path, value, theirs[key])
        else:
            yield from _compare(document, default, path)
    for key in missing:
        yield _lacks(document, keys, default, (*keys, key))


def _placeholders(
    document: Document, default: Document, path: tuple[str, ...], text: str, other: str
) -> Iterator[Problem]:
    """Compare the placeholders in braces, which the program fills in, with those of the default language."""
    ours, theirs = (sorted(set(_PLACEHOLDER.findall(found))) for found in (text, other))
    if ours != theirs:
        hint = f"{default.place(*path)} has {' '.join(theirs) or 'nothing in braces'}"
        written = " ".join(ours) or "nothing in braces"
        yield Problem(document.place(*path), f"“{'.'.join(path)}” has {written}", hint)


def _never_filled(document: Document, keys: tuple[str | int, ...], value: Any) -> Iterator[Problem]:
    """Yield words in braces that the program does not know, and braces without their partner."""
    if isinstance(value, Mapping | list):
        for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _never_filled(document, (*keys, key), inner)
    for wrong in _BRACES.findall(value) if isinstance(value, str) else ():
        if wrong not in _FILLED:
            name = ".".join(str(key) for key in keys)
            meant = nearest(wrong, sorted(_FILLED))
            hint = (
                f"did you mean {meant}?" if meant else "write a name that the program fills in, like {count}"
            )
            message = f"“{name}” has {wrong}, which the program does not fill in"
            yield Problem(document.place(*keys), message, hint)
            return


def _lacks(document: Document, keys: tuple[str, ...], other: Document, path: tuple[str, ...]) -> Problem:
    return Problem(
        document.place(*keys), f"the key “{'.'.join(path)}” is missing", f"see {other.place(*path)}"
    )


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "")


def _under(document: Document, keys: tuple[str, ...]) -> Any:
    value: Any = document.data
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
