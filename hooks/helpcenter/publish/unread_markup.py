"""The last look at a page's HTML before it is published: no tag in it that the check can have read otherwise.

The check reads Markdown, browsers read HTML. Where both are read alike, every `<` in the HTML begins a tag of one plain
form, and none of the tags runs, loads or hides anything.
"""

from __future__ import annotations

import re

_TAG = re.compile(
    r"""</?([a-zA-Z][a-zA-Z0-9-]*+)
    ((?:\s++[^\s"'<>/=]++(?:="[^"<]*+"|='[^'<]*+'|=[^\s"'=<>`]++)?+)*+)\s*+/?>""",
    re.VERBOSE,
)
_MARK = re.compile(r"<(?=[a-zA-Z/!?])")
_VALUE = re.compile(r"""="[^"]*"|='[^']*'""")
_HANDLER = re.compile(r"\son[a-z]+(?=[\s=]|$)", re.IGNORECASE)
_ELEMENTS = (
    "applet base body button embed form frame frameset head html iframe link meta noembed noframes noscript object"
    " plaintext portal script select style template textarea title xmp"
)
_NEVER = frozenset(_ELEMENTS.split())


def unread_markup(html: str) -> str | None:
    """How the first piece of HTML begins that no text of ours may become; None if there is none.

    Args:
        html: the body of a page, as Markdown rendered it.
    """
    for mark in _MARK.finditer(html):
        tag = _TAG.match(html, mark.start())
        if tag is None or tag[1].lower() in _NEVER or _HANDLER.search(_VALUE.sub("=", tag[2])):
            return html[mark.start() : mark.start() + 40].partition("\n")[0]
    return None
