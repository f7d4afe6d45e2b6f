"""Pictures on built pages: shared by all languages, with their sizes, loaded when they come into sight."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from helpcenter.read.pictures import pictures
from support import copy_project, helpcenter

HU, EN = "docs/hu/account/postal.md", "docs/en/account/postal.md"


def add(root: Path, path: str, text: str) -> None:
    """Append a paragraph to a page."""
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = copy_project(tmp_path_factory.mktemp("pictures"))
    (root / "docs/assets").mkdir()
    Image.new("RGB", (640, 400)).save(root / "docs/assets/way.png")
    name = unicodedata.normalize("NFC", "ábra.svg")
    for code in ("hu", "en"):
        drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"/>'
        (root / f"docs/{code}/account/{name}").write_text(drawing, "utf-8")
    decomposed = unicodedata.normalize("NFD", name)
    add(root, HU, f"![Az út](../../assets/way.png) ![Ábra]({decomposed})")
    add(root, EN, f'<img src="../../assets/way.png" alt="The way" width="32"> ![Drawing]({decomposed})')
    built = helpcenter(root, "build", "--no-compress")
    assert built.returncode == 0, built.stdout + built.stderr
    yield root / "site"


def images(site: Path, slug: str) -> list[str]:
    page = next(path for path in site.rglob("index.html") if path.parent.name == slug)
    prose = page.read_text("utf-8").partition('class="prose')[2]
    tags = re.findall(r"<img [^>]*>", prose)
    for source in re.findall(r'src="([^"]*)"', " ".join(tags)):
        assert (page.parent / re.sub(r"%([0-9A-F]{2})", "", source)).parent.is_dir()
    return tags


def test_a_shared_picture_is_on_the_pages_of_both_languages(site: Path) -> None:
    assert (site / "pictures/way.png").is_file()
    assert 'src="../../pictures/way.png"' in images(site, "postai-uton")[0]
    assert 'src="../../../pictures/way.png"' in images(site, "postal")[0]


def test_a_page_knows_the_size_of_its_pictures(site: Path) -> None:
    first, second = images(site, "postai-uton")
    assert 'width="640" height="400" loading="lazy"' in first
    assert 'width="20" height="10" loading="lazy"' in second


def test_a_size_that_is_given_stays_and_the_other_follows_from_it(site: Path) -> None:
    first = images(site, "postal")[0]
    assert 'width="32" height="20" loading="lazy"' in first


def test_an_accent_may_be_written_in_two_ways(site: Path) -> None:
    assert "%C3%A1bra.svg" in images(site, "postai-uton")[1]


@pytest.mark.parametrize(("orientation", "size"), [(1, (40, 20)), (6, (20, 40))])
def test_a_photo_that_was_taken_upright_is_as_high_as_it_is_shown(
    tmp_path: Path, orientation: int, size: tuple[int, int]
) -> None:
    (tmp_path / "docs").mkdir()
    image = Image.new("RGB", (40, 20))
    exif = image.getexif()
    exif[0x0112] = orientation
    image.save(tmp_path / "docs/photo.jpg", exif=exif)
    (found,) = pictures(tmp_path, ["docs/photo.jpg"])
    assert (found.width, found.height, found.fault) == (*size, None)


def test_a_picture_with_too_many_bytes_is_named_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    Image.effect_noise((900, 900), 60).save(tmp_path / "docs/big.png")
    (found,) = pictures(tmp_path, ["docs/big.png"])
    assert found.fault is not None
    assert "at most 500,000 fit" in found.fault[0] and "1,600 pixels wide" in found.fault[1]
