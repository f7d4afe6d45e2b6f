"""Change a fact, and every statement of it, each in the form in which it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.fact_adding import checked
from helpcenter.edit.fact_rewriting import PolicyNumber, Subject, Use, rewritten
from helpcenter.edit.fact_subjects import subject
from helpcenter.edit.text_edits import Edit, edited, offset, scalar
from helpcenter.edit.unstated_texts import with_text
from helpcenter.facts.promises import is_at
from helpcenter.facts.reading import Found, read, read_source
from helpcenter.facts.recognising import lexicons
from helpcenter.facts.registered import Deadline, Fact, ScreenLabel
from helpcenter.facts.registry import Registry, registry
from helpcenter.facts.statements import Label, Postcode, SiteName
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Path
from helpcenter.model.problem import Problem

_STREET = re.compile(r",\s[^,\n]*?\d+(?:\s?[-/]\s?\w{1,4})?(?!\w)")


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
        quoted = [item for item in found if isinstance(item.stated.value, Label)]
        for item in found:
            if isinstance(item.stated.value, SiteName) and any(_within(item, label) for label in quoted):
                continue  # a label is on the screen letter by letter
            use = _use(document, item) if _is_of(facts, wanted, item, code) else None
            if use and (use.start, use.written) not in seen:
                seen.add((use.start, use.written))
                yield use


def _within(one: Found, label: Found) -> bool:
    """Return whether a statement is a part of quoted words or of their gloss in brackets."""
    value = label.stated.value
    gloss = value.gloss if isinstance(value, Label) and value.gloss else ""
    end = label.stated.end + (len(gloss) + 5 if gloss else 0)
    whole = isinstance(value, Label) and value.text == one.stated.written
    return one.passage is label.passage and not whole and label.stated.start <= one.stated.start < end


def _is_of(facts: Registry, wanted: Subject, found: Found, code: str) -> bool:
    value = found.stated.value
    if isinstance(wanted, ScreenLabel):
        return isinstance(value, Label) and value.text == wanted.text(code)
    if isinstance(wanted, PolicyNumber):
        return wanted.is_at(value)
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
    end = offset(text, found.passage.where(found.stated.end - 1)) + 1
    if isinstance(found.stated.value, Postcode) and found.stated.value.street:
        street = _STREET.match(text, end)  # the statement itself is the postcode and the town
        end = street.end() if street else end
    return Use(document, found, start, text[start:end]) if start < end else None


def change(center: HelpCenter, name: str, new: str) -> Plan:
    """Plan to change a fact in facts.yml and everywhere else.

    Args:
        center: the help center.
        name: the fact: its keys with dots, like contacts.telephone.
        new: what it is from now on, as facts.yml writes it.

    Raises:
        Refused: there is no such fact, or it is written somewhere in a way that cannot be changed by itself.
    """
    if not new.strip():
        raise Refused(f"the new value of {name} is empty; nothing was changed")
    if text := with_text(center.facts, name, new.strip()):
        checked(center.facts, text)
        return Plan({center.facts.path: text})
    wanted = subject(center, name)
    new = _number(center, wanted, new) if isinstance(wanted, Deadline | PolicyNumber) else new
    edits: dict[str, list[Edit]] = {}
    refused = []
    keys = _keys(center, wanted)
    edits[center.facts.path] = [
        Edit(*scalar(center.facts, *keys), new if isinstance(wanted, Deadline | PolicyNumber) else _yaml(new))
    ]
    checked(center.facts, edited(center.facts.text, edits[center.facts.path]))
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
    if isinstance(wanted, Fact | PolicyNumber):
        return wanted.keys
    if isinstance(wanted, ScreenLabel):
        return (*wanted.keys, "text")
    entry = center.facts.data["deadlines"][wanted.key]
    return ("deadlines", wanted.key, next(key for key in entry if key != "answers"))


def _number(center: HelpCenter, wanted: Deadline | PolicyNumber, new: str) -> str:
    """Return the number of “20” or “20 days”.

    Raises:
        Refused: it is none, or counts something else than facts.yml does.
    """
    unit = str(_keys(center, wanted)[-1]) if isinstance(wanted, Deadline) else ""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(?: (.+))?", new.strip())
    counted = (found[2] or "").replace(" ", "_") if found else ""
    if found and counted in ("", unit, unit.removesuffix("s")):
        return found[1]
    kind = f"a number of {unit.replace('_', ' ')}" if unit else "a whole number"
    raise Refused(f"“{new}” is not {kind}; write the number alone, like 20. Nothing was changed")


def _yaml(new: str) -> str:
    plain = re.fullmatch(r"[^\W\d_][\w.@:/-]*(?: [\w.@/-]+)*", new) and not new.endswith(":")
    return new if plain else '"' + new.replace("\\", "\\\\").replace('"', '\\"') + '"'
