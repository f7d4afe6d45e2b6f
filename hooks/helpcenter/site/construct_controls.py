"""Constructs of Markdown on pages for readers: names of boxes to tick, buttons that copy code, abbreviations.

Feeds, replies and documents have none of that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

_STYLED = re.compile(
    r"""<(?:mark|ins|del|abbr|kbd|figure|pre)\b | <img\b[^>]*\sdata-align= | \#(?:only|gh)-(?:light|dark)
    |\sclass="[^"]*(?:tabbed-set|task-list|footnote|highlight|icon|md-button|grid|inline|annotat)""",
    re.VERBOSE,
)
_TASK = re.compile(r'<input type="checkbox" disabled( checked)?/>')
_CODE = re.compile(
    r'(<div class="[^"]*\bhighlight\b[^"]*">(?:<span class="filename">[^<]*</span>)?<pre>.*?</pre>)',
    re.DOTALL,
)
_ABBREVIATION = re.compile(r'<abbr( title="[^"]*")>')
_NO_COPY = re.compile(r'<div class="[^"]*\bno-copy\b')


def need_style(html: str) -> bool:
    """Whether the HTML of a text has constructs with a style sheet of their own."""
    return _STYLED.search(html) is not None


def with_controls(html: str, words: Mapping[str, Any]) -> str:
    """The HTML of a text with what readers use: tasks and notes have names, code can be copied.

    The first of equal abbreviations can have the focus, and then says its meaning; on paper it does so at once.

    Args:
        html: the HTML.
        words: the words of the language.
    """
    if "<input" in html:
        html = _TASK.sub(lambda match: _task(match, words.get("task") or {}), html)
    if "<pre" in html:
        html = _CODE.sub(lambda match: match[1] + _button(match[1], words), html)
    if "<abbr" in html:
        seen: set[str] = set()
        html = _ABBREVIATION.sub(lambda match: _first(match, seen), html)
    if '<div class="footnote">' in html:
        name = escape(str(words.get("footnotes", "")))
        html = html.replace(
            '<div class="footnote">', f'<div class="footnote" role="doc-endnotes" aria-label="{name}">'
        )
    return html


def _task(match: re.Match[str], names: Mapping[str, str]) -> str:
    checked = match[1] or ""
    name = escape(str(names.get("done" if checked else "open", "")))
    return f'<input type="checkbox" disabled{checked} aria-label="{name}">'


def _button(code: str, words: Mapping[str, Any]) -> str:
    """The button that copies a piece of code, and the place where it says so; shown by JavaScript."""
    if _NO_COPY.match(code):
        return ""
    said = words.get("code") or {}
    data = f'data-copied="{escape(str(said.get("copied", "")))}" data-manual="{escape(str(said.get("manual", "")))}"'
    name = escape(str(said.get("copy", "")))
    button = (
        f'<button class="copy-code" type="button" hidden aria-label="{name}" title="{name}" {data}></button>'
    )
    return f'{button}<span class="toast" role="status"></span>'


def _first(match: re.Match[str], seen: set[str]) -> str:
    if match[1] in seen:
        return match[0]
    seen.add(match[1])
    return f'<abbr{match[1]} tabindex="0">'
