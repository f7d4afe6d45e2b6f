"""The purposes of numbers and the notes on hours: cards show them, no text states them, facts.yml alone has them."""

from __future__ import annotations

from collections.abc import Mapping

from helpcenter.edit.change_plan import Refused
from helpcenter.edit.entry_lines import flow, with_entry
from helpcenter.edit.text_edits import Edit, edited, scalar
from helpcenter.facts.entries import Entries
from helpcenter.model.document import Document, Path


def with_text(facts: Document, name: str, new: str) -> str | None:
    """Return the text of facts.yml with another purpose or note; None where the name is not one of them.

    Args:
        facts: facts.yml.
        name: its keys with dots, the language last, like contacts.telephones.claims.purpose.hu.
        new: the text from now on.

    Raises:
        Refused: there is one text for all languages and not for one, or the other way round.
    """
    match name.split("."):
        case ["contacts", "telephones" | "emails" as kind, key, "purpose", *code] if len(code) < 2:
            owner: Path = ("contacts", kind, key)
        case ["contacts", "hours", key, "note", *code] if len(code) < 2 and key.isdigit():
            owner = ("contacts", "hours", int(key))
        case _:
            return None
    keys: Path = (*owner, "note" if owner[1] == "hours" else "purpose")
    entry, texts = Entries(facts).at(*owner), Entries(facts).at(*keys)
    if entry is None:
        return None
    if isinstance(entry, str):
        named = {"number" if owner[1] == "telephones" else "address": entry, keys[-1]: _text(code, new)}
        return edited(facts.text, [Edit(*scalar(facts, *owner), flow(named))])
    if isinstance(texts, Mapping) and not code:
        raise Refused(f"{name} has a text for each language — name one, like {name}.{next(iter(texts))}")
    if isinstance(texts, str) and code:
        line = facts.place(*keys).line
        raise Refused(
            f"line {line} of facts.yml has one text for all languages — write {flow({code[0]: new})} there"
        )
    where = (*keys, *code)
    if Entries(facts).at(*where) is None:
        return with_entry(facts, where, flow(new), is_item=False)
    return edited(facts.text, [Edit(*scalar(facts, *where), flow(new))])


def _text(code: list[str], new: str) -> str | dict[str, str]:
    return {code[0]: new} if code else new
