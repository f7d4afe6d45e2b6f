"""An answer as Markdown, for programs that read text: at its address with index.md.

It is made of the reply that support staff send, so it needs nothing of the page: addresses are absolute, boxes and tabs
are open.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from helpcenter.model.html_tree import body

FILE = "index.md"

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "code": "`", "kbd": "`"}
_SPECIAL = re.compile(r"([\\`*_~\[\]<>]|&(?=#?\w+;))")
_BEGINNING = re.compile(r"^(?:(#{1,6}(?= |$)|[-+](?= |$)|-{3,}$|=+$)|(\d+)([.)](?= |$)))", re.MULTILINE)
"""What would make a heading, a list or a line of the beginning of a line."""


def answer_markdown(question: str, html: str) -> str:
    """An answer as Markdown: its question as the heading, short answer, body, documents, short link.

    Args:
        question: the question.
        html: the HTML of its reply.
    """
    return f"# {heading(question)}\n\n{to_markdown(html)}\n"


def to_markdown(html: str) -> str:
    """The HTML of a reply as Markdown."""
    return "\n\n".join(_blocks(body(html)))


def escaped(text: str) -> str:
    """A text in which nothing is taken for a mark of Markdown."""
    return _SPECIAL.sub(r"\\\1", text)


def heading(text: str) -> str:
    """The text of a heading; # at its end would be a part of the mark."""
    return re.sub(r"(#+)$", r"\\\1", escaped(text))


def _blocks(parent: LexborNode) -> list[str]:
    """The blocks inside an element, each without the empty line after it."""
    found: list[str] = []
    inline, before, other = "", "", False
    for node in parent.iter(include_text=True):
        if node.tag in ("ol", "ul"):
            other = node.tag == before and not inline.strip() and not other
        made = _list(node, other=other) if node.tag in ("ol", "ul") else _block(node)
        if made is None:
            inline += _inline(node)
            continue
        found += [*_paragraph(inline), *([made] if made else [])]
        inline, before = "", node.tag or ""
    return found + _paragraph(inline)


def _paragraph(text: str) -> list[str]:
    line = (
        re.sub(r"[ \t\n]+", " ", text.replace("\\\n", "\x00"))
        .replace(" \x00", "\x00")
        .replace("\x00 ", "\x00")
    )
    line = line.replace("\x00", "\\\n").strip(" \t\n")
    return [_BEGINNING.sub(_unmarked, line)] if line else []


def _unmarked(begins: re.Match[str]) -> str:
    """The beginning of a line as text: of a number only the mark behind it can be escaped."""
    return f"\\{begins[1]}" if begins[1] else f"{begins[2]}\\{begins[3]}"


def _block(node: LexborNode) -> str | None:
    """An element that is a block of its own; None for text and what is inside a line."""
    tag = node.tag
    if tag in ("p", "dt"):
        return "\n\n".join(_blocks(node))
    if tag == "dd":
        return "\n\n".join(_blocks(node))
    if tag == "blockquote":
        return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(node)).split("\n"))
    if tag == "pre":
        text = node.text().strip("\n")
        fence = _fence(text, 3)
        return f"{fence}\n{text}\n{fence}"
    if tag == "table":
        return _table(node)
    if tag == "hr":
        return "---"
    if tag == "dl":
        return "\n\n".join(_blocks(node))
    return None


def _fence(text: str, least: int) -> str:
    """More backticks than there are in a row in a text."""
    return "`" * max([least, *(len(found) + 1 for found in re.findall("`+", text))])


def _list(node: LexborNode, *, other: bool) -> str:
    """A list; with the other marks behind one of the same kind, with which it would be one list."""
    bullet, behind = ("*", ")") if other else ("-", ".")
    start = node.attributes.get("start") or "1"
    number = int(start) if start.isdigit() else 1
    items = []
    for item in node.iter():
        mark = f"{bullet} " if node.tag == "ul" else f"{number}{behind} "
        number += 1
        lines = "\n\n".join(_blocks(item)).split("\n")
        items.append(
            "\n".join([f"{mark}{lines[0]}", *(f"{' ' * len(mark)}{line}".rstrip() for line in lines[1:])])
        )
    loose = any("\n\n" in item for item in items)
    return ("\n\n" if loose else "\n").join(items)


def _table(node: LexborNode) -> str:
    rows = [
        [
            re.sub(r"\\?\n+", "<br>", "\n".join(_blocks(cell))).replace("|", "\\|")
            for cell in row.css("th, td")
        ]
        for row in node.css("tr")
    ]
    width = max((len(row) for row in rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], f"|{' --- |' * width}", *lines[1:]])


def _inline(node: LexborNode) -> str:
    if node.is_text_node:
        return escaped(node.text_content or "")
    if not node.is_element_node:
        return ""
    if node.tag == "br":
        return "\\\n"
    if node.tag in ("code", "kbd"):
        text = node.text()
        fence, room = _fence(text, 1), " " if text.startswith("`") or text.endswith("`") else ""
        return f"{fence}{room}{text}{room}{fence}"
    inside = "".join(_inline(child) for child in node.iter(include_text=True))
    if node.tag == "a":
        return f"[{inside}]({_target(node.attributes.get('href') or '')})"
    if node.tag in ("sub", "sup", "ins", "mark"):
        return f"<{node.tag}>{inside}</{node.tag}>"
    return _marked(node, inside)


def _target(href: str) -> str:
    """An address as the target of a link."""
    whole = re.sub(r"\s", "%20", href).replace("<", "%3C").replace(">", "%3E")
    return f"<{whole}>" if re.search(r"[()]", whole) else whole


def _marked(node: LexborNode, inside: str) -> str:
    """An element inside a line with the marks of Markdown, or as HTML where nobody would take these for marks."""
    tag, text = node.tag or "", inside.strip()
    mark = _MARKS.get(tag, "")
    if not mark or not text:
        return inside
    alone = _is_free(node.prev, -1, text[0]) and _is_free(node.next, 0, text[-1])
    marked = f"{mark}{text}{mark}" if alone else f"<{tag}>{text}</{tag}>"
    return inside.replace(text, marked, 1)


def _is_free(beside: LexborNode | None, place: int, edge: str) -> bool:
    """Whether a mark is one between what is beside it and the letter that it is put at."""
    if beside is None or not beside.is_text_node:
        return beside is None or beside.tag not in _MARKS
    text = beside.text_content or " "
    return not (text[place].isalnum() and not edge.isalnum())
