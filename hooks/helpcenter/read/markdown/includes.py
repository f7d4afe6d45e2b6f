"""Lines that include a snippet, as pymdownx.snippets sees them: also in code, and before all else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from helpcenter.model.document import Include
from helpcenter.model.problem import Place

_INCLUDE = re.compile(r"""^[ \t]*(-+8<-+)(?:[ \t]+(?:"([^"\n]+)"|'([^'\n]+)'))?(.*)$""", re.MULTILINE)
_SECTION = re.compile(r"[ \t]+\[[ \t]*(?:start|end)[ \t]*:[^\]]*\]", re.IGNORECASE)


def includes(text: str, place: Callable[[int], Place]) -> Iterator[Include]:
    """The includes of a text, in order. One that is not written as it should be has no name."""
    for match in _INCLUDE.finditer(text) if "8<" in text else ():
        name = (match[2] or match[3] or "").strip()
        if _SECTION.match(match[4]) or name.startswith(";"):
            continue
        yield Include(place(match.start(1)), "" if match[4] else name)
