"""Record new pages and changed addresses in permalinks/, and put back what was lost there."""

from __future__ import annotations

import argparse
from pathlib import Path

from helpcenter.cli import check
from helpcenter.edit import registering
from helpcenter.read.help_center import read
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to look, and what to compare with."""
    check.add_against(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if something waits")


def run(arguments: argparse.Namespace) -> int:
    """Write the ledger; 1 if a problem stands in the way."""
    root: Path = arguments.root
    promised = check.published_before(root, arguments.against)
    if promised is None:
        return 2
    if arguments.check:
        waiting = registering.waiting(read(root, promised))
        for line in waiting:
            print(line)
        return 1 if waiting else 0
    nothing = "everything is published already"
    return carry_out("publish", root, registering.register, nothing, promised)
