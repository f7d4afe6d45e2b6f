"""Runs a command that changes files and prints what it did, or why it did nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.perform import perform
from helpcenter.model.center import HelpCenter
from helpcenter.model.promised import Promised
from helpcenter.read import ledger_history


def carry_out(
    command: str,
    root: Path,
    make: Callable[[HelpCenter], Plan],
    nothing: str = "",
    promised: Promised | None = None,
) -> int:
    """Execute a plan and print its notes.

    Args:
        command: the name of the command.
        root: the folder of the help center.
        make: plans the change.
        nothing: what to print if there was nothing to change.
        promised: what was published before; by default read from git.

    Returns:
        The exit code: 0; 1 if the change is rejected; 3 if the machine does not allow it.
    """
    try:
        notes = perform(root, make, promised or ledger_history.promised(root, strict=False))
    except Refused as refusal:
        for problem in refusal.problems:
            print(problem, file=sys.stderr)
        print(f"helpcenter {command}: {refusal}", file=sys.stderr)
        return 1
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"helpcenter {command}: {error.strerror}{where}; everything is as before", file=sys.stderr)
        return 3
    for line in notes or ((nothing,) if nothing else ()):
        print(line)
    return 0
