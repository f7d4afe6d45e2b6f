"""A telephone number, an address or a name that facts.yml does not know.

Why: on any help site the telephone number is wrong somewhere; a customer who dials it reaches nobody.
Fix: write the fact that the hint names, or change it in facts.yml if it is a new one; if it is somebody
else's, add the line of the hint under `mentions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.facts.adding import hint as what_to_do
from helpcenter.facts.reading import Found, Read, read
from helpcenter.facts.recognising import Lexicon, lexicons
from helpcenter.facts.registry import Registry, registry, sound
from helpcenter.facts.statements import KNOWN, Email, PostBox, SiteName, Statement, Telephone
from helpcenter.facts.targets import common_words, contradiction, whole, wrong_in_words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem

_HINTS = 500
"""Problems that get a hint about what was meant; where there are more, something else is wrong."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each unknown fact on pages and in snippets, language files and templates, and each false link."""
    if not sound(center):
        return
    facts, known = registry(center), lexicons(center)
    reported: set[tuple[object, str]] = set()
    lines: set[tuple[str, int, str]] = set()
    boxes: set[tuple[tuple[str, int, str], Statement]] = set()
    for document in read(center):
        lexicon = known[document.language or center.default.code]
        theirs = common_words(facts, document.found, lexicon)
        for found in document.found:
            stated, place, link = found.stated, found.place, found.link
            is_site = isinstance(stated.value, SiteName)
            if not isinstance(stated.value, KNOWN) or (is_site and found.part == "asked"):
                continue  # customers call our sites what they like
            problem = _judged(facts, found, lexicon, hinting=len(reported) < _HINTS)
            line = place.path, place.line, stated.name
            if is_site and (place.path, place.line, stated.written) in theirs:
                continue
            again = isinstance(stated.value, PostBox) and (line, stated.value) in boxes
            if again or (link and link.kind == "reference" and line in lines):
                continue  # its translation is beside it, or its definition was read as a text already
            if problem:
                lines.add(line)
                boxes.add((line, stated.value))
            if problem and (problem.place, problem.message) not in reported:
                reported.add((problem.place, problem.message))
                yield problem
        yield from _elsewhere(facts, document, lexicon)


def _judged(facts: Registry, found: Found, lexicon: Lexicon, *, hinting: bool) -> Problem | None:
    value = found.stated.value
    if facts.find(value) is None and not facts.ours(value):
        return None if wrong_in_words(facts, found, lexicon) else _unknown(facts, found, hinting=hinting)
    false = contradiction(facts, found, lexicon) if found.link else None
    message = f"the link says {false[0]} and leads to {false[1]}" if false else ""
    return Problem(found.place, message, "let both be the same") if false else None


def _elsewhere(facts: Registry, document: Read, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield each link whose words are a telephone number or an e-mail address, and which leads to neither."""
    for link in document.document.scan.links if isinstance(document.document, Page | Snippet) else ():
        stated = whole(link, lexicon)
        fact = facts.find(stated.value) if stated else None
        if stated and fact:
            scheme = "tel" if isinstance(fact.value, Telephone) else "mailto"
            hint = f"write {scheme}:{fact.shown.replace(' ', '')}"
            yield Problem(link.place, f"the link says {stated.written} and leads to {link.target}", hint)


def _unknown(facts: Registry, found: Found, *, hinting: bool) -> Problem:
    stated = found.stated
    value = stated.value
    if isinstance(value, Telephone) and value.scheme:
        digits = Telephone(value.digits.lstrip("+"))
        known = next((fact for fact in facts.facts if digits in fact.forms), None)
        if known:
            message = f"the link {value.scheme}:{value.digits} does not work from abroad"
            return Problem(found.place, message, f"write tel:{known.shown.replace(' ', '')}")
    if isinstance(value, Email) and value.link and facts.find(Email(value.address)):
        message = f"the link invites mail to {value.address}, which nobody reads"
        return Problem(found.place, message, f"write it as `{value.address}`")
    around = "" if found.link else found.passage.text
    hint = what_to_do(facts, stated, around) if hinting else "add it to facts.yml if it is right"
    return Problem(found.place, f"facts.yml does not know the {stated.name} {stated.written}", hint)
