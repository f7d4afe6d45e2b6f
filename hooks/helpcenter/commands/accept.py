"""Record that a translation is up to date with its original."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from helpcenter.files import write_text
from helpcenter.fingerprint import fingerprint
from helpcenter.source import read

_SOURCE = re.compile(r"^source:.*\n", re.MULTILINE)
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The pages to accept."""
    parser.add_argument("pages", nargs="*", help="translated pages, like docs/en/reset/request.md")
    parser.add_argument("--all", action="store_true", help="every translated page")


def run(arguments: argparse.Namespace) -> int:
    """Write `source: <fingerprint of the original>` into the front matter of each page."""
    root: Path = arguments.root
    center = read(root)
    wanted = list(arguments.pages)
    if arguments.all:
        wanted = [page.path for page in center.pages.values() if page.language != center.default.code]
    if not wanted:
        print("helpcenter accept: name a translated page, or --all", file=sys.stderr)
        return 2
    failed = 0
    for path in wanted:
        page = center.paths.get(Path(path).as_posix())
        original = center.page(center.default.code, page.key) if page else None
        if page is None or original is None or page is original or page.faults:
            print(f"{path}:1:1 accept: this is no readable translation of another page", file=sys.stderr)
            failed = 1
            continue
        line = f"source: {fingerprint(center, original)}\n"
        closing = [match.start() for match in _FENCE.finditer(page.text)][1]
        head, rest = _SOURCE.sub("", page.text[:closing]), page.text[closing:]
        write_text(root / page.path, head + line + rest)
        print(f"{page.path}: {line.strip()}")
    return failed
