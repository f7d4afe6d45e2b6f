"""The contact data of facts.yml for templates and scripts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpcenter.model import looks
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.urls import address
from helpcenter.site.page_urls import Urls

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def contact(center: HelpCenter, language: Language, urls: Urls) -> dict[str, str]:
    """The telephone number and e-mail address with their links, and the address of the page with all ways."""
    telephone, email = (center.facts.words("contacts", name) for name in ("telephone", "email"))
    page = center.page(language.code, looks.contact(center.settings))
    return {
        "url": urls.to(address(center, page)) if page else "",
        "telephone": telephone.replace(" ", "\N{NO-BREAK SPACE}"),
        "telephone_href": "tel:" + telephone.replace(" ", ""),
        "email": email,
        "email_href": f"mailto:{email}",
    }


def numbers(center: HelpCenter, language: Language) -> Iterator[dict[str, str]]:
    """Yield the further telephone numbers and e-mail addresses with what they are for, and a link to each."""
    for kind, key, scheme in (("telephones", "number", "tel"), ("emails", "address", "mailto")):
        listed = center.facts.data["contacts"].get(kind) or {}
        for entry in listed.values():
            value = entry if isinstance(entry, str) else entry[key]
            purpose = _in(language, "" if isinstance(entry, str) else entry.get("purpose", ""))
            shown = value.replace(" ", "\N{NO-BREAK SPACE}")
            yield {"text": shown, "href": f"{scheme}:{value.replace(' ', '')}", "purpose": purpose}


def hours(center: HelpCenter, language: Language) -> Iterator[str]:
    """Yield when we can be reached, a line for each row of days: hétfő–péntek 8:00–18:00."""
    names = language.document.data["reading"].get("weekdays") or []
    for entry in center.facts.data["contacts"].get("hours") or ():
        codes = entry["days"].split("-")
        days = "–".join(names[_DAYS.index(code)][0].rstrip("*") if names else code for code in codes)
        note = _in(language, entry.get("note", ""))
        yield f"{days} {entry['from']}–{entry['to']}" + (f" ({note})" if note else "")


def _in(language: Language, text: str | Mapping[str, str]) -> str:
    """Return a text in a language, or the first one where it lacks that language."""
    return text if isinstance(text, str) else text.get(language.code) or next(iter(text.values()))
