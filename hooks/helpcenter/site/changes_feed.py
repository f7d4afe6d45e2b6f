"""Changes of the answers of a language, newest first: changes.<language>.json, and an Atom feed (RFC 4287).

The days are those of the ledger, so that every build of the same files makes the same feeds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape

from helpcenter.model import isolates
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.translations import is_answer
from helpcenter.model.urls import short_address

VERSION = 1
SCHEMA = "changes.schema.json"
MOST = 50
"""Entries of the Atom feed; the JSON has every answer."""


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of an answer: `kind` is new, changed or retired; `to` is the id that replaces a retired one."""

    date: str
    kind: str
    id: str
    title: str
    summary: str
    address: str
    to: str = ""


def changes_address(language: Language) -> str:
    """The address of a language's changes as JSON."""
    return f"changes.{language.code}.json"


def atom_address(language: Language) -> str:
    """The address of a language's Atom feed."""
    return f"changes.{language.code}.atom"


def changes(center: HelpCenter, language: Language, site: str) -> list[Change]:
    """The last change of each answer that was ever published in a language, the newest first.

    Args:
        center: the help center.
        language: the language.
        site: the absolute address of the site, with a slash at the end.
    """
    found = sorted(_changes(center, language, site), key=lambda change: change.id)
    return sorted(found, key=lambda change: change.date, reverse=True)


def _changes(center: HelpCenter, language: Language, site: str) -> Iterator[Change]:
    code = language.code
    for entry in center.permalinks:
        where = site + short_address(language, entry.id)
        page = center.page(code, entry.answer)
        if entry.retired and code in entry.codes:
            replacing = center.ids.get(entry.to)
            other = center.page(code, replacing.answer) if replacing else None
            title = other.title if other else entry.was
            yield Change(entry.gone, "retired", entry.id, title, "", where, entry.to)
        elif page and is_answer(page) and code in entry.published:
            changed = entry.changed.get(code, "").partition(" ")[0]
            date = max(changed, entry.published[code])
            kind = "new" if date == entry.published[code] else "changed"
            yield Change(date, kind, entry.id, page.title, page.summary, where)


def changes_file(language: Language, site: str, found: list[Change]) -> str:
    """The JSON text of a language's changes."""
    listed = [{key: value for key, value in asdict(change).items() if value} for change in found]
    whole = {
        "$schema": site + SCHEMA,
        "version": VERSION,
        "language": language.code,
        "site": site,
        "changes": listed,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def atom(language: Language, site: str, found: list[Change]) -> str:
    """The Atom feed of a language's changes; changes whose day is not known are not in it."""
    dated = [change for change in found if change.date][:MOST]
    name = language.document.words("words", "site_name") or language.name
    words = language.document.data["words"]["changes"]
    here = site + atom_address(language)
    updated = dated[0].date if dated else "1970-01-01"
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(language.code)}">\n',
        f"  <id>{escape(here, quote=False)}</id>\n",
        f"  <title>{escape(name, quote=False)}: {escape(str(words['title']), quote=False)}</title>\n",
        f"  <updated>{_time(updated)}</updated>\n",
        f"  <author><name>{escape(name, quote=False)}</name></author>\n",
        f'  <link rel="self" type="application/atom+xml" href="{escape(here)}"/>\n',
        f'  <link rel="alternate" type="text/html" href="{escape(site + language.prefix)}"/>\n',
    ]
    for change in dated:
        parts += [
            "  <entry>\n",
            f"    <id>{escape(change.address, quote=False)}</id>\n",
            f"    <title>{escape(str(words[change.kind]), quote=False)}: {_shown(language, change.title)}</title>\n",
            f"    <updated>{_time(change.date)}</updated>\n",
            f'    <link rel="alternate" type="text/html" href="{escape(change.address)}"/>\n',
            f'    <category term="{escape(change.kind)}"/>\n',
            f"    <summary>{_shown(language, change.summary)}</summary>\n" if change.summary else "",
            "  </entry>\n",
        ]
    return "".join([*parts, "</feed>\n"])


def _shown(language: Language, text: str) -> str:
    return escape(isolates.shown(language, text), quote=False)


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"
