"""What benchmarks build must be buildable: the made-up help center has no problem."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.center import write

from helpcenter.model.center import HelpCenter
from helpcenter.read.help_center import read
from helpcenter.rules.shared.audit import audit
from helpcenter.site.site_files import page_html
from helpcenter.site.site_parts import Site
from support import ROOT

pytestmark = pytest.mark.slow

SIZE = 150

OTHERS = 5
"""Answers of its topic that are named beside an answer."""


def test_a_made_up_help_center_is_healthy(tmp_path: Path) -> None:
    root = tmp_path / "center"
    write(root, ROOT, SIZE)
    center = read(root)
    answers = [page for page in center.pages.values() if page.kind == "answer"]
    assert len(answers) >= (SIZE - len(center.languages)) * len(center.languages)
    assert [str(problem) for problem in audit(center)] == []
    lists_only_the_next_answers(root, center)


def lists_only_the_next_answers(root: Path, center: HelpCenter) -> None:
    """Beside an answer of a large topic are those that follow it, beside the last ones the first again."""
    site = Site(center, root, "https://help.example/")
    topic = center.page("en", "topic-0")
    assert topic
    names = [name for name, _ in topic.listed("answers")]
    assert len(names) > OTHERS + 2
    for at in (0, len(names) - 2):
        page = center.pages["en", f"topic-0/{names[at]}"]
        listed = page_html(site, page).partition('aria-labelledby="help-related"')[2].partition("</nav>")[0]
        expected = [names[(at + step) % len(names)] for step in range(1, OTHERS + 1)]
        assert re.findall(r'href="\.\./([^/]+)/"', listed) == expected
