"""List what needs attention: outdated translations and documents, reviews due, missing translations, owners."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from helpcenter.read import ledger_history
from helpcenter.read.help_center import read
from helpcenter.report.arguments import day
from helpcenter.report.download_states import attention
from helpcenter.report.history import commands
from helpcenter.rules.shared.doubts import doubts
from helpcenter.rules.shared.states import states


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the output format, and the date."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--today", type=day, default=date.today(), metavar="DAY", help="judge as on that day")


def run(arguments: argparse.Namespace) -> int:
    """Print what needs attention; always returns 0, because nothing of it is a problem."""
    root: Path = arguments.root
    center = read(root)
    found = states(center, arguments.today, attention(root, center, arguments.today))
    looked_at = [{"page": str(item.place), "says": item.says} for item in doubts(center, arguments.today)]
    data = found.as_data(commands(root, center)) | {"doubts": looked_at, "history": _history(root)}
    if arguments.json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_tables(data)))
    return 0


_TITLES = {
    "drafts": "Drafts, which are not on the site yet (`helpcenter check --drafts` names what they lack)",
    "held": "Links and entries of lists that the site lacks, because they name drafts",
    "outdated": "Translations that are older than their original",
    "unrecorded": "Translations that nobody has accepted yet",
    "due": "Reviews that are due",
    "missing": "Answers that an incomplete language lacks",
    "unfinished": "Texts that somebody still wants to write",
    "untranslated": "Words of buttons and labels that are still in English",
    "few_ways": "Answers for which few ways to ask are listed (also_asked)",
    "documents": "Documents that need something",
    "owners": "Owners",
    "doubts": "What may be a slip",
    "history": "Gaps in the history of the permalinks",
}


def _history(root: Path) -> list[dict[str, Any]]:
    gap = ledger_history.promised(root, strict=False).gap
    return [{"reason": gap.reason, "mend": gap.mend}] if gap else []


def _tables(data: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    for name, title in _TITLES.items():
        rows = data[name]
        yield f"{title}: {len(rows)}"
        columns = [key for key in rows[0] if key not in ("show", "accept")] if rows else []
        yield from _table([columns, *([str(row[key]) for key in columns] for row in rows)] if rows else [])
        for row in rows:
            steps = [row[key] for key in ("show", "accept") if row.get(key)]
            if steps:
                yield f"  {row['page']}:"
                yield from (f"    {step}" for step in steps)
        yield ""


def _table(rows: list[list[str]]) -> Iterable[str]:
    widths = [max(len(row[number]) for row in rows) for number in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
