"""Record new pages and changed addresses in permalinks.yml, so that they never die."""

from __future__ import annotations

import argparse
from pathlib import Path

from helpcenter.editing import publishing
from helpcenter.editing.report import carry_out
from helpcenter.source import read


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to look."""
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if something waits")


def run(arguments: argparse.Namespace) -> int:
    """Write the ledger; 1 if a problem stands in the way."""
    root: Path = arguments.root
    if arguments.check:
        waiting = publishing.waiting(read(root))
        for line in waiting:
            print(line)
        return 1 if waiting else 0
    return carry_out("publish", root, publishing.publish, "everything is published already")
