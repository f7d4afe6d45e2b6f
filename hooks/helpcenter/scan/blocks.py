"""The block structure of a Markdown text: what is prose, what is code, comment or raw HTML.

Python-Markdown nests by four spaces: a list item, an admonition, a details, a tab, a footnote and a
definition each open a container whose content stands four spaces further in. What stands four spaces
further in than the innermost open container, after a blank line, is code.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

FENCE = re.compile(r"^([> \t]*)(`{3,}|~{3,})[ \t]*([^`\n]*)$")
LIST_ITEM = re.compile(r"(?:[*+-]|\d{1,9}\.)[ \t]+")
OPENER = re.compile(r"(?:!!!|\?\?\?\+?|===[!+]{0,2}) ?\S|\[\^[^\]\n]+\]:|:[ ]{1,3}\S")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
SETEXT = re.compile(r"[=-]+[ ]*$")
TABLE_RULE = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-*:?[ ]*)*$")
HTML_BLOCK = re.compile(
    r"^[ ]{0,3}<(address|article|aside|blockquote|details|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]"
    r"|header|hgroup|hr|main|menu|nav|ol|p|pre|section|table|ul|canvas|colgroup|dd|body|dt|group|html|iframe|li"
    r"|legend|math|map|noscript|output|object|progress|script|style|summary|tbody|td|textarea|tfoot|th|thead|tr"
    r"|video|center)(?=[\s/>])",
    re.IGNORECASE | re.MULTILINE,
)
HTML_ID = re.compile(r"""<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""")
VERBATIM = re.compile(r"<(script|style|textarea|pre|code)\b", re.IGNORECASE)
DEEPEST_QUOTE = 20


@dataclass
class Outline:
    """A text taken apart. `prose` and `html` are as long as the text, everything else blanked out.

    Attributes:
        prose: what Markdown's inline syntax is read from.
        html: raw HTML blocks, of which only the tags count.
        segments: (start, end) offsets of the paragraphs, list items, rows … of `prose`.
        headings: (offset, level, start and end of its text) of each heading.
        html_ids: ids given in HTML tags.
    """

    prose: str
    html: str = ""
    segments: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, int, int, int]] = field(default_factory=list)
    html_ids: list[str] = field(default_factory=list)


def outline(text: str) -> Outline:
    """Take a Markdown text apart."""
    prose = _without(text, _fences(text))
    prose = _without(prose, _comments(prose))
    raw = _html_blocks(prose)
    html = _without(prose, _complement(raw, len(text)))
    found = Outline(prose=_without(prose, raw), html=_without(html, _verbatim(html)))
    code: list[tuple[int, int]] = []
    _read_blocks(found, _lines(found.prose), code, 0)
    found.prose = _without(found.prose, code)
    found.html_ids = [m[1] or m[2] or m[3] or "" for m in HTML_ID.finditer(found.prose + "\n" + found.html)]
    return found


def _without(text: str, holes: list[tuple[int, int]]) -> str:
    """The text with the holes blanked out, line ends kept."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(holes):
        if end <= at:
            continue
        start = max(start, at)
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def _complement(holes: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for hole in holes for edge in hole), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _lines(text: str) -> list[tuple[int, int]]:
    ends = [m.start() for m in re.finditer("\n", text)] + [len(text)]
    return list(zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True))


def _fences(text: str) -> list[tuple[int, int]]:
    """Fenced code: from the opening fence to the same fence on a line of its own, equally far in."""
    lines = _lines(text)
    opened: list[tuple[int, str, str, bool]] = []
    closers: dict[tuple[str, str], list[int]] = {}
    for number, (start, end) in enumerate(lines):
        match = FENCE.match(text[start:end])
        if match:
            bare = not match[3].strip()
            opened.append((number, match[1], match[2], bare))
            if bare:
                closers.setdefault((match[1].rstrip(), match[2]), []).append(number)
    holes: list[tuple[int, int]] = []
    after = -1
    for number, lead, fence, _ in opened:
        if number <= after:
            continue
        candidates = closers.get((lead.rstrip(), fence), [])
        position = bisect_right(candidates, number)
        if position == len(candidates):
            continue
        after = candidates[position]
        holes.append((lines[number][0], lines[after][1]))
    return holes


def _comments(text: str) -> list[tuple[int, int]]:
    """Comments that begin a line; those within a paragraph are left to the inline scan."""
    holes: list[tuple[int, int]] = []
    at = 0
    for match in re.finditer(r"^[ \t]*<!--", text, re.MULTILINE):
        if match.start() < at:
            continue
        end = text.find("-->", match.end())
        if end < 0:
            break
        at = end + 3
        holes.append((match.start(), at))
    return holes


def _html_blocks(text: str) -> list[tuple[int, int]]:
    """Raw HTML: from a block-level tag that begins a line to its own closing tag."""
    holes: list[tuple[int, int]] = []
    tags: dict[str, list[tuple[int, int, int]]] = {}
    at = 0
    for match in HTML_BLOCK.finditer(text):
        if match.start() < at:
            continue
        name = match[1].lower()
        if name == "hr":
            continue
        if name not in tags:
            pattern = re.compile(rf"<(/?){name}(?=[\s/>])[^<>]*>?", re.IGNORECASE)
            tags[name] = [(m.start(), m.end(), -1 if m[1] else 1) for m in pattern.finditer(text)]
        depth, at = 0, len(text)
        first = bisect_right(tags[name], (match.start(), 0, 0))
        for _, end, step in tags[name][first:]:
            depth += step
            if depth <= 0:
                at = end
                break
        holes.append((match.start(), at))
    return holes


def _verbatim(html: str) -> list[tuple[int, int]]:
    """The contents of elements in which tags are text."""
    holes: list[tuple[int, int]] = []
    at = 0
    for match in VERBATIM.finditer(html):
        if match.start() < at:
            continue
        inner = html.find(">", match.end()) + 1
        closing = re.compile(rf"</{match[1]}\b", re.IGNORECASE).search(html, inner) if inner else None
        if closing is None:
            break
        at = closing.start()
        holes.append((inner, at))
    return holes


def _indent(line: str) -> int:
    width = 0
    for character in line:
        if character == " ":
            width += 1
        elif character == "\t":
            width += 4 - width % 4
        else:
            break
    return width


def _read_blocks(
    found: Outline, lines: list[tuple[int, int]], code: list[tuple[int, int]], quotes: int
) -> None:
    """Walk the lines, keeping the stack of open containers; fill segments, headings and code."""
    text = found.prose
    open_at: list[int] = []
    fresh, in_code, is_list, is_table = True, False, False, False
    segment: int | None = None
    block_line = 0
    number = 0

    def close(end: int) -> None:
        nonlocal segment
        if segment is not None and end > segment:
            found.segments.append((segment, end))
        segment = None

    while number < len(lines):
        start, end = lines[number]
        line = text[start:end]
        number += 1
        content = line.lstrip(" \t")
        if not content.strip():
            close(start)
            fresh, block_line = True, 0
            continue
        indent = _indent(line)
        at = start + len(line) - len(content)
        block_line += 1
        if fresh:
            while open_at and indent < open_at[-1]:
                open_at.pop()
        base = open_at[-1] if open_at else 0
        if (fresh or in_code) and indent - base >= 4:
            code.append((start, end))
            fresh, in_code = False, True
            continue
        opener, item = OPENER.match(content), LIST_ITEM.match(content)
        if opener or item:
            while open_at and indent < open_at[-1]:
                open_at.pop()
            base = open_at[-1] if open_at else 0
        if QUOTE.match(content) and quotes < DEEPEST_QUOTE:
            close(start)
            number = _read_quote(found, lines, number - 1, code, quotes)
            fresh, in_code, block_line = True, False, 0
            continue
        if fresh:
            is_list = bool(item)
            following = lines[number] if number < len(lines) else (end, end)
            rule = text[following[0] : following[1]]
            is_table = "|" in line + rule and bool(TABLE_RULE.match(rule)) and "-" in rule
        if indent - base < 4 and (opener or (item and (fresh or is_list))):
            close(start)
            open_at.append(base + 4)
            is_list, block_line = True, 0
            if item and not opener:
                at += item.end()
                content = content[item.end() :]
        elif is_table:
            close(start)
        level = len(content) - len(content.lstrip("#"))
        if level and (indent in (0, base) or item):
            close(start)
            found.headings.append((at, min(level, 6), at + min(level, 6), end))
            found.segments.append((at, end))
            block_line = 0
        elif block_line == 2 and SETEXT.match(content) and segment is not None:
            found.headings.append((segment, 1 if content[0] == "=" else 2, segment, start - 1))
            close(start)
        elif segment is None:
            segment = at
        fresh, in_code = False, False
    close(lines[-1][1] if lines else 0)


def _read_quote(
    found: Outline, lines: list[tuple[int, int]], first: int, code: list[tuple[int, int]], quotes: int
) -> int:
    """Read a block quote as a text of its own; the number of the line after it."""
    text = found.prose
    inner: list[tuple[int, int]] = []
    number = first
    while number < len(lines):
        start, end = lines[number]
        line = text[start:end]
        mark = QUOTE.match(line.lstrip(" \t"))
        if not line.strip():
            following = text[slice(*lines[number + 1])] if number + 1 < len(lines) else ""
            if not following.lstrip(" \t").startswith(">"):
                break
        lead = len(line) - len(line.lstrip(" \t")) + mark.end() if mark else 0
        if mark:
            code.append((start, start + lead))
        inner.append((start + lead, end))
        number += 1
    _read_blocks(found, inner, code, quotes + 1)
    return number
