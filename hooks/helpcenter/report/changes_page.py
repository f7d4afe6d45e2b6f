"""The changes that readers will notice, as Markdown for the summary of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from helpcenter.report.reader_changes import Answer, ReaderChanges
from helpcenter.report.value_differences import Difference

MOST = 50
"""Lines of one list; the rest is a number."""

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|!~@])")


def page(found: ReaderChanges) -> str:
    """The Markdown text, one list for each kind of change that there is."""
    return "".join(f"{line}\n" for line in _lines(found))


def _lines(found: ReaderChanges) -> Iterator[str]:
    yield "## What changes for readers"
    yield ""
    if found.nothing:
        yield "Nothing that they would notice."
    yield from _listed("Answers added", [_answer(item) for item in found.added])
    yield from _listed("Answers changed", [f"{_answer(item)}: {_text(item.what)}" for item in found.changed])
    yield from _listed("Answers retired", [_retired(item) for item in found.retired])
    yield from _listed(
        "Translations that are older than their original now",
        [f"{_answer(item)}: compare with `{item.what}`" for item in found.outdated],
    )
    yield from _listed("Facts", [f"{_code(item.name)}: {_values(item)}" for item in found.facts])
    yield from _listed("Documents", [f"{_code(item.name)}: {_values(item)}" for item in found.documents])
    yield from _listed(
        "Addresses", [f"{_code(item.before)} leads to {_code(item.after)}" for item in found.addresses]
    )
    yield from _listed(
        "Queries whose first answer is another one",
        [f"{_text(item.name)}: {_values(item)}" for item in found.queries],
    )
    yield from _listed(
        "Look again, it may be a slip",
        [f"{_code(str(item.place))}: {_text(item.says)}" for item in found.doubts],
    )


def _listed(title: str, items: Sequence[str]) -> Iterator[str]:
    if not items:
        return
    yield f"### {title} ({len(items)})"
    yield ""
    yield from (f"- {item}" for item in items[:MOST])
    if len(items) > MOST:
        yield f"- and {len(items) - MOST} more"
    yield ""


def _answer(item: Answer) -> str:
    return f"**{_text(item.title)}** ({_code(item.path)})"


def _retired(item: Answer) -> str:
    return f"{_answer(item)}: " + (f"leads to {_code(item.what)}" if item.what else "leads nowhere")


def _values(item: Difference) -> str:
    before, after = (_code(value) if value else "nothing" for value in (item.before, item.after))
    return f"{before} → {after}"


def _text(words: str) -> str:
    """Words without a meaning to Markdown, and without mentioning anybody."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))


def _code(words: str) -> str:
    """Words in backticks, as many as they need."""
    inside = " ".join(words.split())
    longest = max((len(run) for run in re.findall(r"`+", inside)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if "`" in inside else ""
    return f"{ticks}{space}{inside}{space}{ticks}"
