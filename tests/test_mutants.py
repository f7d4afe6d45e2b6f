"""What `make mutants` proves in full, proved here for every fifth change of each kind.

Changes of different files are made at the same time: each must be caught, or blamed for nothing, all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from mutants.change import Change, Content
from mutants.harmless import harmless
from mutants.wrong import wrong

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The real content in a folder of its own."""
    return Content(tmp_path_factory.mktemp("content"))


def thinned(changes: list[Change]) -> list[Change]:
    """The first, sixth, eleventh … change of each kind."""
    seen: Counter[str] = Counter()
    kept = []
    for change in changes:
        if seen[change.kind] % 5 == 0:
            kept.append(change)
        seen[change.kind] += 1
    return kept


def test_there_are_enough_changes(content: Content) -> None:
    assert len(list(wrong(content))) >= 120
    assert len(list(harmless(content))) >= 60


def test_wrong_changes_are_caught_at_their_lines(content: Content) -> None:
    assert list(map(str, content.missed(thinned(list(wrong(content)))))) == []


def test_harmless_changes_are_not_reported(content: Content) -> None:
    assert content.blamed(thinned(list(harmless(content)))) == {}


def test_a_fact_that_changes_names_every_page_that_states_it(content: Content, tmp_path: Path) -> None:
    change = content.mends("telephone", "facts.yml", '"+36 1 486 4343"', '"+36 1 486 4344"', "fact")
    named = {problem.place.path for problem in content.problems(change) if problem.rule == "fact"}
    pages = {path for path, _, _ in content.everywhere("+36 1 486 4343")}
    assert pages <= named
    documents = {
        problem.place.path for problem in content.problems(change) if problem.rule == "download-facts"
    }
    sources = {
        path for path, source in content.center.sources.items() if re.search(r"486\s4343", source.text)
    }
    assert sources
    assert documents == {item.path for item in content.center.downloads} | sources
