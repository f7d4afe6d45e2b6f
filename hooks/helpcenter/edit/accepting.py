"""Accepts a new edition of a document: finds the problems that it would cause, and records it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from helpcenter.model import editions
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.downloadable import DOWNLOADS_LIST, Download, PdfFile
from helpcenter.model.problem import Problem
from helpcenter.read import downloads_list, help_center, marked_yaml
from helpcenter.read.atomic_write import write_bytes, write_text
from helpcenter.read.downloads_list import Value
from helpcenter.rules.shared import audit


def measured(file: PdfFile | None) -> dict[str, Value]:
    """The values of a file that the list of downloads records; empty if the file is missing."""
    if file is None:
        return {}
    return {"pages": file.inspection.pages, "bytes": file.size, "sha256": file.sha256}


def problems(center: HelpCenter, download: Download, values: Mapping[str, Value]) -> Iterator[Problem]:
    """The problems of the file, and new problems of the list of downloads, if the entry had these values."""
    text = downloads_list.with_values(center.downloads_list, download, values)
    data, places, faults = marked_yaml.load(text, DOWNLOADS_LIST)
    document = Document(DOWNLOADS_LIST, text, data, places, tuple(faults))
    files = {item.path: item.file for item in center.downloads if item.file}
    after = replace(center, downloads_list=document, downloads=tuple(downloads_list.entries(document, files)))
    before = {(problem.rule, problem.message) for problem in audit.audit(center)}
    for problem in audit.audit(after):
        new = problem.place.path == DOWNLOADS_LIST and (problem.rule, problem.message) not in before
        if new or problem.place.path == download.path:
            yield problem


def record(root: Path, center: HelpCenter, download: Download, values: Mapping[str, Value]) -> HelpCenter:
    """Record an edition in the list of downloads, archive its file, and return the help center read again.

    The previous edition's stamp is added to `former`.
    """
    archive_copy(root, download)
    version, sha256 = values.get("version", download.version), values.get("sha256", download.sha256)
    new = replace(download, version=str(version), sha256=str(sha256))
    former = [*download.former, download.stamp] if download.sha256 else [*download.former]
    kept: list[str] = [stamp for stamp in dict.fromkeys(former) if stamp != new.stamp]
    archive_copy(root, new)
    written = {**values, "former": kept or None}
    write_text(root / DOWNLOADS_LIST, downloads_list.with_values(center.downloads_list, download, written))
    return help_center.read(root)


def archive_copy(root: Path, download: Download) -> None:
    """Archive a copy of the edition in force, if its file is still the one that was accepted."""
    file, kept = download.file, root / editions.path_of(download)
    if file and file.content and file.sha256 == download.sha256 and not kept.exists():
        write_bytes(kept, file.content)
