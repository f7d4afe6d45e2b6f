"""A help center as it was at a commit, in a folder for as long as it is looked at."""

from __future__ import annotations

import contextlib
import io
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

from helpcenter.read import disk
from helpcenter.read.default_branch import tips
from helpcenter.read.git import git


class UnknownCommit(Exception):  # noqa: N818 -- it reads as what it is
    """Git does not know the commit, or there is no git. The message says which."""


def base(root: Path, since: str = "") -> str:
    """The commit from which the present state came off.

    Args:
        root: the folder of the help center.
        since: a branch or a commit; without it the default branch.

    Raises:
        UnknownCommit: nobody can tell.
    """
    head = _line(root, "rev-parse", "--verify", "HEAD")
    if not head:
        raise UnknownCommit("git has no commit to compare with")
    if since:
        tip = _line(root, "rev-parse", "--verify", "--end-of-options", f"{since}^{{commit}}")
        if not tip:
            raise UnknownCommit(f"git knows no branch or commit “{since}”; fetch it")
        newest = [tip]
    else:
        newest = tips(root, head) or [head]
    common = _line(root, "merge-base", "--octopus", head, *newest)
    if not common:
        raise UnknownCommit(
            "this clone lacks the commit from which the branch came off: `git fetch --unshallow`"
        )
    return common


@contextlib.contextmanager
def at_commit(root: Path, commit: str) -> Iterator[Path]:
    """The files of the help center at a commit, in a folder that is deleted afterwards.

    Raises:
        UnknownCommit: git cannot give them.
    """
    prefix, top = _line(root, "rev-parse", "--show-prefix"), Path(_line(root, "rev-parse", "--show-toplevel"))
    asked = git(top, "ls-tree", "-z", "--name-only", f"{commit}:{prefix}")
    there = asked.stdout.decode("utf-8", "surrogateescape").split("\0") if asked else []
    wanted = [name for name in (*disk.FOLDERS, *disk.FILES) if name in there]
    done = git(top, "archive", "--format=tar", f"{commit}:{prefix}", *wanted) if wanted else None
    if done is None or done.returncode:
        raise UnknownCommit(f"git has no help center at {commit}")
    with tempfile.TemporaryDirectory(prefix="helpcenter-") as folder:
        _unpack(done.stdout, Path(folder))
        yield Path(folder)


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the regular files of an archive that git made; links are left out."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isreg() else None
            if stream is None or ".." in member.name.split("/") or member.name.startswith("/"):
                continue
            file = folder / member.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(stream.read())


def _line(root: Path, *arguments: str) -> str:
    done = git(root, *arguments)
    return done.stdout.decode("utf-8", "surrogateescape").strip() if done and not done.returncode else ""
