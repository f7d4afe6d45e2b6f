"""Bring back a page that was retired or deleted, in all languages, with its id and its addresses."""

from __future__ import annotations

import argparse
from functools import partial

from helpcenter.edit.restoring import bring_back
from helpcenter.read.deleted_files import last_texts
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the page."""
    parser.add_argument("page", metavar="id", help="the page's id, like 48273, or the key that it had")


def run(arguments: argparse.Namespace) -> int:
    """Bring it back, or change nothing and return 1."""
    texts = partial(last_texts, arguments.root)
    return carry_out("restore", arguments.root, lambda center: bring_back(center, arguments.page, texts))
