"""The view of a page's head: metadata for browsers and search engines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

from markupsafe import Markup

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.urls import address, search_address
from helpcenter.site import shared_icons
from helpcenter.site.alternates import SYSTEM_PAGES, Alternate, alternates
from helpcenter.site.assets import Asset
from helpcenter.site.csp import content_security_policy, inline_names, inline_scripts
from helpcenter.site.notice_view import Notice, notice_of
from helpcenter.site.opensearch import opensearch_address
from helpcenter.site.page_urls import Urls
from helpcenter.site.structured_data import breadcrumb_list
from helpcenter.site.web_manifest import PageBackground, icon, manifest_address, page_background

LONGEST_TITLE = 70
"""Characters of a page title that search engines and browser tabs show."""


class Head:
    """The data of a page's head; the view of the whole page extends it."""

    def __init__(
        self,
        center: HelpCenter,
        language: Language,
        site: str,
        found: Mapping[str, Asset],
        page: Page | None = None,
        system: Literal["search", "not_found", "support", "editors"] = "search",
        text: str = "",
    ) -> None:
        """Create the view of a page, or of one of the language's system pages if `page` is None.

        Args:
            center: the help center.
            language: the page's language.
            site: the absolute address of the site, with a slash at the end.
            found: the assets, by name.
            page: the page; None for a system page.
            system: the kind of system page, used if `page` is None.
            text: the HTML of the page's text.
        """
        self._center, self._language, self._page = center, language, page
        self.kind: str = page.kind if page else system
        self.text = text
        self.key = page.key if page else f":{system}"
        here = address(center, page) if page else SYSTEM_PAGES[self.key](language)
        self.address = here
        self.urls = Urls(site, here, rooted=self.kind == "not_found")
        self.words: Mapping[str, Any] = language.document.data.get("words") or {}
        self._found = found
        self.indexed = page is not None
        self.canonical = self.urls.absolute(here) if self.kind != "not_found" else None

    @property
    def home_url(self) -> str:
        """The address of the language's home page."""
        return self.urls.to(self._language.prefix)

    @property
    def search_url(self) -> str:
        """The address of the language's search page."""
        return self.urls.to(search_address(self._language))

    @property
    def logo(self) -> str:
        """The address of the site's own logo; "" where it has none."""
        return next((url for name, url in self.assets.items() if name in ("logo.svg", "logo.png")), "")

    @property
    def alike(self) -> tuple[str, ...]:
        """The same for all answers of a topic that write the addresses of other pages alike; else the page's own."""
        folder = self.address.rpartition("/")[0]
        shared = folder.rpartition("/")[0] if self.kind == "answer" else folder
        return self._language.code, self.kind, self.key.partition("/")[0], shared

    @cached_property
    def assets(self) -> Mapping[str, str]:
        """The addresses of the assets by name."""
        return {name: self.urls.to(asset.address) for name, asset in self._found.items()}

    def icon_of(self, file: str) -> Markup:
        """One of Material's icons as HTML, given by its name in the theme."""
        shared = self._found[shared_icons.FILE]
        return shared_icons.icon(file, shared.content, self.urls.to(shared.address))

    @property
    def scripts(self) -> Mapping[str, str]:
        """The texts of the inline scripts by name."""
        return inline_scripts(self._found, inline_names(self._center))

    @property
    def csp(self) -> Markup:
        """The Content-Security-Policy as the value of an attribute in double quotes: it has many apostrophes."""
        policy = content_security_policy(self._center, self._found)
        return Markup(policy.replace("&", "&amp;").replace('"', "&quot;"))

    @property
    def page_background(self) -> PageBackground:
        """The background colour of the page in each colour scheme."""
        return page_background(self._found)

    @cached_property
    def notice(self) -> Notice | None:
        """The notice on top of the page; None on a site without notices."""
        topic = self._page.topic if self._page else ""
        return notice_of(self._center, self._language.code, topic, self.urls, self.words)

    @property
    def picture(self) -> dict[str, Any]:
        """The picture that shared links show, with its size: that of the language, or the icon."""
        social = self._found.get(f"social-{self._language.code}.png")
        width, height = (1200, 630) if social else (512, 512)
        address = (social or self._found["icon-512.png"]).address
        return {"url": self.urls.absolute(address), "width": width, "height": height, "large": bool(social)}

    @property
    def icon(self) -> dict[str, str]:
        """Name and media type of the asset that is the icon of browser tabs."""
        return icon(self._found)

    @property
    def language(self) -> dict[str, str]:
        """Code, name and direction of the page's language."""
        own = self._language
        return {"code": own.code, "name": own.name, "direction": own.direction}

    @property
    def title(self) -> str:
        """The page's heading."""
        return self._page.title if self._page else str(self._system_words.get("title", ""))

    @property
    def summary(self) -> str:
        """The short answer."""
        return self._page.summary if self._page else str(self._system_words.get("summary", ""))

    @property
    def head_title(self) -> str:
        """The title for the browser's tab, followed by the site's name if both fit."""
        whole = f"{self.title} – {self.words.get('site_name', '')}"
        return whole if self.kind != "home" and len(whole) <= LONGEST_TITLE else self.title

    @property
    def _system_words(self) -> Mapping[str, Any]:
        return self.words.get(self.kind) or {}

    @property
    def opensearch_url(self) -> str:
        """The address of the language's OpenSearch description."""
        return self.urls.to(opensearch_address(self._language))

    @property
    def manifest_url(self) -> str:
        """The address of the language's web manifest."""
        return self.urls.to(manifest_address(self._language))

    @cached_property
    def structured_data(self) -> str | None:
        """The structured data for search engines as JSON; None if there is none."""
        if self._page is None:
            return None
        home_name = str(self.words.get("home_page", ""))
        return breadcrumb_list(self._center, self._page, self.urls, home_name)

    @cached_property
    def alternates(self) -> list[Alternate]:
        """The page in every language."""
        return alternates(self._center, self._language.code, self.key, self.urls)

    @property
    def x_default(self) -> str | None:
        """The absolute address for readers of other languages: the page in the default language, if it exists."""
        default = self._center.default.code
        found = [item.absolute for item in self.alternates if item.code == default and item.exact]
        return found[0] if found and self.indexed else None
