"""What is kept in .cache/ between commands: reports, statements, and files of the last site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from helpcenter.cli import check
from helpcenter.facts import kept_statements, reading
from helpcenter.facts.reading import read
from helpcenter.model.promised import Promised
from helpcenter.read import help_center, ledger_history
from helpcenter.report import kept_report
from helpcenter.report.formats import reporters
from support import ROOT, helpcenter


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the smallest healthy help center."""
    return Path(
        shutil.copytree(ROOT / "tests/center", tmp_path / "center", ignore=shutil.ignore_patterns(".cache"))
    )


def test_the_formats_that_check_names_are_those_that_there_are() -> None:
    assert set(check.FORMATS) == set(reporters.FORMATS)


def test_a_check_says_the_same_again_and_notices_every_change(root: Path) -> None:
    first = helpcenter(root, "check")
    again = helpcenter(root, "check")
    assert (first.returncode, first.stdout, first.stderr) == (0, again.stdout, again.stderr)
    promised = ledger_history.promised(root, strict=ledger_history.in_ci(os.environ))
    name = kept_report.digest(root, promised)
    assert name and kept_report.kept(root, name) == first.stdout.strip()
    page = root / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8") + "\n[away](nowhere.md)\n", "utf-8")
    assert "link-target" in helpcenter(root, "check").stdout


@pytest.mark.parametrize(
    "path",
    [
        "docs/en/reset/request.md", "docs/hu/language.yml", "facts.yml", "mkdocs.yml", "downloads/downloads.yml",
        "overrides/help/new.html", "permalinks/new.yml", "docs/hu/new.png",
    ],
)  # fmt: skip
def test_every_file_takes_part_in_the_digest(root: Path, path: str) -> None:
    before = kept_report.digest(root, Promised())
    file = root / path
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_bytes((file.read_bytes() if file.exists() else b"") + b"\n")
    changed = kept_report.digest(root, Promised())
    assert before and changed and before != changed
    file.rename(file.with_name("other" + file.suffix))
    assert kept_report.digest(root, Promised()) not in (before, changed)
    file.with_name("other" + file.suffix).unlink()
    (root / "docs/hu/link.svg").symlink_to(root / "docs/hu/nothing.svg")
    assert kept_report.digest(root, Promised()) is None


def test_a_report_is_not_kept_if_a_file_changed_meanwhile(root: Path) -> None:
    name = kept_report.digest(root, Promised())
    assert name
    (root / "facts.yml").write_text((root / "facts.yml").read_text("utf-8") + "\n", "utf-8")
    kept_report.keep(root, name, Promised(), "fine")
    assert kept_report.kept(root, name) is None


def test_what_was_published_takes_part_in_the_digest(root: Path) -> None:
    assert kept_report.digest(root, Promised()) != kept_report.digest(root, Promised(strict=True))


def test_statements_are_the_same_whether_kept_or_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def said() -> list[list[tuple[str, str, str, str]]]:
        help_center._documents.clear()
        center = help_center.read(root)
        reading._memory.clear()
        kept_statements.prepare(root, center)
        return [
            [(repr(one.stated), one.passage.text, one.part, str(one.place)) for one in document.found]
            for document in read(center)
        ]

    def anew() -> list[list[tuple[str, str, str, str]]]:
        center = help_center.read(root)
        reading._memory.clear()
        return [
            [(repr(one.stated), one.passage.text, one.part, str(one.place)) for one in document.found]
            for document in read(center)
        ]

    first = said()
    assert sum(map(len, first)) > 50
    monkeypatch.setattr(reading, "recognised", None)
    assert said() == first
    monkeypatch.undo()
    assert anew() == first


def test_another_fact_is_another_reading(root: Path) -> None:
    """Numbers are recognised by those that facts.yml knows."""
    assert helpcenter(root, "check").returncode == 0
    facts = root / "facts.yml"
    text = facts.read_text("utf-8")
    assert text.count("telephone: ") == 1
    facts.write_text(text.replace("telephone: ", "telephone: +36 1 555 0199 # "), "utf-8")
    assert helpcenter(root, "check").returncode == 1


def test_files_that_do_not_change_keep_their_date(root: Path) -> None:
    """Servers make ETags of it."""
    assert helpcenter(root, "build").returncode == 0
    site = root / "site"
    for file in site.rglob("*"):
        if file.is_file():
            os.utime(file, (1_000_000_000, 1_000_000_000))
    page = root / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    assert helpcenter(root, "build").returncode == 0
    kept = {
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if file.is_file() and file.stat().st_mtime == 1_000_000_000
    }
    assert "index.html" in kept
    assert "index.html.br" in kept
    assert {name for name in kept if name.endswith(".css")}


def test_damaged_compressed_forms_are_not_taken_over(root: Path) -> None:
    assert helpcenter(root, "build").returncode == 0
    form = root / "site/index.html.br"
    good = form.read_bytes()
    form.write_bytes(good[:-4])
    assert helpcenter(root, "build").returncode == 0
    assert form.read_bytes() == good
