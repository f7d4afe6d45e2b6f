"""Judges front matter and YAML files by the JSON Schemas in schemas/, in the writer's words.

The schemas are published as they are, so that an editor's program completes keys and shows the same
descriptions. A schema's `description` of a key becomes the hint; `x-judged-by` names the rule that
judges the pattern of a value instead.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from helpcenter.model import Document
from helpcenter.nearest import nearest
from helpcenter.problem import Place, Problem

SCHEMAS = FilePath(__file__).parent / "schemas"

_TYPES = {
    "string": "a text",
    "array": "a list",
    "object": "a group of “key: value” lines",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}

_formats = FormatChecker(formats=())


@_formats.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or (len(value) == 10 and bool(date.fromisoformat(value)))


@cache
def load(name: str) -> dict[str, Any]:
    """The JSON Schema of that name ("answer", "topic", "home", "language", "facts")."""
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return loaded


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(load(name), format_checker=_formats)


def judge(document: Document, name: str) -> Iterator[Problem]:
    """Every way in which the document's data does not follow the schema."""
    for error in _validator(name).iter_errors(document.data):
        keys = tuple(error.absolute_path)
        yield from _told(document, keys, error)


def _told(document: Document, keys: tuple[str | int, ...], error: ValidationError) -> Iterator[Problem]:
    place, label = document.place(*keys), _label(keys)
    rule, wanted, value = error.validator, error.validator_value, error.instance
    schema: Any = error.schema
    says = schema.get("description", "") if isinstance(schema, dict) else ""
    if rule == "additionalProperties":
        yield from _unknown_keys(document, keys, schema, value)
    elif rule == "required":
        missing = [key for key in wanted if key not in value]
        # one error per missing key: jsonschema names it first in its message
        key = next((key for key in missing if error.message.startswith(repr(key))), missing[0])
        hint = schema.get("properties", {}).get(key, {}).get("description", "")
        where = place if keys else Place(document.path)
        yield Problem(where, f"the key “{'.'.join([*map(str, keys), key])}” is missing", hint)
    elif rule == "type":
        names = [wanted] if isinstance(wanted, str) else wanted
        expected = " or ".join(_TYPES.get(name, name) for name in names)
        hint = f"put it in quotes: \"{value}\"" if names == ["string"] and _scalar(value) else says
        yield Problem(place, f"{label} must be {expected}", hint)
    elif rule == "maxLength":
        yield Problem(place, f"{label} has {len(value)} characters, at most {wanted} fit", says)
    elif rule == "minLength":
        yield Problem(place, f"{label} is empty", says)
    elif rule == "minItems":
        yield Problem(place, f"{label} has {len(value)} entries, at least {wanted} are needed", says)
    elif rule == "maxItems":
        yield Problem(place, f"{label} has {len(value)} entries, at most {wanted} fit", says)
    elif rule == "uniqueItems":
        yield Problem(place, f"{label} names something twice", says)
    elif rule == "enum":
        found = nearest(str(value), map(str, wanted))
        choice = f"one of: {', '.join(map(str, wanted))}"
        yield Problem(place, f"{label} cannot be “{value}”", f"did you mean {found}? {choice}" if found else choice)
    elif rule == "format":
        yield Problem(place, f"{label} is no date: “{value}”", "write it as 2026-11-22")
    elif rule == "pattern" and "x-judged-by" not in schema:
        yield Problem(place, f"{label} cannot be “{value}”", says)
    elif rule != "pattern":
        yield Problem(place, f"{label}: {error.message}", says)


def _unknown_keys(
    document: Document, keys: tuple[str | int, ...], schema: dict[str, Any], value: dict[str, Any]
) -> Iterator[Problem]:
    allowed = list(schema.get("properties", {}))
    for key in value:
        if key not in allowed:
            found = nearest(str(key), allowed)
            choice = f"allowed keys: {', '.join(allowed)}"
            hint = f"did you mean {found}? {choice}" if found else choice
            yield Problem(document.place(*keys, key), f"there is no key “{key}”", hint)


def _label(keys: tuple[str | int, ...]) -> str:
    if not keys:
        return "the file"
    if isinstance(keys[-1], int):
        return f"entry {keys[-1] + 1} of “{'.'.join(str(key) for key in keys[:-1])}”"
    return f"“{'.'.join(str(key) for key in keys)}”"


def _scalar(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, str)
