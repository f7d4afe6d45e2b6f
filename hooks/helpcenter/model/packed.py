"""Long texts of a dataclass, small in memory once it was kept: a help center of ten thousand pages has many.

A text is as it was given until the value is pickled: so it is packed once, by the process that read it.
"""

from __future__ import annotations

import zlib
from typing import Any, overload

_SHORT = 300
"""Characters below which a text gains nothing by being compressed."""


class Encoded:
    """A text of a dataclass, packed as UTF-8, in which most languages need half the room of Python's own form."""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> str: ...

    @overload
    def __get__(self, instance: object, owner: type) -> str: ...

    def __get__(self, instance: object | None, owner: type) -> str:
        if instance is None:
            return ""
        kept = instance.__dict__.get(self._name)
        return self.lacking(instance) if kept is None else self.unpacked(kept)

    def __set__(self, instance: Any, value: str) -> None:
        instance.__dict__[self._name] = value

    def lacking(self, instance: Any) -> str:
        """The text of a value that has none of its own."""
        return ""

    def packed(self, text: str) -> str | bytes:
        """A text as it is kept."""
        return text if text.isascii() else text.encode("utf-8", "surrogatepass")

    def unpacked(self, kept: str | bytes) -> str:
        """The text that is kept."""
        return kept if isinstance(kept, str) else kept.decode("utf-8", "surrogatepass")


class Compressed(Encoded):
    """A text of a dataclass that is asked for seldom, packed by compressing it."""

    def packed(self, text: str) -> str | bytes:
        """A text as it is kept."""
        if len(text) < _SHORT:
            return text
        return zlib.compress(text.encode("utf-8", "surrogatepass"), 1)

    def unpacked(self, kept: str | bytes) -> str:
        """The text that is kept."""
        return kept if isinstance(kept, str) else zlib.decompress(kept).decode("utf-8", "surrogatepass")


class Body(Encoded):
    """The text of a page below its front matter; the text that is shown, where none is kept."""

    def lacking(self, instance: Any) -> str:
        """The text of a page that has none of its own."""
        return str(instance.shown.text)


def packed_state(value: object) -> dict[str, Any]:
    """The attributes of a value as they are pickled, its texts packed."""
    state = dict(vars(value))
    for owner in type(value).__mro__:
        for name, text in vars(owner).items():
            if isinstance(text, Encoded) and isinstance(state.get(name), str):
                state[name] = text.packed(state[name])
    return state
