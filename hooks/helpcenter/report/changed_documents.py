"""The documents that a change gives readers, takes from them, or replaces."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.downloadable import Download
from helpcenter.report.value_differences import Difference


def documents(before: HelpCenter, after: HelpCenter) -> Iterator[Difference]:
    """The documents that are new, gone, or another edition."""
    old, new = ({item.path: item for item in center.downloads} for center in (before, after))
    for path in sorted({*old, *new}):
        was, now = (_edition(known.get(path)) for known in (old, new))
        if was != now:
            yield Difference(path, was, now)


def _edition(download: Download | None) -> str:
    """Version, first and last day of a document; "" if there is none."""
    if download is None:
        return ""
    days = f"{download.effective}–{download.until}" if download.until else f"from {download.effective}"
    return f"version {download.version}, {days}"
