"""Say what changes for readers since a commit: answers, addresses, facts, translations, search."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from helpcenter.model.drafts import published
from helpcenter.read.at_commit import UnknownCommit, at_commit, base
from helpcenter.read.help_center import read
from helpcenter.report import changes_page
from helpcenter.report.first_answers import first_answers
from helpcenter.report.reader_changes import ReaderChanges, reader_changes

QUERIES = "tests/search"
"""The folder with what customers type."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the revision to compare with, and the output format."""
    parser.add_argument(
        "--since",
        default="",
        metavar="COMMIT",
        help="the branch that the change came off (default: the default one)",
    )
    parser.add_argument("--format", choices=["markdown", "json"], default="markdown")
    parser.add_argument(
        "--queries", type=Path, default=None, metavar="FOLDER", help=f"queries to ask (default: {QUERIES})"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print it; 0, or 2 if git does not know the commit."""
    root: Path = arguments.root
    folder = arguments.queries or root / QUERIES
    if arguments.queries and not folder.is_dir():
        print(f"helpcenter changed: there is no folder {folder}", file=sys.stderr)
        return 2
    try:
        found = _compared(root, arguments.since, folder)
    except UnknownCommit as error:
        print(f"helpcenter changed: {error}", file=sys.stderr)
        return 2
    if arguments.format == "json":
        print(json.dumps(asdict(found), indent=2))
    else:
        sys.stdout.write(changes_page.page(found))
    return 0


def _compared(root: Path, since: str, queries: Path) -> ReaderChanges:
    with at_commit(root, base(root, since)) as folder:
        before, after = published(read(folder)), published(read(root))
        return reader_changes(before, after, date.today(), first_answers(sorted(queries.glob("*.tsv"))))
