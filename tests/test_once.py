"""Parts of pages that are made once: no page shows by it what is another page's."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from helpcenter.read.help_center import read
from helpcenter.site.once import Once
from helpcenter.site.site_files import page_html
from helpcenter.site.site_parts import Site
from support import ROOT


class Forgetful(dict[object, object]):
    """Keeps nothing."""

    def __setitem__(self, key: object, value: object) -> None:
        """Drop what is given."""


@pytest.fixture(scope="module")
def site() -> Site:
    """The real site."""
    return Site(read(ROOT), ROOT, "https://help.example/")


def test_pages_are_the_same_when_nothing_is_made_once(site: Site) -> None:
    alone = Site(site.center, ROOT, site.address)
    vars(alone)["_made_once"] = Forgetful()
    for page in site.center.pages.values():
        assert page_html(site, page) == page_html(alone, page), page.path


def test_what_differs_goes_behind_the_name() -> None:
    source = '{% once "a" %}{{ n }}{% endonce %} {% once "b", n %}{{ n }}{% endonce %}'
    template = Environment(loader=DictLoader({"x": source}), autoescape=True, extensions=[Once]).get_template(
        "x"
    )
    made: dict[object, object] = {}
    shown = [
        template.render(view={"alike": one}, n=n, made_once=made)
        for one, n in (("p", "<1>"), ("p", "2"), ("q", "3"))
    ]
    assert shown == ["&lt;1&gt; &lt;1&gt;", "&lt;1&gt; 2", "3 3"]


def test_a_site_with_other_pages_makes_its_parts_anew(site: Site) -> None:
    page = next(page for page in site.center.pages.values() if page.kind == "answer")
    page_html(site, page)
    assert vars(site)["_made_once"]
    assert "_made_once" not in vars(site.following(site.center))
