"""Disk → the ledger: the files of permalinks/, and permalinks.yml where a help center still has it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.document import Document
from helpcenter.ledger import FILE, FOLDER, OLD
from helpcenter.permalink import Permalink
from helpcenter.problem import Place, Problem


@dataclass(frozen=True)
class Ledger:
    """The ledger as it is on disk.

    Attributes:
        documents: the entries as read, by id; those of permalinks.yml only where the folder lacks them.
        old: the entries of permalinks.yml; None where there is no such file.
        faults: what cannot be read, and what is no permalink.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    old: Mapping[str, Document] | None = None
    faults: tuple[Problem, ...] = ()

    def place(self, entry: Permalink, *keys: str) -> Place:
        """The place of a value of an entry."""
        return self.documents[entry.id].place(*keys) if entry.id in self.documents else entry.place


def read(root: Path, read_yaml: Callable[[str], Document]) -> Ledger:
    """Read the ledger of a help center; without one it is empty.

    Args:
        root: the folder of the help center.
        read_yaml: reads a YAML file by its path.
    """
    documents: dict[str, Document] = {}
    faults: list[Problem] = []
    for file in _files(root / FOLDER, faults):
        fault = _stray(file)
        if fault:
            faults.append(fault)
        else:
            documents[file.stem] = read_yaml(f"{FOLDER}/{file.name}")
    old = None
    if os.path.lexists(root / OLD):
        listed = read_yaml(OLD)
        old, unread = _split(listed)
        faults += [*listed.faults, *unread]
        documents = {**old, **documents}
    faults += [fault for document in documents.values() for fault in document.faults]
    return Ledger(documents, old, tuple(faults))


def _files(folder: Path, faults: list[Problem]) -> list[Path]:
    """Everything in the folder but hidden files, in the order of the names."""
    if not os.path.lexists(folder):
        return []
    if folder.is_symlink() or not folder.is_dir():
        faults.append(Problem(Place(FOLDER), f"{FOLDER} is not a folder", "put the folder itself here"))
        return []
    try:
        return sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    except OSError as error:
        faults.append(Problem(Place(FOLDER), f"the folder cannot be read: {error.strerror}"))
        return []


def _stray(file: Path) -> Problem | None:
    """The problem of a file that is no permalink."""
    place, named = Place(f"{FOLDER}/{file.name}"), FILE.fullmatch(file.name)
    if file.is_symlink() or not (file.is_file() or file.is_dir()):
        return Problem(place, f"{file.name} is not a regular file", "put the file itself here, or delete it")
    if file.is_dir():
        return Problem(place, "no folder belongs among the permalinks", "move it elsewhere, or delete it")
    if named:
        return None
    return Problem(place, f"{file.name} is no permalink", "each file here is <id>.yml; move or delete it")


def _split(listed: Document) -> tuple[dict[str, Document], list[Problem]]:
    """The entries of permalinks.yml as documents by id, and what is no entry."""
    found: dict[str, Document] = {}
    faults = []
    for key, data in listed.data.items():
        places = {keys[1:]: place for keys, place in listed.places.items() if keys[0] == key}
        if isinstance(data, Mapping):
            found[key] = Document(OLD, data=data, places=places)
        else:
            faults.append(Problem(places[()], f"“{key}” must be a group of “key: value” lines"))
    return found, faults
