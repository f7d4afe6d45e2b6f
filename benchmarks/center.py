"""A help center of made-up answers: a project's folder, ready to be built."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus import Made, answers, topic_count

LANGUAGES = ("hu", "en")
REVIEWED = {"reviewed": "2026-11-22", "owner": "benchmarks"}


def write(root: Path, project: Path, count: int) -> None:
    """Write a help center of `count` answers per language.

    Args:
        root: the new folder.
        project: the real project, whose code, templates and interface words it shares.
        count: answers per language.
    """
    root.mkdir(parents=True)
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(project / name)
    for name in ("mkdocs.yml", "facts.yml"):
        shutil.copyfile(project / name, root / name)
    (root / "downloads").mkdir()
    (root / "permalinks.yml").touch()
    for language in LANGUAGES:
        folder = root / "docs" / language
        (folder / "snippets").mkdir(parents=True)
        shutil.copyfile(project / "docs" / language / "language.yml", folder / "language.yml")
        _write_language(folder, list(answers(project, language, count)))


def _write_language(folder: Path, made: list[Made]) -> None:
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
        title = made[number].also_asked[0]
        front = {
            "title": title[:70],
            "summary": made[number].summary,
            "slug": f"topic-{number}",
            "icon": "key",
        }
        _page(folder / f"topic-{number}" / "index.md", front | {"answers": names} | REVIEWED, "")
    home: dict[str, Any] = {"title": made[0].title, "summary": made[0].summary}
    home |= {"topics": [f"topic-{number}" for number in range(len(topics))], "featured": ["topic-0/answer-0"]}
    _page(folder / "index.md", home | REVIEWED, made[0].paragraphs[0])


def _page(file: Path, front: Mapping[str, Any], body: str) -> None:
    """A page; JSON values are YAML values too."""
    file.parent.mkdir(exist_ok=True)
    lines = [f"{key}: {_value(key, value)}" for key, value in front.items()]
    file.write_text("\n".join(["---", *lines, "---", "", body, ""]), "utf-8")


def _value(key: str, value: Any) -> str:
    return str(value) if key == "reviewed" else json.dumps(value, ensure_ascii=False)
