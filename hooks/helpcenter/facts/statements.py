"""The statements that a text makes: one type for each kind, each value in one form however it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Bound = Literal["", "least", "more", "most", "less"]
Unit = Literal["minute", "working day", "month"]
Kind = Literal["length", "digit", "upper", "lower", "special", "examples"]


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number as it is dialled: digits, after a plus where it has one; `scheme` is that of a link, like "tel"."""

    digits: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address in lower case; `link` where a link writes to it."""

    address: str
    link: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A web address; it begins with // where no scheme is written."""

    address: str


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode with its town in lower case, and the street with its number where one follows."""

    code: str
    town: str
    street: str = ""


@dataclass(frozen=True, slots=True)
class PostBox:
    """The number of a PO box."""

    number: str


@dataclass(frozen=True, slots=True)
class CompanyName:
    """The known name, or the words that are nearly one."""

    name: str


@dataclass(frozen=True, slots=True)
class SiteName:
    """The known name, or the words that are nearly one; `gloss` are words in brackets after it."""

    name: str
    gloss: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Label:
    """Quoted words; `gloss` are quoted words in brackets after them."""

    text: str
    gloss: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time, in minutes, working days or months; `other` is a word that makes it another kind of day."""

    amount: float
    unit: Unit
    bound: Bound = ""
    other: str = ""

    @property
    def days(self) -> float:
        """The number of its days, working days or others."""
        return self.amount if self.unit == "working day" else self.amount / (24 * 60)


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something happens: the time from one to the next, in minutes, working days or months."""

    amount: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day in minutes after midnight; not `certain` where it may be one of the afternoon, too."""

    minutes: int
    certain: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class Date:
    """A day of a month, or a month alone (day 0); `dotted` where it is two numbers, which may mean point 5.2., too."""

    month: int
    day: int = 0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 for Monday; `until` is the last day of a row, as in “Monday to Friday”."""

    day: int
    until: int = 0


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of a currency by its code; "" where the language does not name it."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """So many of a hundred."""

    amount: float


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is no part of another statement."""

    amount: float


@dataclass(frozen=True, slots=True)
class PasswordRule:
    """How many characters of a kind a password has; no `number` where none is said; `signs` are named as examples."""

    kind: Kind
    bound: Bound = ""
    number: float | None = None
    denied: bool = False
    signs: str = ""


Statement: TypeAlias = (
    Telephone | Email | WebAddress | Postcode | PostBox | CompanyName | SiteName | Label
    | Duration | Rate | Clock | Date | Weekday | Money | Percentage | Number | PasswordRule
)  # fmt: skip

NAMES: dict[type[Statement], str] = {
    Telephone: "telephone number",
    Email: "e-mail address",
    WebAddress: "web address",
    PostBox: "PO box",
    Postcode: "postcode",
    CompanyName: "company name",
    SiteName: "site name",
    Duration: "time",
    Rate: "frequency",
    Clock: "time of day",
    Date: "date",
    Weekday: "weekday",
    Money: "amount",
    Percentage: "percentage",
    PasswordRule: "password rule",
    Label: "label",
    Number: "number",
}
"""The editors' name of each kind."""

KNOWN = (Telephone, Email, WebAddress, PostBox, Postcode, CompanyName, SiteName)
"""Kinds of which a wrong one harms: each must be a fact or a mention."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement in a text: its value, where it begins and ends, and how it is written."""

    value: Statement
    start: int
    end: int
    written: str

    @property
    def name(self) -> str:
        """The editors' name of its kind."""
        return NAMES[type(self.value)]
