"""The facts of the real content are guarded: one wrong character in any of them, on any page, is reported there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mutants.change import Change, Content

TELEPHONE = re.compile(r"\+\d[\d ]+")
ADDRESS = re.compile(r"https?://\S+|[\w.-]+@[\w.-]+\.\w+")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The real content in a folder of its own."""
    return Content(tmp_path_factory.mktemp("content"))


def leaves(data: Any) -> Iterator[str]:
    """Every text in a piece of facts.yml."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from leaves(item)


def slips(content: Content) -> Iterator[Change]:
    """Each place of each telephone number, address of a site and e-mail address, with its last character wrong."""
    facts = content.center.facts.data
    for fact in sorted(set(leaves(facts))):
        digits = TELEPHONE.fullmatch(fact)
        if not digits and not ADDRESS.fullmatch(fact):
            continue
        wrong = fact[:-1] + str((int(fact[-1]) + 1) % 10) if digits else f"{fact.rstrip('/')[:-1]}x"
        for path, text in content.texts.items():
            start = text.find(fact) if path.startswith("docs/") and path.endswith(".md") else -1
            while start >= 0:
                yield Change("slip", path, start, fact, wrong, ("fact", "mention", "link-target"))
                start = text.find(fact, start + 1)


@pytest.mark.slow
def test_one_wrong_character_in_a_fact_is_reported_where_it_is(content: Content) -> None:
    found = list(slips(content))
    assert len({change.old for change in found}) >= 3
    assert len({change.path for change in found}) >= 5
    assert [str(change) for change in found if not content.caught(change)] == []


OF_THE_PAGE = re.compile(
    r"\bon this page\b|\b(?:see|listed|described|shown) (?:above|below)\b|\b(?:download|click) (?:it )?here\b"
    r"|\bezen az oldalon\b|\b(?:lásd|lent|fent) (?:lejjebb|feljebb|látható)\b|\bitt (?:töltheted|kattints)",
    re.IGNORECASE,
)
"""Words that only make sense on a page: replies are sent without it."""


def test_replies_speak_of_no_page(site: Path) -> None:
    for code in ("hu", "en"):
        answers = json.loads((site / f"answers.{code}.json").read_text("utf-8"))["answers"]
        assert len(answers) > 10
        assert [answer["id"] for answer in answers if OF_THE_PAGE.search(answer["reply_html"])] == []
