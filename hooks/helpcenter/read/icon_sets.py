"""Icons by name: Material's sets (material/key, fontawesome/solid/key, octicons/key-24, simple/…), and a site's own.

A site's own icon is a file in overrides/.icons; `help/key` is overrides/.icons/help/key.svg.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FOLDER = ".icons/"
"""The folder of icons, in the theme and in Material."""

_SETS = ("material", "fontawesome", "octicons", "simple")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)+")
_ATTRIBUTES = 'class="icon" width="24" height="24" fill="currentColor" aria-hidden="true" focusable="false"'


def file_of(name: str) -> str:
    """The name in the theme of an icon's file: material/key → .icons/material/key.svg."""
    return f"{FOLDER}{name}.svg"


def exists(name: str) -> bool:
    """Whether Material has an icon of this name."""
    return (
        bool(_NAME.fullmatch(name))
        and name.partition("/")[0] in _SETS
        and (_folder() / f"{name}.svg").is_file()
    )


def source(file: str) -> str | None:
    """The SVG of one of Material's icons for a page, in the colour of the text around it; None if there is none.

    Args:
        file: its name in the theme, like .icons/material/key.svg.
    """
    name = file.removeprefix(FOLDER).removesuffix(".svg")
    if not file.startswith(FOLDER) or not exists(name):
        return None
    return (_folder() / f"{name}.svg").read_text("utf-8").replace("<svg ", f"<svg {_ATTRIBUTES} ", 1)


@cache
def names() -> tuple[str, ...]:
    """The names of the icons of the set `material`, for hints."""
    return tuple(sorted(f"material/{file.stem}" for file in (_folder() / "material").glob("*.svg")))


@cache
def _folder() -> Path:
    """The folder of Material's icons; one that does not exist where Material is not installed."""
    found = find_spec("material")
    return Path(found.origin or "").parent / "templates/.icons" if found else Path(FOLDER)
