"""List the canned replies of an export that are out of date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helpcenter.model.drafts import published
from helpcenter.read.help_center import read
from helpcenter.report.stale_replies import UnreadableError, judge, replies


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the export."""
    parser.add_argument("export", type=Path, help="a CSV of canned replies, also as a spreadsheet saved it")


def run(arguments: argparse.Namespace) -> int:
    """Print one line per outdated reply; returns 1 if there are any, 2 if the file is not an export."""
    try:
        rows = replies(arguments.export)
    except UnreadableError as error:
        print(f"helpcenter stale: {error}", file=sys.stderr)
        return 2
    found = list(judge(published(read(arguments.root)), rows))
    for row, reason in found:
        where = f"{arguments.export}:{row.line}" if row.line else str(arguments.export)
        print(f"{where}: {row.id} ({row.language}) {reason}")
    missing = sum(not row.line for row, _ in found)
    more = f", {missing} missing" if missing else ""
    print(f"{len(found) - missing} of {len(rows)} replies are out of date{more}", file=sys.stderr)
    return 1 if found else 0
