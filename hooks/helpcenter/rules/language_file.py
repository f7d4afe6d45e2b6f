"""A language.yml is broken, or names a word that nothing reads.

Why: a misspelt word changes nothing, and nobody notices.
Fix: write the name as the package has it; a language.yml needs only the words that it changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model import locales
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Path
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest
from helpcenter.read import schema
from helpcenter.read.interface_words import OWN, base, is_plural

_KINDS: dict[type, str] = {str: "a text", list: "a list", dict: "a group of keys"}
_WORDS = ("words",)

_RETIRED: Mapping[Path, str] = {
    ("words", "site_name"): "delete it, and write the name in mkdocs.yml under extra → help → name",
    ("words", "date"): "delete it: dates are written as the language and the country of “locale” write them",
    ("words", "months"): "delete it: the program knows the months of every language",
    ("words", "direction"): "delete it: the program knows how each language is written",
    ("words", "download", "page"): "write pages: {one: …, other: …}",
}

_PLACEHOLDER = re.compile(r"\{\w*\}")
_BRACES = re.compile(r"\{[^{}\n]*\}?|\}")

_NAMES = (
    "addresses",
    "count",
    "date",
    "emails",
    "from",
    "host",
    "id",
    "language",
    "like",
    "query",
    "site",
    "title",
    "until",
    "version",
    "whose",
)
_FILLED = frozenset(f"{{{name}}}" for name in ("", *_NAMES))
"""All that the program fills in, in any text."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Check each language.yml against the schema and against the words of the package."""
    for language in center.languages:
        document = language.written
        yield from document.faults
        yield from schema.judge(document, "language")
        yield from _direction(document, language.code)
        found = [*_compare(document, base(language.code), _WORDS, language.code), *_own(center, document)]
        yield from found
        reported = {problem.place for problem in found}
        others = (*_no_words(document, _WORDS), *_never_filled(document, _WORDS, _under(document, _WORDS)))
        yield from (problem for problem in others if problem.place not in reported)


def _direction(document: Document, code: str) -> Iterator[Problem]:
    """Yield a direction in which the language is not written."""
    given = document.data.get("direction")
    if given not in ("ltr", "rtl") or not locales.is_known(code):
        return
    if (given == "rtl") != locales.right_to_left(code):
        shown = {"ltr": "from right to left", "rtl": "from left to right"}[given]
        message = f"“direction” is {given}, and {locales.own_name(code)} is written {shown}"
        yield Problem(document.place("direction"), message, "delete the line: the program knows it")


def _no_words(document: Document, keys: Path) -> Iterator[Problem]:
    """Yield values under `words` that are neither texts nor groups of texts."""
    value = _under(document, keys)
    if isinstance(value, Mapping):
        for key in value:
            yield from _no_words(document, (*keys, key))
    elif not isinstance(value, str) and len(keys) > 1:
        name = _name(keys)
        message = f"{name} is empty" if value is None else f"{name} must be a text"
        hint = "write the words, or delete the line" if value is None else "put it in quotes"
        yield Problem(document.place(*keys), message, hint)


def _compare(document: Document, package: Document, keys: Path, code: str) -> Iterator[Problem]:
    """Compare the words of a site with those of the package: their names, kinds and placeholders."""
    ours, theirs = _under(document, keys), _under(package, keys)
    for key, value in ours.items() if isinstance(ours, Mapping) and isinstance(theirs, Mapping) else ():
        path = (*keys, key)
        known = theirs.get(key)
        if path == (*_WORDS, OWN):
            continue
        if key not in theirs:
            yield _unknown(document, path, [name for name in theirs if name not in ours])
        elif is_plural(known) or (
            isinstance(value, Mapping) and isinstance(known, str) and "{count}" in known
        ):
            yield from _plural(document, path, value, code)
        elif isinstance(value, str | list | dict) and not isinstance(value, type(known)):
            message = f"{_name(path)} must be {_KINDS[type(known)]}"
            yield Problem(document.place(*path), message, f"compare with {package.path}")
        elif isinstance(value, str):
            yield from _placeholders(document, path, value, set(_PLACEHOLDER.findall(str(known))))
        else:
            yield from _compare(document, package, path, code)


def _plural(document: Document, keys: Path, value: Any, code: str) -> Iterator[Problem]:
    """Check the forms of a text with a number: those that the language has, each with the number in it."""
    forms = locales.plural_forms(code)
    if not isinstance(value, Mapping):
        value, keys = {keys[-1]: value}, keys[:-1]
    elif "other" not in value:
        hint = f"write each form that the language has: {', '.join(forms)}"
        yield Problem(document.place(*keys), f"{_name(keys)} has no form “other”", hint)
    for form, text in value.items():
        at = (*keys, form)
        if form not in forms and len(value) > 1:
            hint = f"the forms of this language are: {', '.join(forms)}"
            yield Problem(document.place(*at), f"{_name(keys)} has a form “{form}”", hint)
        elif isinstance(text, str):
            given = set(_PLACEHOLDER.findall(text))
            # “one page” needs no number
            yield from _placeholders(document, at, text, given if given <= {"{count}"} else {"{count}"})


def _unknown(document: Document, path: Path, missing: list[str]) -> Problem:
    meant = nearest(str(path[-1]), missing)
    own = f"a word for a template of your own goes under words → {OWN}"
    hint = _RETIRED.get(path) or (f"did you mean {meant}?" if meant else own)
    return Problem(document.place(*path), f"there is no key {_name(path)}", hint)


def _own(center: HelpCenter, document: Document) -> Iterator[Problem]:
    """Compare the words of a site's own templates with those that the default language has."""
    keys = (*_WORDS, OWN)
    default = center.default.written
    ours, theirs = (_under(one, keys) or {} for one in (document, default))
    if document is default or not isinstance(ours, Mapping) or not isinstance(theirs, Mapping):
        return
    for one, other in ((document, default), (default, document)):
        given = _under(one, keys) or {}
        for key in (key for key in _under(other, keys) or {} if key not in given):
            message = f"the key {_name((*keys, key))} is missing"
            yield Problem(one.place(*keys), message, f"see {other.place(*keys, key)}")


def _placeholders(document: Document, path: Path, text: str, wanted: set[str]) -> Iterator[Problem]:
    """Compare the placeholders in braces, which the program fills in, with those of the package's text."""
    given = set(_PLACEHOLDER.findall(text))
    if given != wanted:
        shown, hint = (" ".join(sorted(names)) or "nothing in braces" for names in (given, wanted))
        message = f"{_name(path)} has {shown}"
        yield Problem(
            document.place(*path),
            message,
            f"the program fills in: {hint}" if wanted else "write it without braces",
        )


def _never_filled(document: Document, keys: Path, value: Any) -> Iterator[Problem]:
    """Yield words in braces that the program does not know, and braces without their partner."""
    if isinstance(value, Mapping | list):
        for key, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from _never_filled(document, (*keys, key), inner)
    for wrong in _BRACES.findall(value) if isinstance(value, str) else ():
        if wrong not in _FILLED:
            meant = nearest(wrong, sorted(_FILLED))
            otherwise = "write a name that the program fills in, like {count}"
            hint = f"did you mean {meant}?" if meant else otherwise
            message = f"{_name(keys)} has {wrong}, which the program does not fill in"
            yield Problem(document.place(*keys), message, hint)
            return


def _name(keys: Path) -> str:
    return f"“{'.'.join(map(str, keys))}”"


def _under(document: Document, keys: Path) -> Any:
    value: Any = document.data
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
