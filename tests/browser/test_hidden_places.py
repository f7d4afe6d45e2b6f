"""A link to what is in a tab or in a closed box opens it; on paper everything is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support import copy_project, helpcenter, serve

TEXT = """
[A lapra](#lap), [a második fülre](#__tabbed_1_2), [a dobozba](#doboz), [a lapon levő dobozba](#mely).

=== "Első"

    Első szöveg.

=== "Második"

    ## A lapon {#lap}

    Második szöveg, [hivatkozással](index.md).

    ??? note "Zárt doboz a lapon"

        ### Mélyen {#mely}

        Harmadik szöveg.

??? tip

    ## A dobozban {#doboz}

    Negyedik szöveg.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with tabs and boxes, on a site that is served."""
    root = copy_project(tmp_path_factory.mktemp("hidden"))
    for code in ("hu", "en"):
        with (root / f"docs/{code}/account/postal.md").open("a", encoding="utf-8") as file:
            file.write(TEXT)
    built = helpcenter(root, "build", "--no-compress")
    assert built.returncode == 0, built.stdout + built.stderr
    page = next(path for path in (root / "site").rglob("index.html") if path.parent.name == "postai-uton")
    for server in serve(root / "site"):
        yield f"{server}{page.parent.relative_to(root / 'site').as_posix()}/"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 800, "height": 500})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("place", ["lap", "doboz", "mely"])
def test_an_address_opens_what_hides_its_place(reader: Page, address: str, place: str) -> None:
    reader.goto(f"{address}#{place}")
    expect(reader.locator(f"#{place}")).to_be_in_viewport()


@pytest.mark.parametrize("place", ["lap", "doboz", "mely"])
def test_a_link_on_the_page_opens_what_hides_its_place(reader: Page, address: str, place: str) -> None:
    reader.goto(address)
    expect(reader.locator(f"#{place}")).to_be_hidden()
    reader.locator(f'.prose a[href="#{place}"]:not(.headerlink)').click()
    expect(reader.locator(f"#{place}")).to_be_in_viewport()
    assert reader.url == f"{address}#{place}"


def test_a_link_to_a_tab_itself_chooses_it(reader: Page, address: str) -> None:
    reader.goto(f"{address}#__tabbed_1_2")
    expect(reader.locator("#lap")).to_be_visible()
    reader.get_by_text("Első", exact=True).click()
    expect(reader.locator("#lap")).to_be_hidden()
    reader.locator('.prose a[href="#__tabbed_1_2"]').click()
    expect(reader.locator("#lap")).to_be_visible()


def test_the_same_link_opens_it_once_more_after_another_tab(reader: Page, address: str) -> None:
    reader.goto(f"{address}#lap")
    expect(reader.locator("#lap")).to_be_in_viewport()
    reader.get_by_text("Első", exact=True).click()
    expect(reader.locator("#lap")).to_be_hidden()
    reader.locator('.prose a[href="#lap"]:not(.headerlink)').click()
    expect(reader.locator("#lap")).to_be_in_viewport()


def test_back_and_forth_opens_it(reader: Page, address: str) -> None:
    reader.goto(address)
    reader.evaluate("location.hash = 'lap'")
    expect(reader.locator("#lap")).to_be_in_viewport()
    reader.get_by_text("Első", exact=True).click()
    reader.go_back()
    reader.go_forward()
    expect(reader.locator("#lap")).to_be_in_viewport()


def test_the_tab_key_goes_on_behind_the_place(reader: Page, address: str) -> None:
    reader.goto(f"{address}#lap")
    expect(reader.locator("#lap")).to_be_in_viewport()
    reader.keyboard.press("Tab")  # the link to the heading
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.textContent") == "hivatkozással"


def test_without_javascript_the_tab_is_shown_too(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = context.new_page()
    reader.goto(f"{address}#lap")
    expect(reader.locator("#lap")).to_be_visible()
    context.close()


def test_everything_is_on_paper(reader: Page, address: str) -> None:
    reader.goto(address)
    reader.emulate_media(media="print")
    for place in ("lap", "doboz", "mely"):
        expect(reader.locator(f"#{place}")).to_be_visible()


def test_boxes_without_a_title_have_the_title_of_the_language(reader: Page, address: str) -> None:
    reader.goto(address)
    expect(reader.locator("details.tip summary")).to_have_text("Tipp")
