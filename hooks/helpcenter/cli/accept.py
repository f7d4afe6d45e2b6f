"""Record that a translation is up to date with its original."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpcenter.edit.text_edits import edited, with_source
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.fingerprint import fingerprint
from helpcenter.read.atomic_write import encoded, write_bytes
from helpcenter.read.help_center import read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the pages to accept."""
    parser.add_argument("pages", nargs="*", help="translated pages, like docs/en/reset/request.md")
    parser.add_argument("--all", action="store_true", help="every translated page")


def run(arguments: argparse.Namespace) -> int:
    """Write `source: <fingerprint of the original>` into each page; returns 1 if one is not a translation."""
    root: Path = arguments.root
    center = read(root)
    wanted = [_inside(root, page) for page in arguments.pages]
    if arguments.all:
        wanted = [page.path for page in center.pages.values() if page.language != center.default.code]
    if not wanted:
        print("helpcenter accept: name a translated page, or --all", file=sys.stderr)
        return 2
    failed = 0
    for path in wanted:
        page = center.paths.get(path)
        original = center.page(center.default.code, page.key) if page else None
        if page is None or original is None or page is original or page.faults or original.faults:
            print(f"{path}:1:1 accept: this is not a readable translation of another page", file=sys.stderr)
            failed = 1
        elif _accept(root, center, page, original):
            print(f"{page.path}: up to date with {original.path}")
    return failed


def _inside(root: Path, page: str) -> str:
    """The path, relative to the project's root, of a page given relative to it, to the working folder, or absolute."""
    path = Path(page)
    if not (root / path).is_file() and path.resolve().is_relative_to(root.resolve()):
        path = path.resolve().relative_to(root.resolve())
    elif path.is_absolute() and path.is_relative_to(root.resolve()):
        path = path.relative_to(root.resolve())
    return path.as_posix()


def _accept(root: Path, center: HelpCenter, page: Page, original: Page) -> bool:
    """Write the fingerprint; returns whether it changed."""
    source = fingerprint(center, original)
    if page.words("source") == source:
        return False
    text = edited(page.text, [with_source(page, source)])
    write_bytes(root / page.path, encoded(root / page.path, text))
    return True
