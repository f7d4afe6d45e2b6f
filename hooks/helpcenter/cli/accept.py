"""Record that a translation is up to date with its original."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from helpcenter.edit.text_edits import edited, with_original
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.fingerprint import fingerprint, newer_original, source_words
from helpcenter.read.at_commit import UnknownCommit, at_commit, base
from helpcenter.read.atomic_write import encoded, write_bytes
from helpcenter.read.help_center import read
from helpcenter.report.selection import from_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the pages to accept, and why."""
    parser.add_argument("pages", nargs="*", help="translated pages, like docs/en/reset/request.md")
    parser.add_argument("--all", action="store_true", help="every translated page")
    parser.add_argument(
        "--minor",
        action="store_true",
        help="originals changed in wording only, so what was up to date before stays so; originals may be named",
    )
    parser.add_argument(
        "--since", default="", metavar="COMMIT", help="with --minor: before which commit or branch"
    )


def run(arguments: argparse.Namespace) -> int:
    """Record the original in each page; returns 1 if a page cannot be accepted, 2 for wrong arguments."""
    root: Path = arguments.root
    center = read(root)
    wanted = [from_root(root, page) for page in arguments.pages]
    if arguments.all:
        wanted = [page.path for page in center.pages.values() if page.language != center.default.code]
    if not wanted:
        print("helpcenter accept: name a translated page, or --all", file=sys.stderr)
        return 2
    if not arguments.minor:
        return _accept_all(root, center, wanted, None)
    try:
        with at_commit(root, base(root, arguments.since)) as folder:
            return _accept_all(root, center, _translations(center, wanted), read(folder))
    except UnknownCommit as error:
        print(f"helpcenter accept: {error}", file=sys.stderr)
        return 2


def _translations(center: HelpCenter, paths: Iterable[str]) -> list[str]:
    """The paths, with all translations of an original in its place."""
    found: dict[str, None] = {}
    for path in paths:
        page = center.paths.get(path)
        if page and page.language == center.default.code:
            twins = [center.page(language.code, page.key) for language in center.languages]
            found |= {twin.path: None for twin in twins if twin and twin is not page}
        else:
            found[path] = None
    return list(found)


def _accept_all(root: Path, center: HelpCenter, wanted: Iterable[str], before: HelpCenter | None) -> int:
    """Accept pages, after a change in wording only those that were up to date before it; returns the exit code."""
    failed = 0
    for path in wanted:
        page = center.paths.get(path)
        original = center.page(center.default.code, page.key) if page else None
        if page is None or original is None or page is original or page.faults or original.faults:
            print(f"{path}:1:1 accept: this is not a readable translation of another page", file=sys.stderr)
            failed = 1
        elif before and not _was_current(before, page):
            print(
                f"{path}:1:1 accept: it was older than its original before, too; compare them",
                file=sys.stderr,
            )
            failed = 1
        elif _accept(root, center, page, original):
            print(f"{page.path}: up to date with {original.path}")
    return failed


def _was_current(before: HelpCenter, page: Page) -> bool:
    """Whether a translation was up to date before, and nobody recorded another source since."""
    was = before.page(page.language, page.key)
    recorded = was.words("source") if was else ""
    return bool(was and recorded and recorded == page.words("source") and newer_original(before, was) is None)


def _accept(root: Path, center: HelpCenter, page: Page, original: Page) -> bool:
    """Write fingerprint and sketch; returns whether one of them changed."""
    source, words = fingerprint(center, original), source_words(center, original)
    if (page.words("source"), page.words("source_words")) == (source, words):
        return False
    text = edited(page.text, with_original(page, source, words))
    write_bytes(root / page.path, encoded(root / page.path, text))
    return True
