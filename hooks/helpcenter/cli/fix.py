"""Mend what needs no decision: quotation marks, names, links after a rename, checksums, translations, ids."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from helpcenter.edit import trial
from helpcenter.edit.change_plan import Refused
from helpcenter.edit.fixing import Fixed, fixed
from helpcenter.read import ledger_history
from helpcenter.read.at_commit import UnknownCommit
from helpcenter.report.differences import diff


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to ask, and what the change is compared with."""
    parser.add_argument("--yes", action="store_true", help="make the changes without asking")
    parser.add_argument(
        "--since",
        default="",
        metavar="COMMIT",
        help="the branch that the change came off (default: the default one)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Show a diff, then make the changes if somebody says so; 1 if there are changes and nobody did."""
    root: Path = arguments.root
    promised = ledger_history.promised(root, strict=ledger_history.in_ci(os.environ))
    try:
        found = fixed(root, promised, arguments.since)
    except UnknownCommit as error:
        print(f"helpcenter fix: {error}", file=sys.stderr)
        return 2
    _show(found)
    if not found.changes:
        print("nothing is to be mended by itself")
        return 0
    if not arguments.yes and not _agreed(len(found.changes)):
        print("nothing is changed; `helpcenter fix --yes` makes these changes", file=sys.stderr)
        return 1
    try:
        trial.carry_over(root, list(found.changes))
    except Refused as refused:
        print(f"helpcenter fix: {refused}", file=sys.stderr)
        return 1
    count = len(found.changes)
    print(f"{count} file{'s are' if count != 1 else ' is'} changed")
    return 0


def _show(found: Fixed) -> None:
    for change in found.changes:
        sys.stdout.write(diff(change.path, change.before, change.after))
    for note in found.notes:
        print(note)


def _agreed(count: int) -> bool:
    """Ask whoever sits at the terminal; nobody there means no."""
    if not sys.stdin.isatty():
        return False
    try:
        return input(f"Change {count} files? [y/N] ").strip().lower() in ("y", "yes", "i", "igen")
    except EOFError:
        return False
