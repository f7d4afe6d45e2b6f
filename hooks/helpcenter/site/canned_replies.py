"""Exports of canned replies for help desks: one CSV file per language that Excel opens correctly.

RFC 4180 with a byte order mark, every field in quotes. A field that a spreadsheet would read as a
formula begins with an apostrophe. Each reply has a stamp, with letters in front because a spreadsheet converts
12e456789012 to a number. If Excel uses another separator than the comma in a language, `support.list_separator` in
language.yml defines it, and a second file uses it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from helpcenter.model.document import Language

COLUMNS = (
    "id", "language", "question", "reply", "short_link",
    "page", "topic", "products", "reviewed", "fingerprint",
)  # fmt: skip
STAMP = "fp-"

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def separators(language: Language) -> tuple[str, ...]:
    """The separators of a language's exports."""
    other = language.document.words("words", "support", "list_separator")
    return (",", other) if other in (";", "\t", "|") else (",",)


def files(language: Language, found: Iterable[tuple[bytes, ...]]) -> dict[str, bytes]:
    """File name → content of a language's exports, given the rows of its answers."""
    many = separators(language)
    columns = list(zip(*found, strict=True)) or [()] * len(many)
    heads = [_csv(COLUMNS, separator) for separator in many]
    names = (f"canned-replies.{language.code}{kind}.csv" for kind in ("", ".excel"))
    return {
        name: b"".join((f"\ufeff{head}".encode(), *own))
        for name, head, own in zip(names, heads, columns, strict=False)
    }


def rows(language: Language, record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the row of an answer for each separator; none for an answer without an id."""
    if record["id"]:
        values = [safe(value) for value in _row(language, record)]
        yield from (_csv(values, separator) for separator in separators(language))


def _csv(values: Iterable[str], separator: str) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(values)
    return stream.getvalue()


def _row(language: Language, record: Mapping[str, Any]) -> list[str]:
    return [
        record["id"],
        language.code,
        record["question"],
        record["reply"],
        record["addresses"]["short"],
        record["addresses"]["page"],
        record["topic"],
        ", ".join(record["products"]),
        record["reviewed"],
        STAMP + record["reply_fingerprint"],
    ]


def safe(value: str) -> str:
    """Escape a value so that a spreadsheet shows it instead of computing it."""
    return f"'{value}" if value.lstrip(" \N{NO-BREAK SPACE}").startswith(_FORMULA) else value
