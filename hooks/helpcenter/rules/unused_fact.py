"""A fact that no page states.

Why: a fact that nobody reads is not looked after; one day a page will be held against it and both be wrong.
Fix: delete it from facts.yml, or state it where customers need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.facts import documents, policy
from helpcenter.facts.book import Book, book, sound
from helpcenter.facts.reading import Read, read
from helpcenter.facts.stated import NAMES, Stated
from helpcenter.facts.values import Fact
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page
from helpcenter.model.problem import Problem
from helpcenter.read.scan.visible import plain
from helpcenter.rules.shared.restore import missing_pages

_HINT = "delete it, or state it where customers need it"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each fact, deadline and label that nothing says; not while a page cannot be read or is missing."""
    read_from: list[Document] = [*center.pages.values(), *center.snippets.values()]
    read_from += [language.document for language in center.languages]
    if not sound(center) or any(item.faults for item in read_from) or missing_pages(center):
        return
    facts, texts = book(center), read(center)
    stated = [
        found.stated
        for text in texts
        for found in text.found
        if (found.stated.kind, found.part) != ("site", "asked")
    ]
    used = {id(facts.find(item)) for item in stated}
    unknown = {
        item.kind for item in stated if facts.find(item) is None
    }  # the page to be mended may be the one
    names = [fact for fact in facts.facts if fact.kind == "name" and id(fact) not in used]
    used |= {*_written(names, texts), *_of_others_with_more(facts), *_listed_elsewhere(facts)}
    for fact in facts.facts:
        if id(fact) not in used and fact.kind not in unknown:
            yield Problem(fact.place, f"no page states the {NAMES[fact.kind]} {fact.shown}", _HINT)
    quoted = {item.value for item in stated if item.kind == "label"}
    for label in facts.labels:
        shown = [plain(text) for text in label.texts.values()]
        if not quoted.intersection(shown):
            yield Problem(
                label.place, f"no page quotes the label “{next(iter(label.texts.values()))}”", _HINT
            )
    for deadline in facts.deadlines:
        if not any(_states(text, deadline.time, deadline.answers) for text in texts):
            yield Problem(
                deadline.place, f"no page states the deadline {deadline.key} ({deadline.shown})", _HINT
            )
    wanted = facts.policy
    if wanted and wanted.examples and not any(item.value.startswith("examples ") for item in stated):
        yield Problem(wanted.place, f"no page names the examples {wanted.examples}", _HINT)
    sent = [policy.parts(item) for item in stated if item.kind == "password"]
    if wanted and wanted.sent and ("length", "just", str(wanted.sent)) not in sent:
        yield Problem(
            wanted.place, f"no page says that passwords we send have {wanted.sent} characters", _HINT
        )


def _written(names: Iterable[Fact], texts: Iterable[Read]) -> Iterator[int]:
    """The names that some text has as facts.yml writes them; what else is a name of a company cannot be recognised."""
    for fact in names:
        written = re.compile(rf"(?<!\w){re.escape(plain(fact.shown))}")
        if any(
            written.search(passage.text) for text in texts for _, passage in documents.texts(text.document)
        ):
            yield id(fact)


def _of_others_with_more(facts: Book) -> Iterator[int]:
    """The names under `mentions` that need no page, for what they have needs one."""
    has_more = {fact.owner for fact in facts.facts if fact.kind != "name" and fact.owner}
    yield from (id(fact) for fact in facts.facts if fact.kind == "name" and fact.owner in has_more)


def _listed_elsewhere(facts: Book) -> Iterator[int]:
    """The mentions that are listed before as well, like the postcode of a town in which we are, too."""
    for fact in (fact for fact in facts.facts if fact.owner):
        if facts.find(Stated(fact.kind, fact.forms[0], 0, 0, fact.shown)) is not fact:
            yield id(fact)


def _states(text: Read, time: str, answers: tuple[str, ...]) -> bool:
    if isinstance(text.document, Page) and text.document.key not in answers:
        return False
    return any(found.stated.kind == "time" and found.stated.value == time for found in text.found)
