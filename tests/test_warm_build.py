"""A build that takes over what did not change makes the same bytes as one that makes everything anew."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import brotli
import pytest

from helpcenter.model.drafts import published
from helpcenter.read import processes
from helpcenter.read.help_center import read
from helpcenter.site.site_parts import Site
from helpcenter.site.written_site import write_site
from support import copy_center

ADDRESS = "https://help.example/"
PAGE, ORIGINAL = "docs/en/reset/request.md", "docs/hu/reset/request.md"


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of a text in a file."""

    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text, path
        (root / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


def added(path: str, content: str) -> Callable[[Path], None]:
    """A change that adds to a file, or makes a new one."""

    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        with (root / path).open("a", encoding="utf-8") as stream:
            stream.write(content)

    return change


def bytes_changed(path: str) -> Callable[[Path], None]:
    """A change of the last byte of a file."""

    def change(root: Path) -> None:
        raw = (root / path).read_bytes()
        (root / path).write_bytes(raw + b"\n")

    return change


def without(path: str) -> Callable[[Path], None]:
    """A change that deletes a file."""
    return lambda root: (root / path).unlink()


LEDGER = "answer: reset/request\naddresses:\n  hu: /jelszo/uj-jelszo/\n  en: /en/password/new-password/\n"
FORMER = "former:\n  en: [/en/password/renew/]\n"
OTHER = "answer: documents/where\naddresses:\n  hu: /dokumentumok/hol/\n  en: /en/documents/where/\n"
DAYS = "published:\n  en: 2026-11-01\nchanged:\n  en: 2026-11-02 0123456789ab\n"
MOVED = 'former_anchors:\n  en:\n    paper: "19676#print"\n'

CHANGES: dict[str, Callable[[Path], None]] = {
    "nothing": lambda root: None,
    "the text of a page": replaced(PAGE, "If it does not arrive", "Should it not arrive"),
    "the title of a page": replaced(PAGE, "How do I get a new password?", "How do I get another password?"),
    "the short answer of a page": replaced(PAGE, "we send it by", "you get it by"),
    "a link of a page": replaced(PAGE, "../documents/where.md", "../documents/index.md"),
    "a record of the original": replaced(
        PAGE, "owner: help-desk", 'owner: help-desk\nsource: "0123456789ab"'
    ),
    "the text of an original": replaced(ORIGINAL, "Ha nem érkezik meg", "Ha nem jön meg"),
    "the address of a page": replaced(PAGE, "slug: new-password", "slug: another-password"),
    "the order of answers": replaced(
        "docs/en/reset/index.md", "[request, not-arrived]", "[not-arrived, request]"
    ),
    "a new page": added(
        "docs/en/reset/new.md", "---\ntitle: Is it new?\nsummary: Yes.\nslug: new\n---\nYes.\n"
    ),
    "a new page less": without("docs/en/reset/new.md"),
    "a snippet": added("docs/en/snippets/sign-in.md", "\nThen sign in.\n"),
    "a fact": replaced("facts.yml", "+36 1 555 0100", "+36 1 555 0199"),
    "the name of a site": replaced("facts.yml", "name: UNION24", "name: UNION25"),
    "a word of a language": replaced("docs/en/language.yml", "A small help center", "A little help center"),
    "a new template": added(
        "overrides/help/partials/footer.html", "<footer>{{ view.words.footer | e }}</footer>"
    ),
    "a template": replaced("overrides/help/partials/footer.html", "<footer>", '<footer class="footer">'),
    "a new mark": added("overrides/help/partials/mark.svg", "<svg><title>mark</title></svg>"),
    "an icon": replaced("overrides/.icons/help/key.svg", "<svg ", '<svg class="key" '),
    "a style sheet": added("overrides/assets/which-site.css", ".which-site { color: red }"),
    "a setting": replaced("mkdocs.yml", "docs_dir: docs", "docs_dir: docs\nextra:\n  feedback: /votes"),
    "another address to edit": replaced(
        "mkdocs.yml",
        "docs_dir: docs",
        "repo_url: https://code.example/a\nedit_uri: edit/main/docs/\ndocs_dir: docs",
    ),
    "an answer that becomes a draft": replaced(
        "docs/en/reset/not-arrived.md", "slug: not-arrived", "slug: not-arrived\ndraft: true"
    ),
    "a draft that is published": replaced("docs/en/reset/not-arrived.md", "draft: true\n", ""),
    "a document that no page offers": replaced("docs/en/documents/where.md", "downloads: [manual]\n", ""),
    "a document of a draft alone": added(
        "docs/en/reset/soon.md",
        "---\ntitle: Soon?\nsummary: Yes.\nslug: soon\ndraft: true\ndownloads: [manual]\n---\nYes.\n",
    ),
    "a draft without a document": replaced("docs/en/reset/soon.md", "downloads: [manual]\n", ""),
    "a site that is ready for a notice": added("notice.yml", "# none\n"),
    "a notice": added("notice.yml", "text: {hu: Szia!, en: Hello!, de: Hallo!}\ntopics: [reset]\n"),
    "the topics of a notice": replaced("notice.yml", "[reset]", "[documents]"),
    "the size of a picture": replaced("docs/en/documents/letter.svg", 'width="64"', 'width="65"'),
    "a new picture": added(
        "docs/assets/new.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    ),
    "a document": bytes_changed("downloads/manual.en.pdf"),
    "the title of a document": replaced("downloads/downloads.yml", "title: Manual", "title: The manual"),
    "a permalink": added("permalinks/11211.yml", LEDGER),
    "a former address": added("permalinks/11211.yml", FORMER),
    "the days of a page": added("permalinks/11211.yml", DAYS),
    "the day of a change": replaced("permalinks/11211.yml", "2026-11-02", "2026-11-03"),
    "a permalink of another page": added("permalinks/19676.yml", OTHER),
    "a former anchor that leads to the other page": added("permalinks/11211.yml", MOVED),
    "a heading on the other page": replaced("docs/en/documents/where.md", "{#print}", "{#on-paper}"),
}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in one process: so small a help center is quicker made so; and compress the same bytes once."""
    monkeypatch.setattr(processes, "cores", lambda: 1)
    monkeypatch.setattr(brotli, "compress", cache(brotli.compress))
    monkeypatch.setattr(gzip, "compress", cache(gzip.compress))


def built(root: Path, folder: Path, last: Path, address: str = ADDRESS) -> dict[str, bytes]:
    """Build a site; returns its files."""
    folder.mkdir()
    write_site(Site(published(read(root)), root, address), folder, last)
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_a_warm_build_is_as_a_cold_one_after_each_kind_of_change(tmp_path: Path) -> None:
    root = copy_center(tmp_path / "warm")
    last, before = tmp_path / "0", built(root, tmp_path / "0", tmp_path / "none")
    for number, (name, change) in enumerate(CHANGES.items(), start=1):
        change(root)
        warm = built(root, tmp_path / str(number), last)
        shutil.rmtree(tmp_path / "cold", ignore_errors=True)
        shutil.copytree(root, tmp_path / "cold", symlinks=True, ignore=shutil.ignore_patterns(".cache"))
        cold = built(tmp_path / "cold", tmp_path / f"cold{number}", tmp_path / "none")
        differing = sorted(file for file in warm.keys() | cold.keys() if warm.get(file) != cold.get(file))
        assert differing == [], name
        assert (warm != before) == (name != "nothing"), name
        last, before = tmp_path / str(number), warm


def test_the_address_of_the_site_takes_part(tmp_path: Path) -> None:
    root = copy_center(tmp_path / "center")
    built(root, tmp_path / "one", tmp_path / "none")
    elsewhere = built(root, tmp_path / "two", tmp_path / "one", "https://other.example/help/")
    assert elsewhere == built(root, tmp_path / "three", tmp_path / "none", "https://other.example/help/")


def test_a_last_site_that_was_changed_is_not_taken_over(tmp_path: Path) -> None:
    root = copy_center(tmp_path / "center")
    before = built(root, tmp_path / "one", tmp_path / "none")
    last = tmp_path / "one"
    asset = next((last / "assets").glob("help.*.css")).name
    for name in ("index.html", "en/index.html.br", "de/index.html.gz", "answers.hu.json"):
        (last / name).unlink()
    for name in ("404.html", "en/404.html.gz", "en/password/index.html.br", "search.hu.json"):
        (last / name).write_bytes(b"")
    for name in (
        "jelszo/index.html",
        "jelszo/uj-jelszo/index.html.br",
        "en/search/index.html.gz",
        "sitemap.xml",
    ):
        (last / name).write_bytes(b"changed")
    for name in ("en/password/new-password/index.md", "en/password/index.html", f"assets/{asset}"):
        (last / name).write_bytes((last / name).read_bytes()[::-1])  # of the same size
    assert built(root, tmp_path / "two", last) == before


def test_a_copy_of_the_last_site_is_known_by_its_content(tmp_path: Path) -> None:
    root = copy_center(tmp_path / "center")
    before = built(root, tmp_path / "one", tmp_path / "none")
    shutil.copytree(tmp_path / "one", tmp_path / "copy", copy_function=shutil.copyfile)
    for path in (tmp_path / "copy").rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert built(root, tmp_path / "two", tmp_path / "copy") == before
    for name in ("index.html", "index.html.br", "answers.hu.json"):
        assert (tmp_path / "two" / name).samefile(tmp_path / "copy" / name)


def test_files_of_the_last_site_are_shared_and_keep_their_time(tmp_path: Path) -> None:
    root = copy_center(tmp_path / "center")
    built(root, tmp_path / "one", tmp_path / "none")
    (tmp_path / "one/404.html").chmod(0o600)
    replaced(PAGE, "If it does not arrive", "Should it not arrive")(root)
    built(root, tmp_path / "two", tmp_path / "one")
    changed = (tmp_path / "one/en/password/new-password/index.html").read_bytes()
    assert b"If it does not arrive" in changed, "the last site is as it was"
    assert (tmp_path / "two/index.html").samefile(tmp_path / "one/index.html")
    assert not (tmp_path / "two/404.html").samefile(tmp_path / "one/404.html"), (
        "servers may not read that one"
    )
    assert (tmp_path / "two/404.html").stat().st_mode & 0o777 == 0o644
