"""Says of data whether it surely keeps to a JSON Schema; of nearly all data it does, and that is known sooner so.

Whatever is not surely right, and every schema with a keyword that is not known here, is for jsonschema to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

_SAY_NOTHING = ("$schema", "$id", "title", "description", "default", "examples", "$defs")
_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "array": (list,),
    "object": (dict,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_date(value: object) -> bool:
    """Whether a value is no text, or a date like 2026-11-26; raises ValueError for a day that no month has."""
    return not isinstance(value, str) or bool(_DATE.fullmatch(value) and date.fromisoformat(value))


def surely_right(data: Any, schema: Any) -> bool:
    """Whether data surely keeps to a schema."""
    if not isinstance(schema, dict):
        return schema is True
    return all(_keeps(data, word, wanted, schema) for word, wanted in schema.items())


def _keeps(data: Any, word: str, wanted: Any, schema: Mapping[str, Any]) -> bool:
    if word in _SAY_NOTHING or word.startswith("x-"):
        return True
    known = _WORDS.get(word)
    return known is not None and known(data, wanted, schema)


def _type(data: Any, wanted: Any, _: Mapping[str, Any]) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    kinds = [kind for name in names for kind in _TYPES.get(name, ())]
    return type(data) in kinds


def _enum(data: Any, wanted: Any, _: Mapping[str, Any]) -> bool:
    return isinstance(data, str) and data in wanted


def _format(data: Any, wanted: Any, _: Mapping[str, Any]) -> bool:
    try:
        return wanted == "date" and is_date(data)
    except ValueError:
        return False


def _items(data: Any, wanted: Any, _: Mapping[str, Any]) -> bool:
    return not isinstance(data, list) or all(surely_right(item, wanted) for item in data)


def _properties(data: Any, wanted: Any, _: Mapping[str, Any]) -> bool:
    return not isinstance(data, dict) or all(
        surely_right(data[key], inner) for key, inner in wanted.items() if key in data
    )


def _others(data: Any, wanted: Any, schema: Mapping[str, Any]) -> bool:
    named = schema.get("properties", {})
    return not isinstance(data, dict) or all(
        surely_right(value, wanted) for key, value in data.items() if key not in named
    )


def _names(data: Any, wanted: Any, _: Mapping[str, Any]) -> bool:
    return not isinstance(data, dict) or all(surely_right(key, wanted) for key in data)


def _once(data: Any, wanted: Any, _: Mapping[str, Any]) -> bool:
    if not wanted or not isinstance(data, list):
        return True
    return all(isinstance(item, str) for item in data) and len(set(data)) == len(data)


_WORDS: Mapping[str, Callable[[Any, Any, Mapping[str, Any]], bool]] = {
    "type": _type,
    "enum": _enum,
    "const": lambda data, wanted, _: isinstance(data, str) and data == wanted,
    "format": _format,
    "pattern": lambda data, wanted, _: not isinstance(data, str) or re.search(wanted, data) is not None,
    "minLength": lambda data, wanted, _: not isinstance(data, str) or len(data) >= wanted,
    "maxLength": lambda data, wanted, _: not isinstance(data, str) or len(data) <= wanted,
    "minimum": lambda data, wanted, _: not isinstance(data, int | float) or data >= wanted,
    "exclusiveMinimum": lambda data, wanted, _: not isinstance(data, int | float) or data > wanted,
    "items": _items,
    "minItems": lambda data, wanted, _: not isinstance(data, list) or len(data) >= wanted,
    "maxItems": lambda data, wanted, _: not isinstance(data, list) or len(data) <= wanted,
    "uniqueItems": _once,
    "properties": _properties,
    "required": lambda data, wanted, _: not isinstance(data, dict) or all(key in data for key in wanted),
    "additionalProperties": _others,
    "propertyNames": _names,
    "minProperties": lambda data, wanted, _: not isinstance(data, dict) or len(data) >= wanted,
}
"""Keyword of JSON Schema → function that says whether data surely keeps to it."""
