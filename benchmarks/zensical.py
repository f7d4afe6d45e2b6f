"""Builds the same pages by Zensical, which has no plugin for languages: one build for each of them.

It is none of our packages: `python3 -m venv DIR && DIR/bin/pip install zensical`, then `--zensical DIR/bin/zensical`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from benchmarks import builds

_EMOJI = "pymdownx.emoji"
"""An extension whose settings for stock name functions of packages that Zensical's environment does not have."""


def sources(folder: Path, languages: list[str]) -> None:
    """Write a configuration for each language, beside the pages and settings that `builds.stock_sources` wrote."""
    stock = builds.settings(folder / "mkdocs.yml")
    for language in languages:
        text = yaml.safe_dump(_configuration(stock, language))
        (folder / f"zensical-{language}.yml").write_text(text, "utf-8")


def build(program: str, folder: Path, languages: list[str]) -> None:
    """Build the site of each language, with nothing kept of an earlier build."""
    for language in languages:
        builds.run([program, "build", "--clean", "-f", f"zensical-{language}.yml"], folder, folder)


def _configuration(stock: dict[str, Any], language: str) -> dict[str, Any]:
    """Stock's settings for the pages of one language."""
    extensions = [
        _EMOJI if isinstance(item, dict) and _EMOJI in item else item for item in stock["markdown_extensions"]
    ]
    return {
        "site_name": stock["site_name"],
        "site_url": f"{stock['site_url']}{language}/",
        "docs_dir": f"docs/{language}",
        "site_dir": f"zensical/{language}",
        "theme": {"name": "material", "font": False, "language": language},
        "plugins": [{"search": {"lang": [language]}}],
        "markdown_extensions": extensions,
    }
