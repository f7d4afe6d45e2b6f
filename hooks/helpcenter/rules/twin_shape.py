"""Two twins are built differently: another number of steps, bullets or boxes, other snippets, or another tool.

Why: readers of a translation without a step never take that step.
Fix: give the twin the same lists, with as many items, the same boxes, levels of headings and tool.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Place, Problem
from helpcenter.model.text import Part

_MOST = 300
"""Limit of the lists and boxes of a page that are compared one by one."""

_NAMES = {"steps": "step", "bullets": "bullet"}


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each translation with its original: pages, and snippets of the same name."""
    if not center.languages:
        return
    reported: dict[tuple[Place, str], Problem] = {}
    for document, original in _pairs(center, center.default.code):
        for problem in _compare(center, document, original):
            reported.setdefault((problem.place, problem.message), problem)
    yield from reported.values()


def _pairs(center: HelpCenter, default: str) -> Iterator[tuple[Page | Snippet, Page | Snippet]]:
    for page in center.pages.values():
        original = center.page(default, page.key)
        if original and original is not page:
            yield page, original
    for (code, name), snippet in center.snippets.items():
        twin = center.snippets.get((default, name))
        if twin and code != default:
            yield snippet, twin


def _compare(center: HelpCenter, document: Page | Snippet, original: Page | Snippet) -> Iterator[Problem]:
    if document.faults or original.faults:
        return
    yield from _levels(document, original)
    yield from _tools(document, original)
    yield from _snippets(center, document, original)
    yield from _snippets(center, original, document)
    ours, theirs = _parts(document), _parts(original)
    if Counter(map(_shape, ours)) == Counter(map(_shape, theirs)):
        return
    ours, theirs = ours[:_MOST], theirs[:_MOST]
    matcher = SequenceMatcher(
        None, [part.kind for part in ours], [part.kind for part in theirs], autojunk=False
    )
    for what, low, high, other_low, other_high in matcher.get_opcodes():
        if what == "equal":
            for part, twin in zip(ours[low:high], theirs[other_low:other_high], strict=True):
                if part.items != twin.items:
                    fewer, more = sorted((part, twin), key=lambda item: item.items)
                    hint = f"the twin has {_counted(more)} at {more.place}"
                    yield Problem(fewer.place, f"{_counted(fewer)} here, {more.items} in the twin", hint)
            continue
        for part in theirs[other_low:other_high]:
            yield _missing(part, document, low)
        for part in ours[low:high]:
            yield _missing(part, original, other_low)


def _parts(document: Page | Snippet) -> list[Part]:
    """The lists and boxes of a document; a number that only looks like a list is reported by the rule `markup`."""
    return [part for part in document.scan.parts if not part.kind[0].isdigit()]


def _missing(part: Part, document: Page | Snippet, number: int) -> Problem:
    """The problem of a missing part, at the place of the part that should follow it."""
    parts, passages = document.scan.parts, document.scan.passages
    place = document.place()
    if parts:
        place = parts[min(number, len(parts) - 1)].place
    elif passages:
        place = passages[0].place
    return Problem(place, f"{_a(part)} of the twin is missing here", f"see {part.place}")


def _levels(document: Page | Snippet, original: Page | Snippet) -> Iterator[Problem]:
    wanted = {heading.id: heading for heading in original.scan.headings}
    for heading in document.scan.headings:
        twin = wanted.get(heading.id)
        if twin and twin.level != heading.level:
            message = f"this heading has level {heading.level}, its twin level {twin.level}"
            yield Problem(heading.place, message, f"compare with {twin.place}")


def _tools(document: Page | Snippet, original: Page | Snippet) -> Iterator[Problem]:
    for page, twin in ((document, original), (original, document)):
        if twin.words("tool") and not page.words("tool"):
            message = f"the tool {twin.words('tool')} of the twin is missing here"
            yield Problem(page.place(), message, f"see {twin.place('tool')}")


def _snippets(center: HelpCenter, document: Page | Snippet, twin: Page | Snippet) -> Iterator[Problem]:
    """Yield each snippet that only the twin includes, if this language has it too."""
    ours = {include.name for include in document.scan.includes}
    if any((document.language, name) not in center.snippets for name in ours):
        return  # includes of missing snippets are reported by the rule `snippet`
    for include in twin.scan.includes:
        both = all((one.language, include.name) in center.snippets for one in (document, twin))
        itself = isinstance(twin, Snippet) and twin.name == include.name
        if both and include.name not in ours and not itself:
            message = f"the snippet {include.name} of the twin is not included here"
            yield Problem(document.place(), message, f"see {include.place}")


def _shape(part: Part) -> tuple[str, int]:
    return part.kind, part.items


def _counted(part: Part) -> str:
    name = _NAMES.get(part.kind, part.kind)
    return f"{part.items} {name}{'s' if part.items != 1 else ''}"


def _a(part: Part) -> str:
    return f"a list of {_counted(part)}" if part.kind in _NAMES else f"the {part.kind}"
