"""The classes that a text gives its elements, and annotations without their list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.read.markdown.source_blocks import Found

_ITEM = r"""(?:[.#][\w.#-]+|[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+))"""
_BRACES = re.compile(rf"\{{:?[ ]*((?:{_ITEM}(?:[ ]+|(?=\}})))+)\}}")
_TAG = re.compile(
    r"""<[a-zA-Z][\w-]*\s[^<>]{0,500}?\bclass=(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))(?=[^<>]{0,500}>)"""
)
_GIVEN = re.compile('class="([^"]*)"')
_CLASS = re.compile(r"(?<![^\s.])\.([\w-]+)")
_QUOTED = re.compile(r"""=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}]+)""")
_ANNOTATED = re.compile(
    r'<(p|table)\b[^>]*\sclass="[^"]*\bannotate\b[^"]*"[^>]*>(.{0,4000}?)</\1>\s*(<ol\b)?', re.DOTALL
)
_MARK = re.compile(r"\(\d+\)")


def classes(prose: str, html: str) -> Iterator[Found]:
    """Yield each class that the text gives an element, and annotations that lack their marks or their list.

    Args:
        prose: a text without its code.
        html: what the site makes of it.
    """
    written = list(_written(prose)) if "class=" in html else []
    if not written:
        return
    half = "annotate" in prose and any(
        not (_MARK.search(found[2]) and found[3]) for found in _ANNOTATED.finditer(html)
    )
    given = {name for names in _GIVEN.findall(html) for name in names.split()}
    for start, name in written:
        if name not in given:
            continue  # readers see it: the rule `leftover` reports it
        if name == "annotate" and half:
            yield start, "annotation", name
        else:
            yield start, "class", name


def _written(prose: str) -> Iterator[tuple[int, str]]:
    for braces in _BRACES.finditer(prose) if "{" in prose else ():
        bare = _QUOTED.sub(lambda value: "=" * len(value[0]), braces[1])
        yield from ((braces.start(1) + one.start(), one[1]) for one in _CLASS.finditer(bare))
    for tag in _TAG.finditer(prose) if "<" in prose else ():
        group = tag.lastindex or 0
        yield from ((tag.start(group) + one.start(), one[0]) for one in re.finditer(r"\S+", tag[group]))
