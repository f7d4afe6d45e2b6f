"""Which answers are listed beside an answer."""

from __future__ import annotations

from helpcenter.read.help_center import read
from helpcenter.site.next_answers import next_answers
from support import ROOT


def test_of_many_others_the_five_that_follow_are_listed_and_the_first_come_after_the_last() -> None:
    pages = list(read(ROOT).pages_in("en", "answer"))[:9]
    keys = [page.key for page in pages]
    listed = [[page.key for page in next_answers(here, (), pages)] for here in keys]
    assert listed[0] == keys[1:6]
    assert listed[6] == [*keys[7:], *keys[:3]]
    assert listed[8] == keys[:5]


def test_of_few_others_all_are_listed_in_order_but_those_that_are_related() -> None:
    pages = list(read(ROOT).pages_in("en", "answer"))[:7]
    keys = [page.key for page in pages]
    found = next_answers(keys[3], {keys[0]}, pages)
    assert [page.key for page in found] == [*keys[1:3], *keys[4:]]
    assert next_answers("elsewhere", keys, pages) == []
