"""How fast the search answers in a real browser, while one types."""

from __future__ import annotations

import random
from pathlib import Path

from playwright.sync_api import Browser
from tests import relevance

from benchmarks.browser import reader
from benchmarks.center import LANGUAGES
from benchmarks.corpus import answers
from helpcenter.search.analysis import fold

OF_CUSTOMERS = 20
"""Queries that real pages answer: common words, which stand in many made-up answers too."""

OF_ANSWERS = 20
"""Queries made of the made-up answers: half without accents, a third with a slip of the finger."""

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


def queries(project: Path, size: int) -> list[str]:
    """What customers type at a help center of so many made-up answers; the same each time."""
    chance = random.Random(size)
    language = LANGUAGES[0]
    listed = [
        query.text
        for query in relevance.queries(project / "tests/search/customers.tsv")
        if query.language == language
    ]
    chosen = chance.sample(listed, OF_CUSTOMERS)
    made = chance.choices(list(answers(project, language, size)), k=OF_ANSWERS)
    for number, answer in enumerate(made):
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


def latencies(browser: Browser, site: Path, asked: list[str]) -> list[float]:
    """Milliseconds from each key's question to the worker until its answer is back, the index being loaded."""
    worker, index = (
        next((site / "assets").glob(name)).relative_to(site).as_posix()
        for name in ("search-worker.*.js", f"search-{LANGUAGES[0]}.*.json")
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
