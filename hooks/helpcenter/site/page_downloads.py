"""The downloads of a page for its template, and their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.downloadable import Download
from helpcenter.model.drafts import was_offered
from helpcenter.model.filling import filled
from helpcenter.model.locales import counted, long_date
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class Offer:
    """A download as a page offers it.

    Attributes:
        title: its title.
        format: "PDF".
        size: its size, like "54 kB".
        pages: its pages, like "5 pages".
        language: the name of its language.
        version: its version with label, like "version 2".
        date: the first day on which it applies, in the format of the language.
        iso_date: the same date as 2026-11-22.
        until: a sentence with its last day; "" if unknown.
        iso_until: the same date as 2027-03-31.
        use: an instruction how to use it.
        own: whether this project built it; otherwise it comes from the insurer.
        url: its address, which always serves the version in force.
        permanent_url: the address of exactly this version.
        absolute: the absolute address, for print.
    """

    title: str
    format: str
    size: str
    pages: str
    language: str
    version: str
    date: str
    iso_date: str
    until: str
    iso_until: str
    use: str
    own: bool
    url: str
    permanent_url: str
    absolute: str


def offers(center: HelpCenter, page: Page, urls: Urls, words: Mapping[str, Any]) -> list[Offer]:
    """The downloads that a page lists under `downloads`, in its language and order."""
    found = [center.download(page.language, key) for key, _ in page.listed("downloads")]
    return [_offer(center, download, urls, words) for download in found if download and download.file]


def files(center: HelpCenter) -> dict[str, str | bytes]:
    """Address → content of all downloads, and of all their editions at the permanent addresses.

    A document that only drafts offer is left out, with its editions, unless it was on the site before.
    """
    shown = [item for item in center.downloads if was_offered(center, item.id, item.language)]
    waiting = {where for item in center.downloads if item not in shown for where in _permanent(item)}
    kept = [item for item in center.archive if item.named and item.address not in waiting]
    made: dict[str, str | bytes] = {item.address: item.content for item in kept}
    return made | {
        where: item.file.content
        for item in shown
        if item.file and item.file.content
        for where in (item.address, item.permanent_address)
    }


def _permanent(download: Download) -> list[str]:
    """The permanent addresses of all editions of a document."""
    return [download.permanent_address, *map(download.address_of, download.former)]


def former_editions(center: HelpCenter) -> Iterator[tuple[str, str]]:
    """Each (permanent address of a former edition that is not archived, address of the download in force)."""
    kept = {item.address for item in center.archive}
    for download in center.downloads:
        if not was_offered(center, download.id, download.language):
            continue
        for where in map(download.address_of, download.former):
            if where not in kept:
                yield where, download.address


def _offer(center: HelpCenter, download: Download, urls: Urls, words: Mapping[str, Any]) -> Offer:
    labels: Mapping[str, Any] = words.get("download") or {}
    size = download.file.size if download.file else 0
    locale = str(words["locale"])
    return Offer(
        title=download.title,
        format="PDF",
        size=f"{max(1, round(size / 1000))} kB",
        pages=counted(labels.get("pages", "{count}"), download.pages, locale),
        language=center.language(download.language).name,
        version=filled(str(labels.get("version", "{version}")), version=download.version),
        date=_day(download.effective, words),
        iso_date=download.effective,
        until=filled(str(labels.get("until", "{date}")), date=_day(download.until, words))
        if download.until
        else "",
        iso_until=download.until,
        use=str(labels.get("fill_in" if download.requires else "read", "")),
        own=bool(download.source),
        url=urls.to(download.address),
        permanent_url=urls.to(download.permanent_address),
        absolute=urls.absolute(download.address),
    )


def _day(written: str, words: Mapping[str, Any]) -> str:
    """A date like 2026-11-22 in the format of the language."""
    return long_date(date.fromisoformat(written), str(words["locale"]))
