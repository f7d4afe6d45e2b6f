"""Which files of overrides a template, a style sheet or a script asks for by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CSS = re.compile(r"""(?:\burl\(\s*|@import\s+(?=["']))(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'();]+))""")
_JS = re.compile(
    r"""^[ \t]*(?:import\s*|(?:import|export)\b[^"'\n;=()]*\bfrom\s*)["']([^"'\n]+)["']"""
    r"""|["'](\./[\w-]+(?:\.[\w-]+)+)["']""",
    re.MULTILINE,
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.IGNORECASE)
_ASSET = re.compile(r"""\bview\.(?:assets|scripts)\[\s*(?:"([^"\n]+)"|'([^'\n]+)')\s*\]""")
_TEMPLATE = re.compile(
    r"""\{%[-+]?\s*(?:include|extends|import|from)\s+(?:"([^"\n]+)"|'([^'\n]+)')(?!\s*~)(?![^%]*\bignore missing\b)"""
)
_COMMENTS = {
    "css": re.compile(r"/\*.*?\*/", re.DOTALL),
    "js": re.compile(r"/\*.*?\*/|^[ \t]*//[^\n]*", re.DOTALL | re.MULTILINE),
    "html": re.compile(r"\{#.*?#\}", re.DOTALL),
}


class Asked(NamedTuple):
    """A file that is asked for: its name as written, without ./ and what follows a # or ?; where the name begins."""

    name: str
    start: int


def assets_of_css(text: str) -> Iterator[Asked]:
    """The files that a style sheet asks for: in url(…) and @import, unless it is data or on another host."""
    for match in _CSS.finditer(text):
        asked = _asked(match)
        if not _ELSEWHERE.match(asked.name):
            yield Asked(re.split("[#?]", asked.name, maxsplit=1)[0], asked.start)


def assets_of_js(text: str) -> Iterator[Asked]:
    """The files that a script asks for: modules that it imports, and what else it names as "./name.ending"."""
    yield from map(_asked, _JS.finditer(text))


def assets_of_template(text: str) -> Iterator[Asked]:
    """The assets that a template names in view.assets and view.scripts."""
    yield from map(_asked, _ASSET.finditer(text))


def templates_of_template(text: str) -> Iterator[Asked]:
    """The templates that a template includes, extends or imports, unless their names are put together."""
    yield from map(_asked, _TEMPLATE.finditer(text))


def without_comments(text: str, ending: str) -> str:
    """A text with its comments turned into spaces; `ending` says what it is: css, js or html."""
    return _COMMENTS[ending].sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _asked(match: re.Match[str]) -> Asked:
    number = match.lastindex or 0
    name = match[number].removeprefix("./")
    return Asked(name, match.end(number) - len(name))
