"""Add somebody else's host, number, address or name to `mentions` in facts.yml."""

from __future__ import annotations

from shlex import quote

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.entry_lines import flow, with_entry
from helpcenter.facts.adding import entry, listed
from helpcenter.facts.entries import Entries
from helpcenter.facts.ours import belongs, belongs_to_mail
from helpcenter.facts.places import parts
from helpcenter.facts.recognising import known, lexicons
from helpcenter.facts.registry import registry
from helpcenter.facts.statements import CompanyName, Stated
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Path

_KINDS = "host, telephone number, e-mail address or place with its postcode"


def mention(center: HelpCenter, written: str, name: str) -> Plan:
    """Plan to add an entry to `mentions`.

    Raises:
        Refused: it is known already, or ours.
    """
    written, name = written.strip(), name.strip()
    if not written:
        raise Refused("there is nothing to add: the value is empty; nothing was changed")
    facts = registry(center)
    key, value = _kind(center, written, name)
    why = belongs(facts, written) or (belongs_to_mail(facts, written) if "@" in written else "")
    if why or not key:
        raise Refused(
            f"{written} {why or 'is ours, or is nothing that can be mentioned'}; nothing was changed"
        )
    if any(fact.shown == value for fact in facts.facts):
        raise Refused(f"facts.yml has {value} already; nothing was changed")
    owners = list(Entries(center.facts).groups("mentions"))
    same = [group for group in owners if _owner(center, group).casefold() == name.casefold()]
    line = entry(key, value, name or value)
    if name and same and key != "name":
        keys, piece, done = (*same[0], key), flow(value), f"added {value} to {_owner(center, same[0])}"
    else:
        keys, piece, done = ("mentions",), line, f"added {line}"
    text = with_entry(center.facts, keys, piece, is_item=True)
    return Plan({center.facts.path: text}, notes=(done,))


def _owner(center: HelpCenter, group: Path) -> str:
    return str(Entries(center.facts).at(*group, "name"))


def _kind(center: HelpCenter, written: str, name: str) -> tuple[str, str]:
    """Return the key under `mentions` and the text with which something is listed there.

    Raises:
        Refused: nobody can say what it is.
    """
    facts, lexicon = registry(center), lexicons(center)[center.default.code]
    found = [item for item in known(written, lexicon) if item.end - item.start >= len(written) - 2]
    if parts(written, facts.boxes):
        return "places", written
    if written.replace(" ", "").lstrip("+").isdigit():
        return "telephones", written
    stated = found[0] if found else Stated(CompanyName(written), 0, len(written), written)
    key, value = listed(facts, stated)
    if key == "name" and name and name.casefold() != written.casefold():
        raise Refused(f"“{written}” is no {_KINDS} of {name}; nothing was changed")
    if key == "name" and not found and not name:
        raise Refused(
            f"“{written}” is no {_KINDS}; if it is a name, write it as the name, too: "
            f"helpcenter facts add {quote(written)} --name {quote(written)} — a fact of ours needs its keys and "
            f"its value, like contacts.names {quote(written)}"
        )
    return key, value
