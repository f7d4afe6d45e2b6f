"""A help center needs no more facts than a telephone number and an e-mail address."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from helpcenter.read import help_center
from helpcenter.rules.shared.audit import audit
from support import ROOT, helpcenter


def center(folder: Path) -> Path:
    """The small help center without sites, password policy, post and deadlines."""
    root = Path(shutil.copytree(ROOT / "tests/center", folder / "center"))
    facts = root / "facts.yml"
    facts.write_text(facts.read_text("utf-8").partition("\nsites:")[0] + "\n", "utf-8")
    (root / "downloads/downloads.yml").write_text("downloads: []\n", "utf-8")
    for pdf in (root / "downloads").glob("*.pdf"):
        pdf.unlink()
    for page in (root / "docs").rglob("*.md"):
        text = re.sub(r"^(products|downloads): .*\n", "", page.read_text("utf-8"), flags=re.MULTILINE)
        text = re.sub(r"\]\(https://(portal|union24)\.example/\)", "](../reset/request.md)", text)
        page.write_text(text, "utf-8")
    return root


@pytest.mark.slow
def test_a_center_without_sites_passes_the_check_and_is_built(tmp_path: Path) -> None:
    root = center(tmp_path)
    assert audit(help_center.read(root)) == []
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    assert helpcenter(root, "publish").returncode == 0
    built = helpcenter(root, "build", "--no-compress")
    assert built.returncode == 0, built.stderr


def test_a_new_answer_there_has_no_sites_to_fill_in(tmp_path: Path) -> None:
    root = center(tmp_path)
    assert helpcenter(root, "new", "reset/other").returncode == 0
    assert "products" not in (root / "docs/hu/reset/other.md").read_text("utf-8")


def test_an_answer_names_its_sites_where_facts_yml_has_some(tmp_path: Path) -> None:
    root = center(tmp_path)
    with (root / "facts.yml").open("a", encoding="utf-8") as facts:
        facts.write("sites:\n  portal: {name: Ügyfélportál, sign_in: https://portal.example/}\n")
    messages = [str(problem) for problem in audit(help_center.read(root)) if problem.rule == "front-matter"]
    assert "docs/hu/reset/request.md:1:1 front-matter: the key “products” is missing — " in messages[-1]
    assert messages[-1].endswith("the sites that the answer is for: portal")


def test_where_no_page_is_left_only_that_is_said(tmp_path: Path) -> None:
    root = Path(shutil.copytree(ROOT / "tests/center", tmp_path / "center"))
    shutil.rmtree(root / "docs")
    found = audit(help_center.read(root))
    assert {(one.place.path, one.rule) for one in found} == {("mkdocs.yml", "layout")}
