"""Canned replies for help desks: one CSV a language that Excel opens right, each reply stamped.

RFC 4180 with a byte order mark, every field in quotes. A field that a spreadsheet would take for a
formula begins with an apostrophe. The stamp has letters in front, because a spreadsheet turns a bare
12e456789012 into a number. Where Excel wants another separator than the comma in a language,
`support.list_separator` in language.yml says so, and a second file has it.
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
    """Name → content of the language's exports."""
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
        STAMP + record["fingerprint"],
    ]


def safe(value: str) -> str:
    """The value as a spreadsheet shows it, never as it computes it."""
    return f"'{value}" if value.lstrip(" \N{NO-BREAK SPACE}").startswith(_FORMULA) else value
