"""How languages write dates, count and read, as CLDR has it (by Babel)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date

from helpcenter.model.filling import filled

PLURALS = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural forms; each language uses some of them, "other" always."""

_UNKNOWN = "en"
_FROM_THE_RIGHT = frozenset(
    ["Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"]
)
"""Scripts that are written from right to left."""

_CODE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?")


def is_code(text: str) -> bool:
    """Whether a text is the code of a language as mkdocs-static-i18n can build it: de, pt-BR, zh-Hant."""
    return bool(_CODE.fullmatch(text))


def is_language(code: str) -> bool:
    """Whether there is a language with the first two letters of a code: ja, not jp."""
    return code[:2] in Locale("en").languages or code[:2] in get_global("language_aliases")


@cache
def long_date(day: date, name: str) -> str:
    """A date as a language writes it, its month in words: 22 November 2026.

    Args:
        day: the date.
        name: the language, also with its country: hu, en_GB, pt-BR.
    """
    return format_date(day, "long", locale=_locale(name))


@cache
def month_names(name: str) -> tuple[tuple[str, ...], ...]:
    """The names of the months from January on, each as it is in a date and on its own; () for an unknown language."""
    months = _locale(name).months if is_known(name) else {}
    return tuple(
        tuple(dict.fromkeys(months[form]["wide"][number] for form in ("format", "stand-alone")))
        for number in range(1, 13)
        if months
    )


@cache
def month_first(name: str) -> bool:
    """Whether a language writes the month before the day: November 22, 2026; 2026. november 22."""
    pattern = str(_locale(name).date_formats["long"].pattern)
    return pattern.find("M") < pattern.find("d")


def counted(words: str | Mapping[str, Any], count: int, name: str) -> str:
    """A text with its {count} filled in.

    Args:
        words: the text, or one for each plural form that the language has: {one: "{count} page", other: …}.
        count: the number.
        name: the language.
    """
    if isinstance(words, Mapping):
        words = str(words.get(_locale(name).plural_form(count)) or words.get("other", "{count}"))
    return filled(words, count=count)


@cache
def plural_forms(name: str) -> tuple[str, ...]:
    """The plural forms that a language has, in CLDR's order."""
    used = {*_locale(name).plural_form.rules, "other"}
    return tuple(form for form in PLURALS if form in used)


def right_to_left(name: str) -> bool:
    """Whether a language is written from right to left: by its script, where its name has one (ku-Arab)."""
    scripts = [part.capitalize() for part in re.split("[-_]", name)[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return scripts[0] in _FROM_THE_RIGHT
    return bool(_locale(name).text_direction == "rtl")


def own_name(name: str) -> str:
    """The name of a language in that language; its code if CLDR does not know it."""
    return str(_locale(name).get_display_name() or name) if is_known(name) else name


def is_known(name: str) -> bool:
    """Whether CLDR knows a language."""
    return _found(name) is not None


def _locale(name: str) -> Locale:
    return _found(name) or Locale.parse(_UNKNOWN)


@cache
def _found(name: str) -> Locale | None:
    """The locale of a name, or of its first part: pt for pt-XY."""
    for part in (name, name.replace("_", "-").partition("-")[0]):
        try:
            return Locale.parse(part.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
    return None
