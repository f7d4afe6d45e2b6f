"""answers.<language>.json: every answer as data, for other systems and for the desk.

Its format is defined by schemas/answers.schema.json, which is on the site as well. `VERSION` is increased by
incompatible changes; new keys are compatible.
"""

from __future__ import annotations

import json
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.fingerprint import fingerprint
from helpcenter.model.translations import answers, state
from helpcenter.model.urls import address, short_address
from helpcenter.site.html_text import absolute, plain_text
from helpcenter.site.page_body import page_body

VERSION = 1
SCHEMA = "answers.schema.json"

Record = dict[str, Any]


def feed_address(language: Language) -> str:
    """The address of a language's feed."""
    return f"answers.{language.code}.json"


def records(center: HelpCenter, language: Language, site: str) -> list[Record]:
    """All answers of a language as records with keys in a fixed order.

    Args:
        center: the help center.
        language: the language.
        site: the absolute address of the site, with a slash at the end.
    """
    return [_record(center, language, site, page) for page in answers(center, language.code)]


def _record(center: HelpCenter, language: Language, site: str, page: Page) -> Record:
    html = page_body(center, page)
    entry = center.registered.get(page.key)
    here = site + address(center, page)
    short = site + short_address(language, entry.id) if entry else None
    text = plain_text(html, here)
    offered = [
        {"id": name, "address": f"{site}downloads/{name}.{language.code}.pdf"}
        for name, _ in page.listed("downloads")
    ]
    documents = "\n".join(_document(center, language, **item) for item in offered)
    parts = (page.title, page.summary, text, documents, short or here)
    return {
        "id": entry.id if entry else None,
        "key": page.key,
        "topic": page.topic,
        "addresses": {
            "short": short,
            "page": here,
            "former": [site + where for where in entry.former.get(language.code, ())] if entry else [],
        },
        "question": page.title,
        "short_answer": page.summary,
        "text": text,
        "html": absolute(html, here),
        "reply": "\n\n".join(part for part in parts if part),
        "products": [product for product, _ in page.listed("products")],
        "downloads": offered,
        "reviewed": page.words("reviewed"),
        "owner": page.words("owner"),
        "state": state(center, language.code, page.key),
        "fingerprint": fingerprint(center, page),
    }


def _document(center: HelpCenter, language: Language, id: str, address: str) -> str:
    document = center.download(language.code, id)
    return f"{document.title}: {address}" if document else address


def feed(language: Language, site: str, found: list[Record]) -> str:
    """The JSON text of a language's feed, given its records."""
    whole = {
        "$schema": site + SCHEMA,
        "version": VERSION,
        "language": language.code,
        "site": site,
        "answers": found,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
