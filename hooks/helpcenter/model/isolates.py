"""Keeps telephone numbers, addresses and codes in order inside text that is written from right to left.

Browsers order such a line by Unicode's rules, which show +36 1 555 0123 as 0123 555 1 36+: each group of digits is a
word of its own to them. Whoever isolates the number says that it is one thing, written from left to right.
"""

from __future__ import annotations

import re

from helpcenter.model.document import Language
from helpcenter.model.locales import right_to_left

BEGIN, END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""The characters that isolate in plain text; in HTML it is an element, which is not copied together with the number."""

_ELEMENT = '<bdi dir="ltr">', "</bdi>"
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏͰ-ӿ"
_BREAK = "\x01"
"""Put for a <wbr>, which may be inside an address."""

_CHARACTER = rf"(?:[!#-%'-;=?-~{_BREAK}]|&amp;)"
_WORD = rf"[{_LETTER}](?:[{_LETTER}\d]|[.'’-](?=[{_LETTER}\d]))*"
_GAP = "[ \u00a0\u202f]"
_LEFT_TO_RIGHT = re.compile(
    rf"""(?<![\w&#])(?:
      (?P<address>{_CHARACTER}*[@/]{_CHARACTER}*)
    | (?P<number>[+(#*]*\d[\d()]*(?:(?:{_GAP}|[-–/.]){{1,2}}\(?\d[\d()]*)+[#*]?)
    | (?P<phrase>(?:\d{{4,}}{_GAP})?{_WORD}(?:,?{_GAP}(?:{_WORD}|\d[\d/-]*\b))*[+#]*)
    | (?P<code>{_CHARACTER}+)
    )""",
    re.VERBOSE,
)
_AFTER = re.compile(r"""(?:[.,:;!?'\)\]}]|(?<!&amp);)+$""")
_DATE_OR_AMOUNT = re.compile(r"\d+(?:[.,:/]\d+)*%?")
_RANGE = re.compile(r"(\d+(?:[.,:]\d+)*)[-–](\d+(?:[.,:]\d+)*)")
_NAME = re.compile(rf"{_WORD}(?:,?{_GAP}{_WORD})*")
_LEAST_DIGITS = 6
_LETTERS = re.compile(f"[{_LETTER}]")

_TAG = re.compile(r"""<!--.*?-->|<![^>]*>|<(/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'<>])*)>""", re.DOTALL)
_SKIPPED = frozenset({"script", "style", "svg", "textarea", "bdi", "math"})
_OF_TEXT = frozenset({"title", "option"})
"""Elements that can hold nothing but text."""

_OF_CODE = frozenset({"code", "kbd", "samp", "pre"})
_DIRECTION = re.compile(r"\sdir=")
_LANGUAGE = re.compile(r"""\slang=["']?([\w-]+)""")


def shown(language: Language, text: str) -> str:
    """A text in a language as it is shown where there can be no elements."""
    return in_text(text) if language.direction == "rtl" else text


def in_text(text: str) -> str:
    """Isolate what is written from left to right in plain text."""
    return _isolated(text, BEGIN, END)


def in_html(html: str) -> str:
    """Isolate what is written from left to right in HTML that is written from right to left.

    Numbers, addresses and codes become `<bdi dir="ltr">`; elements with code and with text in a language that is
    written from left to right get that direction.
    """
    html = html.replace("<wbr>", _BREAK)
    made: list[str] = []
    skipping, at = "", 0
    for tag in _TAG.finditer(html):
        text = html[at : tag.start()]
        closing, name, attributes = tag[1], (tag[2] or "").lower(), tag[3] or ""
        if skipping in _OF_TEXT:
            text = in_text(text)
        elif not skipping:
            text = _isolated(text, *_ELEMENT)
        made += [text, tag[0] if skipping or closing else _directed(tag[0], name, attributes)]
        at = tag.end()
        if closing and name == skipping:
            skipping = ""
        elif not skipping and not closing and name in _SKIPPED | _OF_TEXT and not attributes.endswith("/"):
            skipping = name
    rest = html[at:] if skipping else _isolated(html[at:], *_ELEMENT)
    return "".join([*made, rest]).replace(_BREAK, "<wbr>")


def _directed(tag: str, name: str, attributes: str) -> str:
    """A tag with the direction of what is inside, where that is from left to right."""
    language = _LANGUAGE.search(attributes)
    foreign = language is not None and not right_to_left(language[1]) and name != "html"
    if _DIRECTION.search(attributes) or not (name in _OF_CODE or foreign):
        return tag
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    return f'{tag[:end].rstrip()} dir="ltr"{tag[end:]}'


def _isolated(text: str, begin: str, end: str) -> str:
    def replaced(match: re.Match[str]) -> str:
        found = match[0]
        after = _AFTER.search(found)
        inner = found[: after.start()] if after else found
        if inner.count("(") > inner.count(")") and found[len(inner) :].startswith(")"):
            inner += ")"
        return f"{begin}{inner}{end}{found[len(inner) :]}" if _is_in_danger(inner) else found

    return _LEFT_TO_RIGHT.sub(replaced, text)


def _is_in_danger(text: str) -> bool:
    """Whether a text from left to right would be shown in another order inside one from right to left."""
    digits = sum(character.isdigit() for character in text)
    between = _RANGE.fullmatch(text)
    if between:  # who reads from right to left reads 10–15 in that order, too
        return (between[2].startswith("0") and ":" not in text) or _value(between[1]) > _value(between[2])
    if not text or _DATE_OR_AMOUNT.fullmatch(text):
        return False
    if not _LETTERS.search(text):
        return digits >= _LEAST_DIGITS or (digits > 0 and text[0] in "+#*(/")
    return not _NAME.fullmatch(text)


def _value(number: str) -> float:
    whole = re.split(r"[.,:]", number)
    return float(".".join((whole[0], "".join(whole[1:]) or "0")))
