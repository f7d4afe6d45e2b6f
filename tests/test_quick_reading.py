"""What is passed over because a text cannot hold it is what would not be found: the quick way finds the same."""

from __future__ import annotations

from functools import cache
from itertools import chain

import pytest
from markdown.treeprocessors import InlineProcessor

import marks
from helpcenter.facts.hints import HintedWords
from helpcenter.facts.reading import lexicons
from helpcenter.facts.recognising import known, recognised
from helpcenter.facts.site_names import _COUNTING
from helpcenter.facts.unspaced import _FAR, _OTHER
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.seen import seen
from helpcenter.read.help_center import read
from helpcenter.read.markdown.quick_inline import QuickInline
from helpcenter.read.markdown.rendering import renderer
from support import ROOT


@cache
def center() -> HelpCenter:
    """The real help center."""
    return read(ROOT)


def rendered(text: str, settings: Document) -> str:
    """The rendering of a text, or the kind of exception that it causes."""
    try:
        return renderer(settings)(text)
    except Exception as error:  # whatever a broken text causes
        return repr(error)


@pytest.mark.parametrize(
    "listed", [marks.EXTENSIONS, ["attr_list", "footnotes", marks.EXTENSIONS[-1]]], ids=len
)
def test_inline_patterns_that_are_passed_over_would_find_nothing(
    listed: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = marks.settings(listed)
    texts = [*chain(marks.texts(14, 250), (page.body for page in center().pages.values()))]
    quick = [rendered(text, settings) for text in texts]
    slow = InlineProcessor._InlineProcessor__handleInline  # type: ignore[attr-defined]
    monkeypatch.setattr(QuickInline, "_InlineProcessor__handleInline", slow)
    assert quick == [rendered(text, settings) for text in texts]


def test_the_quick_processor_is_the_one_that_reads(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(QuickInline, "_InlineProcessor__handleInline", lambda *_: "read here")
    assert renderer(marks.settings([marks.EXTENSIONS[-1]]))("some *text*") == "<p>read here</p>"


def sentences() -> list[str]:
    """The passages of the real pages, and pieces of two of them put together, with all that facts are made of."""
    found = [passage.text for page in center().pages.values() for passage in page.shown.passages]
    torn = [
        one[: len(one) // 2] + other[len(other) // 3 :] for one, other in zip(found, found[7:], strict=False)
    ]
    odd = [
        "öt €",
        "five percent",
        "½ óra",
        "²",
        "24時間",
        "Kedden 8-kor",
        "XL",
        "“IV” at 5 %",
        "INFO (at) UNION (dot) HU",
    ]
    return [*found, *torn, *odd]


def test_recognisers_that_are_passed_over_would_find_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    given = lexicons(center())
    cases = [
        (text, lexicon, amounts)
        for text in map(seen, sentences())
        for lexicon in given.values()
        for amounts in (True, False)
    ]
    quick = [
        (recognised(text, lexicon, amounts=amounts), known(text, lexicon)) for text, lexicon, amounts in cases
    ]
    assert sum(bool(stated) for stated, _ in quick) > 500
    monkeypatch.setattr(HintedWords, "of", lambda words, text: -1)
    slow = [
        (recognised(text, lexicon, amounts=amounts), known(text, lexicon)) for text, lexicon, amounts in cases
    ]
    assert quick == slow


def test_what_is_put_apart_is_far_from_the_letters_of_most_texts() -> None:
    read_otherwise = [sign for code in range(0x80, 0x110000) if _OTHER.match(sign := chr(code))]
    assert len(read_otherwise) > 1000
    assert [sign for sign in read_otherwise if not _FAR.match(sign)] == []


def test_a_name_with_digits_is_looked_for_where_python_sees_one() -> None:
    signs = [chr(code) for code in range(0x110000)]
    assert [sign for sign in signs if sign.isdigit() != bool(_COUNTING.search(sign))] == []
