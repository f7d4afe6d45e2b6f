"""Register new pages and changed addresses in permalinks/, and restore lost entries."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from helpcenter.cli import check
from helpcenter.edit import draft_publishing, registering
from helpcenter.read.help_center import read
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: drafts to publish, whether to only check, and the site to compare with."""
    parser.add_argument(
        "drafts", nargs="*", metavar="key", help="a draft to publish in all languages, like reset/locked"
    )
    check.add_against(parser)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if something waits")


def run(arguments: argparse.Namespace) -> int:
    """Update the ledger; returns 1 if problems prevent it, 2 if the site to compare with is unreadable."""
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
    make = (
        partial(draft_publishing.publish, keys=arguments.drafts) if arguments.drafts else registering.register
    )
    return carry_out("publish", root, make, nothing, promised)
