"""What is packed to need less memory says the same as before."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from helpcenter.model.document import Document, Page, Scan
from helpcenter.read.help_center import read
from helpcenter.read.packed_places import with_packed_places
from helpcenter.read.page_reader import PageReader
from helpcenter.read.shelf import dumped, loaded
from support import ROOT


def test_passages_know_their_places_when_they_are_packed_and_kept() -> None:
    center = read(ROOT)
    languages = {language.code: language for language in center.languages}
    reader = PageReader(center.settings, languages, tuple(center.snippets.values()), "")
    compared = 0
    for page in list(center.pages.values())[::3]:
        whole = reader.read(page, reader.name(page))
        for kept in (with_packed_places(whole), loaded(dumped(with_packed_places(whole)))):
            assert kept == whole, "places take no part in that"
            assert (kept.scan is kept.shown) == (whole.scan is whole.shown)
            for name in ("shown", "scan"):
                ours, theirs = getattr(kept, name).passages, getattr(whole, name).passages
                assert [one.kind for one in ours] == [one.kind for one in theirs]
                for one, other in zip(ours, theirs, strict=True):
                    offsets = (*range(0, len(other.text), 9), len(other.text))
                    assert [one.where(at) for at in offsets] == [other.where(at) for at in offsets]
                    compared += len(offsets)
    assert compared > 1000


@pytest.mark.parametrize(
    "text", ["", "plain", "őű „idézet”", "a\udcffb", "😀 " * 300, "\udcff" * 400, "sor\n" * 500]
)
def test_packed_texts_are_the_same_texts(text: str) -> None:
    page = Page("docs/hu/x.md", text, body=text, shown=Scan(text=text, html=text))
    for one in (page, replace(page, key="a"), pickle.loads(pickle.dumps(page))):
        assert (one.text, one.body, one.shown.text, one.shown.html) == (text, text, text, text)
    assert page == replace(page, path=page.path)
    assert Document("x.md").text == Page("x.md").body == Scan().html == ""
