"""A document that answers offer is missing, not accepted, unsafe or not readable by everyone.

Why: PDFs are rarely looked at again after publication, and their content goes to customers.
Fix: put the right file into downloads/ and run `helpcenter downloads accept`; the hint says what the
file itself needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from helpcenter.facts.adding import hint as what_to_do
from helpcenter.facts.registry import Registry, registry
from helpcenter.facts.statements import Stated, WebAddress
from helpcenter.model.center import HelpCenter
from helpcenter.model.downloadable import DOWNLOADS_LIST, FOLDER, Download, PdfFile
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import did_you_mean
from helpcenter.read import schema
from helpcenter.rules.shared import download_file
from helpcenter.rules.shared.language_detection import written_language
from helpcenter.rules.shared.small_words import small_words

_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.pdf")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Check the list of downloads, each entry, and each file in the folder."""
    yield from center.downloads_list.faults
    if not center.downloads_list.faults and center.downloads_list.text:
        yield from schema.judge(center.downloads_list, "downloads")
    seen: dict[str, Download] = {}
    unknown = partial(_unknown_host, registry(center))
    for download in center.downloads:
        first = seen.setdefault(download.path, download)
        if first is not download:
            hint = f"line {first.place.line} lists it already"
            yield Problem(download.place, f"{download.name} is listed twice", hint)
            continue
        yield from _entry(center, download)
        if download.file and download.path not in center.irregular:
            yield from download_file.acceptance(download, download.file)
            where = partial(center.downloads_list.place, "downloads", download.index, "waived")
            yield from download_file.health(download, download.file, unknown, where)
            if download.language not in center.ended:
                yield from _language(center, download, download.file)
    yield from _doubles(center)
    for edition in center.archive:
        if edition.path not in center.irregular:
            yield from download_file.archived(edition)
    for text in center.sources.values():
        yield from text.faults
    if not center.downloads_list.faults:
        yield from _strays(center, set(seen))


def _unknown_host(facts: Registry, host: str) -> str:
    """The hint for a host that a document links to; "" if facts.yml knows it."""
    known = Stated(WebAddress(f"//{host}"), 0, 0, host)
    return "" if not facts.hosts or facts.find(known.value) else what_to_do(facts, known)


def _entry(center: HelpCenter, download: Download) -> Iterator[Problem]:
    where, codes = download.place, [language.code for language in center.languages]
    if download.language in center.ended:
        return  # its address stays, and no answer offers it
    if download.language not in codes:
        has_folder = any(path.startswith(f"docs/{download.language}/") for path in center.files)
        if codes and not has_folder:
            choice = f"one of: {', '.join(codes)}"
            yield Problem(where, f"mkdocs.yml lists no language “{download.language}”", choice)
        return
    if download.file is None:
        listed = {item.path for item in center.downloads}
        strays = [
            path
            for path in center.files
            if path.startswith(f"{FOLDER}/")
            and path.count("/") == 1
            and path.lower().endswith(".pdf")
            and path not in listed
        ]
        hint = did_you_mean(download.path, strays, "put it there, or delete this entry")
        yield Problem(where, f"there is no file {download.path}", hint)
    sites = center.facts.data.get("sites")
    if isinstance(sites, dict) and download.product and download.product not in sites:
        hint = did_you_mean(download.product, sites, f"one of: {', '.join(sites)}")
        place = center.downloads_list.place("downloads", download.index, "product")
        yield Problem(place, f"facts.yml knows no site “{download.product}”", hint)
    source = f"{FOLDER}/{download.source}"
    if download.source and source not in center.files:
        place = center.downloads_list.place("downloads", download.index, "source")
        others = [path for path in center.files if path.startswith(f"{FOLDER}/") and path.endswith(".html")]
        hint = did_you_mean(
            source, others, "put it there, or delete source: and made_from: if it is not made here"
        )
        yield Problem(place, f"there is no file {source}", hint)
    if download.until and download.until < download.effective:
        place = center.downloads_list.place("downloads", download.index, "until")
        hint = f"it begins on {download.effective}"
        yield Problem(place, f"it ends on {download.until}, before it begins", hint)
    if not _offered(center, download):
        hint = f"name {download.id} under downloads: of an answer in docs/{download.language}/"
        yield Problem(where, f"no answer offers {download.name}", hint)
    yield from _twins(center, download)


def _offered(center: HelpCenter, download: Download) -> bool:
    """Whether an answer offers it, or may do so once it is readable, translated or written."""
    pages = list(center.pages_in(download.language))
    if not pages or any(page.faults or not page.data for page in pages):
        return True
    own = download.language
    return any(
        key == download.id and (page.language == own or not center.page(own, page.key))
        for page in center.pages.values()
        for key, _ in page.listed("downloads")
    )


def _twins(center: HelpCenter, download: Download) -> Iterator[Problem]:
    wanted = [language for language in center.languages if language.default]
    if download.language == center.default.code:
        wanted = [language for language in center.languages if language.complete and not language.default]
    for language in wanted:
        if language.code != download.language and not center.download(language.code, download.id):
            hint = f"add {FOLDER}/{download.id}.{language.code}.pdf and its entry"
            yield Problem(download.place, f"{download.id} has no twin in {language.name}", hint)


def _language(center: HelpCenter, download: Download, file: PdfFile) -> Iterator[Problem]:
    names = {language.code: language.name for language in center.languages}
    found = written_language(file.inspection.texts, download.language, small_words(center))
    if found:
        message = f"its text is written in {names[found]}, not in {names[download.language]}"
        yield Problem(Place(file.path), message, "put the right file in its place")


def _doubles(center: HelpCenter) -> Iterator[Problem]:
    """Yield downloads with identical content: one of them was overwritten."""
    first: dict[str, Download] = {}
    for download in center.downloads:
        file = download.file
        if not file or not file.sha256 or file.inspection.damage:
            continue
        other = first.setdefault(file.sha256, download)
        if other.path != download.path:
            hint = "one of the two was overwritten; put the right file in its place"
            yield Problem(Place(file.path), f"it is the same file as {other.path}", hint)
            yield Problem(Place(other.path), f"it is the same file as {file.path}", hint)


def _strays(center: HelpCenter, listed: set[str]) -> Iterator[Problem]:
    for path in sorted(center.files):
        inner = path.removeprefix(f"{FOLDER}/")
        if (
            inner == path
            or inner.startswith("archive/")
            or not path.lower().endswith(".pdf")
            or path in listed
        ):
            continue
        name = _NAME.fullmatch(inner)
        if name:
            hint = f"add an entry with id: {name[1]} and language: {name[2]}, or delete the file"
            yield Problem(Place(path), f"{DOWNLOADS_LIST} does not list this file", hint)
        else:
            hint = "rename the file, like manual.hu.pdf"
            yield Problem(Place(path), "the name is not <id>.<language>.pdf", hint)
