"""Finds the outdated canned replies in an export that another system or a spreadsheet saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.translations import answers
from helpcenter.site.answers_feed import reply_fingerprint
from helpcenter.site.canned_replies import STAMP
from helpcenter.site.reply import reply

NEEDED = ("id", "language", "fingerprint")
_SITE = "https://help.invalid/"
"""Fingerprints of replies do not depend on the address of the site."""


class UnreadableError(Exception):
    """The file is not an export of canned replies; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One row of an export: its first line, and the values that identify the answer's state."""

    line: int
    id: str
    language: str
    fingerprint: str


def replies(file: Path) -> list[Reply]:
    """The rows of an export; a spreadsheet may have changed its separator and encoding.

    Raises:
        UnreadableError: the file cannot be read, or lacks a column.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{file} cannot be read: {error.strerror}") from error
    text = _decoded(raw)
    head = text.split("\n", 1)[0]
    separator = max(",;\t|", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    rows = []
    try:
        names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
        missing = [name for name in NEEDED if name not in names]
        if missing:
            raise UnreadableError(
                f"{file} has no column {', '.join(missing)}; is it an export of canned replies?"
            )
        line = reader.line_num + 1
        for row in reader:
            found = [(row[names[name]] or "").strip().lstrip("'") for name in NEEDED]
            if any(found):
                rows.append(Reply(line, found[0], found[1], found[2].removeprefix(STAMP)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableError(f"{file} is no CSV: {error}") from error
    return rows


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("latin-1")  # the columns that are read are ASCII


def judge(center: HelpCenter, rows: list[Reply]) -> Iterator[tuple[Reply, str]]:
    """Each outdated reply with the reason, then each answer that an export with others of its language lacks.

    A reply that is missing has the line 0.
    """
    codes = {language.code.lower(): language.code for language in center.languages}
    for row in rows:
        code = codes.get(row.language.lower(), "")
        entry = center.ids.get(row.id)
        if entry is None:
            yield row, "no answer has this id"
        elif not code:
            yield row, f"there is no language “{row.language}”"
        elif entry.retired:
            yield row, f"retired; {entry.to} replaces it"
        elif (page := center.page(code, entry.answer)) is None:
            yield row, f"{entry.answer} does not exist in this language"
        elif _fingerprint(center, page) != row.fingerprint:
            yield row, f"changed since: {page.title}"
    exported = {(codes.get(row.language.lower(), ""), row.id) for row in rows}
    for code in dict.fromkeys(code for code, _ in exported if code):
        for page in answers(center, code):
            entry = center.registered.get(page.key)
            if entry and (code, entry.id) not in exported:
                yield Reply(0, entry.id, code, ""), f"missing in the export: {page.title}"


def _fingerprint(center: HelpCenter, page: Page) -> str:
    sent = reply(center, center.language(page.language), _SITE, page)
    return reply_fingerprint(page.title, sent, _SITE)
