"""Marks for eyes and voices: the language of foreign words, words that must not break, places where addresses may.

Marks are elements around the text or between its letters: what is copied, searched or read by programs stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from html import escape

from helpcenter.facts.foreign_words import foreign_words, towns
from helpcenter.model.center import HelpCenter
from helpcenter.model.html_tree import VOID
from helpcenter.model.memo import remembered

_TAG = re.compile(r"""(<[a-zA-Z/!](?:[^>"']|"[^"]*"|'[^']*')*+>)""")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ADDRESS = r"(?P<address>https?://[^\s<>\"'„“”()]+)"
_UNBROKEN = (
    r"(?<![\w-])\w-(?=\w)\w+",  # e-mail
    r"(?<![\w-])[^\W\d_a-zà-öø-ÿ]*\d+-[^\W\d_]{1,5}(?![\w])",  # UNION24-en, 15-én
    r"(?<![\w-])[A-ZÀ-ÖØ-ÞŐŰ]{2,}-[^\W\d_]{1,5}(?![\w])",  # SMS-ben
    r"^-[^\W\d_]{1,5}(?!\w)",  # -as, behind a link
)
_LONGEST_CODE = 20
"""Characters of code that is not broken; an address in code may break at its slashes."""

_SILENT = frozenset(("script", "style", "svg", "template", "textarea", "title", "option"))


class Marker:
    """Marks the texts of one language."""

    def __init__(self, foreign: Mapping[str, str], places: tuple[str, ...]) -> None:
        self._foreign = {_words(text): language for text, language in foreign.items()}
        self._places = places
        self.text: Callable[[str], str] = lru_cache(maxsize=4096)(self._text)

    def _text(self, text: str) -> str:
        """A plain text as HTML."""
        escaped = escape(text)
        return self._both.sub(self._marked, escaped) if self._hints.search(escaped) else escaped

    def html(self, html: str) -> str:
        """The same HTML with all marks."""
        return "".join(self._pieces(html, self._both))

    def languages(self, html: str) -> str:
        """The same HTML with the language of foreign words alone, for other systems and for documents."""
        none = not self._foreign or not self._words.search(html)
        return html if none else "".join(self._pieces(html, self._words))

    @cached_property
    def _words(self) -> re.Pattern[str]:
        listed = sorted(self._foreign, key=len, reverse=True)
        written = (re.escape(escape(text, quote=False)).replace(r"\ ", r"\s+") for text in listed)
        return re.compile(rf"(?<![\w-])(?P<foreign>{'|'.join(written) or '(?!)'})(?!\w)")

    @cached_property
    def _hints(self) -> re.Pattern[str]:
        """Finds a part of everything that is marked, and is much faster than the patterns."""
        listed = {re.escape(escape(text, quote=False).split()[0]) for text in self._foreign if text}
        return re.compile("|".join(("://", "-", r"\d", *sorted(listed))))

    @cached_property
    def _both(self) -> re.Pattern[str]:
        towns = rf"\d{{4,5}}\s(?:{'|'.join(map(re.escape, self._places))})(?!\w)" if self._places else "(?!)"
        unbroken = "|".join((towns, *_UNBROKEN))
        return re.compile(rf"{_ADDRESS}|{self._words.pattern}|(?P<unbroken>{unbroken})")

    def _marked(self, match: re.Match[str]) -> str:
        kind, text = match.lastgroup, match[0]
        if kind == "foreign":
            return f'<span lang="{escape(self._foreign[_words(text)])}">{text}</span>'
        if kind == "address":
            scheme, _, rest = text.partition("://")
            return f"{scheme}://{breakable(rest)}"
        return f'<span class="unbroken">{text}</span>'

    def _pieces(self, html: str, pattern: re.Pattern[str]) -> Iterator[str]:
        """The pieces of HTML, the texts between its tags marked unless they are marked already or code."""
        all_marks = pattern is not self._words
        pieces = _TAG.split(html)
        above: list[tuple[str, bool, bool]] = []
        for number, piece in enumerate(pieces):
            if number % 2:
                if all_marks and piece == "<code>" and _is_short(pieces[number + 1 : number + 3]):
                    yield '<code class="unbroken">'
                else:
                    yield piece
                _follow(above, piece)
            elif not self._hints.search(piece) or any(silent for _, silent, _ in above):
                yield piece
            elif any(code for _, _, code in above):
                yield breakable(piece) if all_marks and "://" in piece else piece
            else:
                yield pattern.sub(self._marked, piece)


@remembered
def markers(center: HelpCenter) -> dict[str, Marker]:
    """The marker of each language of a help center."""
    codes = (language.code for language in center.languages)
    return {code: Marker(foreign_words(center, code), towns(center)) for code in codes}


def breakable(address: str) -> str:
    """An address, already escaped, that may break behind its slashes."""
    return re.sub(r"(?<=[^/:])/(?=[^\s/])", "/<wbr>", address)


def _follow(above: list[tuple[str, bool, bool]], tag: str) -> None:
    """Keep track of the open elements: their names, whether their texts stay as they are, whether they are code."""
    named = _NAME.match(tag)
    name = named[1].lower() if named else ""
    if tag.startswith("</"):
        while above and above.pop()[0] != name:
            pass
    elif name and name not in VOID and not tag.endswith("/>"):
        silent = name in _SILENT or (
            name != "html" and "lang=" in tag and re.search(r"\slang=", tag) is not None
        )
        above.append((name, silent, name in ("code", "pre", "kbd", "samp")))


def _is_short(following: list[str]) -> bool:
    """Whether code is a text that fits into a line."""
    return len(following) == 2 and following[1] == "</code>" and len(following[0]) <= _LONGEST_CODE


def _words(text: str) -> str:
    return " ".join(text.split())
