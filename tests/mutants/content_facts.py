"""The facts of the real content, as its files write them, and how changes are spread over their places."""

from __future__ import annotations

from collections.abc import Iterator

from mutants.change import Change, Content

TELEPHONE = "+36 1 486 4343"
EMAIL = "ugyfelszolgalat@union.hu"
PORTAL = "https://ugyfelportal.union.hu/ugyfelportal/"
GATEWAY = "https://clientportalgw.union.hu/Login"
UNION24 = "https://www.union24.hu/"
POST = "UNION Vienna Insurance Group Biztosító Zrt., 1380 Budapest, Pf. 1076"


def each(content: Content, kind: str, old: str, news: list[str], *rules: str) -> Iterator[Change]:
    """Each occurrence of a text gets one of the wrong forms in turn, and at least one occurrence each form."""
    places = content.everywhere(old)
    for number in range(max(len(places), len(news))):
        path, start, stands = places[number % len(places)]
        yield Change(kind, path, start, stands, news[number % len(news)], rules)
