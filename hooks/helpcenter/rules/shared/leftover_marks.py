"""Marks that are for programs, and that no reader should see."""

from __future__ import annotations

import re

from helpcenter.rules.shared.mark import Mark

_FORUM = "b|i|u|s|url|img|quote|color"
_TARGET = r"[^()\[\]\n]*(?:\.(?:md|pdf|png|jpe?g|webp|svg|gif)\b|[/#@]|^www\.)[^()\[\]\n]*"

_KEYS = (
    "ctrl|control|strg|shift|alt|alt-gr|cmd|command|option|win|windows|enter|return|esc|tab|space|del|delete"
)
"""Keys that are often pressed alone or first, as patterns."""

_SEEN = "readers would see {}"
MARKS = (
    Mark(
        re.compile(r"\[\^([^\]\s]{1,60})\](?!:)"),
        "there is no note {}",
        "write a line [^{1}]: …, or delete the mark",
    ),
    Mark(
        re.compile(r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}"),
        _SEEN,
        "write the words themselves; pages are no templates",
    ),
    Mark(
        re.compile(r"\[[^\[\]\n]{0,200}\]\([^\n]{0,80}|\]\("),
        "this is no link, readers would see {}",
        "write [words](target): both pairs of brackets, and no space in the target",
    ),
    Mark(
        re.compile(rf"\[[^\[\]\n]{{1,200}}\] +\({_TARGET}\)"),
        "this is no link, readers would see {}",
        "delete the space between ] and (",
    ),
    Mark(
        re.compile(rf"\([^()\n]{{1,200}}\) ?\[{_TARGET}\]"),
        "this is no link, readers would see {}",
        "the words go between [ ], the target between ( )",
    ),
    Mark(
        re.compile(r"\[!([a-zA-Z]{1,20})\]"),
        "this is no box, readers would see {}",
        "write > [!NOTE] alone on a line and the text below it, each line after a >; NOTE, TIP, IMPORTANT, WARNING or"
        " CAUTION",
    ),
    Mark(
        re.compile(
            r"""^(?:!{3}|\?{3}\+?|={3})[ ]?(?:[a-zA-Z-]{0,20}[ ]?["„“”][^\n]{0,60}|[a-z]{2,20}$)""",
            re.MULTILINE,
        ),
        "this is no box or tab, readers would see {}",
        'write !!! note "Title" with straight quotation marks, alone on its line; its text is below, four spaces in',
    ),
    Mark(
        re.compile(r"(?<![\w*])\*\*(?=\w)[^*\n]{0,80}[\w.!?:]\*\*(?![\w*])"),
        _SEEN,
        "in a tag, bold words are <b>words</b>",
    ),
    Mark(
        re.compile(r"(?<!\*)(?!(?<=\d)\*\*\d|(?<=\d )\*\* \d)\*\*(?!\*)"),
        _SEEN,
        r"bold words have ** right before and right after them, no space inside; the signs themselves are written \*\*",
    ),
    Mark(
        re.compile(r"(?<![~{])~~(?![~}])"),
        _SEEN,
        "struck words have ~~ right before and right after them, no space inside",
    ),
    Mark(
        re.compile(r"(?<![\w~/])~(?=\w)[^~\n]{1,80}\w~(?![\w~/])"),
        _SEEN,
        "struck words have ~~ right before and right after them; lowered ones, H~2~O, have no space inside",
    ),
    Mark(
        re.compile(r"`{3,}|^~{3,}", re.MULTILINE), _SEEN, "code begins and ends with ``` on a line of its own"
    ),
    Mark(
        re.compile(r"\{:?[ ]*[.#][\w-][^{}\n]{0,60}\}|\{:[^{}\n]{0,60}\}"),
        _SEEN,
        "it goes behind a space, at the end of the heading or paragraph, or right behind the link or image",
    ),
    Mark(
        re.compile(r"(?<![\w:/.])(:[a-z][a-z0-9_+-]{1,40}:)(?![\w:/])"),
        "there is no emoji or icon {}",
        "write the emoji itself, or delete it",
    ),
    Mark(
        re.compile(r"(?:^|\n)[ ]*(?:\|[^\n]*\||:?-{2,}:?[ ]*\|[^\n]*)[ ]*(?=\n|$)"),
        "this is no table, readers would see {}",
        "a table has a line |---|---| below its first one, with as many cells",
    ),
    Mark(
        re.compile(r"""-*8(?:<-+|←-*)[ ]?["'„“”‘’»«][^\n]{0,60}"""),
        _SEEN,
        'write --8<-- "name.md" alone on its line: two hyphens on each side, straight quotation marks',
    ),
    Mark(
        re.compile(r"\[\[(?=[^\W\d])[^\[\]\n]{1,80}\]\]"),
        "this is no link, readers would see {}",
        "write [words](../topic/answer.md)",
    ),
    Mark(
        re.compile(rf"\[(?:{_FORUM})\b[^\]\n]{{0,80}}\][^\[\n]{{0,200}}\[/(?:{_FORUM})\]", re.IGNORECASE),
        _SEEN,
        "marks of a forum do not work here: bold is **words**, a link [words](target)",
    ),
    Mark(
        re.compile(r"(?<![=\w])==(?=\w)[^=\n]{0,100}\w==(?![=\w])"),
        _SEEN,
        "highlighted words have == right before and right after them; the extension pymdownx.mark reads it",
    ),
    Mark(
        re.compile(r"^[ ]?/{3,}(?=[ ]*[a-z]|$|[^/\n]*/{3}[ ]*$)[^\n]{0,60}", re.MULTILINE),
        "this is no caption, readers would see {}",
        "write /// caption below the picture, then the words, then ///; a box begins with !!!, a tab with ===",
    ),
    Mark(
        re.compile(r"""^(?:[!?]{3}\+?(?=[ ]|$)|={3}[+!]?(?=[ ]+[^"\s=]|$))[^\n]{0,60}""", re.MULTILINE),
        "this is no box or tab, readers would see {}",
        'write !!! note "Title", or === "Title" for a tab; the text is below it, four spaces in',
    ),
    Mark(
        re.compile(
            r"""^(?:(?:[!?]{2,5}\+?[ ]?[a-zA-Z-]{2,20}|={2,4}[+!]?)[ ]+["'„“”«]|:{3,}[ ]*[\w{]?)[^\n]{0,60}""",
            re.MULTILINE,
        ),
        "this is no box or tab, readers would see {}",
        'write !!! note "Title", or === "Title" for a tab: three signs; the text is below it, four spaces in',
    ),
    Mark(
        re.compile(r"""(?<![\w+{])\+\+[\w"-]{1,20}(?:[ ]?\+[ ]?[\w"-]{1,20}){0,4}\+\+(?![\w+])"""),
        "these are no keys, readers would see {}",
        'write ++ctrl+c++: small letters, no space, the names of keys in English; another key in quotes, ++"Fn"++',
    ),
    Mark(
        re.compile(r"^\*\[([^\[\]\n]{1,40})\](?![:(\[])[^\n]{0,60}", re.MULTILINE),
        "this explains no abbreviation, readers would see {}",
        "write *[{1}]: and then the meaning",
    ),
    Mark(
        re.compile(r"(?<![\w:/.]):(?:material|fontawesome|octicons|simple)/[\w/-]{1,60}:(?![\w:/])"),
        "there is no icon {}",
        "the parts of its name are joined by hyphens, like :material-email:",
    ),
    Mark(
        re.compile(
            r"\{:?[ ]*(?:align|width|height|loading|title|target|class|id|rel|alt)=[^\s{}][^{}\n]{0,60}\}"
        ),
        _SEEN,
        "it goes right behind the picture or link, no space between; of a paragraph, on a line of its own below it",
    ),
    Mark(
        re.compile(r"(?:(?<![^\s(\"„“«])==(?=[^\W\d_])|(?<=[^\W\d_])==(?![^\s.,;:!?)\"”»]))"),
        _SEEN,
        "highlighted words have == right before and right after them",
    ),
    Mark(
        re.compile(r"(?<![^\s(\"„“«])\^\^(?=\w)"),
        _SEEN,
        "words that were added have ^^ right before and right after them",
    ),
    Mark(
        re.compile(
            r"""(?<![^\s(\"„“«])\+\+(?:["\w-]{1,30}\+(?!\+)[\w"+-]{1,60}|"\w[\w"-]{0,30}|"""
            rf"(?:{_KEYS})\b)"
        ),
        "these are no keys, readers would see {}",
        "write ++ctrl+c++: two plus signs before the first key and after the last one",
    ),
    Mark(
        re.compile(r"(?<![^\s(\"„“«])`(?=\w)"),
        _SEEN,
        "code has ` right before and right after it; the sign itself is written \\`",
    ),
    Mark(
        re.compile(r"(?<!\{)\{:?[ ]*\.[a-zA-Z][\w-]*(?:[ ]+[.#\w-]+)*[ ]*$", re.MULTILINE),
        _SEEN,
        "write } at its end",
    ),
    Mark(
        re.compile(r"^(?:[*+-]?\[[ xX]?\](?= [^\W_])|\[[ xX]?\](?=[^\W_]))"),
        _SEEN,
        r"a task is written - [ ] or - [x], with a space in the empty brackets; the signs themselves are written \[x]",
    ),
)
HEADING = Mark(
    re.compile(r"^#{2,6}(?=[ \w])"),
    _SEEN,
    "a heading begins with ## and an ordinary space, on a line of its own",
)
"""The number signs of a heading that is none; what else is wrong in its line follows from it."""
