"""Judge everything by all rules, without a build."""

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
    """The site to compare with."""
    add_against(parser)


def add_against(parser: argparse.ArgumentParser) -> None:
    """The published site whose permalinks must live on."""
    parser.add_argument(
        "--against",
        metavar="SITE",
        help="a published site whose ids and addresses must live on: its address, its folder or its permalinks.json",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print every problem, one a line; 1 if there is any, 2 if the site to compare with cannot be read."""
    gc.disable()  # what is read stays until the end: looking for garbage only takes time
    try:
        promised = published_before(arguments.root, arguments.against)
        if promised is None:
            return 2
        return 0 if report(read(arguments.root, promised)) else 1
    finally:
        gc.enable()


def published_before(root: Path, against: str | None = None) -> Promised | None:
    """Everything that was published before, by git and by a published site; None, and a line, if that is unreadable."""
    known = ledger_history.promised(root, strict=ledger_history.in_ci(os.environ))
    if against is None:
        return known
    from helpcenter.read import (
        published,  # not above: without a site to compare with, nothing of the network is loaded
    )

    try:
        return replace(
            known, entries=union([*published.permalinks(against), *known.entries]), against=against
        )
    except published.Unreadable as error:
        print(f"helpcenter: {error}", file=sys.stderr)
        return None


def report(center: HelpCenter) -> bool:
    """Print every problem, one a line; whether there is none."""
    problems = audit(center)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}", file=sys.stderr)
        return False
    codes = ", ".join(language.code for language in center.languages)
    print(f"{len(center.pages)} pages in {len(center.languages)} languages ({codes}): no problem")
    return True
