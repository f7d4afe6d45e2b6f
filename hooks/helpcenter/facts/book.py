"""What facts.yml knows, ready to be compared with what texts state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from helpcenter.facts import telephones
from helpcenter.facts.addresses import host, normal, site_host
from helpcenter.facts.entries import Entries
from helpcenter.facts.mentions import mentioned
from helpcenter.facts.stated import Stated
from helpcenter.facts.times import normal as normal_time
from helpcenter.facts.values import Deadline, Fact, Label, Policy
from helpcenter.facts.words import CLASSES, UNITS, box_words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Path
from helpcenter.model.memo import remembered
from helpcenter.read import schema


class Book:
    """The facts of a help center's facts.yml. What is written there wrongly is not there."""

    def __init__(self, center: HelpCenter) -> None:
        self.document = center.facts
        self._entries = Entries(center.facts)
        self.boxes = box_words(center)
        self.trunk = str(self._entries.at("contacts", "trunk") or "")
        self._default = next((language.code for language in center.languages if language.default), "")
        site = re.search(r"https?://[^\s'\"]+", str(center.settings.data.get("site_url") or ""))
        self.own_host = host(site[0]) if site else ""
        """The host of the help center itself."""

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that stands alone: how to reach us, our sites, our names; after them those of others."""
        return (*self._facts(), *mentioned(self._entries, self.trunk, self.boxes))

    def _facts(self) -> Iterator[Fact]:
        for key in ("telephone", "other_telephones"):
            for text, place in self._entries.texts("contacts", key):
                yield Fact("telephone", text, place, tuple(telephones.forms(text, self.trunk)))
        for key in ("email", "other_emails"):
            for text, place in self._entries.texts("contacts", key):
                yield Fact("email", text, place, (text.casefold(), f"mailto:{text.casefold()}"))
        for group in self._entries.groups("senders"):
            for text, place in self._entries.texts(*group, "email"):
                yield Fact("email", text, place, (text.casefold(),))
        for text, place in self._entries.texts("contacts", "post", "box"):
            yield Fact("post box", text, place, (text,))
        for code, place in self._entries.texts("contacts", "post", "postcode"):
            for town, _ in self._entries.texts("contacts", "post", "town"):
                yield Fact("postcode", f"{code} {town}", place, (f"{code} {town.casefold()}",))
        for text, place in self._entries.texts("contacts", "names"):
            yield Fact("name", text, place, (text,))
        for group in self._entries.groups("sites"):
            for text, place in self._entries.texts(*group, "name"):
                yield Fact("site", text, place, (text,))
            for key in ("sign_in", "addresses"):
                for text, place in self._entries.texts(*group, key):
                    yield Fact("address", text, place, (_normal(text),))

    @cached_property
    def _forms(self) -> dict[tuple[str, str], Fact]:
        return {(fact.kind, form): fact for fact in reversed(self.facts) for form in fact.forms}

    @cached_property
    def hosts(self) -> dict[str, Fact]:
        """Each host of our sites → the fact that names it."""
        ours = [fact for fact in reversed(self.facts) if fact.kind == "address" and not fact.owner]
        return {host(form): fact for fact in ours for form in fact.forms if host(form)}

    @cached_property
    def mentioned_hosts(self) -> dict[str, Fact]:
        """Each host under `mentions`, without www. → the fact that names it."""
        return {site_host(fact.forms[0]): fact for fact in self._of("address") if fact.owner}

    def find(self, stated: Stated) -> Fact | None:
        """The fact that a text states, if facts.yml knows it."""
        fact = self._forms.get((stated.kind, stated.value))
        if fact is None and stated.kind == "address":
            address = stated.value
            fact = self._forms.get(("address", f"https:{address}")) if address.startswith("//") else None
            if fact is None and address.startswith("//") and "/" not in address[2:]:
                fact = self.hosts.get(address[2:])
            fact = fact or self.mentioned_hosts.get(site_host(address))
        return fact

    def ours(self, stated: Stated) -> bool:
        """Whether it is an address of the help center itself."""
        return stated.kind == "address" and bool(self.own_host) and host(stated.value) == self.own_host

    def product(self, address: str) -> str:
        """The key of the site to which an address leads, "" if it is none of ours."""
        return self._products.get(host(address), "")

    @cached_property
    def _products(self) -> dict[str, str]:
        return {
            host(_normal(text)): str(group[-1])
            for group in self._entries.groups("sites")
            for key in ("sign_in", "addresses")
            for text, _ in self._entries.texts(*group, key)
        }

    @cached_property
    def site_names(self) -> dict[str, str]:
        """The name of each site by its key."""
        names = ((group[-1], self._entries.at(*group, "name")) for group in self._entries.groups("sites"))
        return {str(key): name for key, name in names if isinstance(name, str) and name}

    @cached_property
    def dialled(self) -> tuple[str, ...]:
        """The known telephone numbers in every form in which they may be dialled."""
        return tuple(form for fact in self._of("telephone") for form in fact.forms if ":" not in form)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The company names as they may be written."""
        return tuple(dict.fromkeys(fact.shown for fact in self._of("name") if not fact.owner))

    @cached_property
    def mentioned_names(self) -> tuple[str, ...]:
        """The names under `mentions`."""
        return tuple(dict.fromkeys(fact.shown for fact in self._of("name") if fact.owner))

    @cached_property
    def towns(self) -> tuple[str, ...]:
        """The towns of the postal addresses."""
        return tuple(dict.fromkeys(fact.shown.partition(" ")[2] for fact in self._of("postcode")))

    def _of(self, kind: str) -> Iterator[Fact]:
        return (fact for fact in self.facts if fact.kind == kind)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The times that we promise."""
        return tuple(self._deadlines())

    def _deadlines(self) -> Iterator[Deadline]:
        for group in self._entries.groups("deadlines"):
            answers = tuple(text for text, _ in self._entries.texts(*group, "answers"))
            for unit in UNITS:
                amount = self._entries.at(*group, f"{unit}s")
                if isinstance(amount, int | float) and not isinstance(amount, bool):
                    shown = f"{amount:g} {unit.replace('_', ' ')}{'s' if amount != 1 else ''}"
                    place = self._entries.place(*group)
                    yield Deadline(str(group[-1]), normal_time(unit, amount), shown, answers, place)

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
            next((text for text, _ in self._entries.texts("password", "examples")), ""),
            next((text for text, _ in self._entries.texts("password", "snippet")), ""),
            self._entries.place("password"),
        )

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """What stands on the screens, and the words by which customers search for our mail."""
        senders = ((*group, "search_for") for group in self._entries.groups("senders"))
        return tuple(filter(None, map(self._label, (*self._entries.groups("labels"), *senders))))

    def _label(self, group: Path) -> Label | None:
        texts, gloss = self._entries.at(*group, "text"), self._entries.at(*group, "gloss")
        by_language = texts if isinstance(texts, Mapping) else {self._default: texts, "": texts}
        found = {str(code): text for code, text in by_language.items() if isinstance(text, str) and text}
        glosses = gloss if isinstance(gloss, Mapping) else {}
        kept = {str(code): text for code, text in glosses.items() if isinstance(text, str)}
        return Label(found, kept, self._entries.place(*group)) if found else None


@remembered
def book(center: HelpCenter) -> Book:
    """The facts of a help center."""
    return Book(center)


@remembered
def sound(center: HelpCenter) -> bool:
    """Whether there is something to compare: languages that can be read, a facts.yml that follows its schema."""
    if not center.languages or center.facts.faults or not center.facts.data:
        return False
    if any(not isinstance(item.document.data.get("reading"), Mapping) for item in center.languages):
        return False  # one report, of the rule language-file, instead of one for each fact
    return not schema.judge(center.facts, "facts")


def _normal(text: str) -> str:
    return normal(text if "://" in text else f"//{text}")
