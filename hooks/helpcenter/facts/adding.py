"""Hints for facts that facts.yml does not know: mend the text, or add a line that is ready to paste."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise

from helpcenter.facts import telephones
from helpcenter.facts.addresses import host, site_host
from helpcenter.facts.book import Book
from helpcenter.facts.mentions import parts_of_place
from helpcenter.facts.ours import belongs, belongs_to_mail
from helpcenter.facts.post import post_boxes, postcodes
from helpcenter.facts.stated import Stated
from helpcenter.facts.telephones import FEWEST
from helpcenter.model.document import Document
from helpcenter.model.suggest import nearest

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]+")
_NUMBER = re.compile(r"\+[0-9]{1,3}(?: [0-9]+)+|[0-9]+(?: [0-9]+)*")
_PLAIN = re.compile(r"[a-z][a-z0-9]*(?:(?:[.@]|-+)[a-z0-9]+)+")
_BETWEEN = re.compile(r"[ ,;.-]{1,3}")
_COUNTRY = re.compile(r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")
"""The number of a country; the plan of the International Telecommunication Union leaves no other reading."""

_ALIKE = {"telephone": 0.75, "email": 0.65, "address": 0.75, "name": 0.75}
"""How much alike two facts of a kind are of which one may be meant for the other."""


def hint(book: Book, stated: Stated, around: str = "") -> str:
    """Return what an editor can do about a fact that facts.yml does not know.

    Args:
        book: the facts.
        stated: the fact.
        around: the text in which it is stated, where that is at hand.
    """
    meant, line = suggestion(book, stated), addition(book, stated, around)
    if meant and line:
        return f"did you mean {meant}? If it is somebody else’s, {line}"
    if line:
        return f"mend it, or, if it is somebody else’s, {line}"
    return f"did you mean {meant}?" if meant else "add it to facts.yml if it is right"


def suggestion(book: Book, stated: Stated) -> str:
    """The known fact that may be meant, "" where none is like it."""
    facts = [fact for fact in reversed(book.facts) if fact.kind == stated.kind]
    known = {form: fact.shown for fact in facts for form in fact.forms}
    value = stated.value.removeprefix("//")
    alike = 0.5 if len(value) < FEWEST else _ALIKE.get(stated.kind, 0.5)
    if stated.kind == "site":
        known, value = {form.casefold(): form for form in known}, value.casefold()
    if stated.kind == "address":
        name, hosts = _bare(stated.value), {_bare(form) for form in known}
        inside = [host for host in hosts if host and f".{host}." in f".{name}."]
        meant = max(inside, key=len, default=None) or nearest(name, sorted(hosts), alike)
        known, alike = {form: shown for form, shown in known.items() if _bare(form) == meant}, 0
    found = nearest(value, known, alike)
    return known[found] if found else ""


def _bare(address: str) -> str:
    return host(address).removeprefix("www.")


def addition(book: Book, stated: Stated, around: str = "") -> str:
    """How to list a fact as somebody else's: the line, and where it goes; "" where it may not be listed."""
    for key, text in _listed(book, stated, around):
        scalar = text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
        rest = "" if key == "name" else f", {key}: [{scalar}]"
        return _where(book.document, f"{{name: {scalar}{rest}}}")
    return ""


def _listed(book: Book, stated: Stated, around: str) -> Iterator[tuple[str, str]]:
    """The key under `mentions`, and the text that makes the statement known, if there is one."""
    value = stated.value
    if stated.kind == "address" and site_host(value):
        name = ("www." if host(value).startswith("www.") else "") + site_host(value)
        if _HOST.fullmatch(name) and not belongs(book, name):
            yield "hosts", name
    elif stated.kind == "email":
        email = value.removeprefix("mailto:")
        if _EMAIL.fullmatch(email) and not belongs_to_mail(book, email):
            yield "emails", email
    elif stated.kind == "telephone":
        number = _number(book, stated)
        if _NUMBER.fullmatch(number) and value in telephones.forms(number, book.trunk):
            yield "telephones", number
    elif stated.kind in ("post box", "postcode"):
        yield "places", _place(book, stated, around)
    elif stated.kind == "name" and not _brands(book).intersection(value.casefold().split()):
        yield "name", value


def _brands(book: Book) -> frozenset[str]:
    """The first words of our names: a name with one of them is ours, written wrongly."""
    return frozenset(name.split()[0].casefold() for name in book.names)


def _number(book: Book, stated: Stated) -> str:
    """A telephone number in groups; international where the country is known."""
    value = stated.value.removeprefix("tel:")
    groups = re.findall(r"\d+", stated.written)
    if value.startswith("00"):
        value, groups = f"+{value[2:]}", []
    if value.startswith("+"):
        if len(groups) < 2 or len(groups[0]) > 3 or "".join(groups) != value[1:]:
            code = _COUNTRY.match(value, 1)
            groups = [code[0], value[code.end() :]] if code else [value[1:]]
        return f"+{' '.join(groups)}"
    if "".join(groups) != value:
        groups = [value]
    ours = next((fact.shown for fact in book.facts if fact.kind == "telephone" and not fact.owner), "")
    country, trunk = ours.split(" ")[0], book.trunk
    if country and trunk and value.startswith(trunk):
        groups = groups[1:] if groups[0] == trunk else [value.removeprefix(trunk)]
        return " ".join([country, *groups])
    return " ".join(groups)


def _place(book: Book, stated: Stated, around: str) -> str:
    """A postal address in one line: the postcode with its town, and the PO box beside it."""
    found = sorted(
        (*postcodes(around, book.towns), *post_boxes(around, book.boxes)), key=lambda item: item.start
    )
    for before, after in pairwise(found):
        if stated in (before, after) and _BETWEEN.fullmatch(around, before.end, after.start):
            line = around[before.start : after.end]
            if (stated.kind, stated.value) in (
                (kind, shown.casefold()) for kind, shown in parts_of_place(line, book.boxes)
            ):
                return line
    if stated.kind == "post box":
        return stated.written
    code, town = (
        re.findall(r"\d{3,6}", stated.written)[0],
        re.findall(r"[^\W\d_]{3,}(?: [^\W\d_]+)*", stated.written)[0],
    )
    return f"{code} {town}"


def _where(document: Document, entry: str) -> str:
    """Where in facts.yml an entry of `mentions` goes, written as it is pasted."""
    listed = document.data.get("mentions")
    if not isinstance(listed, list):
        return f"add to the end of {document.path} the lines `mentions:` and `  - {entry}`"
    line = document.place("mentions").line
    item = re.match(r"([ ]*)-", document.text.split("\n")[document.place("mentions", 0).line - 1])
    if listed and item:
        return f"add below line {line} of {document.path} (mentions:) the line `{item[1]}- {entry}`"
    return f"add in line {line} of {document.path}, right behind the [ of mentions, `{entry},`"
