"""The report of the last check, kept in .cache/ by everything that takes part in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from helpcenter.model.promised import Promised
from helpcenter.read import disk
from helpcenter.read.code_digests import whole_library
from helpcenter.read.shelf import Shelf, dumped


def digest(root: Path, promised: Promised) -> str | None:
    """A digest of every file that rules read, of what was published before, and of this library.

    Args:
        root: the folder with mkdocs.yml.
        promised: what was published before.

    Returns:
        The digest; None if some file must not be read.
    """
    listed, irregular = disk.listing(root)
    if irregular:
        return None
    found = hashlib.sha256(f"{whole_library()}\n{promised!r}\n".encode("utf-8", "surrogatepass"))
    try:
        for path in listed:
            with open(f"{root}/{path}", "rb", buffering=0) as stream:  # noqa: PTH123, it is called often
                content = stream.read()
            found.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
            found.update(content)
    except OSError:
        return None
    return found.hexdigest()


def kept(root: Path, name: str) -> str | None:
    """The report that is kept under a digest: the line that says that all is well. None if there is none."""
    found = Shelf(root, "report").take([name]).get(name)
    return found if isinstance(found, str) else None


def keep(root: Path, name: str, promised: Promised, report: str) -> None:
    """Keep the report of a help center without problems, unless files have changed since the digest was taken."""
    if digest(root, promised) == name:
        Shelf(root, "report").keep({name: dumped(report)}, [name])
