"""Access to a PDF's objects as plain data: follows references and walks trees, always with a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

_REFERENCE = re.compile(r"\d+ \d+ R")
_ESCAPED = re.compile(r"#([0-9A-Fa-f]{2})")
DEEPEST = 60
"""Limit of the levels of a tree; real ones have fewer than twenty."""


class Graph:
    """The objects of a PDF in qpdf's JSON form: names as "/Name", texts as "u:…", references as "3 0 R"."""

    def __init__(self, objects: Mapping[str, Any]) -> None:
        """Take the objects as `write_qpdf_json` writes them ("obj:3 0 R" → {"value" | "stream": …})."""
        self._objects = objects
        self.trailer = self._body("trailer")
        root = self.at(self.trailer, "/Root")
        self.root: dict[str, Any] = root if isinstance(root, dict) else {}

    def _body(self, name: str) -> Any:
        found = self._objects.get(name) or {}
        return found["stream"].get("dict", {}) if "stream" in found else found.get("value")

    def get(self, value: Any) -> Any:
        """The value itself, or the object that it refers to; None if that is missing.

        Raises:
            ValueError: references point to references without end.
        """
        for _ in range(DEEPEST):
            if not (isinstance(value, str) and value.endswith(" R") and _REFERENCE.fullmatch(value)):
                return value
            value = self._body(f"obj:{value}")
        raise ValueError("references of the document run in a circle")

    def at(self, value: Any, *keys: str) -> Any:
        """The value under `keys` in nested dictionaries, with references followed; None if there is none."""
        value = self.get(value)
        for key in keys:
            value = self.get(value.get(key)) if isinstance(value, dict) else None
        return value

    def items(self, value: Any) -> list[Any]:
        """The items of an array, with references not followed; [] for any other value."""
        value = self.get(value)
        return value if isinstance(value, list) else []

    def text(self, value: Any) -> str:
        """The text of a value; "" if it is not a text."""
        value = self.get(value)
        return value[2:].strip() if isinstance(value, str) and value.startswith("u:") else ""

    def word(self, value: Any) -> str:
        """The characters of a name or a text, with `#4c` decoded; "" if it is neither."""
        value = self.get(value) if value is not None else None
        if not isinstance(value, str):
            return ""
        if value.startswith("b:"):
            return bytes.fromhex(value[2:]).decode("latin-1")
        plain = value.removeprefix("u:").removeprefix("n:").removeprefix("/").strip()
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), plain)

    @cached_property
    def dictionaries(self) -> tuple[dict[str, Any], ...]:
        """All dictionaries of the file, including nested ones."""
        waiting = [self._body(name) for name in self._objects]
        found = []
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                found.append(value)
                waiting.extend(value.values())
            elif isinstance(value, list):
                waiting.extend(value)
        return tuple(found)

    def streams(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The object number and dictionary of every stream."""
        for name, found in self._objects.items():
            if "stream" in found and name.startswith("obj:"):
                yield int(name[4:].split()[0]), found["stream"].get("dict", {})

    def leaves(self, root: Any, branch: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        """The leaves of a tree in order, each with the entries inherited from its ancestors.

        Args:
            root: the top node.
            branch: the key under which a node lists its children, "/Kids".

        Raises:
            ValueError: a node occurs twice, or the tree is too deep.
        """
        seen: set[str] = set()
        waiting: list[tuple[Any, dict[str, Any], int]] = [(root, {}, 0)]
        while waiting:
            reference, inherited, depth = waiting.pop()
            if isinstance(reference, str):
                if reference in seen or depth > DEEPEST:
                    raise ValueError("a tree of the document runs in a circle or is too deep")
                seen.add(reference)
            node = self.get(reference)
            if not isinstance(node, dict):
                continue
            kids = self.items(node.get(branch))
            if kids and branch in node:
                waiting.extend((kid, {**inherited, **node}, depth + 1) for kid in reversed(kids))
            else:
                yield node, inherited
