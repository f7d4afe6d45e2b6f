"""The search in Python and the search in the browser are one: same index file, same answers, same scores."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from helpcenter.search import loaded_index
from support import NODE, QUERIES, ROOT, THEME

OWN_QUERIES = [
    ROOT / f"tests/search/{name}.tsv"
    for name in ("customers", "phones", "voices", "unseen", "answered", "unanswered", "fresh", "elsewhere")
]
STRANGE = [
    "", " ", "\x00", "<script>alert(1)</script>", "😀", "مرحبا", "ﬁ ﬂ ²³ Ⅷ", "ÁRVÍZTŰRŐ", "e‑mail", "ß ẞ Ł ø",
    "İstanbul ΟΔΟΣ", "constructor __proto__ toString", "36 1 486 4343", "a" * 10_000, "jelszó " * 2_000, "%$#@!",
    "aaa aaaa aaaaa", "ugyfelportal.union.hu/ugyfelportal/", "-", "--", "'", '"', "＋３６", "ñandú", "straße",
    "van az a " * 12 + "jelszó", "van az a " * 20 + "jelszó",
]  # fmt: skip


def queries(seed: int, terms: list[str]) -> list[str]:
    """Customers' queries, strange ones, and thousands made of the index's words: cut, misspelt, put together."""
    listed = [line.split("\t")[2] for file in (QUERIES, *OWN_QUERIES) for line in _lines(file)]
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyzáéíóöőúüű0123456789-. "

    def bent(word: str) -> str:
        at = chance.randrange(len(word) + 1)
        letter = chance.choice(letters)
        return chance.choice(
            [word, word[:at], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]]
        )

    made = [" ".join(bent(chance.choice(terms)) for _ in range(chance.randint(1, 5))) for _ in range(1_500)]
    return [*listed, *STRANGE, *made]


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("language", ["hu", "en"])
def test_python_and_the_browsers_engine_rank_alike(language: str, site: Path, tmp_path: Path) -> None:
    index = next((site / "assets").glob(f"search-{language}.*.json"))
    search = loaded_index.load(index.read_bytes())
    asked = queries(7, list(search.vocabulary.terms))
    modules = tmp_path / "assets"
    shutil.copytree(THEME / "assets", modules)
    (modules / "package.json").write_text('{"type": "module"}')
    done = subprocess.run(
        [NODE, ROOT / "tests/search_twin.mjs", modules / "search-engine.js", index],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = json.loads(done.stdout)
    differing = []
    for query, their in zip(asked, theirs, strict=True):
        groups, answers = search.ask(query)
        ours = [[item.number, item.score] for item in answers]
        found, fit = their["results"], search.fit(groups, answers)
        same_fit = [fit.name, fit.elsewhere] == [their["fit"]["name"], their["fit"]["elsewhere"]]
        if (
            not same_fit
            or abs(fit.share - their["fit"]["share"]) > 2e-6
            or [number for number, _ in ours] != [number for number, _ in found]
            or any(abs(mine[1] - other[1]) > 2e-6 for mine, other in zip(ours, found, strict=True))
        ):
            differing.append((query[:60], ours[:5], found[:5], fit, their["fit"]))
    assert len(asked) > 1_700
    assert not differing
