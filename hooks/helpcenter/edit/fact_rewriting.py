"""A piece of text with another fact in it, in the form in which the old one is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpcenter.facts.reading import Found
from helpcenter.facts.registered import Deadline, Fact, ScreenLabel
from helpcenter.facts.registry import Registry
from helpcenter.facts.statements import (
    CompanyName,
    Email,
    Kind,
    PasswordRule,
    PostBox,
    Postcode,
    SiteName,
    Statement,
    Telephone,
    WebAddress,
)
from helpcenter.facts.telephones import forms
from helpcenter.model.document import Document, Page, Path
from helpcenter.model.problem import Place


@dataclass(frozen=True, slots=True)
class PolicyNumber:
    """A number of the password policy: how many characters of a kind; `sent` of the passwords that we send."""

    kind: Kind
    number: int
    keys: Path
    sent: bool = False

    def is_at(self, value: Statement) -> bool:
        """Return whether a rule in a text is this one."""
        if not isinstance(value, PasswordRule) or (value.kind, value.number) != (self.kind, self.number):
            return False
        return self.kind != "length" or self.sent == (value.bound == "")


Subject = Fact | Deadline | ScreenLabel | PolicyNumber


@dataclass(frozen=True, slots=True)
class Use:
    """A statement of a fact: the document, the statement, and the piece of its file that makes it."""

    document: Document
    found: Found
    start: int
    written: str

    @property
    def place(self) -> Place:
        """Where it is."""
        return self.found.place


def rewritten(facts: Registry, wanted: Subject, use: Use, new: str) -> str | None:
    """Return a piece of text with the new fact in the form of the old; None where that is not possible."""
    if isinstance(wanted, ScreenLabel):
        text = wanted.text(use.document.language if isinstance(use.document, Page) else "")
        return use.written.replace(text, new) if text in use.written else None
    if isinstance(wanted, PolicyNumber):
        written, found = re.subn(rf"(?<!\d){wanted.number}(?!\d)", new, use.written)
        return written if found == 1 else None
    if isinstance(wanted, Deadline):
        return (
            re.sub(r"\d+(?:[.,]\d+)?", new, use.written, count=1) if re.search(r"\d", use.written) else None
        )
    old = (
        wanted.shown
        if wanted.keys[:2] != ("contacts", "places")
        else str(facts.document.data["contacts"]["places"][wanted.keys[2]])
    )
    return _rewritten_fact(facts, wanted.value, old, use, new)


def _rewritten_fact(facts: Registry, value: Statement, old: str, use: Use, new: str) -> str | None:
    written = use.written
    if isinstance(value, Telephone):
        stated = use.found.stated.value
        return _number(facts, old, new, stated, written) if isinstance(stated, Telephone) else None
    if isinstance(value, WebAddress):
        return _address(old, new, written)
    if isinstance(value, PostBox):
        return written.replace(value.number, new) if value.number in written else None
    if isinstance(value, Postcode):
        return _place(value, old, use, new)
    if isinstance(value, Email | CompanyName | SiteName):
        match = re.search(re.escape(old).replace(r"\ ", r"[ \u00a0]"), written, re.IGNORECASE)
        return written[: match.start()] + new + written[match.end() :] if match else None
    return None


def _number(facts: Registry, old: str, new: str, stated: Telephone, written: str) -> str | None:
    """Return a telephone number with the digits of another, dialled in the same way, between the same marks."""
    ways = dict(zip(forms(old, facts.trunk), forms(new, facts.trunk), strict=False))
    wanted = ways.get(stated.digits)
    places = [match.start() for match in re.finditer(r"\d", written)]
    if wanted is None or len(places) != len(stated.digits.lstrip("+")):
        return None
    digits = wanted.lstrip("+")
    if len(digits) == len(places):
        letters = list(written)
        for place, digit in zip(places, digits, strict=True):
            letters[place] = digit
        return "".join(letters)
    marks = re.findall(r"(?<=\d)\D+(?=\d)", written)
    _, *groups = new.lstrip("+").split(" ")
    rest = digits.removesuffix("".join(groups)) if digits.endswith("".join(groups)) else ""
    parts = [part for part in (rest, *groups) if part] if digits.endswith("".join(groups)) else [digits]
    joined = (marks[0] if marks else "").join(parts)
    return written[: places[0]] + joined + written[places[-1] + 1 :]


def _place(value: Postcode, old: str, use: Use, new: str) -> str | None:
    """Return a postcode, or a whole office that is written as facts.yml has it, with another."""
    if old == f"{value.code} {value.town}" or "," not in old:
        return use.written.replace(value.code, new) if value.code in use.written else None
    return new.rstrip(".") if re.fullmatch(_loose(old), use.written) else None


def _loose(text: str) -> str:
    """Return a pattern for a text between whose words any spaces are."""
    return r"\s+".join(map(re.escape, text.rstrip(".").split()))


def _address(old: str, new: str, written: str) -> str | None:
    """Return an address with another in it: the whole, or the host alone where only that is written."""
    pairs = [(old, new), (old.rstrip("/"), new.rstrip("/"))]
    pairs += [
        (re.sub(r"^https?://", "", one).rstrip("/"), re.sub(r"^https?://", "", other).rstrip("/"))
        for one, other in pairs[1:]
    ]
    pairs += [(one.partition("/")[0], other.partition("/")[0]) for one, other in pairs[-1:]]
    for one, other in pairs:
        at = written.casefold().find(one.casefold())
        if at >= 0:
            return written[:at] + other + written[at + len(one) :]
    return None
