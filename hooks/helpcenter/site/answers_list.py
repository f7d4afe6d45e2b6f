"""llms.txt: the answers of a language with the addresses of their Markdown, for programs that read text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.site.markdown_text import FILE, escaped, heading

LLMS = "llms.txt"


def listed(record: Mapping[str, Any]) -> str:
    """The line of an answer in llms.txt: its question, the address of its Markdown, its short answer."""
    where = f"{record['addresses']['page']}{FILE}"
    return f"- [{escaped(record['question'])}]({where}): {escaped(record['short_answer'])}"


def llms(center: HelpCenter, language: Language, site: str, answers: Iterable[tuple[str, bytes]]) -> str:
    """The text of llms.txt: topics with their answers.

    Args:
        center: the help center.
        language: the language.
        site: the absolute address of the site, with a slash at the end.
        answers: the key of the topic and the line of each answer.
    """
    home = center.page(language.code, "")
    name = language.document.words("words", "site_name") or language.name
    lines = [f"# {heading(name)}", "", f"> {escaped(home.summary)}" if home else ""]
    topics: dict[str, list[str]] = {}
    for key, line in answers:
        topics.setdefault(key, []).append(line.decode("utf-8"))
    for key, found in topics.items():
        topic = center.page(language.code, key)
        lines += ["", f"## {heading(topic.title if topic else key)}", "", *found]
    others = [item for item in center.languages if item is not language]
    if others:
        lines += ["", "## Optional", ""]
        lines += [f"- [{item.name}]({site}{item.prefix}{LLMS})" for item in others]
    return "\n".join(lines) + "\n"
