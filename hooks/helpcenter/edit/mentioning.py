"""Add somebody else's host, number, address or name to `mentions` in facts.yml."""

from __future__ import annotations

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.facts.adding import entry, listed
from helpcenter.facts.ours import belongs, belongs_to_mail
from helpcenter.facts.places import parts
from helpcenter.facts.recognising import known, lexicons
from helpcenter.facts.registry import registry
from helpcenter.facts.statements import CompanyName, Stated
from helpcenter.model.center import HelpCenter


def mention(center: HelpCenter, written: str, name: str) -> Plan:
    """Plan to add an entry to `mentions`.

    Raises:
        Refused: it is known already, or ours.
    """
    facts, text = registry(center), center.facts.text
    lexicon = lexicons(center)[center.default.code]
    found = [item for item in known(written, lexicon) if item.end - item.start >= len(written.strip()) - 2]
    if parts(written, facts.boxes):
        key, value = "places", written
    elif written.replace(" ", "").lstrip("+").isdigit():
        key, value = "telephones", written
    else:
        stated = found[0] if found else Stated(CompanyName(written), 0, len(written), written)
        key, value = listed(facts, stated)
    why = belongs(facts, written) or (belongs_to_mail(facts, written) if "@" in written else "")
    if why or not key:
        raise Refused(
            f"{written} {why or 'is ours, or is nothing that can be mentioned'}; nothing was changed"
        )
    if any(fact.shown == value for fact in facts.facts):
        raise Refused(f"facts.yml has {value} already; nothing was changed")
    line = entry(key, value, name or value)
    listed_before = center.facts.data.get("mentions")
    if not isinstance(listed_before, list):
        return Plan(
            {center.facts.path: f"{text.rstrip()}\n\nmentions:\n  - {line}\n"}, notes=(f"added {line}",)
        )
    lines = text.split("\n")
    at = center.facts.place("mentions").line
    if not listed_before or "[" in lines[at - 1]:
        lines[at - 1] = lines[at - 1].replace("[", f"[{line}{', ' if listed_before else ''}", 1)
    else:
        first = lines[center.facts.place("mentions", 0).line - 1]
        lines.insert(
            center.facts.place("mentions", 0).line - 1, f"{first[: len(first) - len(first.lstrip())]}- {line}"
        )
    return Plan({center.facts.path: "\n".join(lines)}, notes=(f"added {line}",))
