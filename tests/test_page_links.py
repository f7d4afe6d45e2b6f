"""The links under an answer to edit it and to report a mistake: where mkdocs.yml sets them, and nowhere else."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage

from helpcenter.model.page_actions import edit_url, report_url
from helpcenter.read.help_center import read
from repository import CENTER
from support import ROOT, helpcenter

SETTING = "use_directory_urls: true\n"
EDIT = ["", "https://git.example/help/site", "https://git.example/help/site/", "https://git.example"]
FOLDERS = [
    "edit/main/docs/",
    "edit/main/docs",
    "/edit/docs/",
    "?query=root/docs/",
    "#/docs/",
    "https://edit.example/docs/",
    "../-/edit/main/docs/",
]

LINKS = re.compile(
    r'<dt>([^<]+)</dt>\s*<dd><a href="([^"]+)" rel="nofollow">([^<]+)</a>'
    r'<a href="([^"]+)" rel="nofollow">([^<]+)</a></dd>'
)


def center_with(folder: Path, settings: str) -> Path:
    """A copy of the smallest help center with more settings."""
    root = Path(shutil.copytree(CENTER, folder / "center"))
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert SETTING in text
    file.write_text(text.replace(SETTING, SETTING + settings), "utf-8")
    return root


@pytest.mark.parametrize("repository", EDIT)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_is_edited_where_mkdocs_says(repository: str, folder: str, tmp_path: Path) -> None:
    settings = {"edit_uri": folder} | ({"repo_url": repository} if repository else {})
    root = center_with(tmp_path, "".join(f'{key}: "{value}"\n' for key, value in settings.items()))
    center = read(root)
    page = center.pages["hu", "reset/request"]
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(root / "docs"), "plugins": [], **settings})
    assert config.validate() is not None
    file = File("hu/reset/request.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    theirs = MkDocsPage(None, file, config).edit_url
    if repository or "://" in folder:
        assert edit_url(center, page) == theirs
        assert helpcenter(root, "check").returncode == 0
    else:
        assert edit_url(center, page) == ""
        assert "mkdocs.yml:8:1 settings: " in helpcenter(root, "check").stdout


def test_a_report_says_of_which_page_it_is(tmp_path: Path) -> None:
    address = "https://git.example/new?title={id}:+{title}&body={address}"
    center = read(center_with(tmp_path, f"extra:\n  help:\n    report: {address}\n"))
    values = {"id": "4618", "title": "Így kérhetsz & kapsz?", "address": "https://help.example/így/"}
    assert report_url(center, "never read", **values) == (
        "https://git.example/new?title=4618:+%C3%8Dgy%20k%C3%A9rhetsz%20%26%20kapsz%3F"
        "&body=https%3A%2F%2Fhelp.example%2F%C3%ADgy%2F"
    )
    by_mail = tmp_path / "mail"
    by_mail.mkdir()
    center = read(center_with(by_mail, "extra:\n  help:\n    report: mailto:help@portal.example\n"))
    assert (
        report_url(center, "Hiba: 1 & 2?\n")
        == "mailto:help@portal.example?subject=Hiba%3A%201%20%26%202%3F%0A"
    )


def test_the_links_are_under_each_answer_in_its_language(tmp_path: Path) -> None:
    mail = "mailto:help@portal.example"
    settings = f"repo_url: https://git.example/help\nedit_uri: edit/main/docs/\nextra:\n  help:\n    report: {mail}\n"
    root = center_with(tmp_path, settings)
    (root / "hooks").symlink_to(ROOT / "hooks")
    done = helpcenter(root, "build", "--no-compress")
    assert done.returncode == 0, done.stdout + done.stderr
    center = read(root)
    shown = {file: file.read_text("utf-8") for file in (root / "site").rglob("*.html")}
    for page in center.pages.values():
        href = f"https://git.example/help/edit/main/{page.path}"
        pages = [text for text in shown.values() if f'href="{href}"' in text]
        assert len(pages) == (page.kind == "answer" or page.key == "contact"), page.path
        for text in pages:
            found = LINKS.search(text)
            words = center.language(page.language).document.data["words"]["page_links"]
            assert found and found.group(1, 2, 3, 5) == (words["label"], href, words["edit"], words["report"])
            subject = unquote(unescape(found[4]).removeprefix(f"{mail}?subject="))
            assert subject == words["report_subject"].replace("{title}", page.title).replace("{id}", page.key)
            assert f'lang="{page.language}"' in text


def test_a_site_that_sets_nothing_has_no_such_links(site: Path) -> None:
    assert not [file for file in site.rglob("*.html") if LINKS.search(file.read_text("utf-8"))]
