"""Quoted words that are nearly those of a screen, or stand without their translation.

Why: a customer looks for exactly these letters; in another language, for the Hungarian ones.
Fix: write the label as facts.yml has it, in other languages with its translation in brackets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from helpcenter.facts.labels import meant
from helpcenter.facts.reading import Found, Read, read
from helpcenter.facts.recognising import lexicons
from helpcenter.facts.registered import ScreenLabel
from helpcenter.facts.registry import Registry, registry, sound
from helpcenter.facts.statements import Label, SiteName
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.problem import Problem
from helpcenter.model.seen import plain
from helpcenter.model.suggest import nearest

_PARTS = ("title", "summary", "guide", "body")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each quoted text that is nearly a label, and each label without its translation."""
    if not sound(center) or not registry(center).labels:
        return
    facts, known = registry(center), lexicons(center)
    yield from _twice(facts)
    quotable = {language.code: _quotable(center, facts, language) for language in center.languages}
    for document in read(center):
        if document.language:
            quotes = (known[document.language].words.listed("quotes") or ["“”"])[0]
            yield from _in_document(facts, document, quotable[document.language], quotes)


def _in_document(facts: Registry, document: Read, quotable: set[str], quotes: str) -> Iterator[Problem]:
    translated: set[tuple[int, str]] = set()
    code = document.language
    for found in document.found:
        value = found.stated.value
        if found.part not in _PARTS:
            continue
        if isinstance(value, SiteName):
            yield from _site(facts, found, value, code)
        elif isinstance(value, Label) and _straight(value.text) not in quotable:
            if (id(found.passage), value.text) in translated:
                continue  # right beside its first mention
            judged = list(_judged(facts, found, value, code, quotes))
            if not judged:
                translated.add((id(found.passage), value.text))
            yield from judged


def _quotable(center: HelpCenter, facts: Registry, language: Language) -> set[str]:
    """Return what may be quoted besides labels: titles of pages and downloads, names of companies and sites."""
    titles = {page.title for page in center.pages_in(language.code)}
    titles |= {item.title for item in center.downloads if item.language == language.code}
    titles |= {*facts.names, *facts.mentioned_names, *facts.site_names.values()}
    labels = {plain(label.text(language.code)) for label in facts.labels}
    return {_straight(plain(title)) for title in titles} - {_straight(label) for label in labels}


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _twice(facts: Registry) -> Iterator[Problem]:
    """Yield each label that is in facts.yml a second time."""
    first: dict[tuple[tuple[str, str], ...], ScreenLabel] = {}
    for label in facts.labels:
        same = first.setdefault(tuple(sorted(label.texts.items())), label)
        if same is not label:
            message = f"the label “{next(iter(label.texts.values()))}” stands here a second time"
            yield Problem(label.place, message, f"delete one; line {same.place.line} has it")


def _site(facts: Registry, found: Found, value: SiteName, code: str) -> Iterator[Problem]:
    """Yield a site's name with other words in brackets than those of its label."""
    label = next((item for item in facts.labels if item.text(code) == value.name), None)
    gloss = label.glosses.get(code) if label else None
    if value.gloss and gloss and value.gloss != gloss and nearest(value.gloss.casefold(), [gloss.casefold()]):
        message = f"the site {value.name} is translated as “{value.gloss}”"
        yield Problem(found.place, message, f"write {value.name} ({gloss})")


def _judged(facts: Registry, found: Found, value: Label, code: str, quotes: str) -> Iterator[Problem]:
    opened, closed = quotes[:1], quotes[1:]
    label = next((item for item in facts.labels if plain(item.text(code)) == value.text), None)
    if label is None:
        yield from _nearly(facts, found, value, code, quotes)
        return
    gloss, text = label.glosses.get(code), label.text(code)
    if code in label.texts:
        return
    right = f"{opened}{text}{closed} ({opened}{gloss}{closed})"
    if gloss is None:
        hint = f"add it there under gloss: {code}:"
        yield Problem(found.place, f"facts.yml has no translation of “{text}”", hint)
    elif value.gloss is None:
        yield Problem(found.place, f"the label “{text}” stands without its translation", f"write {right}")
    elif value.gloss != plain(gloss):
        message = f"the label “{text}” is translated as “{value.gloss}”"
        yield Problem(found.place, message, f"write {right}")


def _nearly(facts: Registry, found: Found, value: Label, code: str, quotes: str) -> Iterator[Problem]:
    """Yield words that are a label's translation alone, or nearly its own; other words may be quoted freely."""
    opened, closed = quotes[:1], quotes[1:]
    label = next((item for item in facts.labels if plain(item.glosses.get(code, "")) == value.text), None)
    if label:
        right = f"{opened}{label.text(code)}{closed} ({opened}{value.text}{closed})"
        yield Problem(found.place, f"“{value.text}” stands without the label itself", f"write {right}")
        return
    label = meant(value.text, facts.labels, code)
    if label:
        hint = f"did you mean {opened}{label.text(code)}{closed}? If not, add to the end of labels: in "
        hint += f"{facts.document.path} the line `  - text: {json.dumps(value.text, ensure_ascii=False)}`"
        yield Problem(found.place, f"facts.yml knows no label “{value.text}”", hint)
