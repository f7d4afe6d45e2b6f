"""Limits on files, with which the work of all rules is bounded."""

from __future__ import annotations

LARGEST_TEXT = 2_000_000
"""Limit in bytes of a page; one of this project has some thousands."""

LARGEST_DATA = 500_000
"""Limit in bytes of a YAML file, a template and a style sheet: rules look for parts of them in each other."""

LARGEST = 20_000_000
"""Limit in bytes of any other published file; common hosts of static sites refuse files over 25 MB."""

DEEPEST = 20
"""Limit of folders in each other; pages are in two."""

_DATA = (".yml", ".html", ".css")


def too_large(path: str, size: int) -> str:
    """The problem of a file with so many bytes; "" if it may have them. The rule `download` has its own limit."""
    if path.endswith(".md"):
        most = LARGEST_TEXT
    elif path.endswith(_DATA):
        most = LARGEST_DATA
    elif path.startswith("downloads/"):
        return ""
    else:
        most = LARGEST
    if size <= most:
        return ""
    shown = f"{most // 1_000_000} MB" if most >= 1_000_000 else f"{most // 1_000} KB"
    return f"the file is larger than {shown}"


def too_deep(path: str) -> str:
    """The problem of a folder in so many others that programs give up on it; "" if it may be there."""
    return f"more than {DEEPEST} folders in each other" if path.count("/") >= DEEPEST else ""
