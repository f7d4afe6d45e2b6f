"""The templates of a site: its own in overrides/, then those of the library."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, FunctionLoader, StrictUndefined
from markupsafe import Markup

from helpcenter.read.theme_files import LIBRARY, OVERRIDES
from helpcenter.site.compiled_templates import CompiledTemplates
from helpcenter.site.once import Once
from helpcenter.site.shared_icons import template


def templates(root: Path, *, preview: bool = False) -> Environment:
    """The templates, each of which is read when it is used first; `Site.render` gives them what they use.

    Args:
        root: the project's folder.
        preview: whether the pages are shown to their editors only.
    """
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader([root / OVERRIDES, LIBRARY]), FunctionLoader(template)]),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(),
        extensions=[Once],
    )
    environment.globals["preview"] = preview
    environment.filters["current"] = _current
    return environment


def _current(html: Markup, url: str) -> Markup:
    """Mark the links to an address as those to the current page; without an address, change nothing."""
    link = Markup('<a href="{}"').format(url)
    return html.replace(link, Markup('{} aria-current="page"').format(link)) if url else html
