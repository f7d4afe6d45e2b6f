"""Start a new answer in all languages, with front matter to fill in."""

from __future__ import annotations

import argparse
from datetime import date

from helpcenter.edit.creating import new
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where it goes."""
    parser.add_argument("key", help="the answer's key: <topic>/<answer>, like reset/locked")


def run(arguments: argparse.Namespace) -> int:
    """Make the files; 1 if it cannot be done."""
    return carry_out("new", arguments.root, lambda center: new(center, arguments.key, date.today()))
