"""A topic's list of answers and the answers in its folder differ.

Why: menus and topic pages come from that list and nowhere else; what it lacks, nobody finds.
Fix: list each answer once under `answers:` of the topic's index.md, each topic once under `topics:`
of the home page.
"""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model import HelpCenter, Page
from helpcenter.nearest import did_you_mean
from helpcenter.problem import Place, Problem


def check(center: HelpCenter) -> Iterator[Problem]:
    """Compare each list with the files."""
    for language in center.languages:
        code = language.code
        home = center.page(code, "")
        topics = {page.key: page for page in center.pages_in(code, "topic")}
        if home and not home.faults:
            yield from _compare(home, "topics", topics)
        answers = [page for page in center.pages_in(code, "answer")]
        for topic in topics.values():
            inside = {page.key.partition("/")[2]: page for page in answers if page.topic == topic.key}
            if not topic.faults:
                yield from _compare(topic, "answers", inside)
        for key in sorted({page.topic for page in answers} - set(topics)):
            path = f"docs/{code}/{key}/index.md"
            yield Problem(Place(path), f"the topic {key} has no index.md", "write it: title, summary, slug, answers")


def _compare(page: Page, name: str, files: dict[str, Page]) -> Iterator[Problem]:
    listed: dict[str, Place] = {}
    for key, place in page.listed(name):
        if key in listed:
            yield Problem(place, f"{key} is listed twice", f"line {listed[key].line} lists it already")
        elif key not in files:
            missing = [known for known in files if known not in listed]
            hint = did_you_mean(key, missing, "delete the line or write the file")
            yield Problem(place, f"{key} is listed and has no file", hint)
        listed.setdefault(key, place)
    for key, file in files.items():
        if key not in listed:
            yield Problem(file.place(), f"{page.path} does not list {key}", f"add it under {name}:")
