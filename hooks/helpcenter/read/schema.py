"""Validates front matter and YAML files against the JSON Schemas in schemas/, with messages for editors.

Text editors can use the same schemas to complete keys and show descriptions. The `description` of a key becomes the
hint; `x-judged-by` names the rule that checks the pattern of a value, or duplicates in a list, instead; `x-retired` has
the hints for keys that older versions read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from helpcenter.model.document import Document
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import nearest
from helpcenter.read.date_hint import date_hint
from helpcenter.read.quick_schema import is_date, surely_right

if TYPE_CHECKING:
    from jsonschema import ValidationError

SCHEMAS = FilePath(__file__).parents[1] / "schemas"

_TYPES = {
    "string": "a text",
    "array": "a list",
    "object": "a group of “key: value” lines",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}
_LONGEST_QUOTED = 60


def _unique(validator: object, wanted: object, instance: object, schema: object) -> Iterator[ValidationError]:
    """Check uniqueItems in linear time; yields one error for each duplicate, with its position."""
    from jsonschema import ValidationError

    seen: dict[str, int] = {}
    for position, item in enumerate(instance if wanted and isinstance(instance, list) else []):
        first = seen.setdefault(json.dumps(item, sort_keys=True), position)
        if first != position:
            yield ValidationError(f"{first + 1}", path=[position], validator="uniqueItems")


@cache
def load(name: str) -> dict[str, Any]:
    """The JSON Schema with a name ("answer", "topic", "home", "language", "facts")."""
    loaded: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return loaded


def text(name: str) -> str:
    """The text of the JSON Schema with a name, as published on the site."""
    return (SCHEMAS / f"{name}.schema.json").read_text("utf-8")


@cache
def _validator(name: str) -> Any:
    from jsonschema import Draft202012Validator, FormatChecker, validators  # for data that is wrong somewhere

    formats = FormatChecker(formats=())
    formats.checks("date", raises=ValueError)(is_date)
    made: Any = validators.extend(Draft202012Validator, {"uniqueItems": _unique})  # type: ignore[no-untyped-call]
    return made(load(name), format_checker=formats)


def judge(document: Document, name: str) -> tuple[Problem, ...]:
    """All problems of a document's data according to a schema."""
    kept = _judged(document)
    if name not in kept:
        kept[name] = tuple(_judge(document, name))
    return kept[name]


@remembered
def _judged(document: Document) -> dict[str, tuple[Problem, ...]]:
    """The memoized results for a document, by the name of the schema."""
    return {}


def _judge(document: Document, name: str) -> Iterator[Problem]:
    needed = ", ".join(load(name).get("required", []))
    if needed and not document.data:
        yield Problem(
            Place(document.path), "there are no “key: value” lines", f"these keys are needed: {needed}"
        )
        return
    if surely_right(document.data, load(name)):
        return
    errors = list(_validator(name).iter_errors(document.data))
    meant = {path for error in errors if error.validator == "additionalProperties" for path in _meant(error)}
    for error in errors:
        if error.validator == "required" and (*error.absolute_path, _missing_key(error)) in meant:
            continue  # already reported as an unknown key
        yield from _problems(document, tuple(error.absolute_path), error)


def _meant(error: Any) -> Iterator[tuple[str | int, ...]]:
    """The keys that misspelt keys probably mean."""
    allowed = list(error.schema.get("properties", {}))
    for key in error.instance:
        found = nearest(key, allowed) if key not in allowed else None
        if found:
            yield (*error.absolute_path, found)


def _missing_key(error: Any) -> str:
    """The key that a `required` error is about: jsonschema names it first in its message."""
    missing = [key for key in error.validator_value if key not in error.instance]
    return str(next((key for key in missing if error.message.startswith(repr(key))), missing[0]))


def _problems(document: Document, keys: tuple[str | int, ...], error: Any) -> Iterator[Problem]:
    place, label = document.place(*keys), _label(keys)
    rule, wanted, value = error.validator, error.validator_value, error.instance
    schema: Any = error.schema
    description = schema.get("description", "") if isinstance(schema, dict) else ""
    if rule == "additionalProperties":
        yield from _unknown_keys(document, keys, schema, value)
    elif rule == "required":
        key = _missing_key(error)
        hint = schema.get("properties", {}).get(key, {}).get("description", "")
        where = place if keys else Place(document.path)
        yield Problem(where, f"the key “{'.'.join([*map(str, keys), key])}” is missing", hint)
    elif rule == "type" and value is None:
        yield Problem(place, f"{label} is empty", description)
    elif rule == "type":
        names = [wanted] if isinstance(wanted, str) else wanted
        expected = " or ".join(_TYPES.get(name, name) for name in names)
        yield Problem(
            place, f"{label} must be {expected}", _quoting(value) if "string" in names else description
        )
    elif rule == "maxLength":
        yield Problem(place, f"{label} has {len(value)} characters, at most {wanted} fit", description)
    elif rule == "minLength":
        yield Problem(place, f"{label} is empty", description)
    elif rule == "minItems":
        yield Problem(place, f"{label} has {len(value)} entries, at least {wanted} are needed", description)
    elif rule == "maxItems":
        yield Problem(place, f"{label} has {len(value)} entries, at most {wanted} fit", description)
    elif rule == "uniqueItems" and "x-judged-by" not in schema:
        yield Problem(place, f"{label} is a duplicate", f"entry {error.message} is the same")
    elif rule == "enum" and value is not None:  # its type reports that it is empty
        choice = f"one of: {', '.join(map(str, wanted))}"
        yield Problem(
            place,
            f"{label} cannot be “{_shortened(value)}”",
            _nearest_of(str(value), map(str, wanted), choice),
        )
    elif rule == "format":
        yield Problem(place, f"{label} is no date: “{_shortened(value)}”", date_hint(str(value)))
    elif rule == "pattern" and "x-judged-by" not in schema:
        yield Problem(place, f"{label} cannot be “{_shortened(value)}”", description)
    elif rule not in ("enum", "pattern", "uniqueItems"):
        yield Problem(place, f"{label}: {error.message}", description)


def _unknown_keys(
    document: Document, keys: tuple[str | int, ...], schema: dict[str, Any], value: dict[str, Any]
) -> Iterator[Problem]:
    allowed = list(schema.get("properties", {}))
    for key in value:
        if key not in allowed:
            retired = schema.get("x-retired", {}).get(key)
            hint = retired or _nearest_of(key, allowed, f"allowed keys: {', '.join(allowed)}")
            yield Problem(document.place(*keys, key), f"there is no key “{_shortened(key)}”", hint)


def _nearest_of(wrong: str, known: Iterable[str], choice: str) -> str:
    found = nearest(wrong, known)
    return f"did you mean {found}? {choice}" if found else choice


def _quoting(value: object) -> str:
    """The hint how to write a value as a text that YAML reads as another type."""
    if isinstance(value, dict):
        return "put the text in quotes: it holds a colon followed by a space"
    return "write one text, no list" if isinstance(value, list) else "put it in quotes"


def _shortened(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_QUOTED else f"{text[: _LONGEST_QUOTED - 1]}…"


def _label(keys: tuple[str | int, ...]) -> str:
    if not keys:
        return "the file"
    if isinstance(keys[-1], int):
        return f"entry {keys[-1] + 1} of “{'.'.join(str(key) for key in keys[:-1])}”"
    return f"“{'.'.join(str(key) for key in keys)}”"
