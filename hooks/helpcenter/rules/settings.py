"""A setting in mkdocs.yml builds another site than expected.

Why: an address without https:// makes every short link, every sitemap and every PDF wrong, and a second
default language builds one of the two twice. A name that nothing knows stops the build, with no line, and a link to
edit a page or to report a mistake may lead nowhere.
Fix: write what the hint says.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from helpcenter.model import embedding, page_actions
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.problem import Problem
from helpcenter.model.urls import is_site_address
from helpcenter.rules.shared import brand_settings, language_settings, mkdocs_keys


def check(center: HelpCenter) -> Iterator[Problem]:
    """Check the site's address, the folders, the entries of the languages, the links under answers, and all names."""
    settings = center.settings
    if settings.faults:
        return
    yield from language_settings.faults(settings)
    if not center.languages:
        return
    yield from _address(settings)
    yield from _folders(settings)
    yield from _languages(settings)
    yield from mkdocs_keys.unknown(settings)
    yield from brand_settings.faults(center)
    for code in sorted(_listed_as_ended(settings) & center.codes):
        message = f"{code} is one of the languages, and has ended"
        yield Problem(
            settings.place("extra", "help", "ended"), message, f"take {code} out of one of the lists"
        )
    for key, message, hint in embedding.faults(settings):
        yield Problem(settings.place("extra", "help", key), message, hint)
    for keys, message, hint in page_actions.faults(settings.data):
        yield Problem(settings.place(*keys), message, hint)


def _listed_as_ended(settings: Document) -> set[str]:
    extra = settings.data.get("extra")
    own = extra.get("help") if isinstance(extra, dict) else None
    listed = own.get("ended") if isinstance(own, dict) else None
    return {code for code in (listed if isinstance(listed, list) else ()) if isinstance(code, str)}


def _address(settings: Document) -> Iterator[Problem]:
    value = settings.data.get("site_url")
    place, hint = settings.place("site_url"), "write it whole: https://help.example/"
    if not value:
        yield Problem(place, "the site has no address (site_url)", hint)
        return
    # !ENV [NAME, "https://…"]: the value is a list of variable names, followed by the default address.
    text = value[-1] if isinstance(value, list) and value else value
    if not is_site_address(str(text)):
        yield Problem(place, f"the site's address “{text}” is no address", hint)


def _folders(settings: Document) -> Iterator[Problem]:
    """Yield other folders than the expected ones, which would be published without any check."""
    theme = settings.data.get("theme")
    templates = theme.get("custom_dir") if isinstance(theme, dict) else None
    keys: tuple[str, ...]
    for value, wanted, keys in (
        (settings.data.get("docs_dir"), "docs", ("docs_dir",)),
        (templates, "overrides", ("theme", "custom_dir")),
    ):
        if value is not None and posixpath.normpath(str(value)) != wanted:
            message = f"{keys[-1]} is “{value}”, and only {wanted}/ is checked"
            yield Problem(settings.place(*keys), message, f"write {keys[-1]}: {wanted}")


def _languages(settings: Document) -> Iterator[Problem]:
    found = settings.data.get("plugins")
    for number, plugin in enumerate(found if isinstance(found, list) else []):
        i18n = plugin.get("i18n") if isinstance(plugin, dict) else None
        if not isinstance(i18n, dict):
            continue
        keys = ("plugins", number, "i18n")
        if i18n.get("fallback_to_default", True) is not False:
            hint = "write fallback_to_default: false"
            message = "pages without a translation would be shown in the default language, as if translated"
            yield Problem(settings.place(*keys, "fallback_to_default"), message, hint)
        listed = i18n.get("languages")
        yield from _entries(settings, (*keys, "languages"), listed if isinstance(listed, list) else [])


def _entries(settings: Document, keys: tuple[str | int, ...], listed: list[Any]) -> Iterator[Problem]:
    codes: set[str] = set()
    defaults = 0
    for number, item in enumerate(listed):
        if not isinstance(item, dict):
            continue
        place, code = settings.place(*keys, number), str(item.get("locale"))
        if code in codes:
            yield Problem(place, f"the language {code} is listed twice", "delete one of the two")
        codes.add(code)
        if item.get("default") is True:
            defaults += 1
            where = settings.place(*keys, number, "default")
            if defaults > 1:
                yield Problem(where, f"{code} is a second default language", "one language has default: true")
            elif number:
                yield Problem(where, f"the default language {code} is not listed first", "move it up")
    if listed and not defaults:
        hint = "write default: true below it"
        yield Problem(settings.place(*keys, 0), "no language is the default", hint)
