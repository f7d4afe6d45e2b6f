"""A site that follows the files of its help center: what it shows changes as they are saved."""

from __future__ import annotations

import os
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.downloadable import FOLDER
from helpcenter.model.problem import Problem
from helpcenter.model.promised import Promised
from helpcenter.read import disk
from helpcenter.read.help_center import DOCS, read, reread
from helpcenter.rules.shared.audit import Verdict, verdict
from helpcenter.rules.shared.states import States
from helpcenter.site import site_files
from helpcenter.site.serving.state import State, after
from helpcenter.site.site_parts import Site

Needing = Callable[[HelpCenter], tuple[Mapping[str, str], States]]
"""Returns what needs attention: the commands that show what changed, and the states."""

_VIEWED = 4
"""How many of the pages that were looked at last are tried when the whole site changes."""

_BROWSERS_FIRST = 0.25
"""Seconds that browsers have to fetch what has changed before the rules take the processor."""


class LiveSite:
    """The site. One thread changes it, one judges it, many show it."""

    def __init__(
        self, root: Path, address: str, promised: Promised, center: HelpCenter, needing: Needing
    ) -> None:
        """Show a help center.

        Args:
            root: the project's folder.
            address: the address of the site.
            promised: what was published before.
            center: the help center.
            needing: what needs attention in a help center.
        """
        self._root, self._address, self._promised, self._needing = root, address, promised, needing
        self._viewed: deque[str] = deque(maxlen=_VIEWED)
        self.changed = threading.Condition()
        self.stopped = False
        self.shown, self.checked = 1, 0
        self._run = os.urandom(4).hex()
        self.state = self._after(State(center), center, theme=True)

    @property
    def token(self) -> str:
        """Two words: one changes when what is shown changes, the other when its problems do."""
        return f"{self._run}.{self.shown} {self._run}.{self.checked}"

    def viewed(self, where: str) -> None:
        """Note that a page is looked at."""
        if where not in self._viewed:
            self._viewed.append(where)

    def follow(self, paths: set[str]) -> None:
        """Show the help center as it is after some files were changed.

        Args:
            paths: the files, relative to the project's folder.
        """
        before = self.state.center
        known = {*before.paths, *(one.path for one in before.snippets.values())}
        paths = {path for path in paths if path in known or not self._passed(before, path)}
        texts = paths <= known and all(self._regular(before, path) for path in paths)
        if not paths:
            return
        center = reread(self._root, before, *paths) if texts else read(self._root, self._promised)
        if texts and _same(before, center):
            return
        state = self._after(self.state, center, theme=not texts)
        with self.changed:
            self.state, self.shown = state, self.shown + 1
            self.changed.notify_all()

    def _regular(self, center: HelpCenter, path: str) -> bool:
        """Whether a path is a regular file of the project, and was one before."""
        now = (self._root / path).is_file() and not disk.fault(self._root, path)
        return now and path not in center.irregular

    def _passed(self, center: HelpCenter, path: str) -> bool:
        """Whether a file of the content was there for a moment only, while another one was saved."""
        content = path.startswith((f"{DOCS}/", f"{FOLDER}/"))
        return content and path not in center.files and not os.path.lexists(self._root / path)

    def judge(self) -> None:
        """Judge the help center each time that it has changed, until the site is stopped."""
        last: list[Problem] = []
        while following := self._next():
            number, center = following
            try:
                found = _all(verdict(self._root, center, partial(self._go_on, number)))
            except _OutdatedError:
                continue
            except Exception as error:  # a rule that fails must not end the preview
                print(f"helpcenter serve: {type(error).__name__}: {error}", file=sys.stderr, flush=True)
                found = []
            with self.changed:
                if number != self.shown:
                    continue
                self.state = replace(self.state, judged=tuple(found))
                self.checked = number
                self.changed.notify_all()
            _report(last, self.state.problems)
            last = self.state.problems

    def stop(self) -> None:
        """Let all threads that wait for changes end."""
        with self.changed:
            self.stopped = True
            self.changed.notify_all()

    def _after(self, before: State, center: HelpCenter, *, theme: bool) -> State:
        return after(
            before, center, self._root, self._address, self._editors, theme=theme, viewed=set(self._viewed)
        )

    def _editors(self, site: Site, language: Language) -> site_files.Files:
        commands, needing = self._needing(site.center)
        problems = self.state.problems if self.checked else None
        return site_files.editors_files(site, language, commands, needing, problems)

    def _next(self) -> tuple[int, HelpCenter] | None:
        """The number of the next help center to judge, and the help center; None when the site is stopped."""
        with self.changed:
            self.changed.wait_for(lambda: self.stopped or self.checked != self.shown)
            number = self.shown
            self.changed.wait_for(lambda: self.stopped or self.shown != number, _BROWSERS_FIRST)
            return None if self.stopped else (self.shown, self.state.center)

    def _go_on(self, number: int) -> None:
        if self.stopped or number != self.shown:
            raise _OutdatedError


class _OutdatedError(Exception):
    """The help center that is judged has changed meanwhile."""


def _same(one: HelpCenter, other: HelpCenter) -> bool:
    """Whether two help centers have the very same pages and snippets."""
    pages = zip(one.pages.values(), other.pages.values(), strict=True)
    snippets = zip(one.snippets.values(), other.snippets.values(), strict=True)
    return all(a is b for a, b in pages) and all(a is b for a, b in snippets)


def _all(found: Verdict) -> list[Problem]:
    """All problems, those of drafts marked as such: they stop no build."""
    waiting = [replace(one, message=f"(draft) {one.message}") for one in found.drafts]
    return [*found.site, *waiting]


def _report(before: list[Problem], now: list[Problem]) -> None:
    """Print the problems that are new, and when the last one is gone; one that only moved was printed already."""
    known = Counter(_kind(problem) for problem in before)
    for problem in now:
        if known[_kind(problem)]:
            known[_kind(problem)] -= 1
        else:
            print(problem, file=sys.stderr, flush=True)
    if before and not now:
        print("no problem any more", file=sys.stderr, flush=True)


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.place.path, problem.rule, problem.sentence
