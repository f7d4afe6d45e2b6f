"""Exports of canned replies for help desks: one CSV file per language that Excel opens correctly.

RFC 4180 with a byte order mark, every field in quotes. A field that a spreadsheet would read as a
formula begins with an apostrophe. Each reply has a stamp, with letters in front because a spreadsheet converts
12e456789012 to a number. If Excel uses another separator than the comma in a language, `support.list_separator` in
language.yml defines it, and a second file uses it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from helpcenter.model.document import Language

COLUMNS = (
    "id", "language", "question", "reply", "short_link",
    "page", "topic", "products", "reviewed", "fingerprint",
)  # fmt: skip
STAMP = "fp-"

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def files(language: Language, records: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """File name → content of a language's exports."""
    rows = list(records)
    result = {f"canned-replies.{language.code}.csv": _csv(language, rows, ",")}
    separator = language.document.words("words", "support", "list_separator")
    if separator in (";", "\t", "|"):
        result[f"canned-replies.{language.code}.excel.csv"] = _csv(language, rows, separator)
    return result


def _csv(language: Language, records: Iterable[Mapping[str, Any]], separator: str) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for record in records:
        if record["id"]:
            writer.writerow([safe(value) for value in _row(language, record)])
    return "\ufeff" + stream.getvalue()


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
