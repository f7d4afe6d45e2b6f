"""Draws the pictures of a site's looks: its icons as PNG, and for each language the picture that shared links show."""

from __future__ import annotations

import io
from importlib import metadata
from math import cos, pi, sin
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageDraw, ImageFont, ImageOps

from helpcenter.model import colors, looks
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language

FOLDER = "overrides/assets"
TOUCH = 180
ICONS = (TOUCH, 512)
SOCIAL = (1200, 630)

_FONTS = "mkdocs/themes/readthedocs/css/fonts/lato-{}.woff2"
"""Lato, which comes with MkDocs: no machine needs fonts of its own."""

_MARGIN = 96
_TURN = 4.209
"""How far the bend of the question mark turns, from its left end on."""
_WHITE = "#ffffff"
_FALLBACK = "#0b57a8"
_TITLES = (104, 92, 80, 68, 56)
"""Sizes of the name, of which the largest is used that fits."""


def pictures(root: Path, center: HelpCenter, address: str) -> dict[str, bytes]:
    """Path and content of each picture.

    Args:
        root: the folder of the help center.
        center: the help center.
        address: the absolute address of the site.

    Raises:
        ValueError, OSError: the site's own icon cannot be drawn.
    """
    icons = {size: _icon(root, center, size) for size in ICONS}
    icons[TOUCH] = _on_white(icons[TOUCH])
    made = {f"{FOLDER}/icon-{size}.png": _saved(icon) for size, icon in icons.items()}
    for language in center.languages:
        made[f"{FOLDER}/social-{language.code}.png"] = _saved(_social(root, center, language, address))
    return made


def _color(center: HelpCenter) -> str:
    """The colour of buttons on light pages, under white text."""
    style = center.theme.get("assets/help.css")
    tokens = colors.tokens(style.text if style else "")
    if "paper" in tokens:
        tokens |= colors.brand_tokens(looks.setting(center.settings, "colors"), tokens["paper"])
    return tokens["fill"].light if "fill" in tokens else _FALLBACK


def _icon(root: Path, center: HelpCenter, size: int) -> Image.Image:
    """The site's own icon, or the question mark of the theme on the site's colour."""
    own = looks.picture(center.settings, "icon")
    if own:
        return _own_icon(root / "docs" / own, size)
    large = size * 4  # drawn large and made small, so that its edges are smooth
    picture = Image.new("RGB", (large, large), _color(center))
    _question_mark(ImageDraw.Draw(picture), large / 32)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


def _own_icon(file: Path, size: int) -> Image.Image:
    """A site's own icon in a square, which it fills in its own proportions.

    Raises:
        ValueError, OSError: it cannot be drawn.
    """
    if file.suffix == ".svg":
        from resvg_py import svg_to_bytes  # few need it

        drawn = io.BytesIO(svg_to_bytes(svg_string=file.read_text("utf-8"), width=size, height=size))
    else:
        drawn = io.BytesIO(file.read_bytes())
    with Image.open(drawn) as icon:
        fitting = ImageOps.contain(icon.convert("RGBA"), (size, size), Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (size, size), (255, 255, 255, 0))
    square.alpha_composite(fitting, ((size - fitting.width) // 2, (size - fitting.height) // 2))
    return square


def _on_white(picture: Image.Image) -> Image.Image:
    """A picture on white: on home screens of iOS what is transparent would be black."""
    white = Image.new("RGBA", picture.size, _WHITE)
    white.alpha_composite(picture.convert("RGBA"))
    return white.convert("RGB")


def _question_mark(draw: ImageDraw.ImageDraw, scale: float) -> None:
    """The question mark of the theme's favicon.svg, which is 32 wide: a bend, a tail and a point."""
    for step in range(241):
        angle = pi + step * _TURN / 240
        _dot(draw, (16 + 5 * cos(angle)) * scale, (12.2 + 5 * sin(angle)) * scale, 1.5 * scale)
    for step in range(121):
        t = step / 120
        first, second, last = 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        left = 18.4 - 1.7 * first - 2.4 * second - 2.4 * last
        top = 16.6 + 0.95 * first + 1.8 * second + 3.6 * last
        _dot(draw, left * scale, top * scale, 1.5 * scale)
    _dot(draw, 16 * scale, 25 * scale, 2 * scale)


def _dot(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_WHITE)


def _social(root: Path, center: HelpCenter, language: Language, address: str) -> Image.Image:
    picture = Image.new("RGB", SOCIAL, _color(center))
    draw = ImageDraw.Draw(picture)
    mark = _icon(root, center, 120)
    picture.paste(_on_white(mark), (_MARGIN, 72))
    draw.rounded_rectangle((_MARGIN - 8, 64, _MARGIN + 127, 199), radius=28, outline=_WHITE, width=5)
    home = center.page(language.code, "")
    width = SOCIAL[0] - 2 * _MARGIN
    lines, font = _fitting(draw, looks.named(center.settings, language.code), width)
    top = 300.0
    for line in lines:
        draw.text((_MARGIN, top), line, font=font, fill=_WHITE, anchor="lm")
        top += font.size * 1.15
    small = _font("normal", 44)
    if home and len(lines) < 3:
        draw.text(
            (_MARGIN, top + 8), _cut(draw, home.title, small, width), font=small, fill=_WHITE, anchor="lm"
        )
    host = urlsplit(address).netloc
    draw.text((_MARGIN, SOCIAL[1] - 72), _cut(draw, host, small, width), font=small, fill=_WHITE, anchor="lm")
    return picture


def _fitting(draw: ImageDraw.ImageDraw, text: str, width: int) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """The lines of a text in the largest size in which it needs at most two, and the font."""
    for size in _TITLES:
        font = _font("bold", size)
        lines = _wrapped(draw, text, font, width)
        if len(lines) <= 2:
            break
    return lines[:3], font


def _wrapped(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font=font) <= width:
            lines[-1] = longer
        else:
            lines.append(_cut(draw, word, font, width))
    return lines


def _cut(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """A text, shortened until it fits."""
    shown = text
    while draw.textlength(shown, font=font) > width:
        shown = shown.removesuffix("…")[:-1].rstrip() + "…"
    return shown


def _font(kind: str, size: int) -> ImageFont.FreeTypeFont:
    file = metadata.distribution("mkdocs").locate_file(_FONTS.format(kind))
    return ImageFont.truetype(str(file), size)


def _saved(picture: Image.Image) -> bytes:
    kept = io.BytesIO()
    small = (
        picture.convert("RGB").quantize(64, dither=Image.Dither.NONE) if picture.mode == "RGB" else picture
    )
    small.save(kept, "PNG", optimize=True)
    return kept.getvalue()
