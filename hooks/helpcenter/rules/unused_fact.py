"""A fact that no page states.

Why: a fact that nobody reads is not looked after; one day a page will be held against it and both be wrong.
Fix: delete it from facts.yml, or state it where customers need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helpcenter.facts import documents
from helpcenter.facts.promises import is_at
from helpcenter.facts.reading import Read, read
from helpcenter.facts.registered import Deadline, Fact
from helpcenter.facts.registry import Registry, registry, sound
from helpcenter.facts.statements import CompanyName, Label, PasswordRule, SiteName
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page
from helpcenter.model.problem import Problem
from helpcenter.model.seen import plain
from helpcenter.rules.shared.whole_ledger import missing_pages

_HINT = "delete it, or state it where customers need it"


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield what is stated nowhere; nothing while a page cannot be read or is missing, or there is no page at all."""
    read_from: list[Document] = [*center.pages.values(), *center.snippets.values()]
    read_from += [language.document for language in center.languages]
    if (
        not center.pages
        or not sound(center)
        or any(item.faults for item in read_from)
        or missing_pages(center)
    ):
        return
    facts, texts = registry(center), read(center)
    stated = [
        found.stated.value
        for text in texts
        for found in text.found
        if not (found.part == "asked" and isinstance(found.stated.value, SiteName))
    ]
    used = {id(facts.find(value)) for value in stated}
    unknown = {
        type(value) for value in stated if facts.find(value) is None
    }  # the page to be mended may be the one
    names = [fact for fact in facts.facts if isinstance(fact.value, CompanyName) and id(fact) not in used]
    used |= {
        *_written(names, texts),
        *_of_others_with_more(facts),
        *_listed_elsewhere(facts),
        *_on_cards(facts),
    }
    for fact in facts.facts:
        if id(fact) not in used and type(fact.value) not in unknown:
            yield Problem(fact.place, f"no page states the {fact.name} {fact.shown}", _HINT)
    quoted = {value.text for value in stated if isinstance(value, Label)}
    for label in facts.labels:
        if not quoted.intersection(map(plain, label.texts.values())):
            yield Problem(
                label.place, f"no page quotes the label “{next(iter(label.texts.values()))}”", _HINT
            )
    for deadline in facts.deadlines:
        if not any(_states(text, deadline) for text in texts):
            yield Problem(
                deadline.place, f"no page states the deadline {deadline.key} ({deadline.shown})", _HINT
            )
    wanted, rules = facts.policy, {value for value in stated if isinstance(value, PasswordRule)}
    if wanted and wanted.examples and not any(rule.kind == "examples" for rule in rules):
        yield Problem(wanted.place, f"no page names the examples {wanted.examples}", _HINT)
    if wanted and wanted.sent and PasswordRule("length", "", wanted.sent) not in rules:
        message = f"no page says that passwords we send have {wanted.sent} characters"
        yield Problem(wanted.place, message, _HINT)


def _written(names: Iterable[Fact], texts: Iterable[Read]) -> Iterator[int]:
    """Yield the names that some text has as facts.yml writes them: not every name of a company can be recognised."""
    shown = [passage.text for text in texts for _, passage in documents.texts(text.document)] if names else []
    for fact in names:
        written = re.compile(rf"(?<!\w){re.escape(plain(fact.shown))}")
        if any(map(written.search, shown)):
            yield id(fact)


def _of_others_with_more(facts: Registry) -> Iterator[int]:
    """Yield the names under `mentions` that need no page, for what they have needs one."""
    names = [fact for fact in facts.facts if isinstance(fact.value, CompanyName)]
    has_more = {fact.owner for fact in facts.facts if fact.owner and fact not in names}
    yield from (id(fact) for fact in names if fact.owner in has_more)


def _listed_elsewhere(facts: Registry) -> Iterator[int]:
    """Yield the facts that are listed before as well, like the postcode of a town in which we are, too."""
    yield from (id(fact) for fact in facts.facts if facts.find(fact.value) is not fact)


def _on_cards(facts: Registry) -> Iterator[int]:
    """Yield the facts that stand on each contact card."""
    keys = (("contacts", "telephones"), ("contacts", "emails"))
    yield from (id(fact) for fact in facts.facts if fact.keys[:2] in keys)


def _states(text: Read, deadline: Deadline) -> bool:
    if isinstance(text.document, Page) and text.document.key not in deadline.answers:
        return False
    return any(is_at(found.stated, deadline) for found in text.found)
