"""What a site keeps of the last one: assets for pages that are open, and the times of files that did not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.site import site_folder
from helpcenter.site.build_folder import build_folder
from helpcenter.site.last_site import BUILDS


def put(root: Path, **files: str) -> None:
    """Place a site with some files; `__` in a name is a slash, `_` a full stop."""
    names = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    with build_folder(root) as folder:
        for name, text in (names | {site_folder.MARKER: site_folder.marker(names)}).items():
            file = folder.site / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        folder.place(root / "site")


def there(root: Path) -> set[str]:
    """The files of the site."""
    site = root / "site"
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def test_assets_of_earlier_sites_stay_for_some_builds(tmp_path: Path) -> None:
    put(tmp_path, index_html="a", assets__a_js="a", assets__a_js_br="x", old_html="x")
    for number in range(BUILDS):
        put(tmp_path, index_html="b", assets__b_js="b")
        assert {"assets/a.js", "assets/a.js.br"} < there(tmp_path), f"build {number}"
        assert (tmp_path / "site/assets/a.js").read_text("utf-8") == "a"
        assert site_folder.place(tmp_path, tmp_path / "site")[1] == "", "the next build accepts it"
    assert "old.html" not in there(tmp_path)
    put(tmp_path, index_html="b", assets__b_js="b")
    assert there(tmp_path) == {"index.html", "assets/b.js", site_folder.MARKER}


def test_an_asset_that_comes_back_is_the_site_s_own(tmp_path: Path) -> None:
    put(tmp_path, assets__a_js="a")
    put(tmp_path, assets__b_js="b")
    put(tmp_path, assets__a_js="a")
    assert (tmp_path / "site" / site_folder.KEPT).read_text("utf-8") == "1 assets/b.js\n"


@pytest.mark.parametrize(
    "kept", ["", "x y\n", "\xff", "1\n", "99999999999999999999 assets/a.js\n", "-1 assets/a.js\n"]
)
def test_a_broken_list_stops_nothing(tmp_path: Path, kept: str) -> None:
    put(tmp_path, assets__a_js="a")
    put(tmp_path, assets__b_js="b")
    (tmp_path / "site" / site_folder.KEPT).write_text(kept, "latin-1")
    put(tmp_path, assets__c_js="c")
    assert "assets/b.js" in there(tmp_path)


def test_what_did_not_change_keeps_its_time(tmp_path: Path) -> None:
    put(tmp_path, same_html="a", other_html="a", assets__a_js="a")
    before = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "site").rglob("*.*")}
    put(tmp_path, same_html="a", other_html="b", assets__a_js="a")
    after = {file.name: file.stat().st_mtime_ns for file in (tmp_path / "site").rglob("*.*")}
    assert {name for name in before if before[name] == after[name]} == {"same.html", "a.js"}


def test_from_a_folder_that_is_no_site_nothing_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site/assets").mkdir(parents=True)
    (tmp_path / "site/assets/a.js").write_text("a", "utf-8")
    put(tmp_path, index_html="a")
    assert there(tmp_path) == {"index.html", site_folder.MARKER}
