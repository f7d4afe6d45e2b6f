"""The assets of the theme with the looks of a site: its colours, its logo, its icon."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from helpcenter.model import colors, looks
from helpcenter.model.center import HelpCenter
from helpcenter.read.help_center import DOCS

STYLE = "help.css"
FAVICON = "favicon"
LOGO = "logo"


def branded(root: Path, center: HelpCenter, theme: Mapping[str, bytes]) -> dict[str, bytes]:
    """The assets of the theme, changed as mkdocs.yml says.

    Args:
        root: the project's folder.
        center: the help center.
        theme: the content of each asset, by name.

    Raises:
        OSError: a picture cannot be read.
    """
    made = dict(theme)
    tokens = colors.tokens(theme[STYLE].decode("utf-8"))
    if "paper" in tokens:
        found = colors.brand_tokens(looks.setting(center.settings, "colors"), tokens["paper"])
        made[STYLE] += colors.css_of(found).encode("utf-8")
        tokens |= found
    if "fill" in tokens:  # the icon of the theme, in the site's own colour
        made["favicon.svg"] = theme["favicon.svg"].replace(b"#1f4e79", tokens["fill"].light.encode("ascii"))
    for key, name in (("icon", FAVICON), ("logo", LOGO)):
        path = looks.picture(center.settings, key)
        if path and f"{DOCS}/{path}" in center.files:
            made[f"{name}{Path(path).suffix}"] = (root / DOCS / path).read_bytes()
            if key == "icon" and not path.endswith(".svg"):
                del made["favicon.svg"]
    return made


def brand_color(css: str) -> str:
    """The brand's colour on light pages, of the style sheet as it is published; "" if it defines none."""
    found = colors.tokens(css)
    return found["brand"].light if "brand" in found else ""
