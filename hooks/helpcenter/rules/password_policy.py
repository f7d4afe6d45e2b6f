"""What a text says of passwords is not the policy of facts.yml.

Why: a customer who follows a list without the digit is refused, and does not learn why.
Fix: keep the whole list in the snippet that facts.yml names, and include it everywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import cast

from helpcenter.facts import bounds, policy
from helpcenter.facts.policy import Policy
from helpcenter.facts.reading import Found, Read, read
from helpcenter.facts.recognising import lexicons
from helpcenter.facts.registry import registry, sound
from helpcenter.facts.statements import Number, PasswordRule
from helpcenter.facts.unspaced import apart
from helpcenter.facts.words import BOUNDS, Words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page, Snippet
from helpcenter.model.problem import Problem
from helpcenter.model.text import Passage

_SENTENCE = re.compile(r"[.!?][ ]")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Judge the snippet with the list, then every other text."""
    wanted = registry(center).policy if sound(center) else None
    if wanted is None:
        return
    known = lexicons(center)
    if not any(name == wanted.snippet for _, name in center.snippets):
        message = f"no language has the snippet {wanted.snippet}"
        files = tuple(f"docs/{item.code}/snippets/{wanted.snippet}" for item in center.languages)
        yield Problem(wanted.place, message, "write the list of rules there", files=files)
    for document in read(center):
        if document.document.faults:
            continue  # already reported
        if isinstance(document.document, Snippet) and document.document.name == wanted.snippet:
            if not document.document.faults:
                yield from _the_list(wanted, document, known[document.language].words)
        elif isinstance(document.document, Page | Snippet):
            yield from _others(wanted, document)


def _by_passage(document: Read) -> dict[int, list[Found]]:
    """The statements of a document about passwords, by the identity of the passage; without customers' questions."""
    stated: dict[int, list[Found]] = {}
    for found in document.found:
        if isinstance(found.stated.value, PasswordRule) and found.part != "asked":
            stated.setdefault(id(found.passage), []).append(found)
    return stated


def _the_list(wanted: Policy, document: Read, words: Words) -> Iterator[Problem]:
    """Every item of the list is one rule, exactly; and no rule is missing."""
    stated = _by_passage(document)
    snippet = document.document
    items = [passage for passage in _passages(snippet) if passage.listed]
    kinds: dict[str, Found] = {}
    again: list[Found] = []
    for item in sorted(items, key=lambda item: _besides(item, stated.get(id(item), []), words)):
        found = stated.get(id(item), [])
        exact = [one for one in found if not policy.differs(wanted, _of(one), exactly=True)]
        refused = _besides(item, found, words)
        for one in found:
            known = kinds.setdefault(_of(one).kind, one).passage
            if known is not item and not refused and all(other.passage is not item for other in again):
                again.append(one)
        if not found or refused:
            hint = "the list states the policy of facts.yml and nothing else"
            yield Problem(item.place, f"the list says what facts.yml does not: “{item.text}”", hint)
        for one in found if not refused else ():
            if one not in exact:
                right = policy.differs(wanted, _of(one), exactly=True)
                yield Problem(
                    one.place, f"the list says “{_short(item)}” (facts.yml: {right})", "write it so"
                )
    start = items[0].place if items else snippet.place()
    for one, message in zip_longest(again, policy.lacking(wanted, kinds)):
        first = kinds[_of(one).kind].place if one else start
        if message:
            hint = f"line {one.place.line} says the same as this one" if one else "add it"
            yield Problem(first, f"the list {message}", hint)
        if one:
            hint = f"line {first.line} says it"
            yield Problem(one.place, f"the list says “{one.stated.written}” twice", hint)
    yield from _around(document, stated, items, words)
    for one in (one for each in stated.values() for one in each if not one.passage.listed):
        yield from _mention(wanted, one, among=False)


def _besides(item: Passage, found: list[Found], words: Words) -> bool:
    """Whether an item says anything besides its rule and a few words that mean nothing."""
    text = apart(item.text)
    for one in found:
        start, end = one.stated.start, one.stated.end
        text = text[:start] + _without_rule(text[start:end], words).ljust(end - start) + text[end:]
    for keys in (("bounds", "or_more"), ("password", "besides")):
        text = words.phrase(*keys).sub(" ", text)
    return any(map(str.isalnum, text))


def _without_rule(written: str, words: Words) -> str:
    """Return what a rule says besides its bound, its number and what it counts: a word in between."""
    rest = words.character.without(written)
    for bound in BOUNDS:
        rest = words.phrase("bounds", bound).sub(" ", rest)
    return re.sub(words.number, " ", rest, flags=re.IGNORECASE)


def _around(
    document: Read, stated: dict[int, list[Found]], items: list[Passage], words: Words
) -> Iterator[Problem]:
    """Report text before or after the list that is one more rule; examples are allowed there."""
    numbers = {
        id(found.passage)
        for found in document.found
        if isinstance(found.stated.value, Number) and found.stated.written[0].isdigit()
    }
    for passage in _passages(document.document):
        if passage.listed:
            continue
        after = bool(items) and passage.place > items[0].place
        examples = any(_of(one).kind == "examples" for one in stated.get(id(passage), []))
        if (
            (after and not examples)
            or id(passage) in numbers
            or words.phrase("negations").search(bounds.without(words, apart(passage.text)))
        ):
            hint = "the snippet states the policy of facts.yml and nothing else"
            yield Problem(passage.place, f"facts.yml does not say: “{_short(passage)}”", hint)


def _others(wanted: Policy, document: Read) -> Iterator[Problem]:
    """Elsewhere a text may mention rules that are right, but not list them."""
    stated = _by_passage(document)
    by_hand: list[Found] = []
    for found in stated.values():
        kinds = list(dict.fromkeys(_of(one).kind for one in found if _counts(one)))
        for number, one in enumerate(found):
            yield from _mention(wanted, one, among=_among(found, number))
        if found[0].passage.listed:
            by_hand += [
                one for one in found if policy.states_rule(_of(one)) or (len(kinds) == 1 and not _said(one))
            ]
        elif len(kinds) >= policy.ENOUGH:
            for message in policy.lacking(wanted, kinds):
                yield Problem(found[0].place, f"the text {message}", "name all of them or none")
    kinds = list(dict.fromkeys(_of(one).kind for one in by_hand))
    if (len(kinds) > 1 and sum(policy.states_rule(_of(one)) for one in by_hand) > 1) or len(
        kinds
    ) >= policy.ENOUGH:
        hint = f'write --8<-- "{wanted.snippet}" instead'
        place = by_hand[0].place
        yield Problem(place, "a list of password rules written by hand", hint, files=(place.path,))
        for message in policy.lacking(wanted, kinds):
            yield Problem(by_hand[0].place, f"the list {message}", hint)


def _mention(wanted: Policy, found: Found, *, among: bool) -> Iterator[Problem]:
    right = policy.differs(wanted, _of(found), among=among)
    if right:
        yield Problem(
            found.place, f"“{found.stated.written}” is not the password policy", f"facts.yml says {right}"
        )


def _among(found: list[Found], number: int) -> bool:
    """Whether the rule before or after it is named in the same sentence."""
    starts = [one.stated.start for one in found[max(0, number - 1) : number + 2] if _counts(one)]
    text = found[number].passage.text
    return any(not _SENTENCE.search(text, low, high) for low, high in pairwise(starts))


def _of(found: Found) -> PasswordRule:
    """Return the rule that is stated."""
    return cast("PasswordRule", found.stated.value)


def _counts(found: Found) -> bool:
    return _of(found).kind != "examples"


def _said(found: Found) -> bool:
    return _of(found).kind in ("length", "examples")


def _short(passage: Passage) -> str:
    return passage.text if len(passage.text) < 80 else f"{passage.text[:79]}…"


def _passages(document: object) -> tuple[Passage, ...]:
    return document.scan.passages if isinstance(document, Page | Snippet) else ()
