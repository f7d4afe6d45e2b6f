"""How files change, as a diff that people and `git apply` read."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff


def diff(path: str, before: bytes | None, after: bytes | None) -> str:
    """The unified diff of one file; a line of words for a file that is no text."""
    try:
        was, now = (b"" if content is None else content for content in (before, after))
        old, new = was.decode("utf-8"), now.decode("utf-8")
    except UnicodeDecodeError:
        return f"Binary file {path} changes\n"
    names = ("/dev/null" if before is None else f"a/{path}", "/dev/null" if after is None else f"b/{path}")
    lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), *names)
    return "".join(_ended(lines))


def _ended(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
