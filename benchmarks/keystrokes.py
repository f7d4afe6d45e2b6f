"""How fast the search answers in a real browser, while one types."""

from __future__ import annotations

import random
from pathlib import Path

from playwright.sync_api import Browser
from tests import relevance

from benchmarks import center
from benchmarks.browser import reader
from helpcenter.search.analysis import fold

QUERIES = 40
"""Queries that are typed. Half are made of the made-up answers, if there are any: half of these without accents, a
third with a slip of the finger. The others are customers' own: common words, which stand in many answers."""

_FIRST = """async query => {
  const input = document.querySelector("help-search input");
  const begun = performance.now();
  input.focus();
  input.value = query;
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  while (!document.querySelector("help-search [role=option]")) await new Promise(requestAnimationFrame);
  return performance.now() - begun;
}"""

_KEYS = """async ([worker, index, queries]) => {
  const search = new Worker(new URL(worker, location), { type: "module" });
  let id = 0;
  const ask = query => new Promise((resolve, reject) => {
    search.onmessage = ({ data }) => data.failed ? reject(data.failed) : resolve(data);
    search.postMessage({ id: ++id, query });
  });
  search.postMessage({ index: new URL(index, location).href });
  await ask("");
  const latencies = [];
  for (const query of queries) {
    for (let end = 1; end <= query.length; end++) {
      const begun = performance.now();
      await ask(query.slice(0, end));
      latencies.push(performance.now() - begun);
    }
  }
  search.terminate();
  return latencies;
}"""


def queries(project: Path, language: str, size: int) -> list[str]:
    """What customers type at a help center of so many answers; the same each time."""
    chance = random.Random(size)
    listed = [
        query.text
        for query in relevance.queries(project / "tests/search/customers.tsv")
        if query.language == language
    ]
    made = center.made_up(project, language, size)
    picked = chance.choices(made, k=QUERIES // 2) if made else []
    chosen = chance.sample(listed, QUERIES - len(picked))
    for number, answer in enumerate(picked):
        asked = chance.choice(answer.also_asked)
        asked = fold(asked) if number % 2 else asked
        chosen.append(_slipped(asked, chance) if number % 3 == 0 else asked)
    return chosen


def first(browser: Browser, site: Path, query: str) -> float:
    """Milliseconds from the focus to the first answer on a page just opened: scripts and index are loaded between."""
    with reader(browser, site) as page:
        page.goto("")
        page.wait_for_load_state("networkidle")
        return float(page.evaluate(_FIRST, query))


def latencies(browser: Browser, site: Path, language: str, asked: list[str]) -> list[float]:
    """Milliseconds from each key's question to the worker until its answer is back, the index being loaded."""
    worker, index = (
        next((site / "assets").glob(name)).relative_to(site).as_posix()
        for name in ("search-worker.*.js", f"search-{language}.*.json")
    )
    with reader(browser, site) as page:
        page.goto("")
        found: list[float] = page.evaluate(_KEYS, [worker, index, asked])
        return found


def _slipped(text: str, chance: random.Random) -> str:
    """Two letters swapped, or one left out."""
    at = chance.randrange(1, max(2, len(text) - 1))
    swapped = text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
    return chance.choice([swapped, text[:at] + text[at + 1 :]])
