"""support/desk.json: what the desk for support staff lists, small enough to be searched at every key.

The whole answers are in the feeds, which the desk loads afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from helpcenter.model import isolates
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.guides import steps
from helpcenter.model.translations import answers, state
from helpcenter.model.urls import address, short_address
from helpcenter.rules.shared.reviews import due

FILE = "support/desk.json"

Entry = dict[str, Any]


def desk_data(center: HelpCenter, site: str, notes: Mapping[str, str] | None = None) -> str:
    """The JSON text of the desk's list.

    Args:
        center: the help center.
        site: the absolute address of the site, with a slash at the end.
        notes: key → HTML of the notes for agents; None where the desk is public, which has neither notes nor the
            addresses of owners.
    """
    private = notes is not None
    found = [*_answers(center, site), *_topics(center, site), *_steps(center, site)]
    mailboxes = _owners(center) if private else {}
    for entry in found:
        if note := (notes or {}).get(entry["key"]):
            entry["note"] = note
        if mailbox := mailboxes.get(entry.get("owner", "")):
            entry["report"] = mailbox
    return json.dumps({"entries": found}, ensure_ascii=False, separators=(",", ":")) + "\n"


def in_order(center: HelpCenter) -> list[Language]:
    """The languages, the default one first."""
    return sorted(center.languages, key=lambda language: not language.default)


def _owners(center: HelpCenter) -> dict[str, str]:
    found = center.facts.data.get("owners")
    return {str(name): str(mail) for name, mail in found.items()} if isinstance(found, dict) else {}


def _answers(center: HelpCenter, site: str) -> Iterator[Entry]:
    keys = dict.fromkeys(page.key for item in in_order(center) for page in answers(center, item.code))
    for key in keys:
        pages = {item.code: page for item in center.languages if (page := center.page(item.code, key))}
        first = next(iter(pages.values()))
        entry = center.registered.get(key)
        states = {item.code: state(center, item.code, key) for item in center.languages}
        yield {
            "kind": "answer",
            "id": entry.id if entry else "",
            "key": key,
            "topic": first.topic,
            "products": [product for product, _ in first.listed("products")],
            "owner": first.words("owner"),
            "reviewed": min(page.words("reviewed") for page in pages.values()),
            "due": min(
                (day.isoformat() for page in pages.values() if (day := due(center, page))), default=""
            ),
            "states": states if entry else states | {"": "unpublished"},
            "texts": _shown(center, {code: _text(center, site, page) for code, page in pages.items()}),
        }


def _topics(center: HelpCenter, site: str) -> Iterator[Entry]:
    for topic in center.topics(center.default.code):
        pages = {item.code: page for item in center.languages if (page := center.page(item.code, topic.key))}
        if topic.listed("answers"):
            entry = center.registered.get(topic.key)
            texts = _shown(center, {code: _text(center, site, page) for code, page in pages.items()})
            yield {
                "kind": "topic",
                "id": entry.id if entry else "",
                "key": topic.key,
                "topic": topic.key,
                "texts": texts,
            }


def _steps(center: HelpCenter, site: str) -> Iterator[Entry]:
    for topic in center.topics(center.default.code):
        for step in steps(topic):
            texts = {}
            for item in center.languages:
                page = center.page(item.code, topic.key)
                same = [one for one in steps(page) if one.id == step.id] if page else []
                if page and same:
                    texts[item.code] = _text(center, site, page, f"#{step.id}") | {
                        "title": same[0].question,
                        "short": " / ".join(choice.text for choice in same[0].choices),
                    }
            key = f"{topic.key}#{step.id}"
            yield {"kind": "step", "id": "", "key": key, "topic": topic.key, "texts": _shown(center, texts)}


def _text(center: HelpCenter, site: str, page: Page, fragment: str = "") -> dict[str, str]:
    """Title, short answer, address and the link to send, of a page or a place on it."""
    entry = center.registered.get(page.key)
    where = site + address(center, page)
    language = center.language(page.language)
    link = site + short_address(language, entry.id) if entry else where
    return {"title": page.title, "short": page.summary, "page": where + fragment, "link": link + fragment}


def _shown(center: HelpCenter, texts: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Texts in each language; of one that is written from right to left also as they are shown, where that differs."""
    found: dict[str, Any] = {}
    for code, text in texts.items():
        shown = {name: isolates.shown(center.language(code), text[name]) for name in ("title", "short")}
        found[code] = text if all(text[name] == shown[name] for name in shown) else text | {"shown": shown}
    return found
