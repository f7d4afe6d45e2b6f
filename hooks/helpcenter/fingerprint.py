"""The fingerprint of what a reader sees of an answer, so that a translation can say what it was made from."""

from __future__ import annotations

import hashlib
import re

from helpcenter.model import HelpCenter, Page

_INCLUDE = re.compile(r"""^([ \t]*)-+8<-+[ \t]+["']([^"'\n]+)["'][ \t]*$""", re.MULTILINE)


def expanded(center: HelpCenter, page: Page) -> str:
    """The page's Markdown with its snippets in place, indented as their include lines are."""
    return _expand(center, page.language, page.body, frozenset())


def _expand(center: HelpCenter, language: str, text: str, inside: frozenset[str]) -> str:
    def replaced(match: re.Match[str]) -> str:
        snippet = center.snippets.get((language, match[2]))
        if snippet is None or match[2] in inside:
            return ""
        inner = _expand(center, language, snippet.text, inside | {match[2]})
        return "\n".join(match[1] + line if line else line for line in inner.rstrip("\n").split("\n"))

    return _INCLUDE.sub(replaced, text)


def fingerprint(center: HelpCenter, page: Page) -> str:
    """Twelve hexadecimal digits of the SHA-256 of title, summary and body; spacing does not count."""
    seen = "\n".join([page.title, page.summary, expanded(center, page)])
    return hashlib.sha256(" ".join(seen.split()).encode("utf-8")).hexdigest()[:12]
