"""downloads/downloads.yml: reads its entries, and edits them without changing anything else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model.document import Document
from helpcenter.model.downloadable import FOLDER, Download, PdfFile

Value = str | int | list[str] | None
"""A value of an entry; None deletes the key."""


def entries(document: Document, files: Mapping[str, PdfFile]) -> Iterator[Download]:
    """The downloads of the list, in its order; entries that are not groups of keys are omitted.

    Args:
        document: the list as read.
        files: the PDFs by their paths.
    """
    listed = document.data.get("downloads")
    for index, item in enumerate(listed if isinstance(listed, list) else []):
        if not isinstance(item, Mapping):
            continue
        name, language = _text(item, "id"), _text(item, "language")
        yield Download(
            index=index,
            place=document.place("downloads", index, "id"),
            id=name,
            language=language,
            title=_text(item, "title"),
            product=_text(item, "product"),
            version=_text(item, "version"),
            effective=_text(item, "effective"),
            until=_text(item, "until"),
            replaces=_text(item, "replaces"),
            requires=_texts(item, "requires"),
            waived=_reasons(item, "waived"),
            source=_text(item, "source"),
            made_from=_text(item, "made_from"),
            pages=_number(item, "pages"),
            bytes=_number(item, "bytes"),
            sha256=_text(item, "sha256"),
            former=_texts(item, "former"),
            file=files.get(f"{FOLDER}/{name}.{language}.pdf"),
        )


def with_values(document: Document, download: Download, values: Mapping[str, Value]) -> str:
    """The text of the list with some values of one entry set; all other lines are unchanged."""
    lines = document.text.splitlines(keepends=True)
    entry = ("downloads", download.index)
    indent = " " * (document.place(*entry, "language").column - 1)
    added: list[str] = []
    for key, value in values.items():
        place = document.places.get((*entry, key))
        line = "" if value is None else f"{key}: {_written(value)}\n"
        if place:
            before = lines[place.line - 1][: place.column - 1]
            lines[place.line - 1] = before + line if line else ""
        elif line:
            added.append(indent + line)
    following = document.places.get(("downloads", download.index + 1))
    end = following.line - 1 if following else len(lines)
    while end and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    if added and end and lines[end - 1] and not lines[end - 1].endswith("\n"):
        lines[end - 1] += "\n"
    return "".join([*lines[:end], *added, *lines[end:]])


def _written(value: str | int | list[str]) -> str:
    """Format a value as YAML: dates and numbers plain, texts in quotes, lists on one line."""
    bare = isinstance(value, int) or (isinstance(value, str) and len(value) == 10 and value[4:8:3] == "--")
    return str(value) if bare else json.dumps(value, ensure_ascii=False)


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _texts(item: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = item.get(name)
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def _reasons(item: Mapping[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    value = item.get(name)
    pairs = value.items() if isinstance(value, Mapping) else ()
    return tuple((str(key), reason) for key, reason in pairs if isinstance(reason, str))


def _number(item: Mapping[str, Any], name: str) -> int:
    value = item.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
