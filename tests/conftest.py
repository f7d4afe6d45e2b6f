"""Fixtures that several tests share: the project, built, and a server that shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings
from playwright.sync_api import Browser, expect, sync_playwright

from helpcenter.rules.shared import audit
from repository import Repository, new_repository, published_repository
from support import CHROMIUM_FLAGS, copy_project, helpcenter, serve

# The same examples on every machine, and no verdict on a machine that is slow.
settings.register_profile(
    "help", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("help")
expect.set_options(timeout=60_000)

BROWSER = Path(__file__).parent / "browser"
PROCESSES = {id(one) for one in (helpcenter, copy_project, Repository, new_repository, published_repository)}


LONGEST = [
    "build_dangers",
    "editing",
    "downloads",
    "accessible",
    "published_before",
    "editors_guide",
    "fact_commands",
    "guide",
    "delivery",
    "desk",
    "preview_pages",
    "did_it_help",
    "rules",
    "anchors",
    "lighthouse",
    "files",
    "facts",
    "search_twins",
    "which_site",
    "preview",
    "workflow",
    "warm_build",
    "search",
    "constructs_shown",
    "killed_builds",
    "notice",
    "fix",
    "mentions",
    "reading",
    "command_line",
    "honest_search",
    "install",
    "mutants",
    "hostile_texts",
    "markdown",
    "build",
    "init",
    "relevance",
    "short_links",
    "permalinks",
]
"""Files that take longest, by their names without test_, the longest first: they begin first, so that no process
works on one alone in the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first, and mark what `make test-fast` leaves out.

    Marked are `browser`, and as `slow` what builds the real site or tries random texts.
    A file whose tests run the command in processes of its own or work in git repositories is slow as a whole. What
    takes long for another reason is marked in its file.
    """
    place = {f"test_{name}.py": number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))  # a stable sort: files stay together
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "browser" in fixtures or BROWSER in item.path.parents:
            item.add_marker(pytest.mark.browser)
        elif (
            "project" in fixtures
            or is_hypothesis_test(getattr(item, "obj", None))
            or PROCESSES & {id(value) for value in vars(getattr(item, "module", None) or object).values()}
        ):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def _rules_work_in_this_process() -> Iterator[None]:
    """To start processes of a large one takes longer than the rules do; commands start theirs as always."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(audit, "_MANY", 1_000_000)
        yield


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with its site built by the real command; not to be changed."""
    root = copy_project(tmp_path_factory.mktemp("built"))
    done = helpcenter(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The built site; not to be changed."""
    return project / "site"


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The built site, served; its address, ending in a slash."""
    yield from serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS)
        yield started
        started.close()
