"""A document states a telephone number, e-mail address or host that facts.yml does not know.

Why: a number that changed lives on in a PDF for years, and customers call it.
Fix: make the document anew (`helpcenter downloads build`), ask its makers for a new one, or add the
fact to facts.yml.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from helpcenter.downloads import known
from helpcenter.downloads.model import PdfPage
from helpcenter.model import HelpCenter
from helpcenter.nearest import nearest
from helpcenter.problem import Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each unknown fact of each page of each download, once a page."""
    if center.facts.faults or not center.facts.data:
        return
    facts = {
        "telephone number": known.telephones(center),
        "e-mail address": {email: email for email in known.emails(center)},
        "host": {host: host for host in known.hosts(center)},
    }
    for page in center.download_pages:
        told: set[str] = set()
        for kind, stated, plain in _stated(page):
            if not facts[kind] or plain in facts[kind] or plain in told:
                continue
            told.add(plain)
            meant = nearest(plain, facts[kind])
            hint = f"did you mean {facts[kind][meant]}?" if meant else f"facts.yml knows no such {kind}"
            yield Problem(page.place, f"facts.yml does not know the {kind} {stated}", hint)


def _stated(page: PdfPage) -> Iterator[tuple[str, str, str]]:
    """What a page states: its kind, as it is written, and as it is compared."""
    calls = (link.target for link in page.links if link.target.startswith(("tel:", "mailto:")))
    text = "\n".join([page.text, *(unquote(call.partition(":")[2]) for call in calls)])
    for match in known.TELEPHONE.finditer(text):
        yield "telephone number", " ".join(match[0].split()), known.digits(match[0])
    for match in known.EMAIL.finditer(text):
        yield "e-mail address", match[0], match[0].lower()
    for match in known.HOST.finditer(text):
        host = match[1] or match[2]
        yield "host", host, host.lower()
