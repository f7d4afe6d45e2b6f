"""Reads the ledger: the files of permalinks/, and permalinks.yml if a help center still has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from helpcenter.model.document import Document
from helpcenter.model.permalinks import Ledger
from helpcenter.model.problem import Place, Problem
from helpcenter.read.ledger import FILE, FOLDER, OLD


def read(paths: Iterable[str], read_yaml: Callable[[str], Document]) -> Ledger:
    """Read the ledger of a help center; it is empty if there are no files.

    Args:
        paths: the regular files of the project.
        read_yaml: reads a YAML file by its path.
    """
    documents: dict[str, Document] = {}
    faults: list[Problem] = []
    has_old = False
    for path in paths:
        folder, _, name = path.partition("/")
        if folder == FOLDER and FILE.fullmatch(name):
            documents[name.removesuffix(".yml")] = read_yaml(path)
        elif folder == FOLDER:
            faults.append(_stray(path, name))
        has_old = has_old or path == OLD
    old = None
    if has_old:
        listed = read_yaml(OLD)
        old, unread = _split(listed)
        faults += [*listed.faults, *unread]
        documents = {**old, **documents}
    faults += [fault for document in documents.values() for fault in document.faults]
    return Ledger(documents, old, tuple(faults))


def _stray(path: str, name: str) -> Problem:
    """The problem of a path in permalinks/ that is not a permalink."""
    if "/" in name:
        return Problem(
            Place(path), "no folder belongs among the permalinks", "move it elsewhere, or delete it"
        )
    return Problem(Place(path), f"{name} is no permalink", "each file here is <id>.yml; move or delete it")


def _split(listed: Document) -> tuple[dict[str, Document], list[Problem]]:
    """The entries of permalinks.yml as documents by id, and problems of malformed entries."""
    found: dict[str, Document] = {}
    faults = []
    for key, data in listed.data.items():
        places = {keys[1:]: place for keys, place in listed.places.items() if keys[0] == key}
        if isinstance(data, Mapping):
            found[key] = Document(OLD, data=data, places=places)
        else:
            faults.append(Problem(places[()], f"“{key}” must be a group of “key: value” lines"))
    return found, faults
