"""A site, with the parts that its pages share: each is made once."""

from __future__ import annotations

import contextlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.model import isolates
from helpcenter.model.center import HelpCenter
from helpcenter.model.urls import is_site_address
from helpcenter.read import disk, theme_files
from helpcenter.site import shared_icons
from helpcenter.site.assets import Asset, linked
from helpcenter.site.brand_parts import branded

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from helpcenter.site.view import View


@dataclass(frozen=True)
class Site:
    """A help center that is to be published at an address.

    Attributes:
        center: the help center.
        root: the project's folder.
        address: the absolute address of the site, with a slash at the end.
        preview: whether it is shown to its editors only.
        templates: the templates, where they were made before.
    """

    center: HelpCenter
    root: Path
    address: str
    preview: bool = False
    templates: Environment | None = field(default=None, repr=False, compare=False)

    def following(self, center: HelpCenter) -> Site:
        """The site of another help center with the same theme: its assets and templates are not made anew."""
        made = {name: value for name, value in vars(self).items() if name in ("shared", "_templates")}
        site = replace(self, center=center)
        vars(site).update(made)
        return site

    @cached_property
    def shared(self) -> Mapping[str, Asset]:
        """Style sheets, scripts and images, which all languages share, by name.

        Raises:
            OSError: one of them cannot be read.
            UnusableAssetError: one of them cannot be used.
        """
        theme = theme_files.assets(self.root, disk.listing(self.root)[0])
        theme[shared_icons.FILE] = shared_icons.drawings(self.center)
        return linked(branded(self.root, self.center, theme))

    @cached_property
    def _templates(self) -> Environment:
        from helpcenter.site.jinja_templates import templates

        return self.templates or templates(self.root, preview=self.preview)

    def get_ready(self) -> None:
        """Make what all processes share before they begin: the assets, and the templates that can be used."""
        from jinja2 import TemplateError

        assert self.shared
        for name in self.center.theme:
            if name.endswith(".html"):
                with contextlib.suppress(TemplateError):  # whoever renders it says so
                    self._templates.get_template(name)

    @cached_property
    def _made_once(self) -> dict[Hashable, Markup]:
        """The parts of pages that are made once, by their names."""
        return {}

    def render(self, view: View) -> str:
        """The HTML of a page, made by the template of its kind.

        Raises:
            TemplateError: the template asks for what is not there.
        """
        made = self._templates.get_template(f"help/{view.kind}.html").render(
            view=view, made_once=self._made_once
        )
        return isolates.in_html(made) if view.language["direction"] == "rtl" else made


def address_in(center: HelpCenter, environment: Mapping[str, str]) -> str:
    """The address of the site, which mkdocs.yml names, or variables that mkdocs.yml names; with a slash at the end.

    Args:
        center: the help center.
        environment: the variables of the environment.

    Raises:
        ValueError: it is no address.
    """
    value = center.settings.data.get("site_url")
    if isinstance(value, list):  # !ENV [NAME, "https://…"]: names of variables, followed by the default
        given = (environment[str(name)] for name in value[:-1] if str(name) in environment)
        value = next(given, value[-1] if value else "")
    if not is_site_address(str(value or "")):
        raise ValueError(wrong_address(str(value or "")))
    return str(value).rstrip("/") + "/"


def wrong_address(text: str) -> str:
    """The message for what is no address of a site."""
    return (
        f"the site's address (site_url, or the variable SITE_URL) is “{text}”; "
        "write it whole: https://help.example/"
    )
