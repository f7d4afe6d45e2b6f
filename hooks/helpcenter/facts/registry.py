"""The facts of facts.yml, ready to be compared with what texts state."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from helpcenter.facts.addresses import host, site_host
from helpcenter.facts.entries import Entries
from helpcenter.facts.fact_maker import FactMaker, address_of
from helpcenter.facts.policy import Policy
from helpcenter.facts.registered import Deadline, Fact, ScreenLabel, deadlines, labels, policy
from helpcenter.facts.statements import (
    CompanyName,
    Email,
    Postcode,
    Statement,
    Telephone,
    WebAddress,
)
from helpcenter.facts.words import Words
from helpcenter.model.center import HelpCenter
from helpcenter.model.memo import remembered
from helpcenter.read import schema


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
        makers = FactMaker(self._entries, self.trunk, self.country, self.boxes)
        return (*makers.ours(), *makers.mentioned())

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
            host(address_of(text)): str(group[-1])
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
        return tuple(deadlines(self._entries))

    @cached_property
    def policy(self) -> Policy | None:
        """The password policy, None where there is none."""
        return policy(self._entries)

    @cached_property
    def labels(self) -> tuple[ScreenLabel, ...]:
        """The labels on screens, and the words by which customers search for our mail."""
        return tuple(labels(self._entries, self._default))


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


def box_words(center: HelpCenter) -> tuple[str, ...]:
    """Return the words before the number of a PO box, of all languages."""
    listed = (Words(language.document).listed("post_box") for language in center.languages)
    return tuple(dict.fromkeys(word for words in listed for word in words))
