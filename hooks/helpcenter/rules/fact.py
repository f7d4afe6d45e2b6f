"""A telephone number, an address or a name that facts.yml does not know.

Why: on any help site the telephone number is wrong somewhere; a customer who dials it reaches nobody.
Fix: write the fact that the hint names, or change it in facts.yml if it is a new one; if it is somebody
else's, add the line of the hint under `mentions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.facts.adding import hint as what_to_do
from helpcenter.facts.book import Book, book, sound
from helpcenter.facts.reading import Found, Lexicon, Read, lexicons, read
from helpcenter.facts.stated import NAMES
from helpcenter.facts.targets import common_words, contradiction, said_in_words, whole
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem

_HINTS = 500
"""Problems that get a hint about what was meant; where there are more, something else is wrong."""

_KINDS = ("telephone", "email", "address", "post box", "postcode", "name", "site")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each unknown fact on pages and in snippets, language files and templates, and each false link."""
    if not sound(center):
        return
    facts, known = book(center), lexicons(center)
    told: set[tuple[object, str]] = set()
    lines: set[tuple[str, int, str]] = set()
    for document in read(center):
        lexicon = known[document.language or center.default.code]
        theirs = common_words(facts, document.found, lexicon)
        for found in document.found:
            if found.stated.kind not in _KINDS or (found.stated.kind == "site" and found.part == "asked"):
                continue  # customers call our sites what they like
            problem = None
            if facts.find(found.stated) is None and not facts.ours(found.stated):
                problem = (
                    _unknown(facts, found, hinting=len(told) < _HINTS)
                    if not said_in_words(facts, found, lexicon)
                    else None
                )
            elif found.link:
                false = contradiction(facts, found, lexicon)
                if false:
                    hint = "let both be the same"
                    problem = Problem(found.place, f"the link says {false[0]} and leads to {false[1]}", hint)
            place, link = found.place, found.link
            if found.stated.kind == "site" and (place.path, place.line, found.stated.written) in theirs:
                continue
            line = place.path, place.line, found.stated.kind
            if link and link.kind == "reference" and line in lines:
                continue  # its definition was read as a text already
            if problem:
                lines.add(line)
            if problem and (problem.place, problem.message) not in told:
                told.add((problem.place, problem.message))
                yield problem
        yield from _elsewhere(facts, document, lexicon)


def _elsewhere(facts: Book, document: Read, lexicon: Lexicon) -> Iterator[Problem]:
    """Yield each link whose words are a telephone number or an e-mail address, and which leads to neither."""
    for link in document.document.scan.links if isinstance(document.document, Page | Snippet) else ():
        stated = whole(link, lexicon)
        fact = facts.find(stated) if stated else None
        if stated and fact:
            hint = f"write {'tel' if fact.kind == 'telephone' else 'mailto'}:{fact.shown.replace(' ', '')}"
            yield Problem(link.place, f"the link says {stated.written} and leads to {link.target}", hint)


def _unknown(facts: Book, found: Found, *, hinting: bool) -> Problem:
    stated = found.stated
    name = NAMES[stated.kind]
    scheme, mark, rest = stated.value.partition(":")
    if stated.kind == "telephone" and mark:
        dialled = [form for fact in facts.facts if rest.lstrip("+") in fact.forms for form in fact.forms[:1]]
        if dialled:
            return Problem(
                found.place, f"the link {scheme}:{rest} does not work from abroad", f"write {dialled[0]}"
            )
    if stated.kind == "email" and mark and any(rest in fact.forms for fact in facts.facts):
        return Problem(
            found.place, f"the link invites mail to {rest}, which nobody reads", f"write it as `{rest}`"
        )
    around = "" if found.link else found.passage.text
    hint = what_to_do(facts, stated, around) if hinting else "add it to facts.yml if it is right"
    return Problem(found.place, f"facts.yml does not know the {name} {stated.written}", hint)
