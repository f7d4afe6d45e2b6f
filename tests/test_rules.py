"""Every page of tests/rules is a rule's documentation, and each of its sections a test.

A section's fenced blocks change a copy of tests/center; its last block, ```text title="report"```, is
the exact, whole report that `helpcenter check` then prints. An empty report is a good example.

Blocks: ```md title="path"``` (or yml, svg …) is a whole file, ```diff title="path"``` replaces lines of
one (those with a minus stand in it once, one after another), ```hex title="path"``` is a file's bytes,
```delete title="path"``` deletes a file or a folder, ```link title="path"``` makes a link to what the block says,
```pipe title="path"``` a pipe.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest

from helpcenter import rules
from helpcenter.read import help_center
from helpcenter.rules.shared.audit import all_rules, audit

TESTS = Path(__file__).parent
CENTER = TESTS / "center"
PAGES = sorted((TESTS / "rules").glob("*.md"))
BLOCK = re.compile(r'^(`{3,})(\w+) title="([^"\n]+)"\n(.*?)^\1$', re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One section of a rule's page: the changes to the center, and the report they give."""

    rule: str
    name: str
    changes: tuple[tuple[str, str, str], ...]
    report: str

    @property
    def heard(self) -> bool:
        """Whether the rule of the page reports something."""
        return f" {self.rule}: " in self.report


def cases_of(page: Path) -> list[Case]:
    """The sections of a page. Headings inside a block are the block's."""
    text = page.read_text("utf-8")
    hidden = BLOCK.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    starts = [match.start() for match in SECTION.finditer(hidden)]
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        section = text[start:end]
        name = section.partition("\n")[0].removeprefix("## ")
        blocks = [(match[2], match[3], match[4]) for match in BLOCK.finditer(section)]
        fences = len(re.findall(r"^`{3,}", BLOCK.sub("", section), re.MULTILINE))
        assert not fences, f"{page.name}, “{name}”: a block without a title, or never closed"
        reports = [content for kind, title, content in blocks if (kind, title) == ("text", "report")]
        assert len(reports) == 1, f"{page.name}, “{name}”: {len(reports)} reports"
        changes = tuple(block for block in blocks if block[:2] != ("text", "report"))
        found.append(Case(page.stem, name, changes, reports[0]))
    return found


CASES = [case for page in PAGES for case in cases_of(page)]


def apply(root: Path, kind: str, path: str, content: str) -> None:
    """Make one block's change to a help center."""
    file = root / path
    if kind == "delete":
        assert not content.strip(), f"{path}: a delete block is empty"
        shutil.rmtree(file) if file.is_dir() else file.unlink()
        return
    if kind in ("link", "pipe"):
        file.unlink(missing_ok=True)
        file.symlink_to(content.strip()) if kind == "link" else os.mkfifo(file)
        return
    if kind == "diff":
        content = patched(file.read_text("utf-8"), content, path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(bytes.fromhex(content) if kind == "hex" else content.encode("utf-8"))


def patched(text: str, diff: str, path: str) -> str:
    """Replace each run of lines with a minus by the run of lines with a plus that follows it."""
    lines = text.split("\n")
    runs = [
        (sign, [line[1:] for line in run])
        for sign, run in groupby(diff.removesuffix("\n").split("\n"), lambda line: line[:1])
    ]
    signs = [sign for sign, _ in runs]
    assert set(signs) <= {"-", "+"} and signs[0] == "-", f"{path}: only lines with - and +, a - first"
    for number, (sign, old) in enumerate(runs):
        if sign == "+":
            continue
        new = runs[number + 1][1] if number + 1 < len(runs) else []
        places = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
        assert len(places) == 1, f"{path}: {old} stands {len(places)} times"
        lines[places[0] : places[0] + len(old)] = new
    return "\n".join(lines)


def report(root: Path) -> str:
    """What `helpcenter check` says of a help center."""
    return "".join(f"{problem}\n" for problem in audit(help_center.read(root)))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.rule}: {case.name}") for case in CASES])
def test_the_report_is_exactly_this(case: Case, tmp_path: Path) -> None:
    root = tmp_path / "center"
    shutil.copytree(CENTER, root)
    for change in case.changes:
        apply(root, *change)
    assert report(root) == case.report


def test_the_center_is_healthy() -> None:
    assert report(CENTER) == ""


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    assert sorted(page.stem for page in PAGES) == sorted(all_rules())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_shows_bad_and_good(page: Path) -> None:
    cases = cases_of(page)
    assert any(case.heard for case in cases), "no section in which the rule reports"
    assert any(case.changes and not case.report for case in cases), "no section with a good example"
    names = [case.name for case in cases]
    assert len(names) == len(set(names)), "two sections have one name"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_begins_as_its_rule_does(page: Path) -> None:
    """The page's first paragraph is the first line of the rule's docstring: one text, two places."""
    module = Path(rules.__path__[0]) / f"{page.stem.replace('-', '_')}.py"
    summary = module.read_text("utf-8").partition('"""')[2].partition("\n")[0]
    title, _, rest = page.read_text("utf-8").partition("\n")
    assert title == f"# {page.stem}"
    assert rest.lstrip("\n").partition("\n")[0] == summary
