"""Reads a text as the site of this repository does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from helpcenter.model.document import Scan
from helpcenter.read import help_center
from helpcenter.read.markdown import read_text
from helpcenter.read.markdown.rendering import renderer
from helpcenter.read.markdown.source_text import MarkdownSource
from support import ROOT


@cache
def render() -> Callable[[str], str]:
    """Markdown → HTML, as mkdocs.yml says."""
    return renderer(help_center.read_yaml(ROOT, "mkdocs.yml", lenient_tags=True))


def scan(text: str, path: str = "p.md", snippets: Mapping[str, str] | None = None) -> Scan:
    """What a reader sees of a text."""
    sources = {name: MarkdownSource(inner, name, render()) for name, inner in (snippets or {}).items()}
    return read_text(MarkdownSource(text, path, render()), sources, render())
