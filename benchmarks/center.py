"""A help center of any size: the real pages, and made-up topics that fill it up; a folder ready to be built."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus import Made, answers, topic_count
from helpcenter.read.help_center import read
from helpcenter.site.search_index import searched

REVIEWED = {"reviewed": "2026-11-22", "owner": "benchmarks"}

_TOPICS = re.compile(r"^topics: \[(.*)\]$", re.MULTILINE)


def languages(project: Path) -> list[str]:
    """The codes of the project's languages, the default first."""
    return [language.code for language in read(project).languages]


def made_up(project: Path, language: str, size: int) -> list[Made]:
    """The answers that are missing to `size` answers in a language."""
    center = read(project)
    real = len(searched(center, center.language(language)))
    return list(answers(project, language, max(0, size - real)))


def write(root: Path, project: Path, size: int) -> None:
    """Write a help center of `size` answers per language, or of the real ones alone if they are more.

    Args:
        root: the new folder.
        project: the real project, whose code it shares.
        size: answers per language.
    """
    root.mkdir(parents=True)
    (root / "hooks").symlink_to(project / "hooks")
    for name in ("docs", "downloads", "overrides", "permalinks"):
        shutil.copytree(project / name, root / name)
    for name in ("mkdocs.yml", "facts.yml"):
        shutil.copyfile(project / name, root / name)
    for language in languages(project):
        made = made_up(project, language, size)
        if made:
            _add(root / "docs" / language, made)


def _add(folder: Path, made: list[Made]) -> None:
    """Add made-up topics to the pages of a language."""
    topics: list[list[str]] = [[] for _ in range(topic_count(len(made)))]
    for number, answer in enumerate(made):
        name = f"answer-{number}"
        topics[answer.topic].append(name)
        front: dict[str, Any] = {"title": answer.title, "summary": answer.summary, "slug": name} | REVIEWED
        front |= {"also_asked": list(answer.also_asked), "products": ["portal"]}
        first, *others = answer.paragraphs
        link = f"[{answer.also_asked[0]}]({topics[answer.topic][0]}.md)"
        body = "\n\n".join([first, *(f"- {text}" for text in others[:2]), *others[2:], link])
        _page(folder / f"topic-{answer.topic}" / f"{name}.md", front, body)
    for number, names in enumerate(topics):
        first_answer = made[number]
        front = {"title": first_answer.also_asked[0][:70], "summary": first_answer.summary, "icon": "key"}
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
