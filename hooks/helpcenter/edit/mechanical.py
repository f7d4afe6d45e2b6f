"""Fixes that need no decision, one step each: a step changes files of a folder and returns a line for each change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from helpcenter.edit import accepting, registering
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.renamed_anchors import renamed_anchors
from helpcenter.edit.renamed_files import renames, snippet_names
from helpcenter.edit.retiring import retire
from helpcenter.edit.slips_of_typing import typing
from helpcenter.edit.starting_point import Given
from helpcenter.edit.text_edits import edited, with_original
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page
from helpcenter.model.fingerprint import fingerprint, newer_original, source_words
from helpcenter.model.permalinks import Permalink
from helpcenter.read.downloads_list import Value
from helpcenter.read.yaml_slips import straightened, with_ordinary_spaces
from helpcenter.rules.shared.whole_ledger import has_page

Step = Callable[[Given], list[str]]


def quotes(given: Given) -> list[str]:
    """Give values the straight quotation marks and the ordinary spaces that YAML knows."""
    center = given.center()
    languages = (language.document for language in center.languages)
    documents: list[Document] = [*center.pages.values(), *languages, center.facts]
    notes = []
    for document in documents:
        places = [fault.place for fault in document.faults]
        for mended, words in (
            (straightened, "quotation marks around values are straight now"),
            (with_ordinary_spaces, "spaces before values are ordinary ones now"),
        ):
            text = mended(document.text, places)
            if text != document.text:
                given.write(document.path, text)
                notes.append(f"{document.path}: {words}")
                break
    return notes


def documents(given: Given) -> list[str]:
    """Record pages, size and checksum of documents that are new, or whose version or date was changed with the file."""
    notes = []
    center = given.center()
    for number, item in enumerate(center.downloads):
        download = center.downloads[number]
        if item.file is None or item.file.sha256 == item.sha256 or center.downloads_list.faults:
            continue
        was = given.base.download(item.language, item.id) if given.base else None
        if item.sha256 and (was is None or (was.version, was.effective) == (item.version, item.effective)):
            notes.append(
                f"{item.path}: the file is another one; write its version and date into {center.downloads_list.path}"
            )
            continue
        values: dict[str, Value] = accepting.measured(item.file)
        if item.sha256 and was and was.version != item.version:
            values |= {"replaces": was.version}
        before = replace(download, version=was.version) if item.sha256 and was else download
        values |= {"version": item.version}
        wrong = list(accepting.problems(center, before, values))
        if wrong:
            notes += [f"{problem}" for problem in wrong]
            continue
        center = accepting.record(given.root, center, before, values)
        given.changed()
        notes.append(f"{item.path}: version {item.version} is recorded")
    return notes


def retired(given: Given) -> list[str]:
    """Retire pages whose files were deleted by hand, and whose permalink says by a line `to:` what replaces them."""
    notes: list[str] = []
    for entry in given.center().permalinks:
        if entry.answer and entry.to:
            try:
                notes += given.perform(partial(_retire, entry=entry))
            except Refused as refused:
                notes.append(f"{entry.place.path}: {refused}")
    return notes


def _retire(center: HelpCenter, entry: Permalink) -> Plan:
    if has_page(center, entry.answer):
        raise Refused(f"{entry.answer} is there still; delete its files in all languages, or the line to:")
    alive = tuple(replace(item, to="") if item.id == entry.id else item for item in center.permalinks)
    return retire(replace(center, permalinks=alive), entry.id, entry.to)


def ledger(given: Given) -> list[str]:
    """Give new pages their ids, and record the addresses that changed."""
    try:
        return list(given.perform(registering.register))
    except Refused as refused:
        count = len(refused.problems)
        return [f"ids and addresses wait until {count} problem{'s are' if count != 1 else ' is'} mended"]


def translations(given: Given) -> list[str]:
    """Record translations as up to date that were changed together with their original, or say so by `source: now`."""
    base = given.base
    center = given.center()
    notes = []
    for page in center.pages.values():
        original = center.page(center.default.code, page.key)
        if original is None or original is page or page.faults or original.faults:
            continue
        wanted = fingerprint(center, original)
        confirmed = page.words("source") == NOW
        together = base is not None and _together(center, base, page, original)
        if page.words("source") != wanted and (confirmed or together):
            given.write(
                page.path,
                edited(page.text, with_original(page, wanted, source_words(center, original))),
            )
            why = "as it says" if confirmed else "which was changed together with it"
            notes.append(f"{page.path}: up to date with {original.path}, {why}")
    return notes


def _together(center: HelpCenter, base: HelpCenter, page: Page, original: Page) -> bool:
    """Whether a translation and its original were both changed since, and the translation was up to date before."""
    entry = center.registered.get(page.key)
    key = next(
        (old.answer for old in base.permalinks if entry and old.id == entry.id and old.answer), page.key
    )
    was, first = base.page(page.language, key), base.page(base.default.code, key)
    if was is None or first is None:
        return was is None and first is None
    recorded = was.words("source")
    current = bool(recorded) and recorded == page.words("source") and newer_original(base, was) is None
    written = page.text != was.text and original.text != first.text
    return (
        current
        and written
        and _says_else(center, page, base, was)
        and _says_else(center, original, base, first)
    )


def _says_else(center: HelpCenter, page: Page, base: HelpCenter, was: Page) -> bool:
    """Whether a page says something else than before."""
    return fingerprint(center, page) != fingerprint(base, was)


NOW = "now"
"""The word by which an editor says that a translation says what its original says now."""

STEPS: tuple[Step, ...] = (
    quotes, typing, snippet_names, renames, retired, renamed_anchors, documents, translations, ledger,
)  # fmt: skip
"""The steps in their order: what cannot be read is mended first, what is published is recorded last."""
