"""The values with which a help center begins, and which of them cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpcenter.model.document import Document
from helpcenter.model.locales import is_code
from helpcenter.model.urls import is_site_address
from helpcenter.read import schema

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Beginning:
    """The values with which a help center begins.

    Attributes:
        name: its name, shown in the header of each page.
        languages: the codes of its languages, the default one first.
        address: the address under which it will be published.
        telephone: the telephone number, international, in groups.
        email: the e-mail address.
        owner: the team that keeps the texts right.
    """

    name: str
    languages: tuple[str, ...]
    address: str
    telephone: str
    email: str
    owner: str

    def faults(self) -> Iterator[tuple[str, str]]:
        """Each value that cannot be, by its name, with the reason."""
        if not self.name.strip() or _CONTROL.search(self.name) or len(self.name) > 60:
            yield "name", "the name is one line of at most 60 characters"
        wrong = [code for code in self.languages if not is_code(code)]
        if wrong or not self.languages:
            yield "language", f"“{', '.join(wrong)}” is no code of a language; write en, de, hu or pt-BR"
        if not is_site_address(self.address):
            yield (
                "address",
                f"“{self.address}” is no address of a site; write it whole: https://help.example/",
            )
        data = {"contacts": {"telephone": self.telephone, "email": self.email}}
        for problem in schema.judge(Document("facts.yml", data=data), "facts"):
            key = "email" if "email" in problem.message else "telephone"
            yield key, f"{problem.message}; {problem.hint}"
