"""The classes that change how something looks: those of the style sheets, and those that Material documents."""

from __future__ import annotations

import re

from helpcenter.model.center import HelpCenter
from helpcenter.model.memo import remembered

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_WORD = re.compile(r"[\w-]+")
_OVERRIDES = "overrides/"
KINDS_OF_BOXES = (
    *("note", "tip", "important", "warning", "caution", "info", "abstract", "success"),
    *("question", "failure", "danger", "bug", "example", "quote"),
)
"""Kinds of boxes, which are classes of their elements, too."""

OF_MATERIAL = (
    "admonition annotate card cards center copy end grid headerlink highlight inline left lg linenums md-button"
    " md-button--primary md-typeset middle no-copy no-select result right select tabbed-set task-list top twemoji"
    " xl xxl xxxl"
)
"""Classes that Material's own documentation has writers use, also those that mean nothing here; separated by spaces."""


@remembered
def known_classes(center: HelpCenter) -> frozenset[str]:
    """Return every class that a style sheet knows, or that a site's own templates and scripts may know."""
    found = {*OF_MATERIAL.split(), *KINDS_OF_BOXES}
    for name, file in center.theme.items():
        own = file.path.startswith(_OVERRIDES)
        if name.endswith(".css") or own:
            found.update((_WORD if own else _CLASS).findall(file.text))
    return frozenset(found)
