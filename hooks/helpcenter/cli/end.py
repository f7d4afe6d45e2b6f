"""End a language: its pages are deleted, and its addresses lead to the default language."""

from __future__ import annotations

import argparse

from helpcenter.edit.ending import end
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the language."""
    parser.add_argument("language", help="the code of the language, like de")


def run(arguments: argparse.Namespace) -> int:
    """End it, or change nothing and return 1."""
    return carry_out("end", arguments.root, lambda center: end(center, arguments.language))
