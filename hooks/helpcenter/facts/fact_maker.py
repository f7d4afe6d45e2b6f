"""The facts of facts.yml, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helpcenter.facts import places, telephones
from helpcenter.facts.addresses import normal
from helpcenter.facts.entries import Entries
from helpcenter.facts.registered import Fact
from helpcenter.facts.statements import (
    CompanyName,
    Email,
    PostBox,
    Postcode,
    SiteName,
    Statement,
    Telephone,
    WebAddress,
)
from helpcenter.model.document import Path
from helpcenter.model.seen import plain


class FactMaker:
    """Makes facts of the entries of facts.yml."""

    def __init__(self, entries: Entries, trunk: str, country: str, boxes: tuple[str, ...]) -> None:
        self._entries, self.trunk, self.country, self.boxes = entries, trunk, country, boxes

    def ours(self) -> Iterator[Fact]:
        """Yield what is ours."""
        for kind, value in (("telephone", "number"), ("email", "address")):
            for key in (kind, f"other_{kind}s"):
                yield from self._of(kind, ("contacts", key))
            more = self._entries.at("contacts", f"{kind}s")
            for name in more if isinstance(more, Mapping) else ():
                yield from self._of(kind, ("contacts", f"{kind}s", name))
                yield from self._of(kind, ("contacts", f"{kind}s", name, value))
        for group in self._entries.groups("senders"):
            for text, keys, place in self._entries.texts(*group, "email"):
                sender = Email(text.casefold())
                yield Fact(sender, text, keys, place, (sender,))
        for text, keys, place in self._entries.texts("contacts", "post", "box"):
            yield Fact(PostBox(text), text, keys, place, (PostBox(text),))
        for code, keys, place in self._entries.texts("contacts", "post", "postcode"):
            for town, _, _ in self._entries.texts("contacts", "post", "town"):
                place_ = Postcode(code, town.casefold())
                yield Fact(place_, f"{code} {town}", keys, place, (place_,))
        yield from self._of("place", ("contacts", "places"))
        yield from self._of("name", ("contacts", "names"))
        for group in self._entries.groups("sites"):
            for text, keys, place in self._entries.texts(*group, "name"):
                yield Fact(SiteName(text), text, keys, place, (SiteName(text),))
            for key in ("sign_in", "addresses"):
                yield from self._of("address", (*group, key))

    def mentioned(self) -> Iterator[Fact]:
        """Yield what is under `mentions`."""
        kinds = {"hosts": "host", "telephones": "telephone", "emails": "email", "places": "place"}
        for group in self._entries.groups("mentions"):
            owner = next((text for text, _, _ in self._entries.texts(*group, "name")), "")
            yield from self._of("name", (*group, "name"), owner)
            for key, kind in kinds.items() if owner else ():
                yield from self._of(kind, (*group, key), owner)

    def _of(self, kind: str, keys: Path, owner: str = "") -> Iterator[Fact]:
        """Yield the facts of a kind under some keys of facts.yml."""
        for text, where, place in self._entries.texts(*keys):
            for shown, forms in self._forms_of(kind, text, mentioned=bool(owner)):
                if forms:
                    yield Fact(forms[0], shown, where, place, tuple(forms), owner)

    def _forms_of(self, kind: str, text: str, *, mentioned: bool) -> Iterator[tuple[str, list[Statement]]]:
        if kind == "telephone":
            ways = list(telephones.forms(text, self.trunk, self.country if mentioned else ""))
            first = Telephone(text.replace(" ", ""))
            links = [Telephone(way, "tel") for way in dict.fromkeys((ways[0], first.digits))]
            yield text, [first, *links, *(Telephone(way) for way in ways)]
        elif kind == "email":
            yield text, [Email(text.casefold()), Email(text.casefold(), link=True)]
        elif kind == "place":
            for value in places.parts(text, self.boxes):
                yield _shown(value, text), [value]
        elif kind == "name":
            yield plain(text) if mentioned else text, [CompanyName(plain(text) if mentioned else text)]
        else:
            yield text, [WebAddress(f"//{text.lower()}" if kind == "host" else address_of(text))]


def address_of(text: str) -> str:
    """Return an address of facts.yml in one form; a host alone begins with //."""
    return normal(text if "://" in text else f"//{text}")


def _shown(value: Postcode | PostBox, line: str) -> str:
    """Return a part of a postal address as an editor reads it."""
    if isinstance(value, PostBox):
        return value.number
    town = re.search(rf"{value.code} ({re.escape(value.town)})", plain(line), re.IGNORECASE)
    return f"{value.code} {town[1] if town else value.town}"
