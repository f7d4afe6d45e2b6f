"""The faults of the looks that mkdocs.yml sets under `extra.help`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model import colors, looks
from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import did_you_mean, nearest

LEAST = 4.5
"""The contrast that text needs with its background (WCAG 2.2, 1.4.3)."""

_BACKGROUNDS = {"paper": "the page", "raised": "a card", "wash": "a band", "tint": "an icon"}
_STYLE = "assets/help.css"
_WHITE = "#ffffff"


def faults(center: HelpCenter) -> Iterator[Problem]:
    """Yield each name, picture, colour, link and page that cannot be."""
    yield from _texts(center, looks.setting(center.settings, "name"), "name")
    yield from _pictures(center)
    yield from _colors(center)
    yield from _footer(center)
    key = looks.setting(center.settings, "contact")
    if key is not None and not center.page(center.default.code, str(key)):
        known = [page.key for page in center.pages_in(center.default.code) if page.key]
        hint = did_you_mean(str(key), known, "write the key of a page, like contact, or delete the line")
        yield _problem(center, f"there is no page “{key}” with the ways to reach you", hint, "contact")


def _problem(center: HelpCenter, message: str, hint: str, *keys: str | int) -> Problem:
    return Problem(center.settings.place(*looks.HELP, *keys), message, hint)


def _texts(center: HelpCenter, value: Any, *keys: str | int) -> Iterator[Problem]:
    """Yield what is wrong with a text for all languages, or one for each."""
    name = f"“extra.help.{'.'.join(map(str, keys))}”"
    if value is None:
        return
    codes = [language.code for language in center.languages]
    if isinstance(value, Mapping):
        for code, text in value.items():
            if code not in codes:
                hint = f"the languages are {', '.join(codes)}"
                yield _problem(
                    center, f"{name} has a language “{code}” that the site has not", hint, *keys, code
                )
            elif not isinstance(text, str) or not text.strip():
                yield _problem(center, f"{name} must be a text for {code}", "put it in quotes", *keys, code)
    elif not isinstance(value, str) or not value.strip():
        hint = "write one for all languages, or one for each: {en: Help, de: Hilfe}"
        yield _problem(center, f"{name} must be a text", hint, *keys)


def _pictures(center: HelpCenter) -> Iterator[Problem]:
    for key in ("logo", "icon"):
        path = looks.setting(center.settings, key)
        if path is None:
            continue
        if f"docs/{path}" not in center.files:
            near = nearest(
                f"docs/{path}", sorted(file for file in center.files if file.endswith(looks.PICTURES))
            )
            hint = (
                f"did you mean {near.removeprefix('docs/')}?"
                if near
                else "put it in docs/assets: assets/logo.svg"
            )
            yield _problem(center, f"there is no picture docs/{path}", hint, key)
        elif not str(path).endswith(looks.PICTURES):
            yield _problem(center, f"docs/{path} is no SVG or PNG", "save the picture as one of these", key)


def _colors(center: HelpCenter) -> Iterator[Problem]:
    value = looks.setting(center.settings, "colors")
    if value is None:
        return
    if not isinstance(value, Mapping):
        yield _problem(
            center, "“extra.help.colors” must be a group of colours", "write brand: below it", "colors"
        )
        return
    for name, color in value.items():
        if name not in colors.NAMES:
            hint = did_you_mean(str(name), colors.NAMES, f"the colours are {', '.join(colors.NAMES)}")
            yield _problem(center, f"there is no colour “{name}”", hint, "colors", str(name))
        elif colors.pair(color) is None:
            hint = 'write it like "#0b5cad", or one for each scheme: {light: "#0b5cad", dark: "#8ec5ff"}'
            yield _problem(center, f"“extra.help.colors.{name}” is no colour", hint, "colors", name)
    yield from _contrasts(center, value)


def _contrasts(center: HelpCenter, value: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield each pair of colours, in each scheme, whose text could not be read."""
    style = center.theme.get(_STYLE)
    tokens = colors.tokens(style.text if style else "")
    if "paper" not in tokens:
        return
    made = colors.brand_tokens(value, tokens["paper"])
    tokens |= made
    for number, scheme in enumerate(("light", "dark")):
        if "brand" in made or "tint" in made:
            key = "brand" if "brand" in value else "tint"
            for name, shown in _BACKGROUNDS.items():
                if name in tokens:
                    where = f"{shown} ({tokens[name][number]})"
                    yield from _pair(
                        center, key, scheme, tokens["brand"][number], where, tokens[name][number]
                    )
        if "fill" in made:
            key, fill = "button" if "button" in value else "brand", made["fill"][number]
            yield from _pair(center, key, scheme, _WHITE, f"a button ({fill})", fill)


def _pair(
    center: HelpCenter, key: str, scheme: str, color: str, where: str, background: str
) -> Iterator[Problem]:
    found = colors.contrast(color, background)
    if found < LEAST:
        message = f"{color} on {where} has a contrast of {found:.2f}:1 in the {scheme} scheme, and text needs {LEAST}:1"
        darker = scheme == "light" or color == _WHITE
        hint = f"make it {'darker' if darker else 'lighter'} there: {key}: {{light: …, dark: …}}"
        yield _problem(center, message, hint, "colors", key)


def _footer(center: HelpCenter) -> Iterator[Problem]:
    value = looks.setting(center.settings, "footer")
    if value is None:
        return
    if not isinstance(value, list):
        yield _problem(
            center, "“extra.help.footer” must be a list of links", "begin with - text: …", "footer"
        )
        return
    for number, entry in enumerate(value):
        if not isinstance(entry, Mapping) or set(entry) != {"text", "url"}:
            hint = "write {text: Imprint, url: https://…}, each for all languages or one for each"
            yield _problem(center, "a link at the foot needs text and url", hint, "footer", number)
            continue
        for key in ("text", "url"):
            yield from _texts(center, entry[key], "footer", number, key)
        addresses = entry["url"].values() if isinstance(entry["url"], Mapping) else [entry["url"]]
        for address in addresses:
            if not looks.is_footer_address(str(address)):
                hint = "write it whole, like https://www.example.org/imprint, or mailto: and an address"
                yield _problem(center, f"“{address}” is no address for a link", hint, "footer", number, "url")
