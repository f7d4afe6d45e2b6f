"""Start a new answer in all languages, with front matter to fill in."""

from __future__ import annotations

import argparse
from datetime import date

from helpcenter.edit.creating import new
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the key of the answer."""
    parser.add_argument("key", help="the answer's key: <topic>/<answer>, like reset/locked")


def run(arguments: argparse.Namespace) -> int:
    """Create the files, or change nothing and return 1."""
    return carry_out("new", arguments.root, lambda center: new(center, arguments.key, date.today()))
