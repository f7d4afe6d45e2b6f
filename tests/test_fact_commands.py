"""`helpcenter facts`: where a fact is stated, change it everywhere or nowhere, add a mention."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpcenter.read import help_center
from helpcenter.rules.shared.audit import audit
from helpcenter.rules.shared.states import outdated
from support import copy_project, helpcenter

NEW = "+36 1 234 5678"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which the telephone number is written in several forms, and then changed."""
    root = copy_project(tmp_path_factory.mktemp("facts"))
    page = root / "docs/hu/union24/account.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\nHívd: 06-1/486-4343, (1) 486&nbsp;4343 vagy 4864343.\n", "utf-8")
    helpcenter(root, "accept", "--all")
    done = helpcenter(root, "facts", "set", "contacts.telephone", NEW)
    assert done.returncode == 0, done.stderr
    (root / "said.txt").write_text(done.stdout, "utf-8")
    return root


def test_every_statement_is_changed_in_its_own_form(project: Path) -> None:
    page = (project / "docs/hu/union24/account.md").read_text("utf-8").replace("\u00a0", " ")
    assert "Hívd: 06-1/234-5678, (1) 234&nbsp;5678 vagy 2345678." in page
    assert "[+36 1 234 5678](tel:+3612345678)" in page
    for code in ("hu", "en"):
        assert 'href="tel:+3612345678">+36 1 234 5678' in (
            project / f"downloads/sources/consent-form.{code}.html"
        ).read_text("utf-8")
    left = [
        str(file)
        for folder in ("docs", "downloads/sources")
        for file in sorted((project / folder).rglob("*.*"))
        if file.suffix in (".md", ".html") and re.search(r"486.?4343", file.read_text("utf-8"))
    ]
    assert left == []


def test_the_check_is_silent_and_no_translation_is_outdated(project: Path) -> None:
    center = help_center.read(project)
    assert audit(center) == []
    assert list(outdated(center)) == []


def test_the_diff_is_shown(project: Path) -> None:
    said = (project / "said.txt").read_text("utf-8")
    assert '-  telephone: "+36 1 486 4343"\n+  telephone: "+36 1 234 5678"' in said
    assert "+++ docs/en/contact/index.md" in said
    assert "+++ downloads/sources/consent-form.hu.html" in said


def test_where_lists_every_statement(project: Path) -> None:
    done = helpcenter(project, "facts", "where", "contacts.telephone")
    lines = done.stdout.splitlines()
    assert len(lines) > 20
    assert any(line.endswith(" 06-1/234-5678") for line in lines)
    assert any(line.startswith("downloads/sources/consent-form.hu.html:") for line in lines)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A copy of the project."""
    return copy_project(tmp_path)


def test_nothing_changes_where_one_statement_cannot_be_changed(fresh: Path) -> None:
    page = fresh / "docs/hu/union24/account.md"
    page.write_text(page.read_text("utf-8") + "\nSzámunk négy-nyolc-hat, négy-három, négy-három.\n", "utf-8")
    before = {file: file.read_bytes() for file in sorted(fresh.rglob("*.md"))}
    done = helpcenter(fresh, "facts", "set", "contacts.telephone", NEW)
    assert done.returncode == 1
    assert "docs/hu/union24/account.md:" in done.stderr and "cannot be changed by itself" in done.stderr
    assert before == {file: file.read_bytes() for file in sorted(fresh.rglob("*.md"))}
    assert "+36 1 486 4343" in (fresh / "facts.yml").read_text("utf-8")


def test_a_dry_run_changes_nothing(fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "set", "contacts.email", "hello@union.hu", "--dry-run")
    assert "+Write to us at [hello@union.hu](mailto:hello@union.hu) if" in done.stdout
    assert "hello@union.hu" not in (fresh / "facts.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("fact", "value", "page", "written"),
    [
        ("contacts.email", "hello@union.hu", "contact/index", "[hello@union.hu](mailto:hello@union.hu)"),
        ("contacts.post.box", "1099", "contact/index", "1380 Budapest, Pf. 1099"),
        ("contacts.post.postcode", "1399", "contact/index", "1399 Budapest, Pf. 1076"),
        ("deadlines.e-communication", "20", "e-communication/form", "within 20 days"),
        ("sites.union24.sign_in", "https://app.union24.hu/", "contact/index", "(https://app.union24.hu/)"),
    ],
)
def test_other_facts_change_too(fact: str, value: str, page: str, written: str, fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "set", fact, value)
    assert done.returncode == 0, done.stderr
    assert written in (fresh / f"docs/en/{page}.md").read_text("utf-8").replace("\u00a0", " ")
    assert audit(help_center.read(fresh)) == []


@pytest.mark.parametrize(
    ("arguments", "entry"),
    [
        (("www.mnb.hu", "--name", "MNB"), '{name: "MNB", hosts: [www.mnb.hu]}'),
        (("112", "--name", "Mentők"), '{name: "Mentők", telephones: ["112"]}'),
        (("+36 80 203 776",), '{name: "+36 80 203 776", telephones: ["+36 80 203 776"]}'),
        (("www.union.hu",), "{name: www.union.hu, hosts: [www.union.hu]}"),
    ],
)
def test_add_writes_a_mention(arguments: tuple[str, ...], entry: str, fresh: Path) -> None:
    done = helpcenter(fresh, "facts", "add", *arguments)
    assert done.returncode == 0, done.stderr
    assert f"  - {entry}\n" in (fresh / "facts.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "ours", ["www.union24.hu", "unlon24.hu", "+36 1 486 4343", "ugyfelszolgalat@union.hu"]
)
def test_add_refuses_what_is_ours(ours: str, fresh: Path) -> None:
    before = (fresh / "facts.yml").read_bytes()
    done = helpcenter(fresh, "facts", "add", ours)
    assert done.returncode == 1
    assert (fresh / "facts.yml").read_bytes() == before
