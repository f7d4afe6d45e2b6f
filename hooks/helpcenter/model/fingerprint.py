"""The fingerprint of an answer's visible content: a translation records which text it was made from."""

from __future__ import annotations

import hashlib
import re
from functools import partial

from helpcenter.model import guides, small_changes
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page

_LINK = re.compile(
    r"""(\]\([ \t]*<?|^[ ]{0,3}\[[^\]\n]{1,100}\]:[ \t]*<?|href=["'])([^()\s<>"'#]+\.md)""", re.MULTILINE
)


def fingerprint(center: HelpCenter, page: Page) -> str:
    """Twelve hexadecimal digits of the SHA-256 of title, summary, body, guide and card.

    Spacing, comments, and the paths of linked files are ignored.
    """
    seen = _seen(center, page)
    return hashlib.sha256(" ".join(seen.split()).encode("utf-8", "replace")).hexdigest()[:12]


def source_words(center: HelpCenter, page: Page) -> str:
    """The sketch of the same text, by which a translation can tell a fixed typo from a change of what is said."""
    return small_changes.sketch(_seen(center, page))


def _seen(center: HelpCenter, page: Page) -> str:
    asked = [text for _, text in guides.texts(page)]
    body = _LINK.sub(partial(_lasting, center, page), page.shown.text)
    return "\n".join([page.title, page.summary, body, *asked, *filter(None, [page.card])])


def _lasting(center: HelpCenter, page: Page, link: re.Match[str]) -> str:
    """A link to a page with the page's permanent id instead of its path, which may change."""
    found = center.resolve(page, link[2])
    target = center.paths.get(found[0]) if found else None
    if target is None:
        return link[0]
    entry = center.registered.get(target.key)
    return f"{link[1]}{entry.id if entry else target.key}"


def newer_original(center: HelpCenter, page: Page) -> Page | None:
    """The original of a translation if it says something else since then; None if not, or if no source is recorded."""
    original = center.page(center.default.code, page.key)
    source = page.words("source")
    if original is None or original is page or not source or source == fingerprint(center, original):
        return None
    recorded = page.words("source_words")
    small = bool(recorded) and small_changes.is_small(recorded, source_words(center, original))
    return None if small else original
