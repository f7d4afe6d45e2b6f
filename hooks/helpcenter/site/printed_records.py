"""Answers as the files for programs have them: each printed once, so that a file is its answers put together.

Bytes are kept, not records: in Python a record of an answer takes three times the room.
"""

from __future__ import annotations

from typing import NamedTuple

from helpcenter.model.document import Language
from helpcenter.site import answers_feed, answers_list, canned_replies, markdown_text


class Printed(NamedTuple):
    """One answer as it is in each file.

    Attributes:
        topic: the key of its topic.
        line: its line in the feed.
        rows: its rows in the canned replies, in the order of `canned_replies.separators`; none if it has no id.
        listed: its line in llms.txt.
        address: the address of its Markdown, relative to the site's root.
        markdown: the answer as Markdown.
    """

    topic: str
    line: bytes
    rows: tuple[bytes, ...]
    listed: bytes
    address: str
    markdown: bytes


def printed(language: Language, site: str, record: answers_feed.Record) -> Printed:
    """An answer as it is in the files of its language.

    Args:
        language: the language.
        site: the absolute address of the site, with a slash at the end.
        record: the answer as a record.
    """
    where = record["addresses"]["page"].removeprefix(site)
    return Printed(
        record["topic"],
        _bytes(answers_feed.line(record)),
        tuple(map(_bytes, canned_replies.rows(language, record))),
        _bytes(answers_list.listed(record)),
        f"{where}{markdown_text.FILE}",
        _bytes(record[answers_feed.MARKDOWN]),
    )


def _bytes(text: str) -> bytes:
    """A text as files have it."""
    return text.encode("utf-8", "xmlcharrefreplace")
