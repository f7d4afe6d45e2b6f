"""Stylesheets, scripts and images under names made of their contents, so that they can be cached for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = "assets"
_IMPORT = re.compile(r"""(?<=["'])\./([\w.-]+\.js)(?=["'])""")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site: its name as written, its address with the hash, its bytes."""

    name: str
    address: str
    content: bytes


def hashed(name: str, content: bytes) -> Asset:
    """An asset under a name that changes with its content: help.css → assets/help.1a2b3c4d.css."""
    stem, _, ending = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:10]
    return Asset(name, f"{FOLDER}/{stem}.{digest}.{ending}", content)


def from_folder(folder: Path) -> dict[str, Asset]:
    """Every file of overrides/assets, by name; modules that import one another find the hashed names.

    Raises:
        ValueError: modules import each other in a circle.
    """
    sources = {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
    done: dict[str, Asset] = {}
    for name in sources:
        _resolve(name, sources, done, ())
    return done


def _resolve(
    name: str, sources: Mapping[str, bytes], done: dict[str, Asset], above: tuple[str, ...]
) -> Asset:
    if name in above:
        raise ValueError(f"modules import each other in a circle: {' → '.join((*above, name))}")
    if name not in done:
        content = sources[name]
        if name.endswith(".js"):

            def replaced(match: re.Match[str]) -> str:
                if match[1] not in sources:
                    return match[0]
                wanted = _resolve(match[1], sources, done, (*above, name))
                return "./" + wanted.address.removeprefix(f"{FOLDER}/")

            content = _IMPORT.sub(replaced, content.decode("utf-8")).encode("utf-8")
        done[name] = hashed(name, content)
    return done[name]
