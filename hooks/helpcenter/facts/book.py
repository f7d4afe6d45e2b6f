"""What facts.yml knows, ready to be compared with what texts state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from helpcenter.model import HelpCenter, Path
from helpcenter.nearest import nearest
from helpcenter.problem import Place

from helpcenter import schema
from helpcenter.facts.addresses import host, normal
from helpcenter.facts.stated import Kind, Stated
from helpcenter.facts.times import normal as normal_time
from helpcenter.facts.words import CLASSES, UNITS
from helpcenter.remember import remembered


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of facts.yml: its kind, how an editor reads it, and where it stands."""

    kind: Kind
    shown: str
    place: Place
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a screen: as they stand there for a reader of each language, and their translations."""

    texts: Mapping[str, str]
    glosses: Mapping[str, str]
    place: Place

    def text(self, code: str) -> str:
        """What a reader of that language sees on the screen."""
        return self.texts.get(code) or self.texts.get("", "")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time that we promise, and the answers that may state it."""

    key: str
    time: str
    shown: str
    answers: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Policy:
    """What a password must be like. `counts` are the least numbers of each kind of characters."""

    least: int
    counts: Mapping[str, int]
    sent: int | None
    examples: str
    snippet: str
    place: Place


class Book:
    """The facts of a help center's facts.yml. What is written there wrongly is not there."""

    def __init__(self, center: HelpCenter) -> None:
        self._document = center.facts
        default = [language.code for language in center.languages if language.default]
        self._default = default[0] if default else ""
        self._own = host(str(center.settings.data.get("site_url") or ""))

    def _at(self, *keys: str | int) -> Any:
        value: Any = self._document.data
        for key in keys:
            if isinstance(value, Mapping):
                value = value.get(key)
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                value = value[key]
            else:
                return None
        return value

    def _texts(self, *keys: str | int) -> Iterator[tuple[str, Place]]:
        """The text under some keys, or the texts of the list there, each with its place."""
        value = self._at(*keys)
        if isinstance(value, str) and value.strip():
            yield value, self._document.place(*keys)
        for number in range(len(value)) if isinstance(value, list) else ():
            yield from self._texts(*keys, number)

    def _groups(self, *keys: str | int) -> Iterator[Path]:
        value = self._at(*keys)
        names: Any = (
            value if isinstance(value, Mapping) else range(len(value)) if isinstance(value, list) else ()
        )
        for name in names:
            if isinstance(self._at(*keys, name), Mapping):
                yield (*keys, name)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that stands alone: how to reach us, where our sites are, what we are called."""
        return tuple(self._facts())

    def _facts(self) -> Iterator[Fact]:
        for key in ("telephone", "other_telephones"):
            for text, place in self._texts("contacts", key):
                yield Fact(
                    "telephone",
                    text,
                    place,
                    tuple(_telephone(text, str(self._at("contacts", "trunk") or ""))),
                )
        for key in ("email", "other_emails"):
            for text, place in self._texts("contacts", key):
                yield Fact("email", text, place, (text.casefold(), f"mailto:{text.casefold()}"))
        for group in self._groups("senders"):
            for text, place in self._texts(*group, "email"):
                yield Fact("email", text, place, (text.casefold(),))
        for text, place in self._texts("contacts", "post", "box"):
            yield Fact("post box", text, place, (text,))
        for code, place in self._texts("contacts", "post", "postcode"):
            for town, _ in self._texts("contacts", "post", "town"):
                yield Fact("postcode", f"{code} {town}", place, (f"{code} {town.casefold()}",))
        for text, place in self._texts("contacts", "names"):
            yield Fact("name", text, place, (text,))
        for group in self._groups("sites"):
            for key in ("sign_in", "addresses"):
                for text, place in self._texts(*group, key):
                    yield Fact("address", text, place, tuple(_address(text)))

    @cached_property
    def _forms(self) -> dict[tuple[str, str], Fact]:
        return {(fact.kind, form): fact for fact in reversed(self.facts) for form in fact.forms}

    @cached_property
    def hosts(self) -> dict[str, Fact]:
        """Each host of our sites → the fact that names it."""
        found = {
            host(form): fact for fact in reversed(self.facts) if fact.kind == "address" for form in fact.forms
        }
        return {name: fact for name, fact in found.items() if name}

    def find(self, stated: Stated) -> Fact | None:
        """The fact that a text states, if facts.yml knows it."""
        fact = self._forms.get((stated.kind, stated.value))
        if fact is None and stated.kind == "address":
            address = stated.value
            fact = self._forms.get(("address", f"https:{address}")) if address.startswith("//") else None
            if fact is None and address.startswith("//") and "/" not in address[2:]:
                fact = self.hosts.get(address[2:])
        return fact

    def ours(self, stated: Stated) -> bool:
        """Whether it is an address of the help center itself."""
        return stated.kind == "address" and bool(self._own) and host(stated.value) == self._own

    def judges(self, kind: str) -> bool:
        """Whether facts.yml says anything of that kind."""
        return any(fact.kind == kind for fact in self.facts)

    def nearest(self, stated: Stated) -> str:
        """The known fact of its kind that is most like it, "" if facts.yml has none."""
        known = {form: fact.shown for fact in self.facts if fact.kind == stated.kind for form in fact.forms}
        found = nearest(stated.value.removeprefix("//"), known)
        return known[found] if found else next(iter(known.values()), "")

    def product(self, address: str) -> str:
        """The key of the site to which an address leads, "" if it is none of ours."""
        for group in self._groups("sites"):
            for key in ("sign_in", "addresses"):
                if any(
                    host(address) == host(form)
                    for text, _ in self._texts(*group, key)
                    for form in _address(text)
                ):
                    return str(group[1])
        return ""

    @cached_property
    def site_names(self) -> dict[str, str]:
        """The name of each site by its key."""
        groups = (group[1] for group in self._groups("sites"))
        return {
            str(key): str(self._at("sites", key, "name")) for key in groups if self._at("sites", key, "name")
        }

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The company names as they may be written."""
        return tuple(dict.fromkeys(fact.shown for fact in self.facts if fact.kind == "name"))

    @cached_property
    def towns(self) -> tuple[str, ...]:
        """The towns of our postal addresses."""
        return tuple(text for text, _ in self._texts("contacts", "post", "town"))

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The times that we promise."""
        return tuple(self._deadlines())

    def _deadlines(self) -> Iterator[Deadline]:
        for group in self._groups("deadlines"):
            answers = tuple(text for text, _ in self._texts(*group, "answers"))
            for unit in UNITS:
                amount = self._at(*group, f"{unit}s")
                if isinstance(amount, int | float) and not isinstance(amount, bool):
                    shown = f"{amount:g} {unit.replace('_', ' ')}{'s' if amount != 1 else ''}"
                    place = self._document.place(*group)
                    yield Deadline(str(group[-1]), normal_time(unit, amount), shown, answers, place)

    @cached_property
    def policy(self) -> Policy | None:
        """The password policy, None where there is none."""
        least, sent = self._at("password", "least"), self._at("password", "sent")
        counts = {kind: self._at("password", "classes", kind) for kind in CLASSES}
        if not isinstance(least, int):
            return None
        return Policy(
            least,
            {kind: count for kind, count in counts.items() if isinstance(count, int) and count > 0},
            sent if isinstance(sent, int) else None,
            next((text for text, _ in self._texts("password", "examples")), ""),
            next((text for text, _ in self._texts("password", "snippet")), ""),
            self._document.place("password"),
        )

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """What stands on the screens, and the words by which customers search for our mail."""
        groups = [*self._groups("labels"), *((*group, "search_for") for group in self._groups("senders"))]
        return tuple(label for group in groups if (label := self._label(group)))

    def _label(self, group: Path) -> Label | None:
        texts, gloss = self._at(*group, "text"), self._at(*group, "gloss")
        by_language = texts if isinstance(texts, Mapping) else {self._default: texts, "": texts}
        found = {str(code): text for code, text in by_language.items() if isinstance(text, str) and text}
        glosses = gloss if isinstance(gloss, Mapping) else {}
        kept = {str(code): text for code, text in glosses.items() if isinstance(text, str)}
        return Label(found, kept, self._document.place(*group)) if found else None


@remembered
def book(center: HelpCenter) -> Book:
    """The facts of a help center."""
    return Book(center)


@remembered
def sound(center: HelpCenter) -> bool:
    """Whether there is something to compare: languages, and a facts.yml that follows its schema."""
    if not center.languages or center.facts.faults or not center.facts.data:
        return False
    return next(schema.judge(center.facts, "facts"), None) is None


def _telephone(text: str, trunk: str) -> Iterator[str]:
    """The ways to dial a number: international, within the country, within the area."""
    country, *rest = text.lstrip("+").split()
    national = "".join(rest)
    yield f"tel:+{country}{national}"
    yield from (f"+{country}{national}", f"{country}{national}", f"00{country}{national}", national)
    if trunk:
        yield f"{trunk}{national}"
    if len(rest) > 2:
        yield "".join(rest[1:])


def _address(text: str) -> Iterator[str]:
    yield normal(text if re.match(r"[a-z]+://", text) else f"//{text}")
