"""Quoted words that do not stand so on any screen.

Why: a customer looks for exactly these letters; in another language, for the Hungarian ones.
Fix: write the label as facts.yml has it, in other languages with its translation in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from helpcenter.facts.book import Book, book, sound
from helpcenter.facts.reading import Found, lexicons, read
from helpcenter.facts.values import Label
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import nearest
from helpcenter.read.scan.visible import plain

_PARTS = ("title", "summary", "guide", "body")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each quoted label that facts.yml does not know, and each without its translation."""
    if not sound(center) or not book(center).labels:
        return
    facts = book(center)
    known = lexicons(center)
    yield from _twice(facts)
    quotable = {language.code: _quotable(center, facts, language) for language in center.languages}
    translated: set[tuple[int, str]] = set()
    for document in read(center):
        for found in document.found:
            code = document.language
            if not code or found.part not in _PARTS:
                continue
            quotes = (known[code].words.listed("quotes") or ["“”"])[0]
            if found.stated.kind == "site":
                yield from _site(facts, found, code, quotes)
            elif found.stated.kind == "label" and _straight(found.stated.value) not in quotable[code]:
                if (id(found.passage), found.stated.value) in translated:
                    continue  # right beside its first mention
                judged = list(_judged(facts, found, code, quotes))
                if not judged:
                    translated.add((id(found.passage), found.stated.value))
                yield from judged


def _quotable(center: HelpCenter, facts: Book, language: Language) -> set[str]:
    """What may be quoted besides labels: titles of pages and downloads, names of companies and sites."""
    titles = {page.title for page in center.pages_in(language.code)}
    titles |= {item.title for item in center.downloads if item.language == language.code}
    titles |= {*facts.names, *facts.mentioned_names, *facts.site_names.values()}
    labels = {plain(label.text(language.code)) for label in facts.labels}
    return {_straight(plain(title)) for title in titles} - {_straight(label) for label in labels}


def _straight(text: str) -> str:
    return text.replace("’", "'")


def _twice(facts: Book) -> Iterator[Problem]:
    """Yield each label that stands in facts.yml a second time."""
    first: dict[tuple[tuple[str, str], ...], Label] = {}
    for label in facts.labels:
        same = first.setdefault(tuple(sorted(label.texts.items())), label)
        if same is not label:
            message = f"the label “{next(iter(label.texts.values()))}” stands here a second time"
            yield Problem(label.place, message, f"delete one; line {same.place.line} has it")


def _site(facts: Book, found: Found, code: str, quotes: str) -> Iterator[Problem]:
    """A site's name with other words in brackets than those of its label."""
    said = found.stated.gloss
    label = next((item for item in facts.labels if item.text(code) == found.stated.value), None)
    gloss = label.glosses.get(code) if label else None
    if said and label and gloss and said != gloss and nearest(said.casefold(), [gloss.casefold()]):
        message = f"the site {label.text(code)} is translated as “{said}”"
        yield Problem(found.place, message, f"write {label.text(code)} ({gloss})")


def _judged(facts: Book, found: Found, code: str, quotes: str) -> Iterator[Problem]:
    written = found.stated.value
    opened, closed = quotes[:1], quotes[1:]
    label = next((item for item in facts.labels if plain(item.text(code)) == written), None)
    if label is None:
        yield _unknown(facts, found, code, opened, closed)
        return
    gloss, text = label.glosses.get(code), label.text(code)
    if code in label.texts:
        return
    right = f"{opened}{text}{closed} ({opened}{gloss}{closed})"
    if gloss is None:
        hint = f"add it there under gloss: {code}:"
        yield Problem(found.place, f"facts.yml has no translation of “{text}”", hint)
    elif found.stated.gloss is None:
        yield Problem(found.place, f"the label “{text}” stands without its translation", f"write {right}")
    elif found.stated.gloss != plain(gloss):
        message = f"the label “{text}” is translated as “{found.stated.gloss}”"
        yield Problem(found.place, message, f"write {right}")


@lru_cache(maxsize=1024)
def _nearest(written: str, labels: tuple[str, ...]) -> str | None:
    return nearest(written, labels)


def _unknown(facts: Book, found: Found, code: str, opened: str, closed: str) -> Problem:
    written = found.stated.value
    by_gloss: dict[str, Label] = {
        plain(gloss): label
        for label in facts.labels
        for language, gloss in label.glosses.items()
        if language == code
    }
    if written in by_gloss:
        right = f"{opened}{by_gloss[written].text(code)}{closed} ({opened}{written}{closed})"
        return Problem(found.place, f"“{written}” stands without the label itself", f"write {right}")
    meant = _nearest(written, tuple(label.text(code) for label in facts.labels))
    hint = (
        f"did you mean {opened}{meant}{closed}?" if meant else "add it to facts.yml under labels if it is one"
    )
    return Problem(found.place, f"facts.yml knows no label “{written}”", hint)
