"""Add a fact of ours to facts.yml: a number with its purpose, an office, opening hours, a deadline, a label."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.entry_lines import flow, with_entry
from helpcenter.facts.words import UNITS
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.read import marked_yaml, schema

KINDS = (
    "contacts.telephones.<key>, contacts.emails.<key>, contacts.places, contacts.names, contacts.hours, "
    "sites.<key>.addresses, deadlines.<key>, labels"
)
_HOURS = re.compile(r"([a-z-]+) (\d{1,2}:\d\d) ?[-–] ?(\d{1,2}:\d\d)")
_TIME = re.compile(r"(\d+(?:\.\d+)?) ([a-z_ ]+?)s?")
_BY_LANGUAGE = re.compile(r"([a-z]{2,3}(?:-[A-Za-z]+)?)=\s*(\S.*?)\s*")
_CODED = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]+)?=")
_LISTS = ("places", "names", "hours", "addresses", "labels")


def own(center: HelpCenter, name: str, value: str, texts: Sequence[str], answers: Sequence[str]) -> Plan:
    """Plan to add a fact of ours.

    Args:
        center: the help center.
        name: where in facts.yml it goes: its keys with dots, like contacts.telephones.claims.
        value: the fact as facts.yml writes it; hours like "mon-fri 8:00-18:00", deadlines like "10 days".
        texts: the purpose, the note or the gloss, in each language: "hu=Kárbejelentés".
        answers: the answers that a deadline is for.

    Raises:
        Refused: there is no such kind, the fact is there already, or facts.yml would not be right with it.
    """
    keys = tuple(name.strip().split("."))
    if not value.strip() or not all(keys):
        raise Refused("there is nothing to add: the value, or a part of its keys, is empty")
    entry = _entry(keys, value.strip(), _by_language(texts), answers)
    text = with_entry(center.facts, keys, entry, is_item=keys[-1] in _LISTS)
    checked(center.facts, text)
    return Plan({center.facts.path: text}, notes=(f"added {name}: {entry}",))


def checked(facts: Document, text: str) -> None:
    """Raise Refused where facts.yml with a new text is not what its schema wants."""
    data, places, faults = marked_yaml.load(text, facts.path)
    new = Document(facts.path, text, data, places, tuple(faults))
    problems = [*faults, *schema.judge(new, "facts")]
    if problems:
        raise Refused("nothing was changed", [problem.stamped("layout") for problem in problems])


def _by_language(texts: Sequence[str]) -> str | Mapping[str, str] | None:
    """Return texts like hu=Kár by language; one alone without a language is for all of them."""
    if len(texts) == 1 and texts[0].strip() and not _CODED.match(texts[0]):
        return texts[0].strip()
    found: dict[str, str] = {}
    for text in texts:
        pair = _BY_LANGUAGE.fullmatch(text)
        if not pair or pair[1] in found:
            raise Refused(
                f"“{text}” is not one text of a language; write each language once, like hu=Kárbejelentés"
            )
        found[pair[1]] = pair[2]
    return found or None


def _entry(
    keys: tuple[str, ...], value: str, texts: str | Mapping[str, str] | None, answers: Sequence[str]
) -> str:
    """Return the entry as YAML in one line."""
    match keys:
        case ("contacts", "telephones" | "emails" as kind, _):
            key = "number" if kind == "telephones" else "address"
            return flow({key: value, "purpose": texts}) if texts else flow(value)
        case ("contacts", "hours"):
            found = _HOURS.fullmatch(value)
            if not found:
                raise Refused(f"“{value}” are no opening hours; write them like “mon-fri 8:00-18:00”")
            hours = {"days": found[1], "from": found[2], "to": found[3], "note": texts}
            return flow({key: item for key, item in hours.items() if item})
        case ("deadlines", _):
            time = _TIME.fullmatch(value)
            unit = time[2].replace(" ", "_") if time else ""
            if not time or unit not in UNITS or not answers:
                raise Refused(
                    "a deadline needs a number with its unit, like “10 days”, and --answer topic/answer"
                )
            return flow(
                {f"{unit}s": float(time[1]) if "." in time[1] else int(time[1]), "answers": [*answers]}
            )
        case ("labels",):
            return flow({"text": value, "gloss": texts} if texts else {"text": value})
        case ("contacts", "places" | "names") | ("sites", _, "addresses"):
            return flow(value)
    raise Refused(f"{'.'.join(keys)} is nothing that can be added — {KINDS}")
