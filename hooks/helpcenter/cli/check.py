"""Check everything by all rules, without a build."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from dataclasses import replace
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.promised import Promised, union
from helpcenter.read import ledger_history
from helpcenter.read.help_center import read
from helpcenter.rules.shared.audit import audit


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the site to compare with."""
    add_against(parser)


def add_against(parser: argparse.ArgumentParser) -> None:
    """Add --against: the live site whose permalinks must be kept."""
    parser.add_argument(
        "--against",
        metavar="SITE",
        help="a live site whose ids and addresses must be kept: its address, its folder or its permalinks.json",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print all problems, one per line; returns 1 if there are any, 2 if the site to compare with is unreadable."""
    gc.disable()  # all data is used until the end, so collecting garbage only takes time
    try:
        promised = published_before(arguments.root, arguments.against)
        if promised is None:
            return 2
        return 0 if report(read(arguments.root, promised)) else 1
    finally:
        gc.enable()


def published_before(root: Path, against: str | None = None) -> Promised | None:
    """Everything that was published before, from git and a live site; None and a message if that is unreadable."""
    known = ledger_history.promised(root, strict=ledger_history.in_ci(os.environ))
    if against is None:
        return known
    from helpcenter.read import (
        published,  # imported here so that networking is only loaded for --against
    )

    try:
        return replace(
            known, entries=union([*published.permalinks(against), *known.entries]), against=against
        )
    except published.Unreadable as error:
        print(f"helpcenter: {error}", file=sys.stderr)
        return None


def report(center: HelpCenter) -> bool:
    """Print all problems, one per line; returns whether there are none."""
    problems = audit(center)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}", file=sys.stderr)
        return False
    codes = ", ".join(language.code for language in center.languages)
    print(f"{len(center.pages)} pages in {len(center.languages)} languages ({codes}): no problem")
    return True
