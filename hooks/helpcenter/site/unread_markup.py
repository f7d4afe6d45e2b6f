"""The last look at a page's HTML before it is published: nothing in it that the check can have read otherwise.

The check reads Markdown, browsers read HTML. Where both are read alike, every `<` in the HTML begins a tag of one plain
form, none of the tags or attributes runs, loads or hides anything, and every link out of the site is one that the
check has judged.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from helpcenter.rules.markup import ATTRIBUTES

_TAG = re.compile(
    r"""</?([a-zA-Z][a-zA-Z0-9-]*+)
    ((?:\s++[^\s"'<>/=]++(?:="[^"<]*+"|='[^'<]*+'|=[^\s"'=<>`]++)?+)*+)\s*+/?>""",
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:="([^"]*+)"|='([^']*+)'|=(\S++))?+""")
_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
_ELEMENTS = (
    "applet base body button embed form frame frameset head html iframe link meta noembed noframes noscript object"
    " plaintext portal script select style template textarea title xmp"
)
_NEVER = frozenset(_ELEMENTS.split())
_KNOWN = ATTRIBUTES | {"checked", "data-tabs", "for", "style", "type"}
"""Attributes that texts may have, and those of tabs and tables."""

_OUT = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")
_UNSEEN = re.compile(r"[\x00-\x20]+")
"""Characters that browsers drop from an address, or from its ends."""


def unread_markup(html: str, targets: Collection[str]) -> str | None:
    """How the first piece of HTML begins that no text of ours may become; None if there is none.

    Args:
        html: the body of a page, as Markdown rendered it.
        targets: the targets of all links and images that the check has seen in the page and its snippets.
    """
    judged = {_plain(target) for target in targets}
    for mark in _MARK.finditer(html):
        tag = _TAG.match(html, mark.start())
        if tag is None or tag[1].lower() in _NEVER or not _is_judged(tag[2], judged):
            return html[mark.start() : mark.start() + 40].partition("\n")[0]
    return None


def _is_judged(attributes: str, targets: Collection[str]) -> bool:
    """Whether each attribute of a tag is a known one, and leads out of the site only to where the check has looked."""
    for match in _ATTRIBUTE.finditer(attributes):
        name = match[1].lower()
        if name not in _KNOWN:
            return False
        address = _plain(unescape(match[2] or match[3] or match[4] or "")) if name in ("href", "src") else ""
        if _OUT.match(address) and address not in targets:
            return False
    return True


def _plain(address: str) -> str:
    return _UNSEEN.sub("", address)
