"""Values kept in .cache/ by all that they were made of: safe to delete, ignored when damaged, never wrong.

A value is found again only under a name that is a digest of its sources, of the settings, and of the code and the
packages that made it. What is read back may hold plain data and classes of this library only, so that a file from
elsewhere can run nothing.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from helpcenter.read.atomic_write import CACHE

FILE = f"{CACHE}/kept.sqlite"

_TABLES = (
    "CREATE TABLE IF NOT EXISTS kept_value"
    " (kind TEXT, name TEXT, proof BLOB, value BLOB, PRIMARY KEY (kind, name)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS last_use"
    " (kind TEXT, name TEXT, turn INTEGER, PRIMARY KEY (kind, name)) WITHOUT ROWID",
    "DROP TABLE IF EXISTS kept",  # of an earlier version
)
"""Values, and when each was used last: apart, because noting that must not write the values again."""

_SPARE = 2_000
"""Values of a kind that may stay although the last run did not use them."""


class Shelf:
    """The values of one kind of one project."""

    def __init__(self, root: Path, kind: str) -> None:
        self._file, self._kind = root / FILE, kind

    def take(self, names: Iterable[str]) -> dict[str, Any]:
        """The values that are kept under some names; a damaged one is none."""
        wanted = list(names)
        found: dict[str, Any] = {}
        if not wanted or not self._file.is_file():
            return found
        try:
            with closing(self._connection()) as connection:
                for name in wanted:
                    row = connection.execute(
                        "SELECT proof, value FROM kept_value WHERE kind = ? AND name = ?", (self._kind, name)
                    ).fetchone()
                    if row and _proof(row[1]) == row[0]:
                        found[name] = loaded(row[1])
        except (sqlite3.Error, pickle.UnpicklingError, AttributeError, TypeError, EOFError, ValueError):
            return found
        return found

    def keep(self, values: Mapping[str, bytes], used: Iterable[str] | None) -> None:
        """Keep values, each as `dumped` makes it, in a new file if the old one is damaged.

        Where nothing can be written, nothing is kept.

        Args:
            values: the new values by their names.
            used: the names of all values of this kind that are in use; of the others some make room. None where that
                is not known.
        """
        if not values:
            return
        try:
            self._file.parent.mkdir(exist_ok=True)
            try:
                self._write(values, used)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # it is damaged
                self._file.unlink(missing_ok=True)
                self._write(values, used)
        except (OSError, sqlite3.DatabaseError):
            return  # no room, no right, or somebody else is writing

    def _write(self, values: Mapping[str, bytes], used: Iterable[str] | None) -> None:
        with closing(self._connection()) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")  # what is damaged is noticed
            for table in _TABLES:
                connection.execute(table)
            ((turn,),) = connection.execute("SELECT coalesce(max(turn), 0) + 1 FROM last_use")
            rows = [(self._kind, name, _proof(value), value) for name, value in values.items()]
            connection.executemany("INSERT OR REPLACE INTO kept_value VALUES (?, ?, ?, ?)", rows)
            uses = ((self._kind, name, turn) for name in {*values, *(used or ())})
            connection.executemany("INSERT OR REPLACE INTO last_use VALUES (?, ?, ?)", uses)
            if used is not None:
                self._make_room(connection, turn)

    def _make_room(self, connection: sqlite3.Connection, turn: int) -> None:
        """Delete those of the values that are not in use that were not used for longest."""
        others = "FROM last_use WHERE kind = ? AND turn < ?"
        ((many,),) = connection.execute(f"SELECT count(*) {others}", (self._kind, turn))
        if many > _SPARE:
            oldest = connection.execute(
                f"SELECT kind, name {others} ORDER BY turn, name LIMIT ?", (self._kind, turn, many - _SPARE)
            ).fetchall()
            for table in ("kept_value", "last_use"):
                connection.executemany(f"DELETE FROM {table} WHERE kind = ? AND name = ?", oldest)

    def _connection(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=1)


class _Unpickler(pickle.Unpickler):
    """Reads plain data, and values of this library's classes."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that may be read.

        Raises:
            pickle.UnpicklingError: it is none of this library's.
        """
        return _found_class(module, name)


@cache
def _found_class(module: str, name: str) -> type:
    """The class of that name, found once for all values; raises as `find_class` does."""
    if (module, name) == ("builtins", "frozenset"):
        return frozenset
    found = None
    if module.startswith("helpcenter.") and "." not in name:
        found = getattr(import_module(module), name, None)
    if not isinstance(found, type) or found.__module__ != module:
        raise pickle.UnpicklingError(f"{module}.{name} is not read")
    return found


def dumped(value: Any) -> bytes:
    """A value as it is kept."""
    return pickle.dumps(value, 5)


def loaded(value: bytes) -> Any:
    """The value that was dumped.

    Raises:
        pickle.UnpicklingError: it holds what is not read.
    """
    return _Unpickler(io.BytesIO(value)).load()


def _proof(value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=16).digest()
