"""The documents of a page, as its template shows them, and the files behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.downloadable import Download
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class Offer:
    """A document as a page offers it.

    Attributes:
        title: its title.
        format: "PDF".
        size: its size, like "54 kB".
        pages: its pages, like "5 pages".
        language: the name of its language.
        version: its version, with the word for it.
        date: the day from which it applies, as the language writes it.
        iso_date: the same day as 2026-11-22.
        until: a sentence with its last day, "" where none is known.
        iso_until: the same day as 2027-03-31.
        use: what to do with it.
        own: it is this help center's own edition, not the insurer's.
        url: where it is, always the version in force.
        permanent_url: where exactly this version is.
        absolute: the address as one types it.
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
    """The documents that a page names under `downloads`, in its language and order."""
    found = [center.download(page.language, key) for key, _ in page.listed("downloads")]
    return [_offer(center, download, urls, words) for download in found if download and download.file]


def files(center: HelpCenter) -> dict[str, str | bytes]:
    """Each document at its address for ever, and every edition of it at the one that is its own."""
    found = [item for item in center.downloads if item.file and item.file.content]
    kept: dict[str, str | bytes] = {item.address: item.content for item in center.archive if item.named}
    return kept | {
        where: item.file.content
        for item in found
        if item.file
        for where in (item.address, item.permanent_address)
    }


def former_editions(center: HelpCenter) -> Iterator[tuple[str, str]]:
    """Address of each former edition that is not kept → the address of the one in force."""
    kept = {item.address for item in center.archive}
    for download in center.downloads:
        for where in map(download.address_of, download.former):
            if where not in kept:
                yield where, download.address


def _offer(center: HelpCenter, download: Download, urls: Urls, words: Mapping[str, Any]) -> Offer:
    says: Mapping[str, Any] = words.get("download") or {}
    size = download.file.size if download.file else 0
    counted = "page" if download.pages == 1 else "pages"
    return Offer(
        title=download.title,
        format="PDF",
        size=f"{max(1, round(size / 1000))} kB",
        pages=str(says.get(counted, "{count}")).format(count=download.pages),
        language=center.language(download.language).name,
        version=str(says.get("version", "{version}")).format(version=download.version),
        date=_day(download.effective, words),
        iso_date=download.effective,
        until=str(says.get("until", "{date}")).format(date=_day(download.until, words))
        if download.until
        else "",
        iso_until=download.until,
        use=str(says.get("fill_in" if download.requires else "read", "")),
        own=bool(download.source),
        url=urls.to(download.address),
        permanent_url=urls.to(download.permanent_address),
        absolute=urls.absolute(download.address),
    )


def _day(written: str, words: Mapping[str, Any]) -> str:
    """A day like 2026-11-22 as the language writes it."""
    year, month, day = (int(part) for part in written.split("-"))
    return str(words["date"]).format(year=year, month=words["months"][month - 1], day=day)
