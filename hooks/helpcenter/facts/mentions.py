"""The facts of others that facts.yml mentions: known, and not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.facts import telephones
from helpcenter.facts.entries import Entries
from helpcenter.facts.post import post_boxes
from helpcenter.facts.stated import Kind
from helpcenter.facts.values import Fact
from helpcenter.model.document import Path
from helpcenter.read.scan.visible import plain

_TOWN = re.compile(r"(?:^|,[ ])(?:[A-Z]{1,2}-)?([0-9]{3,6})[ ]([^\W\d_][^\d,]*)(?=,|$)")


def mentioned(entries: Entries, trunk: str, boxes: tuple[str, ...]) -> Iterator[Fact]:
    """Every fact under `mentions`: the names, and what each has of hosts, numbers and addresses.

    Args:
        entries: facts.yml.
        trunk: what is dialled before the area within the country.
        boxes: the words before the number of a PO box.
    """
    country = next((text.split(" ")[0] for text, _ in entries.texts("contacts", "telephone")), "")
    for group in entries.groups("mentions"):
        for name, place in entries.texts(*group, "name"):
            yield Fact("name", plain(name), place, (plain(name),), name)
            yield from _of_one(entries, group, name, (trunk, country), boxes)


def _of_one(
    entries: Entries, group: Path, name: str, dialling: tuple[str, str], boxes: tuple[str, ...]
) -> Iterator[Fact]:
    for text, place in entries.texts(*group, "hosts"):
        yield Fact("address", text, place, (f"//{text.lower()}",), name)
    for text, place in entries.texts(*group, "telephones"):
        yield Fact("telephone", text, place, tuple(telephones.all_forms(text, *dialling)), name)
    for text, place in entries.texts(*group, "emails"):
        yield Fact("email", text, place, (text.casefold(), f"mailto:{text.casefold()}"), name)
    for text, place in entries.texts(*group, "places"):
        for kind, shown in parts_of_place(text, boxes):
            yield Fact(kind, shown, place, (shown.casefold() if kind == "postcode" else shown,), name)


def parts_of_place(text: str, boxes: tuple[str, ...]) -> Iterator[tuple[Kind, str]]:
    """The postcode with its town, and the PO box, of a postal address in one line."""
    line = plain(text)
    towns = [(match[1], match[2]) for match in _TOWN.finditer(line)]
    for stated in post_boxes(line, boxes):
        if stated.kind == "post box":
            yield "post box", stated.value
        elif code := re.search(r"(\d{3,6}),? +(.+)", stated.written):
            towns.append((code[1], code[2]))
    yield from dict.fromkeys(("postcode", f"{code} {town.strip(' .')}") for code, town in towns)
