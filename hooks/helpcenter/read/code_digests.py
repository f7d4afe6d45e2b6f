"""Digests of this library, of the packages that it needs, and of files: what is kept is found again by them."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

_LIBRARY = Path(__file__).parents[1]
_PACKAGES = (
    "Markdown",
    "pymdown-extensions",
    "Pygments",
    "mkdocs-material",
    "selectolax",
    "cmarkgfm",
    "PyYAML",
    "jsonschema",
)


@cache
def made_with(*rooms: str) -> str:
    """A digest of the code in some folders of this library, and of the versions of all that takes part."""
    found = hashlib.sha256(f"{sys.version}\n".encode())
    for package in _PACKAGES:
        found.update(f"{package} {version(package)}\n".encode())
    for room in ("model", *rooms):
        found.update(contents(sorted((_LIBRARY / room).rglob("*.py"))).encode())
    return found.hexdigest()


@cache
def whole_library() -> str:
    """A digest of everything that belongs to this library, and of the versions of all that takes part."""
    return f"{made_with()} {contents(sorted(_files()))}"


def _files() -> Iterator[str]:
    """The files of this library, without what Python and Jinja compile: such files come and go at any moment."""
    for folder, folders, names in os.walk(_LIBRARY):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{folder}/{name}" for name in names)


def contents(files: Iterable[Path | str]) -> str:
    """A digest of the names and the contents of files."""
    found = hashlib.sha256()
    for file in files:
        folder, name = os.path.split(file)
        found.update(f"{os.path.basename(folder)}/{name}\0".encode())  # noqa: PTH119
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123
            found.update(stream.read())
        found.update(b"\0")
    return found.hexdigest()


@cache
def _installed() -> dict[str, str]:
    """The versions of packages by the names of their folders, which says it sooner than what these hold."""
    found: dict[str, str] = {}
    for folder in sys.path[::-1]:
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208
                if name.endswith(".dist-info"):
                    package, _, number = name.removesuffix(".dist-info").partition("-")
                    found[re.sub(r"[-_.]+", "-", package).lower()] = number
    return found


def version(package: str) -> str:
    """The version of an installed package; "" if it is not installed."""
    known = _installed().get(package.lower())
    if known:
        return known
    from importlib import metadata  # it takes longer to be imported than all digests together

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
