"""Delete an answer in all languages; its addresses redirect, and links change, to the one that replaces it."""

from __future__ import annotations

import argparse

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.retiring import retire
from helpcenter.model.center import HelpCenter
from helpcenter.report.changes import carry_out
from helpcenter.report.history import uncommitted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the page, and its replacement."""
    parser.add_argument("page", metavar="id", help="the page's id, like 48273, or its key")
    parser.add_argument(
        "--to", required=True, metavar="id", help="the id or key of the page that replaces it"
    )
    parser.add_argument("--discard", action="store_true", help="delete changes that are not committed, too")


def run(arguments: argparse.Namespace) -> int:
    """Retire it, or change nothing and return 1."""

    def plan(center: HelpCenter) -> Plan:
        found = retire(center, arguments.page, arguments.to)
        gone = [path for path, text in found.texts.items() if text is None]
        lost = [] if arguments.discard else uncommitted(arguments.root, gone)
        if lost:
            raise Refused(
                f"git does not have the present text of {', '.join(lost)}: commit it, or add --discard"
            )
        return found

    return carry_out("retire", arguments.root, plan)
