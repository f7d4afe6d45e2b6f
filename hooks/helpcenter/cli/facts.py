"""Where a fact is stated; change it everywhere; add one, or a mention of somebody else's."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from helpcenter.cli import downloads
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.fact_adding import KINDS, own
from helpcenter.edit.fact_changes import change, uses
from helpcenter.edit.fact_subjects import subject
from helpcenter.edit.mentioning import mention
from helpcenter.facts.registry import sound
from helpcenter.model.center import HelpCenter
from helpcenter.read.help_center import read
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One action each: where, set, add."""
    actions = parser.add_subparsers(required=True, metavar="ACTION", dest="action")
    where = actions.add_parser("where", help="list every statement of a fact")
    where.add_argument("fact", help="its keys in facts.yml, like contacts.telephone, or the fact itself")
    setting = actions.add_parser("set", help="change a fact and every statement of it, or nothing")
    setting.add_argument("fact", help="its keys in facts.yml, like contacts.telephone or deadlines.form")
    setting.add_argument("value", help="what it is from now on, as facts.yml writes it")
    setting.add_argument("--dry-run", action="store_true", help="only show what would change")
    adding = actions.add_parser(
        "add", help="add a fact of ours, or something of somebody else's under mentions"
    )
    adding.add_argument(
        "fact",
        metavar="FACT",
        help=f"where a fact of ours goes ({KINDS}); or a host, number, e-mail address, place or name of others",
    )
    adding.add_argument(
        "value", nargs="?", help='our fact, like "+36 1 …", "mon-fri 8:00-18:00" or "10 days"'
    )
    adding.add_argument("--name", default="", help="whose it is, as readers know them")
    adding.add_argument(
        "--purpose",
        "--note",
        "--gloss",
        dest="texts",
        action="append",
        default=[],
        metavar="hu=TEXT",
        help="what a number is for, a note on hours, what a label means; once for each language",
    )
    adding.add_argument(
        "--answer", dest="answers", action="append", default=[], help="an answer with a deadline"
    )


def run(arguments: argparse.Namespace) -> int:
    """Run the action; 1 if it cannot be done."""
    root: Path = arguments.root
    center = read(root)
    if not sound(center):
        print(
            "helpcenter facts: first mend facts.yml and language.yml; `helpcenter check` says what is wrong",
            file=sys.stderr,
        )
        return 1
    if arguments.action == "add":
        return carry_out("facts add", root, lambda center: _added(center, arguments))
    try:
        if arguments.action == "where":
            found = list(uses(center, subject(center, arguments.fact)))
            print("\n".join(f"{use.place} {use.written}" for use in found) or "nothing states it")
            return 0
        diff = list(_diff(center, change(center, arguments.fact, arguments.value)))
    except Refused as refusal:
        print("\n".join(map(str, refusal.problems)), file=sys.stderr, end="\n" if refusal.problems else "")
        print(f"helpcenter facts {arguments.action}: {refusal}", file=sys.stderr)
        return 1
    print("\n".join(diff) or "nothing changes")
    if arguments.dry_run or not diff or not _agreed():
        return 0
    return carry_out("facts set", root, lambda center: _with_documents(root, center, arguments))


def _added(center: HelpCenter, arguments: argparse.Namespace) -> Plan:
    if arguments.value is None:
        return mention(center, arguments.fact, arguments.name)
    return own(center, arguments.fact, arguments.value, arguments.texts, arguments.answers)


def _with_documents(root: Path, center: HelpCenter, arguments: argparse.Namespace) -> Plan:
    """Return the change of a fact, after which our documents are made anew from their sources."""
    plan = change(center, arguments.fact, arguments.value)
    notes = (f"{len(plan.texts)} file{'s' if len(plan.texts) != 1 else ''} changed",)
    made = (lambda: downloads.build(root)) if center.downloads else None
    return Plan(plan.texts, notes=notes, afterwards=made)


def _agreed() -> bool:
    """Return whether the editor agrees; without a terminal nobody is asked."""
    return not sys.stdin.isatty() or input("Change this? [Y/n] ").strip().lower() in ("", "y", "yes")


def _diff(center: HelpCenter, plan: Plan) -> Iterator[str]:
    """Yield what would change, line by line."""
    for path, text in sorted(plan.texts.items()):
        before = (center.facts.text if path == center.facts.path else _text(center, path)).split("\n")
        yield from unified_diff(before, (text or "").split("\n"), path, path, lineterm="", n=0)


def _text(center: HelpCenter, path: str) -> str:
    documents = [
        *center.pages.values(),
        *center.snippets.values(),
        *center.templates,
        *center.sources.values(),
    ]
    documents += [language.document for language in center.languages]
    return next(document.text for document in documents if document.path == path)
