"""Delete an answer in all languages; its addresses and all links to it lead to the one that replaces it."""

from __future__ import annotations

import argparse

from helpcenter.editing.report import carry_out
from helpcenter.editing.retiring import retire


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which, and what replaces it."""
    parser.add_argument("page", metavar="id", help="the page's id, like 48273, or its key")
    parser.add_argument(
        "--to", required=True, metavar="id", help="the id or key of the page that replaces it"
    )


def run(arguments: argparse.Namespace) -> int:
    """Retire it, or leave everything as it was; 1 if it cannot be done."""
    return carry_out("retire", arguments.root, lambda center: retire(center, arguments.page, arguments.to))
