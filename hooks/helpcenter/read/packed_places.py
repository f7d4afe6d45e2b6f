"""The places of a page's passages, kept small in memory: few are asked for, and they need a copy of the whole text."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

from helpcenter.model.document import Page, Scan
from helpcenter.model.problem import Place
from helpcenter.model.text import Passage
from helpcenter.read.markdown.alignment import Whereabouts
from helpcenter.read.shelf import dumped, loaded


class Origins:
    """Where the passages of a page were written, without their texts, unpacked when a place is asked for."""

    __slots__ = ("_found", "_packed")

    def __init__(self, packed: bytes) -> None:
        self._packed = packed
        self._found: list[Whereabouts] = []

    def __reduce__(self) -> tuple[type[Origins], tuple[bytes]]:
        return Origins, (self._packed,)

    def of(self, number: int, text: str) -> Whereabouts:
        """Where the passage of that number and text was written."""
        if not self._found:
            self._found = [*loaded(zlib.decompress(self._packed))]
        if self._found[number].text != text:
            self._found[number] = replace(self._found[number], text=text)
        return self._found[number]


@dataclass(frozen=True, slots=True)
class PackedPlaces:
    """Tells the place of a character of a passage, as `Whereabouts` does."""

    origins: Origins
    number: int
    text: str

    def __reduce__(self) -> tuple[type[PackedPlaces], tuple[Origins, int, str]]:
        return PackedPlaces, (self.origins, self.number, self.text)

    def __call__(self, at: int) -> Place:
        """The place of the character at an offset of the passage."""
        return self.origins.of(self.number, self.text)(at)


def with_packed_places(page: Page) -> Page:
    """The same page, the places of its passages packed."""
    known = {id(passage): passage.where for one in (page.shown, page.scan) for passage in one.passages}
    found = {name: where for name, where in known.items() if isinstance(where, Whereabouts)}
    if not found:
        return page
    origins = Origins(zlib.compress(dumped(tuple(map(_without_text, found.values()))), 1))
    numbers = {name: number for number, name in enumerate(found)}

    def packed(scan: Scan) -> Scan:
        passages = (_packed(origins, numbers.get(id(one)), one) for one in scan.passages)
        return replace(scan, passages=tuple(passages))

    shown = packed(page.shown)
    return replace(page, shown=shown, scan=shown if page.scan is page.shown else packed(page.scan))


def _without_text(where: Whereabouts) -> Whereabouts:
    shared = where.shown, where.written, where.verbatim
    return Whereabouts(*shared, "", where.starts, where.sources, where.limit, where.guessed)


def _packed(origins: Origins, number: int | None, passage: Passage) -> Passage:
    if number is None:
        return passage
    where, text = PackedPlaces(origins, number, passage.text), passage.text
    return Passage(text, passage.kind, where, passage.listed, passage.apart)
