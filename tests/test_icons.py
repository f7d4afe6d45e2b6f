"""Icons come from Material's sets, which is why the theme in mkdocs.yml is Material."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpcenter.read import help_center, icon_sets
from helpcenter.rules.shared.audit import audit
from support import ROOT, THEME, copy_center, helpcenter

INCLUDED = re.compile(r'include "\.icons/([^"]+)\.svg"')


def test_material_has_a_reason() -> None:
    """Whoever takes its icons or its emoji out of the last template, page and setting takes Material out as well."""
    center = help_center.read(ROOT)
    used = {name for file in THEME.rglob("*.html") for name in INCLUDED.findall(file.read_text("utf-8"))}
    topics = {page.words("icon") for page in center.pages.values() if page.kind == "topic"}
    emoji = "material.extensions.emoji.twemoji" in center.settings.text
    assert center.settings.data["theme"]["name"] == "material"
    assert len(used) > 10 and len(topics) > 5 and emoji
    assert [
        name for name in used | topics if not name.startswith("material/") or not icon_sets.exists(name)
    ] == []


def test_no_icon_is_drawn_by_hand() -> None:
    assert not (THEME / ".icons").exists()


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("material/key", True),
        ("fontawesome/solid/key", True),
        ("octicons/key-24", True),
        ("simple/git", True),
        ("material/no-such-icon", False),
        ("key", False),
        ("../material/key", False),
        ("material/../material/key", False),
        ("logo", False),
        ("/etc/passwd", False),
    ],
)
def test_an_icon_is_known_by_its_set_and_name(name: str, there: bool) -> None:
    assert icon_sets.exists(name) == there
    assert (icon_sets.source(icon_sets.file_of(name)) is not None) == there


def test_an_icon_takes_the_colour_of_the_text_around_it_and_is_read_to_nobody() -> None:
    svg = icon_sets.source(".icons/material/key.svg") or ""
    assert (
        svg.startswith('<svg class="icon" ') and 'fill="currentColor"' in svg and 'aria-hidden="true"' in svg
    )


@pytest.mark.slow
def test_topics_and_texts_show_icons_and_only_those_in_use_are_on_the_site(tmp_path: Path) -> None:
    root = copy_center(tmp_path / "center")
    for file in (root / "docs").glob("*/reset/index.md"):
        file.write_text(file.read_text("utf-8").replace("help/key", "octicons/key-24"), "utf-8")
    page = root / "docs/en/reset/request.md"
    page.write_text(page.read_text("utf-8") + "\nA key: :material-key-outline: :tada:\n", "utf-8")
    assert audit(help_center.read(root)) == []
    assert helpcenter(root, "build", "--no-compress").returncode == 0
    home = (root / "site/en/index.html").read_text("utf-8")
    path = re.findall(r'd="([^"]+)"', icon_sets.source(".icons/octicons/key-24.svg") or "")[0]
    assert path in home
    answer = (root / "site/en/password/new-password/index.html").read_text("utf-8")
    outline = re.findall(r'd="([^"]+)"', icon_sets.source(".icons/material/key-outline.svg") or "")[0]
    assert outline in answer and "🎉" in answer
    shared = next((root / "site/assets").glob("help-icons.*.svg"))
    known = set(re.findall(r' id="([^"]+)"', shared.read_text("utf-8")))
    named = {name for html in (home, answer) for name in re.findall(rf"{shared.name}#([\w-]+)", html)}
    assert {"magnify", "chevron-right", "phone-outline"} <= named <= known
    assert 'viewBox="0 0 24 24"' not in answer.replace(outline, "").partition('<div class="prose">')[0]
    assert not [file for file in (root / "site").rglob("*.svg") if "octicons" in file.as_posix()]
