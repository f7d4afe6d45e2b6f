"""The names of this machine that the preview answers to."""

from __future__ import annotations

_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""The names under which a browser may ask: a page elsewhere that has this machine's address as its own gets nothing."""


def is_local(host: str) -> bool:
    """Whether a Host header names this machine."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower() in _NAMES
