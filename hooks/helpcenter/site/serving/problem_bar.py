"""Adds to a page what the preview needs: the script that reloads it, and the bar with its problems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from helpcenter.model.document import Language, Page
from helpcenter.model.locales import counted
from helpcenter.model.problem import Problem
from helpcenter.model.urls import editors_address
from helpcenter.read.interface_words import ENGLISH, base
from helpcenter.site.serving.state import State

RESERVED = "~preview/"
"""The folder of the site for the preview's own files; no page can be there."""

_HEAD = re.compile(r"</head\s*>", re.IGNORECASE)
_BODY = re.compile(r"""<body\b[^>]*>(?:\s*<a class="skip-link"[^>]*>[^<]*</a>)?""", re.IGNORECASE)
"""The beginning of a page, before which nothing may be; the link that skips to the text stays the first."""


def with_bar(html: str, bar: str, token: str) -> str:
    """The page with the bar above its text, and the script that reloads it."""
    shown, _, checked = token.partition(" ")
    data = f'data-shown="{escape(shown)}" data-checked="{escape(checked)}"'
    links = (
        f'<link rel="stylesheet" href="/{RESERVED}preview.css">\n'
        f'<script type="module" src="/{RESERVED}preview.js"></script>\n'
    )
    element = f'\n<help-preview class="preview" {data}>{bar}</help-preview>\n'
    html = _HEAD.sub(lambda match: links + match[0], html, count=1)
    return _BODY.sub(lambda match: match[0] + element, html, count=1)


def bar(
    state: State, language: Language | None, page: Page | None, *, checking: bool, root: str = "/"
) -> str:
    """The HTML of the bar of a page.

    Args:
        state: the state of the site.
        language: the page's language; None where there is none.
        page: the page; None for one that no editor writes.
        checking: whether the rules are at work.
        root: the address of the site's root.
    """
    code = language.code if language else ENGLISH
    words = (language.document if language else base(code)).data["words"]["editors"]["bar"]
    here = state.of_page(page) if page else list(state.kept)
    others = len(state.problems) - len(here)
    parts = []
    if here:
        parts += [
            f'<p class="preview__title">{escape(counted(words["here"], len(here), code))}</p>',
            problem_list(here),
        ]
    if here and state.lookup and (state.outdated(page) if page else state.kept):
        parts.append(f"<p>{escape(words['kept'])}</p>")
    links = [escape(counted(words["elsewhere"], others, code))] if others else []
    if state.problems and language:
        where = f"{root}{editors_address(language)}"
        links.append(f'<a href="{escape(where)}">{escape(words["all"])}</a>')
    if checking:
        links.append(escape(words["checking"]))
    if links and (here or others):
        parts.append(f'<p class="preview__more">{" · ".join(links)}</p>')
    name = escape(words["preview"])
    status = f'<div role="status">{"".join(parts)}</div>'
    return f'<section class="preview__bar" lang="{escape(code)}" aria-label="{name}">{status}</section>'


def problem_list(problems: Iterable[Problem]) -> str:
    """Problems as a list, each with its place; they are in English."""
    items = (
        f"<li><code>{escape(str(one).partition(' ')[0])}</code> {escape(str(one).partition(' ')[2])}</li>"
        for one in problems
    )
    return f'<ul class="preview__problems" lang="en">{"".join(items)}</ul>'


def plain_page(problems: Iterable[Problem]) -> str:
    """A page that lists problems, for a site that cannot be shown."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        "<title>This page cannot be shown</title>\n</head>\n<body>\n"
        '<main class="preview__plain" data-all-problems>\n<h1>This page cannot be shown</h1>\n'
        "<p>It is shown as soon as these problems are mended:</p>\n"
        f"{problem_list(problems)}\n</main>\n</body>\n</html>\n"
    )
