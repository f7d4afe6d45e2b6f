"""Plain tables, and what was measured."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version

from playwright.sync_api import Browser

PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-static-i18n",
    "pymdown-extensions",
    "lunr",
    "Brotli",
    "playwright",
)


def table(title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A title, a header and rows: the first column to the left, all others to the right."""
    lines = [list(header), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    printed = [
        "  ".join(
            [
                line[0].ljust(widths[0]),
                *(cell.rjust(wide) for cell, wide in zip(line[1:], widths[1:], strict=True)),
            ]
        )
        for line in lines
    ]
    return "\n".join(["", title, printed[0], "-" * len(printed[0]), *printed[1:]])


def versions(browser: Browser) -> str:
    """The versions of everything that takes part."""
    parts = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES)]
    return f"{', '.join(parts)}, Chromium {browser.version}; {os.cpu_count()} cores"
