"""An answer as Markdown, for programs that read text: at its address with index.md, and all of them listed in llms.txt.

It is made of the reply that support staff send, so it needs nothing of the page: addresses are absolute, boxes and tabs
are open.
"""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborNode

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.html_tree import body

LLMS = "llms.txt"
FILE = "index.md"

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~", "code": "`", "kbd": "`"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


def answer_markdown(question: str, html: str) -> str:
    """An answer as Markdown: its question as the heading, short answer, body, documents, short link.

    Args:
        question: the question.
        html: the HTML of its reply.
    """
    return f"# {_escaped(question)}\n\n{to_markdown(html)}\n"


def to_markdown(html: str) -> str:
    """The HTML of a reply as Markdown."""
    return "\n\n".join(_blocks(body(html)))


def llms(center: HelpCenter, language: Language, site: str, records: list[dict[str, Any]]) -> str:
    """The text of llms.txt: topics with their answers, each with the address of its Markdown and its short answer."""
    home = center.page(language.code, "")
    name = language.document.words("words", "site_name") or language.name
    lines = [f"# {name}", "", f"> {home.summary}" if home else ""]
    topics: dict[str, list[str]] = {}
    for record in records:
        where = f"{record['addresses']['page']}{FILE}"
        line = f"- [{_escaped(record['question'])}]({where}): {record['short_answer']}"
        topics.setdefault(record["topic"], []).append(line)
    for key, listed in topics.items():
        topic = center.page(language.code, key)
        lines += ["", f"## {topic.title if topic else key}", "", *listed]
    others = [item for item in center.languages if item is not language]
    if others:
        lines += ["", "## Optional", ""]
        lines += [f"- [{item.name}]({site}{item.prefix}{LLMS})" for item in others]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _blocks(parent: LexborNode) -> list[str]:
    """The blocks inside an element, each without the empty line after it."""
    found: list[str] = []
    inline = ""
    for node in parent.iter(include_text=True):
        made = _block(node)
        if made is None:
            inline += _inline(node)
            continue
        found += [*_paragraph(inline), *([made] if made else [])]
        inline = ""
    return found + _paragraph(inline)


def _paragraph(text: str) -> list[str]:
    line = (
        re.sub(r"[ \t\n]+", " ", text.replace("\\\n", "\x00"))
        .replace(" \x00", "\x00")
        .replace("\x00 ", "\x00")
    )
    line = line.replace("\x00", "\\\n").strip()
    return [re.sub(r"^(#{1,6} |[-+] |\d+[.)] )", r"\\\1", line)] if line else []


def _block(node: LexborNode) -> str | None:
    """An element that is a block of its own; None for text and what is inside a line."""
    tag = node.tag
    if tag in ("p", "dt"):
        return "\n\n".join(_blocks(node))
    if tag == "dd":
        return "\n\n".join(_blocks(node))
    if tag in ("ul", "ol"):
        return _list(node)
    if tag == "blockquote":
        return "\n".join(f"> {line}".rstrip() for line in "\n\n".join(_blocks(node)).split("\n"))
    if tag == "pre":
        return f"```\n{node.text().strip(chr(10))}\n```"
    if tag == "table":
        return _table(node)
    if tag == "hr":
        return "---"
    if tag == "dl":
        return "\n\n".join(_blocks(node))
    return None


def _list(node: LexborNode) -> str:
    start = node.attributes.get("start") or "1"
    number = int(start) if start.isdigit() else 1
    items = []
    for item in node.iter():
        mark = "- " if node.tag == "ul" else f"{number}. "
        number += 1
        lines = "\n\n".join(_blocks(item)).split("\n")
        items.append(
            "\n".join([f"{mark}{lines[0]}", *(f"{' ' * len(mark)}{line}".rstrip() for line in lines[1:])])
        )
    loose = any("\n\n" in item for item in items)
    return ("\n\n" if loose else "\n").join(items)


def _table(node: LexborNode) -> str:
    rows = [
        [" ".join(_blocks(cell)).replace("|", "\\|") for cell in row.css("th, td")] for row in node.css("tr")
    ]
    width = max((len(row) for row in rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], f"|{' --- |' * width}", *lines[1:]])


def _inline(node: LexborNode) -> str:
    if node.is_text_node:
        return _escaped(node.text_content or "")
    if not node.is_element_node:
        return ""
    if node.tag == "br":
        return "\\\n"
    if node.tag in ("code", "kbd"):
        return f"`{node.text()}`"
    inside = "".join(_inline(child) for child in node.iter(include_text=True))
    if node.tag == "a":
        return f"[{inside}]({node.attributes.get('href') or ''})"
    if node.tag in ("sub", "sup", "ins", "mark"):
        return f"<{node.tag}>{inside}</{node.tag}>"
    mark = _MARKS.get(node.tag or "", "")
    return f"{mark}{inside}{mark}" if inside.strip() else inside
