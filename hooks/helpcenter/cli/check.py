"""Check everything by all rules, without a build."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.model.promised import Promised, union
from helpcenter.read import ledger_history
from helpcenter.read.processes import uncollected
from helpcenter.report import kept_report

if TYPE_CHECKING:
    from helpcenter.model.center import HelpCenter
    from helpcenter.model.problem import Problem

FORMATS = ("text", "json", "github", "sarif")
"""The names of `report.formats.reporters`, which take a while to import: a check that was made does not need them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: which problems to report, in which format, and the site to compare with."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="report only the problems of these files and folders"
    )
    parser.add_argument("--rule", action="append", default=[], help="report only this rule; may be repeated")
    parser.add_argument("--format", choices=FORMATS, default="text", help="the format of the report")
    parser.add_argument(
        "--drafts", action="store_true", help="judge drafts, too, as if they were published already"
    )
    add_against(parser)


def add_against(parser: argparse.ArgumentParser) -> None:
    """Add --against: the live site whose permalinks must be kept."""
    parser.add_argument(
        "--against",
        metavar="SITE",
        help="a live site whose ids and addresses must be kept: its address, its folder or its permalinks.json",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the problems; returns 1 if there are any, 2 for wrong arguments or an unreadable site to compare with."""
    with uncollected():
        return _run(arguments)


def _run(arguments: argparse.Namespace) -> int:
    promised = published_before(arguments.root, arguments.against)
    if promised is None:
        return 2
    plain = arguments.format == "text" and not (arguments.paths or arguments.rule or arguments.drafts)
    name = kept_report.digest(arguments.root, promised) if plain else None
    known = kept_report.kept(arguments.root, name) if name else None
    if known:
        print(known)
        return 0
    from helpcenter.read.pdf_files import begun

    pdfs = begun(arguments.root)
    from helpcenter.read.help_center import read  # while the PDFs are inspected
    from helpcenter.rules.shared.audit import verdict

    center = read(arguments.root, promised, pdfs)
    found = verdict(arguments.root, center)
    problems = sorted([*found.site, *found.drafts]) if arguments.drafts else found.site
    if name and not problems:
        kept_report.keep(arguments.root, name, promised, _fine(center))
    return _reported(arguments, center, problems)


def _reported(arguments: argparse.Namespace, center: HelpCenter, problems: Sequence[Problem]) -> int:
    """Print the chosen problems in the chosen format."""
    from helpcenter.report.formats import reporters
    from helpcenter.report.formats.origin import origin
    from helpcenter.report.selection import UnknownName, selected

    try:
        chosen = selected(arguments.root, center, problems, arguments.paths, arguments.rule)
    except UnknownName as error:
        print(f"helpcenter check: {error}", file=sys.stderr)
        return 2
    if arguments.format == "text":
        return 0 if _printed(center, chosen, len(problems) - len(chosen)) else 1
    where = origin(arguments.root, center)
    sys.stdout.write(reporters.FORMATS[arguments.format](chosen, where))
    if arguments.format == "github" and not chosen:
        print(_fine(center))
    return 1 if chosen else 0


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


def was_fine(root: Path, known: str | None) -> bool:
    """Whether the same was judged before and had no problem, which is printed then.

    Args:
        root: the folder with mkdocs.yml.
        known: the digest of all that takes part; None if there is none.
    """
    kept = kept_report.kept(root, known) if known else None
    if kept:
        print(kept)
    return bool(kept)


def judge(root: Path, center: HelpCenter, known: str | None) -> list[Problem]:
    """All problems of a help center; that it has none is kept.

    Args:
        root: the folder with mkdocs.yml.
        center: the help center as it was read.
        known: the digest of all that takes part, taken before it was read; None if there is none.
    """
    from helpcenter.rules.shared.audit import judged

    problems = judged(root, center)
    if known and not problems:
        kept_report.keep(root, known, center.promised, _fine(center))
    return problems


def report(center: HelpCenter, problems: Sequence[Problem]) -> bool:
    """Print all problems, one per line; returns whether there are none."""
    return _printed(center, problems, 0)


def _printed(center: HelpCenter, problems: Sequence[Problem], others: int) -> bool:
    """Print problems, one per line, and the number of others; returns whether there are none."""
    from helpcenter.report.formats import plain_lines
    from helpcenter.report.formats.origin import Origin

    sys.stdout.write(plain_lines.report(problems, Origin()))
    elsewhere = f"; {_count(others)} elsewhere, not shown" if others else ""
    if problems:
        print(f"{_count(len(problems))}{elsewhere}", file=sys.stderr)
        return False
    print(_fine(center) if not others else f"no problem here{elsewhere}")
    return True


def _count(number: int) -> str:
    return _several(number, "problem")


def _fine(center: HelpCenter) -> str:
    from helpcenter.model.drafts import drafts

    codes = ", ".join(language.code for language in center.languages)
    apart = len(drafts(center))
    pages = _several(len(center.pages) - apart, "page")
    languages = _several(len(center.languages), "language")
    waiting = f"; {_several(apart, 'draft')} besides, see `helpcenter status`" if apart else ""
    return f"{pages} in {languages} ({codes}): no problem{waiting}"


def _several(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"
