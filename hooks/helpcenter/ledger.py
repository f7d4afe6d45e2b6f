"""permalinks.yml: every page ever published and where it lives now. Read, and written in one fixed form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from helpcenter.model import Document
from helpcenter.permalink import Permalink

LEDGER = "permalinks.yml"

HEAD = """\
# yaml-language-server: $schema=hooks/helpcenter/schemas/permalinks.schema.json
# Every page ever published, by its id: where it lives now, and every address at which people may still
# look for it. `helpcenter publish`, `move` and `retire` write this file; no line of it is ever dropped,
# because letters, messages and bookmarks out there depend on it.
"""


def permalinks(document: Document) -> tuple[Permalink, ...]:
    """The entries of the ledger, as far as they can be read; the rule `permalink` tells what cannot."""
    return tuple(
        _entry(document, key, value) for key, value in document.data.items() if isinstance(value, Mapping)
    )


def _entry(document: Document, identifier: str, data: Mapping[str, Any]) -> Permalink:
    present, former = data.get("addresses"), data.get("former")
    return Permalink(
        id=identifier,
        answer=_word(data.get("answer")),
        addresses={
            code: address.removeprefix("/")
            for code, address in (present.items() if isinstance(present, Mapping) else ())
            if isinstance(address, str)
        },
        former={
            code: tuple(address.removeprefix("/") for address in addresses if isinstance(address, str))
            for code, addresses in (former.items() if isinstance(former, Mapping) else ())
            if isinstance(addresses, list)
        },
        to=_word(data.get("to")),
        was=_word(data.get("was")),
        place=document.place(identifier),
    )


def _word(value: object) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def written(entries: Iterable[Permalink]) -> str:
    """The text of permalinks.yml: entries by id, so that two branches seldom touch the same lines."""
    lines = [HEAD]
    for entry in sorted(entries, key=lambda entry: (len(entry.id), entry.id)):
        lines.append(f'\n"{entry.id}":\n')
        if entry.retired:
            lines.append(f'  to: "{entry.to}"\n  was: {_text(entry.was)}\n')
        else:
            lines.append(f"  answer: {_text(entry.answer)}\n  addresses:\n")
            lines += [f"    {code}: /{address}\n" for code, address in entry.addresses.items()]
        if any(entry.former.values()):
            lines.append("  former:\n")
        for code, addresses in entry.former.items():
            if addresses:
                lines.append(f"    {code}:\n")
                lines += [f"      - /{address}\n" for address in addresses]
    return "".join(lines)


def _text(key: str) -> str:
    """A key as YAML reads it back: without quotes a topic called “no” would be false."""
    return key if "/" in key else f'"{key}"'


def dropped(before: Iterable[Permalink], after: Iterable[Permalink]) -> list[str]:
    """What the ledger knew and would no longer know: ids, and addresses as "48273 /en/reset/request/"."""
    kept = {entry.id: set(entry.every()) for entry in after}
    lost: list[str] = []
    for entry in before:
        if entry.id not in kept:
            lost.append(entry.id)
            continue
        lost += [
            f"{entry.id} /{address}"
            for code, address in entry.every()
            if (code, address) not in kept[entry.id]
        ]
    return lost
