"""A permalink: the short, permanent id of a page, and the addresses at which it can ever be found."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from helpcenter.model.document import Document
from helpcenter.model.problem import Place, Problem

_DIGITS = re.compile(r"[1-9][0-9]{4,7}")
_TRIES = 200
"""Ids of one length that are tried before a longer one is given; reached when nearly all are taken."""

# The anti-symmetric quasigroup of H. Michael Damm's check digit (dissertation, Marburg 2004).
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Permalink:
    """One entry of the ledger. Addresses are written from the site's root: "en/reset/request/".

    Attributes:
        id: digits, the last of which proves the others.
        answer: the key of the page that has the id now; "" when it was retired.
        addresses: language code → where the page lives now.
        former: language code → every other address at which the page was ever published.
        to: the id that replaced a retired one.
        was: the last key of a retired one, for people who read the ledger.
        place: where the entry stands.
    """

    id: str
    answer: str = ""
    addresses: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    to: str = ""
    was: str = ""
    place: Place = field(default=Place("permalinks"), compare=False)

    @property
    def retired(self) -> bool:
        """True when the page is gone and another one answers for it."""
        return not self.answer

    @property
    def codes(self) -> list[str]:
        """The codes of the languages in which the page was ever published."""
        return list(dict.fromkeys([*self.addresses, *self.former]))

    def every(self) -> Iterator[tuple[str, str]]:
        """Each (language code, address) at which the page was ever published."""
        yield from self.addresses.items()
        for code, addresses in self.former.items():
            for address in addresses:
                yield code, address


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


Entries = tuple[Permalink, ...]


def is_id(text: str) -> bool:
    """True for digits that end in the right check digit."""
    return bool(_DIGITS.fullmatch(text)) and _check_digit(text) == "0"


def new_id(key: str, taken: Collection[str]) -> str:
    """An id for the page with that key, none of those that are taken.

    It is derived from the key, so that two editors who publish the same page apart give it the same id
    and rarely give one id to two pages. Once given it stays, whatever becomes of the key.
    """
    for number in count():
        length = 4 + number // _TRIES
        digest = int.from_bytes(hashlib.sha256(f"{key}#{number}".encode()).digest()[:8])
        digits = str(10 ** (length - 1) + digest % (9 * 10 ** (length - 1)))
        found = digits + _check_digit(digits)
        if found not in taken:
            return found
    raise AssertionError("unreachable")


def _check_digit(digits: str) -> str:
    state = "0"
    for digit in digits:
        state = _DAMM[int(state)][int(digit)]
    return state
