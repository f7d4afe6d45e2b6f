"""The front matter of a page does not follow its schema.

Why: titles, short answers, addresses and search are made from it.
Fix: compare with a page that works; the hint names the key that may be meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import did_you_mean, nearest
from helpcenter.read import icon_sets, schema


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each fault, and each violation of the schema of the page's kind."""
    sites = center.facts.data.get("sites")
    products = sites if isinstance(sites, dict) else {}
    for page in center.pages.values():
        yield from page.faults
        if page.faults and not page.data:
            continue
        yield from schema.judge(page, page.kind)
        if page.kind == "answer" and page.data and products and "products" not in page.data:
            hint = f"the sites that the answer is for: {', '.join(products)}"
            yield Problem(Place(page.path), "the key “products” is missing", hint)
        for product, place in page.listed("products"):
            if products and product not in products:
                hint = did_you_mean(product, products, f"one of: {', '.join(products)}")
                yield Problem(place, f"facts.yml knows no site “{product}”", hint)
        icon = page.words("icon")
        if icon and icon not in center.icons and not icon_sets.exists(icon):
            yield Problem(page.place("icon"), f"there is no icon “{icon}”", _icon_hint(center, icon))


def _icon_hint(center: HelpCenter, icon: str) -> str:
    """The icons that may be meant by a name that is none: of the site's own, and of Material's set."""
    named = icon if "/" in icon else f"material/{icon}"
    whole = named if icon_sets.exists(named) else f"{named}-outline"
    meant = whole if icon_sets.exists(whole) else nearest(named, (*sorted(center.icons), *icon_sets.names()))
    return (
        f"did you mean {meant}?"
        if meant
        else "write the name of one of Material’s icons, like material/key-outline"
    )
