"""A YAML document, read without trusting its form: what is missing or of the wrong kind is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model.document import Document, Path
from helpcenter.model.problem import Place


class Entries:
    """The entries of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def at(self, *keys: str | int) -> Any:
        """Return the value under some keys, None if there is none."""
        value: Any = self._document.data
        for key in keys:
            if isinstance(value, Mapping):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value

    def texts(self, *keys: str | int) -> Iterator[tuple[str, Path, Place]]:
        """Yield the text under some keys, or the texts of the list there, each with its keys and its place."""
        value = self.at(*keys)
        if isinstance(value, str) and value.strip():
            yield value, keys, self._document.place(*keys)
        for number in range(len(value)) if isinstance(value, list) else ():
            yield from self.texts(*keys, number)

    def groups(self, *keys: str | int) -> Iterator[Path]:
        """Yield the keys of each group of entries under some keys."""
        value = self.at(*keys)
        names: Any = (
            value if isinstance(value, Mapping) else range(len(value)) if isinstance(value, list) else ()
        )
        for name in names:
            if isinstance(self.at(*keys, name), Mapping):
                yield (*keys, name)

    def place(self, *keys: str | int) -> Place:
        """Return where the value under some keys stands."""
        return self._document.place(*keys)
