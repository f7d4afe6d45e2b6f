"""Add a fact of ours to facts.yml: a number with its purpose, an office, opening hours, a deadline, a label."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

import yaml

from helpcenter.edit.change_plan import Plan, Refused
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
    keys = tuple(name.split("."))
    entry = _entry(keys, value, _by_language(texts), answers)
    text = _with(center.facts, keys, entry)
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
    pairs = [re.fullmatch(r"([a-z]{2,3}(?:-[A-Za-z]+)?)=(.+)", text) for text in texts]
    if all(pairs):
        return {pair[1]: pair[2] for pair in pairs if pair} or None
    return texts[0]


def _entry(
    keys: tuple[str, ...], value: str, texts: str | Mapping[str, str] | None, answers: Sequence[str]
) -> str:
    """Return the entry as YAML in one line."""
    match keys:
        case ("contacts", "telephones" | "emails" as kind, _):
            key = "number" if kind == "telephones" else "address"
            return _flow({key: value, "purpose": texts}) if texts else _flow(value)
        case ("contacts", "hours"):
            found = _HOURS.fullmatch(value)
            if not found:
                raise Refused(f"“{value}” are no opening hours; write them like “mon-fri 8:00-18:00”")
            hours = {"days": found[1], "from": found[2], "to": found[3], "note": texts}
            return _flow({key: item for key, item in hours.items() if item})
        case ("deadlines", _):
            time = _TIME.fullmatch(value)
            unit = time[2].replace(" ", "_") if time else ""
            if not time or unit not in UNITS or not answers:
                raise Refused(
                    "a deadline needs a number with its unit, like “10 days”, and --answer topic/answer"
                )
            return _flow(
                {f"{unit}s": float(time[1]) if "." in time[1] else int(time[1]), "answers": [*answers]}
            )
        case ("labels",):
            return _flow({"text": value, "gloss": texts} if texts else {"text": value})
        case ("contacts", "places" | "names") | ("sites", _, "addresses"):
            return _flow(value)
    raise Refused(f"{'.'.join(keys)} is nothing that can be added — {KINDS}")


def _flow(value: object) -> str:
    """Return a value as YAML in one line; texts are in quotes, so that none is read as a number."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _with(facts: Document, keys: tuple[str, ...], entry: str) -> str:
    """Return the text of facts.yml with an entry more, behind its neighbours."""
    node, rest = yaml.compose(facts.text, Loader=yaml.SafeLoader), keys
    while rest and isinstance(node, yaml.MappingNode):
        child = next((item for key, item in node.value if key.value == rest[0]), None)
        if child is None or (isinstance(child, yaml.ScalarNode) and not child.value):
            break
        node, rest = child, rest[1:]
    if not isinstance(node, yaml.SequenceNode if not rest else yaml.MappingNode):
        raise Refused(f"facts.yml has {'.'.join(keys)} already; `helpcenter facts set` changes it")
    if node.flow_style:
        at = node.end_mark.index - 1
        inner = "".join(f"{key}: {{" for key in rest[:-1]) + (f"{rest[-1]}: {entry}" if rest else entry)
        piece = (", " if node.value else "") + inner + "}" * (len(rest) - 1)
        return facts.text[:at] + piece + facts.text[at:]
    indent = " " * node.start_mark.column
    at = facts.text.find("\n", _end(node)) + 1 or len(facts.text)
    before = facts.text[:at] if facts.text[:at].endswith("\n") else f"{facts.text[:at]}\n"
    gap = "\n" if node.start_mark.column == 0 and rest else ""
    return f"{before}{gap}{''.join(f'{indent}{line}' for line in _lines(rest, entry))}{facts.text[at:]}"


def _lines(rest: tuple[str, ...], entry: str) -> list[str]:
    """Return the lines for the keys that are missing, the last with the entry."""
    lines = [f"{'  ' * depth}{key}:\n" for depth, key in enumerate(rest)]
    if rest and rest[-1] not in _LISTS:
        return [*lines[:-1], f"{'  ' * (len(rest) - 1)}{rest[-1]}: {entry}\n"]
    return [*lines, f"{'  ' * len(rest)}- {entry}\n"]


def _end(node: yaml.Node) -> int:
    """Return where the last value in a block ends; the block itself has the comments behind it, too."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)
