"""Guides that lead astray, or lead readers of two languages to different answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutants.change import Change, Content

_CHOICE = re.compile(r"^      - text: .*\n        (?:to|answer): (.*)\n", re.MULTILINE)
_STEP = re.compile(r"^  - id: (.*)\n(?:    .*\n)+", re.MULTILINE)


def guides(content: Content) -> Iterator[Change]:
    """Each choice led elsewhere, left out, or exchanged with the next; each step left out, the first one renamed."""
    for path, text in content.texts.items():
        if not path.endswith("/index.md") or "\nguide:\n" not in text:
            continue
        choices = list(_CHOICE.finditer(text))
        targets = [choice[1] for choice in choices]
        for number, choice in enumerate(choices):
            start, old = choice.start(1), choice[1]
            answer = "/" in old or old == "contact"
            others = [one for one in targets if ("/" in one or one == "contact") == answer and one != old]
            yield Change("guide: wrong target", path, start, old, others[number % len(others)], ("guide",))
            yield Change("guide: no target", path, start, old, f"{old}-x", ("guide",))
            yield Change(
                "guide: choice left out", path, choice.start(), choice[0], "", ("guide", "front-matter")
            )
            following = choices[number + 1] if number + 1 < len(choices) else None
            if following and following.start() == choice.end():
                pair = choice[0] + following[0]
                swapped = following[0] + choice[0]
                yield Change("guide: choices exchanged", path, choice.start(), pair, swapped, ("guide",))
        for number, step in enumerate(_STEP.finditer(text)):
            if number == 0:
                yield Change("guide: step renamed", path, step.start(1), step[1], f"{step[1]}-x", ("guide",))
            yield Change("guide: step left out", path, step.start(), step[0], "", ("guide",))
