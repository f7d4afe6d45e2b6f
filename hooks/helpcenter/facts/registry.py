"""The facts of facts.yml, ready to be compared with what texts state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from helpcenter.facts import places, telephones
from helpcenter.facts.addresses import host, normal, site_host
from helpcenter.facts.durations import duration
from helpcenter.facts.entries import Entries
from helpcenter.facts.policy import Policy
from helpcenter.facts.seen import plain
from helpcenter.facts.statements import (
    NAMES,
    CompanyName,
    Duration,
    Email,
    PostBox,
    Postcode,
    SiteName,
    Statement,
    Telephone,
    WebAddress,
)
from helpcenter.facts.words import CLASSES, UNITS, box_words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Path
from helpcenter.model.memo import remembered
from helpcenter.model.problem import Place
from helpcenter.read import schema


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of facts.yml.

    Attributes:
        value: the fact itself.
        shown: as an editor reads it.
        keys: where in facts.yml it is, and `place`: where in the file.
        forms: all values by which texts state it.
        owner: whose it is by the name under `mentions`; "" for a fact of ours.
    """

    value: Statement
    shown: str
    keys: Path
    place: Place
    forms: tuple[Statement, ...]
    owner: str = ""

    @property
    def name(self) -> str:
        """What an editor calls its kind."""
        return NAMES[type(self.value)]


@dataclass(frozen=True, slots=True)
class ScreenLabel:
    """Words on a screen: as a reader of each language sees them there, and their translations."""

    texts: Mapping[str, str]
    glosses: Mapping[str, str]
    keys: Path
    place: Place

    def text(self, code: str) -> str:
        """Return what a reader of that language sees on the screen."""
        return self.texts.get(code) or self.texts.get("", "")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time that we promise, and the answers that may state it."""

    key: str
    time: Duration
    shown: str
    answers: tuple[str, ...]
    place: Place


class Registry:
    """The facts of a help center's facts.yml. What is written there wrongly is left out."""

    def __init__(self, center: HelpCenter) -> None:
        self.document = center.facts
        self._entries = Entries(center.facts)
        self.boxes = box_words(center)
        self.trunk = str(self._entries.at("contacts", "trunk") or "")
        main = next((text for text, _, _ in self._entries.texts("contacts", "telephone")), "")
        self.country = main.split(" ")[0]
        self._default = next((language.code for language in center.languages if language.default), "")
        site = re.search(r"https?://[^\s'\"]+", str(center.settings.data.get("site_url") or ""))
        self.own_host = host(site[0]) if site else ""
        """The host of the help center itself."""

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that can be looked up: how to reach us, our sites, our names; after them those of others."""
        return (*self._ours(), *self._mentioned())

    def _ours(self) -> Iterator[Fact]:
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

    def _mentioned(self) -> Iterator[Fact]:
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
            yield text, [WebAddress(f"//{text.lower()}" if kind == "host" else _normal(text))]

    @cached_property
    def _forms(self) -> dict[Statement, Fact]:
        return {form: fact for fact in reversed(self.facts) for form in fact.forms}

    @cached_property
    def _linked(self) -> frozenset[str]:
        """The e-mail addresses to which a link may write."""
        return frozenset(
            form.address
            for fact in self.facts
            for form in fact.forms
            if isinstance(form, Email) and form.link
        )

    @cached_property
    def hosts(self) -> dict[str, Fact]:
        """Each host of our sites → the fact that names it."""
        ours = [fact for fact in reversed(self.facts) if not fact.owner]
        found = {fact.value.address: fact for fact in ours if isinstance(fact.value, WebAddress)}
        return {host(address): fact for address, fact in found.items() if host(address)}

    @cached_property
    def _mentioned_hosts(self) -> dict[str, Fact]:
        """Each host under `mentions`, without www. → the fact that names it."""
        found = {
            fact.value.address: fact
            for fact in self.facts
            if fact.owner and isinstance(fact.value, WebAddress)
        }
        return {site_host(address): fact for address, fact in found.items()}

    def find(self, value: Statement) -> Fact | None:
        """Return the fact that is stated, None if facts.yml does not know it."""
        fact = self._forms.get(value)
        if isinstance(value, Email):
            return fact if not value.link or value.address in self._linked else None
        if isinstance(value, Postcode):
            return fact or self._place(value)
        if fact is None and isinstance(value, WebAddress):
            address = value.address
            bare = address.startswith("//")
            fact = self._forms.get(WebAddress(f"https:{address}")) if bare else None
            if fact is None and bare and "/" not in address[2:]:
                fact = self.hosts.get(address[2:])
            fact = fact or self._mentioned_hosts.get(site_host(address))
        return fact

    def _place(self, value: Postcode) -> Fact | None:
        """Return the fact with that postcode and town, if one of the two has no street."""
        for fact in self.facts:
            known = fact.value
            same = isinstance(known, Postcode) and (known.code, known.town) == (value.code, value.town)
            if same and not (value.street and getattr(known, "street", "")):
                return fact
        return None

    def ours(self, value: Statement) -> bool:
        """Return whether it is an address of the help center itself."""
        return isinstance(value, WebAddress) and bool(self.own_host) and host(value.address) == self.own_host

    def product(self, value: Statement) -> str:
        """Return the key of the site to which an address leads, "" if it leads to none of ours."""
        return self._products.get(host(value.address), "") if isinstance(value, WebAddress) else ""

    @cached_property
    def _products(self) -> dict[str, str]:
        return {
            host(_normal(text)): str(group[-1])
            for group in self._entries.groups("sites")
            for key in ("sign_in", "addresses")
            for text, _, _ in self._entries.texts(*group, key)
        }

    @cached_property
    def site_names(self) -> dict[str, str]:
        """The name of each site by its key."""
        names = ((group[-1], self._entries.at(*group, "name")) for group in self._entries.groups("sites"))
        return {str(key): name for key, name in names if isinstance(name, str) and name}

    @cached_property
    def dialled(self) -> tuple[str, ...]:
        """The known telephone numbers in every form in which they may be dialled."""
        return tuple(
            form.digits
            for fact in self.facts
            for form in fact.forms
            if isinstance(form, Telephone) and not form.scheme
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The company names as they may be written."""
        return self._shown(CompanyName, ours=True)

    @cached_property
    def mentioned_names(self) -> tuple[str, ...]:
        """The names under `mentions`."""
        return self._shown(CompanyName, ours=False)

    @cached_property
    def towns(self) -> tuple[str, ...]:
        """The towns of the postal addresses."""
        shown = (*self._shown(Postcode, ours=True), *self._shown(Postcode, ours=False))
        return tuple(dict.fromkeys(text.partition(" ")[2] for text in shown))

    def _shown(self, kind: type[Statement], *, ours: bool) -> tuple[str, ...]:
        found = (fact for fact in self.facts if isinstance(fact.value, kind) and ours != bool(fact.owner))
        return tuple(dict.fromkeys(fact.shown for fact in found))

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The times that we promise."""
        return tuple(self._deadlines())

    def _deadlines(self) -> Iterator[Deadline]:
        for group in self._entries.groups("deadlines"):
            answers = tuple(text for text, _, _ in self._entries.texts(*group, "answers"))
            for unit in UNITS:
                amount = self._entries.at(*group, f"{unit}s")
                if isinstance(amount, int | float) and not isinstance(amount, bool):
                    shown = f"{amount:g} {unit.replace('_', ' ')}{'s' if amount != 1 else ''}"
                    place = self._entries.place(*group)
                    yield Deadline(str(group[-1]), duration(unit, amount), shown, answers, place)

    @cached_property
    def policy(self) -> Policy | None:
        """The password policy, None where there is none."""
        least, sent = self._entries.at("password", "least"), self._entries.at("password", "sent")
        counts = {kind: self._entries.at("password", "classes", kind) for kind in CLASSES}
        if not isinstance(least, int):
            return None
        return Policy(
            least,
            {kind: count for kind, count in counts.items() if isinstance(count, int) and count > 0},
            sent if isinstance(sent, int) else None,
            next((text for text, _, _ in self._entries.texts("password", "examples")), ""),
            next((text for text, _, _ in self._entries.texts("password", "snippet")), ""),
            self._entries.place("password"),
        )

    @cached_property
    def labels(self) -> tuple[ScreenLabel, ...]:
        """What stands on the screens, and the words by which customers search for our mail."""
        senders = ((*group, "search_for") for group in self._entries.groups("senders"))
        groups = (*self._entries.groups("labels"), *senders)
        return tuple(label for group in groups if (label := self._label(group)))

    def _label(self, group: Path) -> ScreenLabel | None:
        texts, gloss = self._entries.at(*group, "text"), self._entries.at(*group, "gloss")
        by_language = texts if isinstance(texts, Mapping) else {self._default: texts, "": texts}
        found = {str(code): text for code, text in by_language.items() if isinstance(text, str) and text}
        glosses = gloss if isinstance(gloss, Mapping) else {}
        kept = {str(code): text for code, text in glosses.items() if isinstance(text, str)}
        return ScreenLabel(found, kept, group, self._entries.place(*group)) if found else None


@remembered
def registry(center: HelpCenter) -> Registry:
    """Return the facts of a help center."""
    return Registry(center)


@remembered
def sound(center: HelpCenter) -> bool:
    """Return whether there is something to compare: languages that can be read, facts.yml as its schema wants it."""
    if not center.languages or center.facts.faults or not center.facts.data:
        return False
    if any(not isinstance(item.document.data.get("reading"), Mapping) for item in center.languages):
        return False  # one report, of the rule language-file, instead of one for each fact
    return not schema.judge(center.facts, "facts")


def _normal(text: str) -> str:
    return normal(text if "://" in text else f"//{text}")


def _shown(value: Postcode | PostBox, line: str) -> str:
    """Return a part of a postal address as an editor reads it."""
    if isinstance(value, PostBox):
        return value.number
    town = re.search(rf"{value.code} ({re.escape(value.town)})", plain(line), re.IGNORECASE)
    return f"{value.code} {town[1] if town else value.town}"
