"""Change a fact, and every statement of it, each in the form in which it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.fact_rewriting import Subject, Use, rewritten
from helpcenter.edit.text_edits import Edit, edited, offset, scalar
from helpcenter.facts.promises import is_at
from helpcenter.facts.reading import Found, read, read_source
from helpcenter.facts.recognising import lexicons
from helpcenter.facts.registered import Deadline, Fact, ScreenLabel
from helpcenter.facts.registry import Registry, registry
from helpcenter.facts.statements import (
    Label,
)
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Path
from helpcenter.model.problem import Problem
from helpcenter.model.suggest import did_you_mean


def subjects(facts: Registry) -> dict[str, Subject]:
    """Return each fact, deadline and label by its name: its keys in facts.yml with dots, a label's by its words."""
    found: dict[str, Subject] = {}
    for label in facts.labels:
        found[f"labels.{label.text('') or next(iter(label.texts.values()))}"] = label
    for deadline in facts.deadlines:
        found[f"deadlines.{deadline.key}"] = deadline
    for fact in facts.facts:
        found.setdefault(".".join(map(str, fact.keys)), fact)
    return found


def subject(center: HelpCenter, name: str) -> Subject:
    """Return the fact of that name, or the one that is written so.

    Raises:
        Refused: there is none.
    """
    facts = registry(center)
    named = subjects(facts)
    shown = {fact.shown: fact for fact in reversed(facts.facts)}
    found = named.get(name) or named.get(f"{name}.number") or named.get(f"{name}.address") or shown.get(name)
    if found is None:
        hint = did_you_mean(name, [*named, *shown], f"it has {', '.join(list(named)[:8])} …")
        raise Refused(f"facts.yml has no {name} — {hint}")
    return found


def uses(center: HelpCenter, wanted: Subject) -> Iterator[Use]:
    """Yield every statement of a fact on pages, in snippets, language files, templates and sources of documents."""
    facts, known = registry(center), lexicons(center)
    texts = [(text.document, text.language, text.found) for text in read(center)]
    for download in center.downloads:
        source = center.sources.get(f"downloads/{download.source}")
        if source and all(document is not source for document, _, _ in texts):
            lexicon = known.get(download.language, known[center.default.code])
            texts.append((source, download.language, read_source(source, lexicon)))
    for document, code, found in texts:
        seen: set[tuple[int, str]] = set()
        for item in found:
            use = _use(document, item) if _is_of(facts, wanted, item, code) else None
            if use and (use.start, use.written) not in seen:
                seen.add((use.start, use.written))
                yield use


def _is_of(facts: Registry, wanted: Subject, found: Found, code: str) -> bool:
    value = found.stated.value
    if isinstance(wanted, ScreenLabel):
        return isinstance(value, Label) and value.text == wanted.text(code)
    if isinstance(wanted, Deadline):
        return is_at(found.stated, wanted)
    return facts.find(value) is wanted


def _use(document: Document, found: Found) -> Use | None:
    """Return the piece of a file that makes a statement; None where it is not found again."""
    text = document.text
    if found.link:
        start = text.find(found.link.target, offset(text, found.link.place))
        return Use(document, found, start, found.link.target) if start >= 0 else None
    start = offset(text, found.place)
    last = offset(text, found.passage.where(found.stated.end - 1))
    return Use(document, found, start, text[start : last + 1]) if start <= last else None


def change(center: HelpCenter, name: str, new: str) -> Plan:
    """Plan to change a fact in facts.yml and everywhere else.

    Args:
        center: the help center.
        name: the fact: its keys with dots, like contacts.telephone.
        new: what it is from now on, as facts.yml writes it.

    Raises:
        Refused: there is no such fact, or it is written somewhere in a way that cannot be changed by itself.
    """
    wanted = subject(center, name)
    edits: dict[str, list[Edit]] = {}
    refused = []
    keys = _keys(center, wanted)
    edits[center.facts.path] = [
        Edit(*scalar(center.facts, *keys), new if isinstance(wanted, Deadline) else _yaml(new))
    ]
    files = {center.facts.path: center.facts.text}
    for use in uses(center, wanted):
        written = rewritten(registry(center), wanted, use, new)
        files[use.document.path] = use.document.text
        if written is None:
            hint = "change it by hand first, or write it in digits"
            refused.append(Problem(use.place, f"“{use.written}” cannot be changed by itself", hint, "facts"))
        else:
            edits.setdefault(use.document.path, []).append(
                Edit(use.start, use.start + len(use.written), written)
            )
    if refused:
        raise Refused("nothing was changed", sorted(refused))
    return Plan(texts={path: edited(files[path], found) for path, found in edits.items()})


def _keys(center: HelpCenter, wanted: Subject) -> Path:
    """Return where in facts.yml the value of a fact is."""
    if isinstance(wanted, Fact):
        return wanted.keys
    if isinstance(wanted, ScreenLabel):
        return (*wanted.keys, "text")
    entry = center.facts.data["deadlines"][wanted.key]
    return ("deadlines", wanted.key, next(key for key in entry if key != "answers"))


def _yaml(new: str) -> str:
    plain = re.fullmatch(r"[^\W\d_][\w.@:/-]*(?: [\w.@/-]+)*", new) and not new.endswith(":")
    return new if plain else '"' + new.replace("\\", "\\\\").replace('"', '\\"') + '"'
