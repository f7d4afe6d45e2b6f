"""List what readers searched for in vain, and the answers that did not help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.drafts import published
from helpcenter.model.urls import files_of
from helpcenter.read.help_center import read
from helpcenter.report.arguments import count
from helpcenter.report.feedback_log import (
    Log,
    Searches,
    Votes,
    by_share,
    summed_up,
    without_answer,
    without_click,
)
from helpcenter.search.analysis import skipped, words
from helpcenter.search.loaded_index import Search, load
from helpcenter.site.search_index import search_index


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the log, and how much of it to show."""
    parser.add_argument(
        "log", type=Path, help="the log that the web server writes, one line of JSON for each"
    )
    parser.add_argument(
        "--most", type=count, default=20, help="how many lines of each list to show (default: 20)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print three lists; returns 2 if the log cannot be read."""
    try:
        lines = arguments.log.read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        print(f"helpcenter gaps: {arguments.log} cannot be read: {error.strerror}", file=sys.stderr)
        return 2
    center = published(read(arguments.root))
    skips = {item.code: skipped(item.document.data.get("search")) for item in center.languages}
    log = summed_up(lines, skips)
    _print(center, log, arguments.most)
    if log.unread:
        print(f"{log.unread} lines are neither a search nor a vote", file=sys.stderr)
    return 0


def _print(center: HelpCenter, log: Log, most: int) -> None:
    suggest = _Suggestions(center).of
    _list("Searches without an answer", [_search(one, suggest) for one in without_answer(log)], most)
    _list(
        "Searches after which nothing was opened", [_search(one, suggest) for one in without_click(log)], most
    )
    _list("Answers that did not help", [_answer(center, one) for one in by_share(log)], most)


def _list(title: str, lines: list[str], most: int) -> None:
    print(f"{title}: {len(lines) or 'none'}")
    for line in lines[:most]:
        print(f"  {line}")
    if len(lines) > most:
        print(f"  and {len(lines) - most} more (--most)")


def _search(group: Searches, suggest: Callable[[Searches], str]) -> str:
    others = len(group.queries) - 1
    also = f" and {others} like it" if others else ""
    return f"{group.count:5} {group.language} “{group.phrase}”{also} — {suggest(group)}"


class _Suggestions:
    """Advice for editors about searches; the index of a language is made when it is needed."""

    def __init__(self, center: HelpCenter) -> None:
        self._center = center
        self._searches: dict[str, Search] = {}

    def of(self, group: Searches) -> str:
        """Which phrase to add to which answer."""
        language = self._center.language(group.language)
        if group.language not in self._searches:
            self._searches[group.language] = load(search_index(self._center, language).content)
        search = self._searches[group.language]
        groups, found = search.ask(group.phrase)
        key = next(
            (key for key, _ in group.opened.most_common() if self._center.page(group.language, key)), ""
        )
        if not key and found and search.fit(groups, found).name != "none":
            key = search.documents[found[0].number]["key"]
        if not key:
            return (
                f"if an answer serves it, add “{group.phrase}” to its also_asked; "
                f"if none does, to elsewhere in {language.document.path}"
            )
        path = files_of(key, group.language)[0]
        page = self._center.page(group.language, key)
        listed = [page.title, *(text for text, _ in page.listed("also_asked"))] if page else []
        if words(group.phrase) in map(words, listed):
            return f"{path} has this phrase: do its title and its summary say that it answers it?"
        return f"add “{group.phrase}” to also_asked in {path}, if it answers this"


def _answer(center: HelpCenter, votes: Votes) -> str:
    key = next((key for key, entry in center.registered.items() if entry.id == votes.id), "")
    reasons = ", ".join(f"{name} {count}" for name, count in votes.reasons.most_common())
    shown = f"{votes.share:4.0%} no of {votes.yes + votes.no}: {votes.id} {key or 'is no answer here'}"
    return f"{shown} ({reasons})" if reasons else shown
