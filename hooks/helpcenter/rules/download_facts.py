"""A document states something that facts.yml does not know, or says differently.

Why: a number that changed lives on in a PDF for years, and customers call it.
Fix: make the document anew (`helpcenter downloads build`), ask its makers for a new one, or change facts.yml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpcenter.facts import policy
from helpcenter.facts.adding import hint as what_to_do
from helpcenter.facts.documents import passage_of
from helpcenter.facts.labels import meant
from helpcenter.facts.passwords import is_list_of_rules
from helpcenter.facts.promises import is_at, nearly
from helpcenter.facts.reading import read_source, recognised_in_pdf
from helpcenter.facts.recognising import Lexicon, lexicons, recognised
from helpcenter.facts.registered import Deadline
from helpcenter.facts.registry import Registry, registry, sound
from helpcenter.facts.statements import KNOWN, Duration, Label, PasswordRule, SiteName, Stated, Telephone
from helpcenter.model.center import HelpCenter
from helpcenter.model.downloadable import FOLDER, Download
from helpcenter.model.problem import Place, Problem
from helpcenter.model.seen import plain

Statements = Iterable[tuple[Place, Stated]]


@dataclass(frozen=True, slots=True)
class _Known:
    """The basis for judging a document: facts, texts it may quote, its language, the deadlines of its answers."""

    facts: Registry
    labels: frozenset[str]
    code: str
    deadlines: tuple[Deadline, ...]


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each false fact of each download: in its entry, in its source, and once a page in its file.

    A list of password rules is read as a whole.
    """
    if not sound(center):
        return
    facts, known = registry(center), lexicons(center)
    read: set[str] = set()
    for download in center.downloads:
        if download.language in center.ended:
            continue
        lexicon = known.get(download.language, known[center.default.code])
        known_here = _Known(
            facts, _labels(center, facts, download), download.language, _deadlines(center, facts, download)
        )
        yield from _judged(known_here, _of_entry(center, download, lexicon))
        yield from _judged(known_here, _of_file(download, lexicon))
        path = f"{FOLDER}/{download.source}"
        if path in center.sources and path not in read:
            read.add(path)
            stated = ((found.place, found.stated) for found in read_source(center.sources[path], lexicon))
            yield from _judged(known_here, stated)


def _of_entry(center: HelpCenter, download: Download, lexicon: Lexicon) -> Statements:
    """The statements in the words of the entry; they are printed on pages."""
    for key in ("title", "version"):
        passage = passage_of(center.downloads_list, "downloads", download.index, key)
        for stated in recognised(passage.text, lexicon, quoting=False):
            yield passage.where(stated.start), stated


def _of_file(download: Download, lexicon: Lexicon) -> Statements:
    about = is_list_of_rules((page.text for page in download.texts), lexicon.words)
    for page in download.texts:
        for stated in recognised_in_pdf(page, lexicon, quoting=download.own, about=about):
            yield page.place, stated


def _labels(center: HelpCenter, facts: Registry, download: Download) -> frozenset[str]:
    """The texts that a document made here may quote: labels, titles, names."""
    if not download.source:
        return frozenset()
    texts = {label.text(download.language) for label in facts.labels}
    texts |= {page.title for page in center.pages_in(download.language)}
    texts |= {item.title for item in center.downloads if item.language == download.language}
    return frozenset(_folded(text) for text in {*texts, *facts.names, *facts.site_names.values()})


def _deadlines(center: HelpCenter, facts: Registry, download: Download) -> tuple[Deadline, ...]:
    """Return the deadlines of the answers that offer a document."""
    pages = center.pages_in(download.language)
    offering = {page.key for page in pages if download.id in [name for name, _ in page.listed("downloads")]}
    return tuple(deadline for deadline in facts.deadlines if offering.intersection(deadline.answers))


def _judged(known: _Known, statements: Statements) -> Iterator[Problem]:
    facts = known.facts
    reported: set[tuple[str, int, object]] = set()
    rules: list[tuple[Place, PasswordRule]] = []
    times: list[tuple[Place, Stated]] = []
    for place, stated in statements:
        value = stated.value
        same = value.digits.lstrip("+") if isinstance(value, Telephone) else value
        if (place.path, place.line, same) not in reported:
            reported.add((place.path, place.line, same))
            yield from _one(known, place, stated)
            times += [(place, stated)] if isinstance(value, Duration) else []
        if isinstance(value, PasswordRule):
            rules.append((place, value))
    yield from _times(known, times)
    if facts.policy:
        kinds = list(dict.fromkeys(rule.kind for _, rule in rules))
        for message in policy.lacking(facts.policy, kinds) if len(kinds) >= policy.ENOUGH else ():
            yield Problem(rules[0][0], f"the text {message}", "it must name all of them or none")


def _times(known: _Known, times: list[tuple[Place, Stated]]) -> Iterator[Problem]:
    """Yield the times within which something is done, where the deadline of an answer that offers it is not stated."""
    stated = any(is_at(item, deadline) for _, item in times for deadline in known.deadlines)
    for place, item in times:
        within = isinstance(item.value, Duration) and item.value.bound == "most"
        wrong = bool(known.deadlines) and within and not stated
        near = nearly(item, known.facts.deadlines)
        if wrong or near:
            promised = [near] if near else known.deadlines
            hint = f"facts.yml says {' or '.join(dict.fromkeys(deadline.shown for deadline in promised))}"
            yield Problem(place, f"“{item.written}” is no deadline of facts.yml", hint)


def _one(known: _Known, place: Place, stated: Stated) -> Iterator[Problem]:
    value, facts = stated.value, known.facts
    if isinstance(value, KNOWN) and not isinstance(value, SiteName):
        if facts.find(value) is None and not facts.ours(value):
            message = f"facts.yml does not know the {stated.name} {stated.written}"
            yield Problem(place, message, what_to_do(facts, stated))
    elif isinstance(value, PasswordRule) and facts.policy:
        right = policy.differs(facts.policy, value, among=True)
        if right and policy.differs(facts.policy, value):
            yield Problem(place, f"“{stated.written}” is not the password policy", f"facts.yml says {right}")
    elif isinstance(value, Label) and known.labels and _folded(value.text) not in known.labels:
        written = " ".join(value.text.split())
        label = meant(written, facts.labels, known.code)
        if label:
            hint = f"did you mean “{label.text(known.code)}”?"
            yield Problem(place, f"facts.yml knows no label “{written}”", hint)


def _folded(text: str) -> str:
    return " ".join(plain(text).split())
