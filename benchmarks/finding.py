"""Relevance: our search and Material's own, on the same pages, in a real browser, asked the same queries."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page
from tests import relevance

from benchmarks import builds
from benchmarks.browser import reader
from benchmarks.tables import table

Search = Callable[[str, str], list[str]]
"""Language and query → the answers found, each as language:key, the best first."""

HEADER = ("engine, queries", "asked", "MRR@10", "in first 3", "no result", "other language")
MATERIAL_SHOWS = 10
"""Results that Material renders before one scrolls."""


def measure(project: Path, folder: Path, browser: Browser) -> str:
    """Build both sites, ask both, and tell in a table."""
    files = [project / f"tests/search/{name}.tsv" for name in ("given", "customers", "unseen")]
    own, stock = builds.ours(project, folder / "site"), builds.stock(project, folder / "stock")
    rows = []
    with reader(browser, stock) as page:
        rows += [_row("Material", file, _material(page)) for file in files]
    with reader(browser, own) as page:
        rows += [_row("ours", file, _ours(page, own)) for file in files]
    return table("Relevance", HEADER, rows)


def _row(engine: str, file: Path, search: Search) -> list[str]:
    mixed: list[str] = []

    def ask(language: str, query: str) -> list[str]:
        found = search(language, query)
        if any(not key.startswith(f"{language}:") for key in found[:10]):
            mixed.append(query)
        return [key.removeprefix(f"{language}:") for key in found]

    judged = relevance.judge(file, ask)
    count = len(judged.ranks)
    return [
        f"{engine}, {file.name}",
        str(count),
        f"{judged.reciprocal:.3f}",
        f"{judged.in_three:.1%}",
        f"{len(judged.without_result) / count:.1%}",
        f"{len(mixed) / count:.1%}",
    ]


def _ours(page: Page, site: Path) -> Search:
    """Our search page, by its address."""
    keys: dict[str, str] = {}
    searches: dict[str, str] = {}
    for index in (site / "assets").glob("search-*.json"):
        data = json.loads(index.read_text("utf-8"))
        keys |= {document["url"]: f"{data['language']}:{document['key']}" for document in data["documents"]}

    def ask(language: str, query: str) -> list[str]:
        if language not in searches:
            page.goto(_home(language))
            searches[language] = page.locator("help-search form").evaluate("form => form.action")
        page.goto(f"{searches[language]}?q={quote(query, safe='')}")
        page.wait_for_selector("html[data-searched]")
        links = page.eval_on_selector_all("#search-results > li a", "all => all.map(one => one.pathname)")
        return [keys[link.removeprefix("/")] for link in links]

    return ask


def _material(page: Page) -> Search:
    """Material's search box on the language's home page; sections of a page count as the page."""
    shown: list[str] = []
    field = page.locator("[data-md-component=search-query]")

    def typed(text: str) -> None:
        field.fill(text)
        field.press("End")  # Material looks when a key comes up

    def awake(language: str) -> None:
        """Have it load its index, with a word that it must find."""
        page.goto(_home(language))
        typed(page.locator("h1").inner_text().split()[0])
        page.wait_for_function(_COUNTS)
        typed("")
        page.wait_for_function(f"() => !({_COUNTS})()")
        shown[:] = [language, page.locator(_STATUS).inner_text()]

    def ask(language: str, query: str) -> list[str]:
        if shown[:1] != [language]:
            awake(language)
        typed("")
        page.wait_for_function(f"empty => {_META} === empty", arg=shown[1])
        typed(query)
        page.wait_for_function(_ANSWERED, arg=[shown[1], MATERIAL_SHOWS])
        links = page.eval_on_selector_all(f"{_ITEM} a:first-of-type", "all => all.map(one => one.pathname)")
        return list(dict.fromkeys(_key(link) for link in links))

    return ask


_STATUS = ".md-search-result__meta"
_ITEM = ".md-search-result__item"
_META = f"document.querySelector('{_STATUS}').innerText"
_COUNTS = f"() => /[0-9]/.test({_META})"
_ANSWERED = f"""([empty, most]) => {{
  if ({_META} === empty) return false;
  const count = Number({_META}.match(/[0-9]+/)?.[0] ?? 0);
  return document.querySelectorAll("{_ITEM}").length >= Math.min(most, count);
}}"""


def _key(path: str) -> str:
    """The answer at an address of the stock site, whose addresses are its source paths."""
    parts = path.strip("/").split("/")
    language = parts.pop(0) if parts[0] == "en" else "hu"
    return f"{language}:{'/'.join(parts)}"


def _home(language: str) -> str:
    return "" if language == "hu" else f"{language}/"
