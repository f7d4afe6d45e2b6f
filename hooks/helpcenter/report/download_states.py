"""Finds documents that need attention but are not wrong: they expire soon, are old, or lack what was waived."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.downloadable import ARCHIVE, FOLDER, Download
from helpcenter.model.editions import path_of
from helpcenter.read.text_file import text_of
from helpcenter.site.marked_text import markers

STYLESHEET = f"{FOLDER}/sources/document.css"
SOON = 60
"""Days before its last day from which a document needs a successor."""


def attention(root: Path, center: HelpCenter, today: date) -> Iterator[tuple[Download, str]]:
    """Each document that needs attention, with the reason; problems reported by rules are omitted."""
    for download in center.downloads:
        if download.file is None or download.file.sha256 != download.sha256:
            continue
        need = (
            _ending(download, today)
            or _ageing(root, center, download)
            or _behind(center, download)
            or _unkept(center, download)
            or _waived(download)
        )
        if need:
            yield download, need


def made(root: Path, center: HelpCenter, download: Download) -> tuple[str, str]:
    """The current HTML of a document, and the fingerprint of everything that it is built from.

    Raises:
        SourceError: a source is missing or unreadable, or names a page that does not exist.
    """
    from helpcenter.pdf import source_html  # imported here because it loads Markdown, which few commands need

    plain = source_html.html(center, download, _text(root, f"{FOLDER}/{download.source}"))
    html = markers(center)[download.language].languages(plain)
    return html, source_html.fingerprint(html, _text(root, STYLESHEET))


def _text(root: Path, path: str) -> str:
    from helpcenter.pdf.source_html import SourceError

    text, faults = text_of(root, path)
    if faults:
        raise SourceError(f"{path}: {faults[0].message}")
    return text


def _ending(download: Download, today: date) -> str:
    try:
        left = (date.fromisoformat(download.until) - today).days
    except ValueError:
        return ""
    if left < 0:
        return f"expired on {download.until}"
    return f"ends on {download.until}" if left <= SOON else ""


def _ageing(root: Path, center: HelpCenter, download: Download) -> str:
    if not download.source:
        return ""
    try:
        current = made(root, center, download)[1] == download.made_from
    except ValueError as error:
        return f"cannot be made: {error}"
    return "" if current else "older than its sources; run: helpcenter downloads build"


def _waived(download: Download) -> str:
    return "; ".join(f"{kind}, waived: {reason}" for kind, reason in download.waived)


def _behind(center: HelpCenter, download: Download) -> str:
    """The reason if the edition in another language is newer, or of the same date and another version; else ""."""
    for code in (language.code for language in center.languages):
        translation = center.download(code, download.id)
        if translation is None or translation is download or code == download.language:
            continue
        newer = translation.effective > download.effective
        same_day = translation.effective == download.effective
        differs = same_day and translation.version != download.version
        if newer or (differs and code == center.default.code):
            return f"the {code} edition is version {translation.version} of {translation.effective}"
    return ""


def _unkept(center: HelpCenter, download: Download) -> str:
    kept = path_of(download) in center.files
    return "" if kept else f"no copy in {ARCHIVE}; run: helpcenter downloads accept {download.path}"
