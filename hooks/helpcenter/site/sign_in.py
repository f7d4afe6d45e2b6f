"""The buttons under an answer that lead to the sign-in pages of the sites that it sends its readers to."""

from __future__ import annotations

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.site.tools import Site, sites


def sign_ins(center: HelpCenter, page: Page) -> list[Site]:
    """The sites to whose sign-in pages the text of an answer links, in the order of facts.yml."""
    linked = {link.target for link in page.shown.links}
    return [site for site in sites(center) if site.sign_in in linked] if page.kind == "answer" else []


def product_names(center: HelpCenter, page: Page) -> list[str]:
    """The names of the sites that an answer applies to."""
    sites = center.facts.data.get("sites") or {}
    return [sites[key]["name"] for key, _ in page.listed("products") if key in sites]
