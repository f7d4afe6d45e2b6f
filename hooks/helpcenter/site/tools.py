"""The data of a page's tool. A page names its tool in its front matter: `tool: which-site`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.site.page_urls import Urls


@dataclass(frozen=True, slots=True)
class Site:
    """A site of facts.yml: its key, its name, its sign-in page, and all hosts that its address bar may show."""

    key: str
    name: str
    sign_in: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name, which its template, script and style sheet share; our sites; the data for its script."""

    name: str
    sites: tuple[Site, ...]
    settings: Mapping[str, Any]


def tool(center: HelpCenter, page: Page, urls: Urls, contact: Mapping[str, str]) -> Tool | None:
    """The tool that a page names under `tool`; None if it names none."""
    name = page.words("tool")
    if not name:
        return None
    words: Mapping[str, Any] = center.language(page.language).document.data.get("words") or {}
    found = tuple(sites(center))
    emails = [center.facts.words("contacts", "email"), *_listed(center, "contacts", "other_emails")]
    facts = {
        "sites": [{"key": site.key, "addresses": site.addresses} for site in found],
        "emails": [email.lower() for email in emails],
        "senders": [str(sender["email"]).lower() for sender in center.facts.data.get("senders") or ()],
        "help": urlsplit(urls.site).hostname or "",
        "mentions": list(_mentions(center)),
    }
    settings = {
        "facts": facts,
        "names": {site.key: site.name for site in found},
        "sign_in": {site.key: site.sign_in for site in found},
        "words": words.get(name.replace("-", "_")) or {},
        "contact": contact,
    }
    return Tool(name, found, settings)


def sites(center: HelpCenter) -> Iterator[Site]:
    """The sites of facts.yml in written order."""
    for key, entry in (center.facts.data.get("sites") or {}).items():
        sign_in = str(entry["sign_in"])
        yield Site(key, str(entry["name"]), sign_in, (sign_in, *_listed(center, "sites", key, "addresses")))


def _mentions(center: HelpCenter) -> Iterator[dict[str, Any]]:
    """The mentions of facts.yml with values that an address bar may show."""
    for entry in center.facts.data.get("mentions") or ():
        hosts, emails = entry.get("hosts", []), [email.lower() for email in entry.get("emails", [])]
        if hosts or emails:
            yield {"name": entry["name"], "hosts": hosts, "emails": emails}


def _listed(center: HelpCenter, *keys: str) -> list[str]:
    value: Any = center.facts.data
    for key in keys:
        value = value.get(key) or {}
    return [str(item) for item in value]
