"""A help center of any size: the real pages, and made-up topics that fill it up; a folder ready to be built."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus import Made, answers, topic_count
from helpcenter.read.help_center import read
from helpcenter.site.search_index import searched

SHORT, LONG = 4, 13
"""Paragraphs of a made-up answer: some 100 words, or about 350."""

REVIEWED = {"reviewed": "2026-11-22", "owner": "benchmarks"}

_TOPICS = re.compile(r"^topics: \[(.*)\]$", re.MULTILINE)


def languages(project: Path) -> list[str]:
    """The codes of the project's languages, the default first."""
    return [language.code for language in read(project).languages]


def made_up(project: Path, language: str, size: int, paragraphs: int = SHORT) -> list[Made]:
    """The answers that are missing to `size` answers in a language, of so many paragraphs."""
    center = read(project)
    real = len(searched(center, center.language(language)))
    return list(answers(project, language, max(0, size - real), paragraphs))


def write(root: Path, project: Path, size: int, *, long: bool = False) -> None:
    """Write a help center of `size` answers per language, or of the real ones alone if they are more.

    Args:
        root: the new folder.
        project: the real project, whose code it shares.
        size: answers per language.
        long: whether the made-up answers have about 350 words, four questions, a list, a note and two links.
    """
    root.mkdir(parents=True)
    (root / "hooks").symlink_to(project / "hooks")
    for name in ("docs", "downloads", "overrides", "permalinks"):
        shutil.copytree(project / name, root / name)
    for name in ("mkdocs.yml", "facts.yml"):
        shutil.copyfile(project / name, root / name)
    for language in languages(project):
        made = made_up(project, language, size, LONG if long else SHORT)
        if made:
            _add(root / "docs" / language, made, _long_body if long else _short_body)


def _short_body(answer: Made, first: str) -> str:
    """The text of an answer: paragraphs, a list of two, and a link to the first answer of its topic."""
    opening, *others = answer.paragraphs
    link = f"[{answer.also_asked[0]}]({first}.md)"
    return "\n\n".join([opening, *(f"- {text}" for text in others[:2]), *others[2:], link])


def _long_body(answer: Made, first: str) -> str:
    """The text of a long answer: four questions, a list, a note, and two links."""
    texts = iter(answer.paragraphs)
    links = [f"[{phrase}]({first}.md)" for phrase in answer.also_asked[:2]]
    parts = [next(texts)]
    for number, phrase in enumerate(answer.also_asked[2:6]):
        parts += [f"## {phrase.capitalize()}? {{#part-{number}}}", next(texts), next(texts)]
        if number < len(links):
            parts.append(links[number])
    parts += ["\n".join(f"- {text}" for text in (next(texts), next(texts), next(texts)))]
    return "\n\n".join([*parts, f"!!! note\n    {next(texts)}"])


def _add(folder: Path, made: list[Made], body: Callable[[Made, str], str]) -> None:
    """Add made-up topics to the pages of a language."""
    topics: list[list[str]] = [[] for _ in range(topic_count(len(made)))]
    for number, answer in enumerate(made):
        name = f"answer-{number}"
        topics[answer.topic].append(name)
        front: dict[str, Any] = {"title": answer.title, "summary": answer.summary, "slug": name} | REVIEWED
        front |= {"also_asked": list(answer.also_asked), "products": ["portal"]}
        text = body(answer, topics[answer.topic][0])
        _page(folder / f"topic-{answer.topic}" / f"{name}.md", front, text)
    for number, names in enumerate(topics):
        first_answer = made[number]
        front = {
            "title": first_answer.also_asked[0][:70],
            "summary": first_answer.summary,
            "icon": "material/key",
        }
        front |= {"slug": f"topic-{number}", "answers": names} | REVIEWED
        _page(folder / f"topic-{number}" / "index.md", front, "")
    home = folder / "index.md"
    added = "".join(f", topic-{number}" for number in range(len(topics)))
    text, count = _TOPICS.subn(rf"topics: [\g<1>{added}]", home.read_text("utf-8"), count=1)
    if not count:
        raise ValueError(f"{home} has no line topics: […]")
    home.write_text(text, "utf-8")


def _page(file: Path, front: Mapping[str, Any], body: str) -> None:
    """A page; JSON values are YAML values too."""
    file.parent.mkdir(exist_ok=True)
    lines = [f"{key}: {_value(key, value)}" for key, value in front.items()]
    file.write_text("\n".join(["---", *lines, "---", "", body, ""]), "utf-8")


def _value(key: str, value: Any) -> str:
    return str(value) if key == "reviewed" else json.dumps(value, ensure_ascii=False)
