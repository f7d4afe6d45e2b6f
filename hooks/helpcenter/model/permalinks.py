"""A permalink: the short, permanent id of a page, and all addresses that the page has or had."""

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
"""Candidates of one length that are tried before a longer id is used; reached when nearly all are taken."""

# The anti-symmetric quasigroup of H. Michael Damm's check digit (dissertation, Marburg 2004).
_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Permalink:
    """One entry of the ledger. Addresses are relative to the site's root: "en/reset/request/".

    Attributes:
        id: digits, the last of which is a check digit.
        answer: the key of the page that has the id now; "" if the page is retired.
        addresses: language code → the page's current address.
        former: language code → all other addresses that the page ever had on the live site.
        anchors: language code → the ids of headings and steps that the page has, as recorded last.
        former_anchors: language code → id that the page had → the place that has it now, see `model.anchors`.
        published: language code → the day on which the page was published.
        changed: language code → the day of its last change, and the fingerprint of its text that day.
        to: the id of the page that replaces a retired one.
        was: the last key of a retired page, for people who read the ledger.
        gone: the day since which a retired page is known to be gone; "" for one that was retired before days were kept.
        place: the place of the entry.
    """

    id: str
    answer: str = ""
    addresses: Mapping[str, str] = field(default_factory=dict)
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    former_anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    to: str = ""
    was: str = ""
    gone: str = ""
    place: Place = field(default=Place("permalinks"), compare=False)

    def last_change(self, code: str) -> str:
        """The day of the last change of a page in a language, like 2026-11-22; "" if it is not recorded."""
        return self.changed.get(code, "").partition(" ")[0]

    @property
    def retired(self) -> bool:
        """Whether the page is gone and another one replaces it."""
        return not self.answer

    @property
    def codes(self) -> list[str]:
        """The codes of the languages in which the page ever had an address."""
        return list(dict.fromkeys([*self.addresses, *self.former]))

    def every(self) -> Iterator[tuple[str, str]]:
        """Each (language code, address) that the page has or had."""
        yield from self.addresses.items()
        for code, addresses in self.former.items():
            for address in addresses:
                yield code, address

    def every_anchor(self) -> Iterator[tuple[str, str]]:
        """Each (language code, id of a heading or step) that the page has or had."""
        yield from ((code, anchor) for code, anchors in self.anchors.items() for anchor in anchors)
        yield from ((code, anchor) for code, anchors in self.former_anchors.items() for anchor in anchors)


@dataclass(frozen=True)
class Ledger:
    """The ledger as it is on disk.

    Attributes:
        documents: the entries as read, by id; those of permalinks.yml only if the folder lacks them.
        old: the entries of permalinks.yml; None if there is no such file.
        faults: problems of files that cannot be read or are not permalinks.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    old: Mapping[str, Document] | None = None
    faults: tuple[Problem, ...] = ()

    def place(self, entry: Permalink, *keys: str) -> Place:
        """The place of the value under `keys` in an entry's file."""
        return self.documents[entry.id].place(*keys) if entry.id in self.documents else entry.place


Entries = tuple[Permalink, ...]


def is_id(text: str) -> bool:
    """Whether a text consists of digits with the right check digit at the end."""
    return bool(_DIGITS.fullmatch(text)) and _check_digit(text) == "0"


def new_id(key: str, taken: Collection[str]) -> str:
    """A new id for the page with a key, different from all that are taken.

    It is derived from the key: two editors who register the same page on different branches get the same id,
    and two pages rarely get the same one. A registered id never changes, even if the key does.
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
