"""A text gives other opening hours than facts.yml.

Why: a customer who calls at half past five and reaches nobody has read the hours of last year.
Fix: write the hours of facts.yml, or change them there under `contacts.hours`.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.facts.opening_hours import others
from helpcenter.facts.reading import read
from helpcenter.facts.registry import registry, sound
from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each hours beside our telephone number or e-mail address that facts.yml does not give for those days."""
    if not sound(center):
        return
    facts = registry(center)
    for document in read(center):
        for found, times, wanted in others(facts, document):
            line = f"- {{days: {wanted[0].shown.split()[0]}, {times}}}"
            yield Problem(
                found.place,
                f"the hours from {found.stated.written} on are not those of facts.yml",
                f"facts.yml says {' or '.join(one.shown for one in wanted)}; if these are further hours, add to "
                f"contacts.hours the line `{line}`",
            )
