"""answers.<language>.json: every answer as data, for other systems and for the desk.

Its format is defined by schemas/answers.schema.json, which is on the site as well. `VERSION` is increased by
incompatible changes; new keys are compatible.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from helpcenter.model import isolates
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.fingerprint import fingerprint
from helpcenter.model.translations import state
from helpcenter.model.urls import address, short_address
from helpcenter.site.markdown_text import answer_markdown
from helpcenter.site.reply import Reply, documents, reply

VERSION = 3
SCHEMA = "answers.schema.json"
MARKDOWN, REPLY = "markdown", "reply"
"""The keys under which a record has the answer as Markdown and as plain text. Neither is in the feed, which has each
text once: Markdown is files of its own, plain text is in the canned replies."""

Record = dict[str, Any]


def feed_address(language: Language) -> str:
    """The address of a language's feed."""
    return f"answers.{language.code}.json"


def record(center: HelpCenter, language: Language, site: str, page: Page) -> Record:
    """One answer as a record with keys in a fixed order.

    Args:
        center: the help center.
        language: the language.
        site: the absolute address of the site, with a slash at the end.
        page: the answer.
    """
    entry = center.registered.get(page.key)
    sent = reply(center, language, site, page)
    return {
        "id": entry.id if entry else None,
        "key": page.key,
        "topic": page.topic,
        "addresses": {
            "short": site + short_address(language, entry.id) if entry else None,
            "page": site + address(center, page),
            "former": [site + where for where in entry.former.get(language.code, ())] if entry else [],
        },
        "question": page.title,
        "short_answer": page.summary,
        REPLY: sent.text,
        "reply_html": _directed(language, sent.html),
        "products": [product for product, _ in page.listed("products")],
        "downloads": [
            {"id": name, "title": title, "address": where}
            for (name, _), (title, where) in zip(
                page.listed("downloads"), documents(center, language, site, page), strict=True
            )
        ],
        "reviewed": page.words("reviewed"),
        "published": (entry.published.get(language.code) if entry else None) or None,
        "changed": (entry.last_change(language.code) if entry else "") or None,
        "owner": page.words("owner"),
        "state": state(center, language.code, page.key),
        "fingerprint": fingerprint(center, page),
        "reply_fingerprint": reply_fingerprint(page.title, sent, site),
        MARKDOWN: answer_markdown(page.title, sent.html),
    }


def _directed(language: Language, html: str) -> str:
    """The HTML of a reply, which says its direction where a mail program would take another."""
    if language.direction == "ltr":
        return html
    return f'<div dir="rtl" lang="{language.code}">{isolates.in_html(html)}</div>'


def reply_fingerprint(question: str, sent: Reply, site: str) -> str:
    """Twelve hexadecimal digits that change when a reply would be another: its question, text, links or documents.

    They do not depend on the address of the site.
    """
    whole = "\0".join((question, sent.text, sent.html)).replace(site, "")
    return hashlib.sha256(whole.encode("utf-8")).hexdigest()[:12]


def line(record: Record) -> str:
    """The line of an answer in a feed."""
    shown = {key: value for key, value in record.items() if key not in (MARKDOWN, REPLY)}
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":"))


def feed(center: HelpCenter, language: Language, site: str, lines: Iterable[bytes]) -> bytes:
    """The JSON text of a language's feed, given the lines of its answers."""
    whole = {
        "$schema": site + SCHEMA,
        "version": VERSION,
        "language": language.code,
        "site": site,
        "topics": {topic.key: _topic(center, site, topic) for topic in center.topics(language.code)},
        "products": _products(center),
        "retired": list(_retired(center, language, site)),
    }
    head = json.dumps(whole, ensure_ascii=False, indent=1).removesuffix("\n}")
    begins = f'{head},\n "answers": [\n'.encode("utf-8", "xmlcharrefreplace")
    return b"".join((begins, b",\n".join(lines), b"\n ]\n}\n"))


def _topic(center: HelpCenter, site: str, topic: Page) -> dict[str, str]:
    return {"title": topic.title, "address": site + address(center, topic)}


def _products(center: HelpCenter) -> dict[str, str]:
    """Key → name of the sites that answers are for."""
    sites = center.facts.data.get("sites")
    named = sites if isinstance(sites, dict) else {}
    return {
        str(key): str(one["name"]) for key, one in named.items() if isinstance(one, dict) and "name" in one
    }


def _retired(center: HelpCenter, language: Language, site: str) -> Iterator[dict[str, str]]:
    """The ids of retired answers, each with the id that replaces it and the address that it leads to."""
    for entry in center.permalinks:
        if entry.retired and entry.to:
            yield {"id": entry.id, "to": entry.to, "address": site + short_address(language, entry.id)}
