"""Makes the search index of a help center and takes the time."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import median
from time import perf_counter

from helpcenter.read.help_center import read
from helpcenter.site.search_index import search_index


def index(root: Path, runs: int) -> tuple[bytes, float]:
    """The index file of the default language, from its pages' text, and the median of seconds to make it."""
    center = read(root)
    language = center.default
    seconds = []
    for _ in range(runs):
        begun = perf_counter()
        made = search_index(center, language)
        seconds.append(perf_counter() - begun)
    return made.content, median(seconds)


def vocabulary(content: bytes) -> int:
    """How many words an index knows."""
    return len(json.loads(content)["terms"])
