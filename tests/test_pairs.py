"""Pairs of sentences with German: correct twins are not blamed, twins that have drifted are.

Pairs of Hungarian and English are among the mutants, which put them into the real content.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem
from helpcenter.read import help_center
from helpcenter.rules.shared.audit import all_rules
from mutants.pairs import FOLDER
from support import ROOT

pytestmark = pytest.mark.slow

RULES = {"fact", "deadline", "label", "password-policy", "twin-facts", "mention", "language-file"}
NAMES = {"hu": "magyar", "en": "English", "de": "Deutsch"}


class Twins:
    """A small help center in two languages, into whose answer one pair of sentences at a time is put."""

    def __init__(self, root: Path, codes: tuple[str, str]) -> None:
        self.root = shutil.copytree(ROOT / "tests/center", root)
        self.codes = codes
        for code in NAMES.keys() - set(codes):
            shutil.rmtree(root / "docs" / code)
        before, rest = (root / "mkdocs.yml").read_text("utf-8").split("      languages:\n")
        languages = "".join(
            f"        - locale: {code}\n          name: {NAMES[code]}\n"
            f"          default: {str(code == codes[0]).lower()}\n"
            for code in codes
        )
        _, _, after = rest.partition("\n\n")
        (root / "mkdocs.yml").write_text(f"{before}      languages:\n{languages}\n{after}", "utf-8")
        self.center = help_center.read(root)

    def problems(self, sentences: tuple[str, str]) -> list[Problem]:
        """Return what the check says of the facts in the answer with a pair of sentences."""
        center: HelpCenter = self.center
        for code, sentence in zip(self.codes, sentences, strict=True):
            path = f"docs/{code}/reset/request.md"
            (self.root / path).write_text(
                f"{self.center.pages[code, 'reset/request'].text}\n{sentence}\n", "utf-8"
            )
            center = help_center.reread(self.root, center, path)
        found = (problem.stamped(rule) for rule in sorted(RULES) for problem in all_rules()[rule](center))
        return [problem for problem in found if problem.place.path.endswith("request.md")]


def pairs(name: str) -> list[tuple[str, str]]:
    """Return the pairs of a file."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    found = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(one, other) for _, one, other in found]


@pytest.mark.parametrize("codes", [("hu", "de"), ("en", "de")])
def test_correct_twins_are_not_blamed_and_drifted_ones_are(codes: tuple[str, str], tmp_path: Path) -> None:
    twins, name = Twins(tmp_path / "center", codes), "-".join(codes)
    correct, drifted = pairs(f"correct.{name}.tsv"), pairs(f"drifted.{name}.tsv")
    assert len(correct) >= 100 and len(drifted) >= 40
    assert {pair: found for pair in correct if (found := twins.problems(pair))} == {}
    assert [pair for pair in drifted if not twins.problems(pair)] == []
