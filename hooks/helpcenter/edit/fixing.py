"""Everything mechanical at once, tried on a copy of the help center."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpcenter.edit import mechanical, trial
from helpcenter.edit.starting_point import Given
from helpcenter.edit.trial import Change
from helpcenter.model.center import HelpCenter
from helpcenter.model.promised import Promised
from helpcenter.read.at_commit import UnknownCommit, at_commit, base
from helpcenter.read.help_center import read


@dataclass(frozen=True, slots=True)
class Fixed:
    """The possible fixes: the files that change, and a line for each fix and for each decision left to an editor."""

    changes: tuple[Change, ...]
    notes: tuple[str, ...]


def fixed(root: Path, promised: Promised, since: str = "") -> Fixed:
    """Mend on a copy whatever needs no decision; the folder itself stays as it is.

    Args:
        root: the folder of the help center.
        promised: what was published before.
        since: the branch or commit from which the change came off; by default the default branch.

    Raises:
        UnknownCommit: git does not know `since`.
    """
    with trial.copied(root) as copy, _base(root, since) as before:
        given = Given(copy, before, promised)
        notes = [note for step in mechanical.STEPS for note in step(given)]
        made = trial.changes(trial.contents(root), trial.contents(copy))
    return Fixed(tuple(made), tuple(notes))


@contextlib.contextmanager
def _base(root: Path, since: str) -> Iterator[HelpCenter | None]:
    """The help center from which the change came off; None where there is no git and nobody named a commit."""
    try:
        commit = base(root, since)
    except UnknownCommit:
        if since:
            raise
        yield None
        return
    with at_commit(root, commit) as folder:
        yield read(folder) if (folder / "mkdocs.yml").is_file() else None
