"""Colours as mkdocs.yml writes them, what follows from them, and their contrast (WCAG 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

HEX = re.compile(r"#[0-9a-fA-F]{6}")
NAMES = ("brand", "button", "tint")
"""The colours of `extra.help.colors`: links and icons, buttons under white text, the background of icons."""

_TOKEN = re.compile(r"--([\w-]+):\s*light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)")


class Pair(NamedTuple):
    """A colour in each scheme, like "#c8102e"."""

    light: str
    dark: str


def tokens(css: str) -> dict[str, Pair]:
    """The colours that a style sheet defines as --name: light-dark(#…, #…), by name."""
    return {name: Pair(light, dark) for name, light, dark in _TOKEN.findall(css)}


def pair(value: Any) -> Pair | None:
    """A colour for both schemes, or one for each; None if it is neither."""
    if isinstance(value, str) and HEX.fullmatch(value):
        return Pair(value.lower(), value.lower())
    if isinstance(value, Mapping) and set(value) == {"light", "dark"}:
        light, dark = str(value["light"]), str(value["dark"])
        return Pair(light.lower(), dark.lower()) if HEX.fullmatch(light) and HEX.fullmatch(dark) else None
    return None


def brand_tokens(settings: Any, paper: Pair) -> dict[str, Pair]:
    """The tokens of the style sheet that the colours of a brand replace, by name.

    Args:
        settings: the value of `extra.help.colors`.
        paper: the background of pages.
    """
    given = settings if isinstance(settings, Mapping) else {}
    brand, button, tint = (pair(given.get(name)) for name in NAMES)
    found: dict[str, Pair] = {}
    if brand:
        found["brand"] = brand
        found["tint"] = tint or Pair(
            mixed(brand.light, paper.light, 0.07), mixed(brand.dark, paper.dark, 0.14)
        )
    elif tint:
        found["tint"] = tint
    fill = button or (Pair(brand.light, brand.light) if brand else None)
    if fill:
        found["fill"] = fill
        found["fill-hover"] = Pair(mixed(fill.light, "#000000", 0.8), mixed(fill.dark, "#000000", 0.8))
    return found


def css_of(found: Mapping[str, Pair]) -> str:
    """The rules of a style sheet that replace its tokens, also for browsers that do not know light-dark()."""
    if not found:
        return ""
    both = ";".join(f"--{name}:light-dark({one.light},{one.dark})" for name, one in found.items())
    light = ";".join(f"--{name}:{one.light}" for name, one in found.items())
    return f"\n:root{{{both}}}\n@supports not (color: light-dark(#000, #fff)){{:root{{{light}}}}}\n"


def mixed(color: str, other: str, share: float) -> str:
    """A colour of which `share` is the first and the rest the other."""
    parts = zip(_channels(color), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (one * share + two * (1 - share))):02x}" for one, two in parts)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
