"""Templates: HTML with Jinja in it, read without running it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from helpcenter.model.problem import Place
from helpcenter.read.markdown.source_text import Source
from helpcenter.read.scan.tags import VERBATIM, Tag, closing, decoded, tags

_CLOSINGS = {"{": "}}", "%": "%}", "#": "#}"}
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


class Attribute(NamedTuple):
    """An attribute of a tag: its name in lower case, and what of its value is written out."""

    place: Place
    name: str
    value: str


class TemplateElement(NamedTuple):
    """An element of a template; `code` is what is written out inside a script or a style element."""

    place: Place
    name: str
    attributes: tuple[Attribute, ...]
    code: str


def without_jinja(text: str) -> str:
    """A template with what Jinja reads turned into spaces."""
    parts: list[str] = []
    at = 0
    while (opening := text.find("{", at)) >= 0:
        closes = _CLOSINGS.get(text[opening + 1 : opening + 2])
        end = text.find(closes, opening + 2) + 2 if closes else 0
        if closes and end < 2:
            break
        parts.append(text[at:opening])
        parts.append(re.sub(r"[^\n]", " ", text[opening:end]) if closes else "{")
        at = end if closes else opening + 1
    return "".join([*parts, text[at:]])


def template_elements(text: str, path: str) -> Iterator[TemplateElement]:
    """Every element of a template, in order."""
    source = Source(without_jinja(text), path)
    html = source.text
    for tag in tags(html, 0, len(html)):
        if not tag.closing:
            code = html[tag.end : closing(html, tag, len(html))] if tag.name in VERBATIM else ""
            attributes = tuple(_attributes(source, tag))
            yield TemplateElement(source.place(tag.start), tag.name, attributes, code)


def _attributes(source: Source, tag: Tag) -> Iterator[Attribute]:
    for match in _ATTRIBUTE.finditer(source.text, tag.start + 1 + len(tag.name), tag.end - 1):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        yield Attribute(source.place(match.start()), match[1].lower(), decoded(value))
