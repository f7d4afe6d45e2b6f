"""Drafts: the preview shows them with a mark; the site, its data and the rules go on as if they were not there yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpcenter.model.drafts import held_back, published
from helpcenter.read.help_center import read
from helpcenter.rules.shared.audit import audit
from helpcenter.site import page_downloads
from helpcenter.site.search_places import places
from repository import Repository, fill, published_repository
from served import Preview, preview_of
from support import copy_center, helpcenter

KEY = "reset/locked"
SHOWN = "zebrafish"
"""A word that is in the drafts alone."""


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text, path
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def draft(root: Path, key: str, *codes: str) -> None:
    """Make drafts of the pages with a key."""
    for code in codes or ("hu", "en", "de"):
        name = key if (root / f"docs/{code}/{key}.md").exists() else f"{key}/index"
        if (root / f"docs/{code}/{name}.md").exists():
            change(root, f"docs/{code}/{name}.md", "\nowner:", "\ndraft: true\nowner:")


def files(site: Path) -> dict[str, bytes]:
    """The files of a site, without the list of them."""
    found = (file for file in site.rglob("*") if file.is_file() and file.name != "files")
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in found}


def said(root: Path) -> list[str]:
    return [re.sub(r" — .*", "", str(problem)) for problem in audit(read(root))]


@pytest.fixture
def center(tmp_path: Path) -> Path:
    return copy_center(tmp_path / "center")


def test_a_site_with_drafts_is_the_one_without_them(center: Path, tmp_path: Path) -> None:
    """Every way in which a page can be named leads to a draft here, and not a byte of it is on the site."""
    root = center
    for code, text in (("hu", "Lásd: {}."), ("en", "See {}."), ("de", "Siehe {}.")):
        with (root / f"docs/{code}/index.md").open("a", encoding="utf-8") as stream:
            stream.write(f"\n{text.format('kulcs')}\n")
    assert helpcenter(root, "build", "--no-compress", "--site-dir", "before").returncode == 0
    assert helpcenter(root, "new", KEY, "--draft").returncode == 0
    fill(root, KEY, SHOWN)
    for code in ("hu", "en", "de"):
        (root / f"docs/{code}/secret.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8"
        )
        with (root / f"docs/{code}/{KEY}.md").open("a", encoding="utf-8") as stream:
            stream.write('\n![kulcs](../secret.svg)\n\n--8<-- "only-here.md"\n')
        (root / f"docs/{code}/snippets/only-here.md").write_text(f"{SHOWN}\n", "utf-8")
        change(root, f"docs/{code}/index.md", "kulcs", '[kulcs](reset/locked.md#top "kulcs"){ .md-button }')
        change(root, f"docs/{code}/index.md", "featured: [", f"featured: [{KEY}, ")
        change(root, f"docs/{code}/reset/request.md", "related: [", f"related: [{KEY}, ")
    (root / "notes/reset").mkdir(parents=True)
    (root / "notes/reset/locked.md").write_text(f"{SHOWN}\n", "utf-8")
    checked = helpcenter(root, "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "17 pages in 3 languages (hu, en, de): no problem; 3 drafts besides" in checked.stdout
    done = helpcenter(root, "build", "--no-compress", "--site-dir", "after", "--desk-dir", "desk")
    assert done.returncode == 0, done.stdout
    assert KEY not in done.stdout, "it waits for no id"
    site = files(root / "after")
    named = (SHOWN.encode(), b"/locked")
    assert [name for name, content in site.items() if any(word in content for word in named)] == []
    assert not any(SHOWN.encode() in content for content in files(root / "desk").values())
    assert not [name for name in site if "secret" in name]
    before = {name: content for name, content in files(root / "before").items() if "support/" not in name}
    pages = {name for name, content in site.items() if before.get(name) != content and name.endswith(".html")}
    assert pages == set(), "a link is the text that it was"
    done = helpcenter(root, "build", "--no-compress", "--site-dir", "by-mkdocs", "--builder", "mkdocs")
    assert done.returncode == 0, done.stderr
    theirs = {name for name in files(root / "by-mkdocs") if "support/" not in name and "canned" not in name}
    assert theirs - site.keys() == set()
    assert all(files(root / "by-mkdocs")[name] == content for name, content in site.items())


def test_the_search_names_no_document_that_drafts_alone_offer(center: Path) -> None:
    def found() -> list[str]:
        site = published(read(center))
        return [place["title"] for place in places(site, site.language("en"), site.keys)]

    assert "Manual" in found()
    draft(center, "documents/where")
    assert "Manual" not in found()
    change(center, "docs/en/reset/request.md", "\nreviewed:", "\ndownloads: [manual]\nreviewed:")
    assert "Manual" in found()


def test_a_document_that_drafts_alone_offer_is_no_file_of_the_site_unless_it_was_one(center: Path) -> None:
    def documents() -> list[str]:
        return sorted(name for name in page_downloads.files(published(read(center))) if ".en." in name)

    every = documents()
    assert "downloads/manual.en.pdf" in every
    assert helpcenter(center, "publish").returncode == 0
    draft(center, "documents/where")
    assert documents() == every, "its address was given out with that of the answer"
    for entry in (center / "permalinks").iterdir():
        if "documents/where" in entry.read_text("utf-8"):
            entry.unlink()
    assert documents() == []
    change(center, "docs/en/reset/request.md", "\nreviewed:", "\ndownloads: [manual]\nreviewed:")
    assert documents() == every


def test_what_names_a_draft_is_a_state(center: Path) -> None:
    draft(center, "documents/where")
    status = json.loads(helpcenter(center, "status", "--json").stdout)
    listed = [(row["page"], row["publish"]) for row in status["drafts"]]
    assert ("docs/en/documents/where.md", "helpcenter publish documents/where") in listed
    assert ("docs/en/documents/index.md", "helpcenter publish documents") in listed, "it has no other answer"
    held = {(row["page"], row["draft"]) for row in status["held"]}
    assert ("docs/en/index.md", "docs/en/documents/where.md") in held
    assert ("docs/en/index.md", "docs/en/documents/index.md") in held
    assert ("docs/en/reset/request.md", "docs/en/documents/where.md") in held
    assert len(held_back(read(center))) == len(status["held"])


def test_another_value_than_true_or_false_is_reported_where_it_is(center: Path) -> None:
    page = "docs/en/reset/request.md"
    change(center, page, "\nowner:", "\ndraft: \nowner:")
    assert said(center) == [f"{page}:15:1 front-matter: “draft” is empty"]
    before = ""
    for written in ("yes-ish", "1", "maybe", '"true"', "[true]"):
        change(center, page, f"\ndraft: {before}\n", f"\ndraft: {written}\n")
        assert said(center) == [f"{page}:15:1 front-matter: “draft” must be true or false"], written
        before = written
    change(center, page, f"\ndraft: {before}\n", "\ndraft: false\n")
    assert said(center) == []


def test_a_draft_in_a_complete_language_alone_is_named(center: Path) -> None:
    draft(center, "reset/not-arrived", "en")
    assert said(center) == [
        "docs/hu/reset/not-arrived.md:1:1 twin-missing: the page has no twin in English: "
        "docs/en/reset/not-arrived.md is a draft"
    ]
    draft(center, "reset/not-arrived", "hu")
    assert said(center) == []


def test_a_language_that_grows_may_have_drafts_of_its_own(center: Path) -> None:
    draft(center, "documents/where", "de")
    assert said(center) == []
    assert ("de", "documents") not in published(read(center)).pages
    assert ("en", "documents/where") in published(read(center)).pages


def test_the_answers_of_a_draft_topic_are_drafts(center: Path) -> None:
    draft(center, "documents")
    site = published(read(center))
    assert not {key for _, key in site.pages if key.startswith("documents")}
    assert said(center) == []


def test_what_only_drafts_lack_stops_nothing(center: Path) -> None:
    draft(center, "reset/not-arrived")
    change(center, "docs/en/reset/not-arrived.md", "[Request it again](request.md)", "[again](nowhere.md)")
    change(center, "docs/hu/reset/not-arrived.md", "summary: ", "sumary: ")
    (center / "docs/de/reset/request.md").unlink()
    change(center, "docs/de/reset/index.md", "answers: [request]", "answers: []")
    change(center, "docs/de/index.md", "(reset/request.md)", "(reset/index.md)")
    assert not [line for line in said(center) if "not-arrived" in line]
    judged = helpcenter(center, "check", "--drafts", "docs/en/reset", "docs/hu/reset")
    assert "docs/en/reset/not-arrived.md:25:26 link-target: there is no answer reset/nowhere" in judged.stdout
    assert "front-matter" in judged.stdout
    change(center, "docs/en/reset/request.md", "(not-arrived.md#why)", "(not-arived.md)")
    assert [line for line in said(center) if "en/reset/request" in line] != [], "pages are judged as ever"


def test_a_guide_asks_nothing_that_ends_at_a_draft(center: Path) -> None:
    guide = (
        "guide:\n  - id: what\n    question: What is it?\n    choices:\n      - text: One\n        to: which\n"
        "      - text: Two\n        answer: reset/request\n      - text: Three\n        answer: reset/not-arrived\n"
        "  - id: which\n    question: Which?\n    choices:\n      - text: This\n        answer: reset/not-arrived\n"
        "      - text: That\n        answer: reset/not-arrived\n"
    )
    change(center, "docs/en/reset/index.md", "\nanswers:", f"\n{guide}answers:")
    draft(center, "reset/not-arrived")
    page = published(read(center)).pages["en", "reset"]
    assert page.data["guide"] == [
        {"id": "what", "question": "What is it?", "choices": [{"text": "Two", "answer": "reset/request"}]}
    ]
    assert page.place("guide", 0, "choices", 0, "text").line == 12
    draft(center, "reset/request")
    assert ("en", "reset") not in published(read(center)).pages


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return published_repository(tmp_path)


def test_a_published_answer_does_not_become_a_draft_again(repository: Repository) -> None:
    draft(repository.root, "reset/request")
    [found] = [line for line in repository.problems() if "reset/request was published as" in line]
    assert re.match(r"docs/hu/reset/request\.md:\d+:1 permalink: ", found)
    assert "while it is a draft, its addresses are dead — delete draft: true; or `helpcenter retire " in found


def test_a_draft_has_no_id_until_it_is_published(repository: Repository) -> None:
    root = repository.root
    repository.run("new", KEY, "--draft")
    repository.commit("a draft on the default branch")
    assert repository.problems() == []
    assert repository.run("publish") == "everything is published already\n"
    refused = helpcenter(root, "publish", KEY)
    assert refused.returncode == 1
    assert "front-matter: “title” is empty" in refused.stderr, "all that is missing is named"
    refused = helpcenter(root, "retire", "reset/request", "--to", KEY)
    assert f"{KEY} is a draft, which readers do not find: `helpcenter publish {KEY}` first" in refused.stderr
    fill(root, KEY, SHOWN)
    printed = repository.run("publish", KEY)
    assert f"docs/en/{KEY}.md: is published" in printed
    assert f"{KEY}: new, " in printed
    assert "draft" not in (root / f"docs/en/{KEY}.md").read_text("utf-8")
    assert repository.problems() == []
    assert "is no draft" in helpcenter(root, "publish", KEY).stderr


def test_a_draft_that_is_given_up_leaves_nothing_behind(repository: Repository) -> None:
    before = repository.git("rev-parse", "HEAD").strip()
    repository.run("new", KEY, "--draft")
    fill(repository.root, KEY, SHOWN)
    for code in ("hu", "en", "de"):
        with (repository.root / f"docs/{code}/{KEY}.md").open("a", encoding="utf-8") as stream:
            stream.write("\n## Zebra {#zebra}\n\nZebra.\n")
    repository.commit("a draft on the default branch")
    repository.git("revert", "--no-edit", "HEAD")
    assert repository.git("diff", "--stat", before) == ""
    assert repository.problems() == []


def test_an_id_that_was_given_too_early_is_taken_back(repository: Repository) -> None:
    repository.run("new", KEY)
    fill(repository.root, KEY, SHOWN)
    draft(repository.root, KEY)
    [found] = repository.problems()
    assert f"permalink: {KEY} is a draft, and has the id " in found
    repository.run("publish")
    assert repository.problems() == []


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = copy_center(tmp_path_factory.mktemp("drafts") / "center")
    draft(root, "reset/not-arrived")
    change(root, "docs/en/reset/not-arrived.md", "summary: ", "sumary: ")
    with preview_of(root) as started:
        yield started


def test_the_preview_shows_drafts_with_a_mark(preview: Preview) -> None:
    page = preview.page("en/password/not-arrived/")
    assert "Draft: only the preview shows this page" in page
    assert '<span class="product">Draft</span>' in preview.page("en/password/")
    assert "Draft" not in preview.page("en/password/new-password/")
    assert 'href="../not-arrived/#why"' in preview.page("en/password/new-password/"), "links lead to it"
    assert "Drafts, which are not on the site yet" in preview.page("en/editors/")
