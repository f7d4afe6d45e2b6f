"""The quick look of the rule `leftover` passes over no text that has a mark."""

from __future__ import annotations

from helpcenter.rules import leftover
from helpcenter.rules.shared.leftover_marks import HEADING, MARKS
from support import ROOT


def test_every_line_with_a_mark_is_looked_at() -> None:
    """In all lines of the tests, which have each mark in many forms."""
    files = [*(ROOT / "tests").rglob("*.md"), *(ROOT / "tests").glob("*.py")]
    lines = {line for file in files for line in file.read_text("utf-8").split("\n")}
    marked = {line for line in lines for mark in (HEADING, *MARKS) if mark.pattern.search(line)}
    assert len(marked) > 1000
    assert [line for line in marked if not leftover.may_have_marks(line)] == []
