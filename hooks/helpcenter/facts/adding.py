"""Hints for what facts.yml does not know: mend the text, or add a line that is ready to paste."""

from __future__ import annotations

import json
import re
from itertools import pairwise

from helpcenter.facts import telephones
from helpcenter.facts.addresses import host, site_host
from helpcenter.facts.names import brand
from helpcenter.facts.ours import belongs, belongs_to_mail
from helpcenter.facts.places import parts, post_boxes, postcodes
from helpcenter.facts.registry import Registry
from helpcenter.facts.statements import (
    CompanyName,
    Email,
    PostBox,
    Postcode,
    SiteName,
    Stated,
    Statement,
    Telephone,
    WebAddress,
)
from helpcenter.model.document import Document
from helpcenter.model.suggest import nearest

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+")
_NUMBER = re.compile(r"\+[0-9]{1,3}(?: [0-9]+)+|[0-9]+(?: [0-9]+)*")
_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:(?:[.@]|-+)[a-z0-9]+)+")
_BETWEEN = re.compile(r"[ ,;.-]{1,3}")
_COUNTRY = re.compile(r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")
"""The number of a country; the plan of the International Telecommunication Union leaves no other reading."""

_ALIKE: dict[type[Statement], float] = {Telephone: 0.75, Email: 0.65, WebAddress: 0.75, CompanyName: 0.75}
"""How much alike two facts of a kind are of which one may be meant for the other."""


def hint(registry: Registry, stated: Stated, around: str = "") -> str:
    """Return what an editor can do about a statement that facts.yml does not know.

    Args:
        registry: the facts.
        stated: the statement.
        around: the text in which it stands, where that is at hand.
    """
    meant, line = suggestion(registry, stated), addition(registry, stated, around)
    if meant and line:
        return f"did you mean {meant}? If it is somebody else’s, {line}"
    if line:
        return f"mend it, or, if it is somebody else’s, {line}"
    return f"did you mean {meant}?" if meant else "add it to facts.yml if it is right"


def suggestion(registry: Registry, stated: Stated) -> str:
    """Return the known fact that may be meant, "" where none is like it."""
    kind, value = type(stated.value), _text(stated.value)
    known = {
        _text(form): fact.shown
        for fact in reversed(registry.facts)
        if isinstance(fact.value, kind)
        for form in fact.forms
    }
    alike = 0.5 if len(value) < telephones.FEWEST else _ALIKE.get(kind, 0.5)
    if kind in (SiteName, CompanyName):
        known, value = {form.casefold(): form for form in known}, value.casefold()
    if kind is WebAddress:
        name, hosts = _bare(value), {_bare(form) for form in known}
        inside = [host for host in hosts if host and f".{host}." in f".{name}."]
        meant = max(inside, key=len, default=None) or nearest(name, sorted(hosts), alike)
        known, alike = {form: shown for form, shown in known.items() if _bare(form) == meant}, 0
    found = nearest(value.removeprefix("//"), known, alike)
    return known[found] if found else ""


def _text(value: Statement) -> str:
    """Return the value of a statement as one text, to be compared with others of its kind."""
    if isinstance(value, Postcode):
        return f"{value.code} {value.town}"
    if isinstance(value, WebAddress | Email):
        return value.address
    if isinstance(value, Telephone):
        return value.digits
    return value.number if isinstance(value, PostBox) else str(getattr(value, "name", ""))


def _bare(address: str) -> str:
    return host(address).removeprefix("www.")


def addition(registry: Registry, stated: Stated, around: str = "") -> str:
    """Return how to list a statement as somebody else's: the line, and where it goes; "" where it may not be."""
    key, text = listed(registry, stated, around)
    return _where(registry.document, entry(key, text, text)) if key else ""


def entry(key: str, text: str, name: str) -> str:
    """Return an entry of `mentions` in one line."""
    named, scalar = (
        item if _PLAIN.fullmatch(item) else json.dumps(item, ensure_ascii=False) for item in (name, text)
    )
    return f"{{name: {named}}}" if key == "name" else f"{{name: {named}, {key}: [{scalar}]}}"


def listed(registry: Registry, stated: Stated, around: str = "") -> tuple[str, str]:
    """Return the key under `mentions` and the text that make the statement known; "" where it may not be listed."""
    value = stated.value
    if isinstance(value, WebAddress) and site_host(value.address):
        name = ("www." if host(value.address).startswith("www.") else "") + site_host(value.address)
        if _HOST.fullmatch(name) and not belongs(registry, name):
            return "hosts", name
    elif isinstance(value, Email):
        if _EMAIL.fullmatch(value.address) and not belongs_to_mail(registry, value.address):
            return "emails", value.address
    elif isinstance(value, Telephone):
        number = _number(registry, stated, value)
        ways = set(telephones.forms(number, registry.trunk, registry.country))
        if _NUMBER.fullmatch(number) and value.digits in ways:
            return "telephones", number
    elif isinstance(value, PostBox | Postcode):
        return "places", _place(registry, stated, around)
    elif isinstance(value, CompanyName) and not _brands(registry).intersection(value.name.casefold().split()):
        return "name", value.name
    return "", ""


def _brands(registry: Registry) -> frozenset[str]:
    """Return the first words of our names: a name with one of them is ours, written wrongly."""
    return frozenset(brand(name) for name in registry.names)


def _number(registry: Registry, stated: Stated, value: Telephone) -> str:
    """Return a telephone number in groups; international where the country is known."""
    digits, groups = value.digits, re.findall(r"\d+", stated.written)
    if digits.startswith("00"):
        digits, groups = f"+{digits[2:]}", []
    if digits.startswith("+"):
        if len(groups) < 2 or len(groups[0]) > 3 or "".join(groups) != digits[1:]:
            code = _COUNTRY.match(digits, 1)
            groups = [code[0], digits[code.end() :]] if code else [digits[1:]]
        return f"+{' '.join(groups)}"
    if "".join(groups) != digits:
        groups = [digits]
    country, trunk = registry.country, registry.trunk
    if country and trunk and digits.startswith(trunk):
        groups = groups[1:] if groups[0] == trunk else [digits.removeprefix(trunk)]
        return " ".join([country, *groups])
    return " ".join(groups)


def _place(registry: Registry, stated: Stated, around: str) -> str:
    """Return a postal address in one line: the postcode with its town, and what is beside it."""
    found = [*postcodes(around, registry.towns, registry.boxes), *post_boxes(around, registry.boxes)]
    found = sorted(dict.fromkeys(found), key=lambda item: item.start)
    for before, after in pairwise(found):
        if stated in (before, after) and _BETWEEN.fullmatch(around, before.end, after.start):
            line = around[before.start : after.end]
            if stated.value in parts(line, registry.boxes):
                return line
    if isinstance(stated.value, PostBox):
        return stated.written
    code = re.findall(r"\d{3,6}", stated.written)[0]
    town = re.findall(r"[^\W\d_]{3,}(?: [^\W\d_]+)*", stated.written)[0]
    street = re.match(r", [^,;:()]{3,40}?\d+\w?(?:[/-]\w+)?\.?", around[stated.end :]) if around else None
    line = f"{code} {town}{street[0] if street else ''}"
    return line if stated.value in parts(line, registry.boxes) else f"{code} {town}"


def _where(document: Document, line: str) -> str:
    """Return where in facts.yml an entry of `mentions` goes, written as it is pasted."""
    mentions = document.data.get("mentions")
    if not isinstance(mentions, list):
        return f"add to the end of {document.path} the lines `mentions:` and `  - {line}`"
    place = document.place("mentions").line
    item = re.match(r"([ ]*)-", document.text.split("\n")[document.place("mentions", 0).line - 1])
    if mentions and item:
        return f"add below line {place} of {document.path} (mentions:) the line `{item[1]}- {line}`"
    return f"add in line {place} of {document.path}, right behind the [ of mentions, `{line},`"
