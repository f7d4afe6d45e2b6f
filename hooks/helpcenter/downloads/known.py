"""What facts.yml knows, as far as downloads are held against it: hosts, telephones, e-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model import HelpCenter

HOST = re.compile(
    r"(?<![\w@.-])(?:https?://((?:[\w-]+\.)+[a-z]{2,})"
    r"|(www\.(?:[\w-]+\.)+[a-z]{2,}|(?:[\w-]+\.)+(?:hu|com|eu|net|org)))(?![\w@])",
    re.IGNORECASE,
)
TELEPHONE = re.compile(r"(?<![\w+])(?:\+|06[ -]?|\()\d(?:(?:\) ?|/ ?| \(|[ \xa0.-])?\d){6,13}(?!\w)")
EMAIL = re.compile(r"[\w.+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)


def hosts(center: HelpCenter) -> frozenset[str]:
    """Every host that facts.yml names, in addresses or alone."""
    found = (match for text in _texts(center.facts.data) for match in HOST.finditer(text))
    return frozenset((match[1] or match[2]).lower() for match in found)


def emails(center: HelpCenter) -> frozenset[str]:
    """Every e-mail address that facts.yml names."""
    return frozenset(m[0].lower() for text in _texts(center.facts.data) for m in EMAIL.finditer(text))


def telephones(center: HelpCenter) -> dict[str, str]:
    """Every telephone number that facts.yml names: its digits → as it is written there."""
    return {digits(text): text for text in _texts(center.facts.data) if TELEPHONE.fullmatch(text)}


def digits(number: str) -> str:
    """A telephone number's digits, 06 turned into Hungary's 36."""
    found = "".join(filter(str.isdigit, number))
    return "36" + found[2:] if found.startswith("06") else found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value
