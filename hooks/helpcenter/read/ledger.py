"""The format of permalinks/<id>.yml: a registered page and its addresses.

Until 2026-11 all entries were in one file, permalinks.yml. It is still read, so that `helpcenter publish` can split it
and so that the addresses in its history are not lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from helpcenter.model.document import Document
from helpcenter.model.permalinks import Permalink, is_id
from helpcenter.model.problem import Place
from helpcenter.model.promised import having

FOLDER = "permalinks"
OLD = "permalinks.yml"
"""The single file that contained all entries before."""

HEAD = """\
# yaml-language-server: $schema=../hooks/helpcenter/schemas/permalink.schema.json
# The page whose id is this file's name: where it lives, and every address at which people may still look for it.
# `helpcenter publish`, `move` and `retire` write it; nothing in it is ever dropped, and no file in this folder.
"""

FILE = re.compile(r"([0-9]+)\.yml")
"""The pattern of file names in the folder."""

_ADDRESS = re.compile(r"([a-z0-9-]+/)+")
_PLAIN = re.compile(r"[a-z][a-z0-9.-]*")
_NO_TEXTS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Words that YAML does not read as texts."""

_OLD_ENTRY = re.compile(r"""^(?=["']?[0-9]+["']?:)""", re.MULTILINE)
_MERGE_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7}).*\n?", re.MULTILINE)


def permalinks(documents: Mapping[str, Document]) -> tuple[Permalink, ...]:
    """The entries of the ledger in the order of their ids; values that cannot be read are omitted."""
    found = [entry(key, document.data, document.place()) for key, document in documents.items()]
    return tuple(sorted(found, key=lambda entry: (len(entry.id), entry.id)))


def entry(identifier: str, data: Mapping[str, Any], place: Place | None = None) -> Permalink:
    """Create an entry from the data of its file; values of a wrong type are omitted."""
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
        anchors={code: found for code, anchors in _group(data, "anchors") if (found := _words(anchors))},
        former_anchors={
            code: {_word(anchor): where for anchor, where in found.items() if isinstance(where, str)}
            for code, found in _group(data, "former_anchors")
            if isinstance(found, Mapping) and found
        },
        published={code: day for code, day in _group(data, "published") if isinstance(day, str)},
        changed={code: day for code, day in _group(data, "changed") if isinstance(day, str)},
        to=_word(data.get("to")),
        was=_word(data.get("was")),
        gone=_word(data.get("gone")),
        place=place or Place(path_of(identifier)),
    )


def _group(data: Mapping[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    found = data.get(key)
    return found.items() if isinstance(found, Mapping) else ()


def _words(values: object) -> tuple[str, ...]:
    return tuple(filter(None, map(_word, values))) if isinstance(values, list) else ()


def _word(value: object) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def as_data(entry: Permalink) -> dict[str, Any]:
    """An entry as plain data with keys in a fixed order; the inverse of `entry`."""
    data: dict[str, Any] = {"to": entry.to, "was": entry.was} if entry.retired else {"answer": entry.answer}
    if entry.addresses:
        data["addresses"] = {code: f"/{address}" for code, address in entry.addresses.items()}
    former = {code: [f"/{where}" for where in found] for code, found in entry.former.items() if found}
    more: dict[str, Any] = {
        "former": former,
        "anchors": {code: list(found) for code, found in entry.anchors.items() if found},
        "former_anchors": {code: dict(found) for code, found in entry.former_anchors.items() if found},
        "published": dict(entry.published),
        "changed": dict(entry.changed),
        "gone": entry.gone if entry.retired else "",
    }
    return data | {key: value for key, value in more.items() if value}


def entries_of(path: str, text: str) -> Iterator[Permalink]:
    """The entries in an earlier version of a ledger file; entries that cannot be read are omitted.

    Args:
        path: permalinks.yml or permalinks/<id>.yml.
        text: the text of that version.
    """
    from helpcenter.read import marked_yaml  # most runs read nothing here

    data, _, faults = marked_yaml.load(text, path)
    if named := FILE.fullmatch(path.removeprefix(f"{FOLDER}/")):
        found: list[tuple[str, Any]] = [(named[1], data)]
    elif faults:  # a part cannot be read, such as merge conflict marks: read each entry separately
        chunks = (marked_yaml.load(chunk, path) for chunk in _OLD_ENTRY.split(_MERGE_MARK.sub("", text)))
        found = [item for data, _, faults in chunks if not faults for item in data.items()]
    else:
        found = list(data.items())
    for key, value in found:
        read = entry(key, value) if isinstance(value, Mapping) else None
        if read and is_id(key) and (read.answer or read.to):
            yield having(read, [item for item in read.every() if _ADDRESS.fullmatch(item[1])])


def path_of(identifier: str) -> str:
    """The path of an entry's file."""
    return f"{FOLDER}/{identifier}.yml"


def written(entry: Permalink) -> str:
    """The text of an entry's file."""
    lines = [HEAD]
    if entry.retired:
        lines.append(f'to: "{entry.to}"\nwas: {_text(entry.was)}\n')
    else:
        lines.append(f"answer: {_text(entry.answer)}\naddresses:\n")
        lines += [f"  {code}: /{address}\n" for code, address in entry.addresses.items()]
    if any(entry.former.values()):
        lines.append("former:\n")
    for code, addresses in entry.former.items():
        if addresses:
            lines.append(f"  {code}:\n")
            lines += [f"    - /{address}\n" for address in addresses]
    data = as_data(entry)
    for key in ("anchors", "former_anchors"):
        lines += [f"{key}:\n"] if key in data else []
        for code, found in data.get(key, {}).items():
            lines.append(f"  {code}:\n")
            lines += [f"    {line}\n" for line in _lines(found)]
    for key in filter(data.__contains__, ("published", "changed")):
        lines += [f"{key}:\n", *(f"  {code}: {day}\n" for code, day in data[key].items())]
    return "".join(lines) + (f"gone: {data['gone']}\n" if "gone" in data else "")


def _lines(found: list[str] | dict[str, str]) -> list[str]:
    """A list of anchors, or a group of former ones with their places, as lines of YAML."""
    if isinstance(found, dict):
        return [f'{_anchor(anchor)}: "{where}"' for anchor, where in found.items()]
    return [f"- {_anchor(anchor)}" for anchor in found]


def _anchor(anchor: str) -> str:
    """Format an anchor as YAML, in quotes if it could be anything but a text."""
    quoted = anchor in _NO_TEXTS or not _PLAIN.fullmatch(anchor)
    return json.dumps(anchor, ensure_ascii=False) if quoted else anchor


def _text(key: str) -> str:
    """Format a key as YAML: without quotes a topic called “no” would be read as false."""
    return key if "/" in key else f'"{key}"'


def dropped(before: Iterable[Permalink], after: Iterable[Permalink]) -> list[str]:
    """The ids, addresses (as "48273 /en/reset/request/") and anchors ("48273 en #why") that `after` lacks."""
    kept = {entry.id: {*entry.every(), *_marked(entry)} for entry in after}
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
        lost += [
            f"{entry.id} {code} {mark}" for code, mark in _marked(entry) if (code, mark) not in kept[entry.id]
        ]
    return lost


def _marked(entry: Permalink) -> Iterator[tuple[str, str]]:
    """Each (language code, "#anchor") of an entry."""
    yield from ((code, f"#{anchor}") for code, anchor in entry.every_anchor())
