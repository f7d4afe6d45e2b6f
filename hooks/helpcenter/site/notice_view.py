"""The notice on top of a page, as its template shows it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from helpcenter.model import notices
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document
from helpcenter.model.filling import filled
from helpcenter.model.locales import long_date
from helpcenter.site.page_urls import Urls

_WORDS = (*notices.LEVELS, "close")


@dataclass(frozen=True, slots=True)
class Notice:
    """The place of the notice, and what notice.yml says for this page.

    Attributes:
        url: the address of the file that a server may replace.
        topic: the page's topic, "" for none.
        words: the words for its script, as JSON.
        data: what notice.yml says, as JSON; "" if that is nothing for this page.
        text: its text in the page's language, for readers without scripts.
        level: its level.
        label: the word for its level.
        period: when it is in force, which without a script nothing else can say.
    """

    url: str
    topic: str
    words: str
    data: str = ""
    text: str = ""
    level: str = ""
    label: str = ""
    period: str = ""


def notice_of(
    center: HelpCenter, code: str, topic: str, urls: Urls, words: Mapping[str, Any]
) -> Notice | None:
    """The notice of a page; None on a site without notices.

    Args:
        center: the help center.
        code: the code of the page's language.
        topic: the key of its topic, "" for none.
        urls: how the page writes addresses.
        words: the words of its language.
    """
    document = center.notice
    if document is None:
        return None
    own = words["notice"]
    script = json.dumps({name: own[name] for name in _WORDS}, ensure_ascii=False, separators=(",", ":"))
    url = urls.to(notices.ADDRESS)
    if not notices.is_on(document, topic):
        return Notice(url, topic, script)
    data = notices.as_data(document)
    said = data["text"].get(code) or next(iter(data["text"].values()))
    level = data["level"]
    # only what this page can show: its own language
    whole = json.dumps({**data, "text": {code: said}}, ensure_ascii=False, separators=(",", ":"))
    period = _period(document, own, str(words["locale"]))
    return Notice(url, topic, script, whole, said, level, own[level], period)


def _period(document: Document, words: Mapping[str, str], locale: str) -> str:
    """When a notice is in force, in words; "" if it says nothing about that."""
    start, end = (notices.moment(document.words(key)) for key in ("from", "until"))
    if not start and not end:
        return ""
    return filled(
        words["period"], **{"from": _written(start, locale), "until": _written(end, locale)}
    ).strip()


def _written(at: datetime | None, locale: str) -> str:
    """A moment as its writer's clock shows it, with its distance from UTC."""
    if at is None:
        return ""
    zone = at.isoformat()[-6:]
    return f"{long_date(at.date(), locale)} {at:%H:%M} (UTC{'' if zone == '+00:00' else zone})"
