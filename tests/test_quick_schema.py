"""What is quickly said to keep to a schema keeps to it, as jsonschema reads it."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest

from helpcenter.model.document import Document
from helpcenter.read import schema
from helpcenter.read.help_center import read
from helpcenter.read.quick_schema import surely_right
from support import ROOT

CENTER = read(ROOT)
ODD: list[Any] = [
    None, "", " ", 0, -1, 2, 1.5, 1.0, float("nan"), True, False, [], {}, [1], ["a", "a"], [["a"], ["a"]], {"a": 1},
    "x" * 500, "2026-02-30", "2026-02-28", "2026-2-1", "hu", "login/forgot", "https://a.example/", "48273", "a\nb", "É",
]  # fmt: skip


def real() -> dict[str, list[Document]]:
    """The documents of the real help center by the names of their schemas."""
    found: dict[str, list[Document]] = {"facts": [CENTER.facts], "downloads": [CENTER.downloads_list]}
    found["language"] = [language.written for language in CENTER.languages]
    found["permalink"] = list(CENTER.ledger.documents.values())[:5]
    for page in CENTER.pages.values():
        found.setdefault(page.kind, []).append(page)
    return {name: documents[:6] for name, documents in found.items()}


def places(data: Any, keys: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The keys under which something is in data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [keys, *(place for key, value in inner for place in places(value, (*keys, key)))]


def changed(data: Any, chance: random.Random) -> Any:
    """Data with one or two values replaced, added or gone."""
    made = copy.deepcopy(data)
    for _ in range(chance.choice([1, 1, 2])):
        *above, last = chance.choice(places(made)[1:] or [("a",)])
        group = made
        for key in above:
            group = group[key]
        what = chance.choice(["put", "put", "add", "drop"])
        if what == "drop" and last in (group if isinstance(group, dict) else range(len(group))):
            del group[last]
        elif isinstance(group, dict):
            group[chance.choice([last, last, "new", "en"]) if what == "put" else "new"] = chance.choice(ODD)
        else:
            group.append(chance.choice(ODD))
    return made


@pytest.mark.parametrize("name", sorted(real()))
def test_what_is_quickly_said_to_be_right_is_right(name: str) -> None:
    chance, right, wrong = random.Random(name), 0, 0
    judge = schema._validator(name)
    for document in real()[name]:
        assert surely_right(document.data, schema.load(name)), document.path
        for _ in range(60):
            data = changed(document.data, chance)
            errors = list(judge.iter_errors(data))
            wrong += bool(errors)
            if surely_right(data, schema.load(name)):
                right += 1
                assert errors == [], (document.path, data)
    assert right and wrong


def test_a_keyword_that_is_not_known_is_for_jsonschema() -> None:
    assert surely_right("a", {"type": "string", "description": "…", "x-judged-by": "rule"})
    assert not surely_right("a", {"oneOf": [{"type": "string"}]})
    assert not surely_right("a", {"type": "string", "format": "uri"})
    assert surely_right(1, True) and not surely_right(1, False)
