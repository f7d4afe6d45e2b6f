"""The page for editors in `make serve`: all problems, and what needs attention but is not a problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.problem import Problem
from helpcenter.model.urls import address
from helpcenter.rules.shared.states import States
from helpcenter.site.assets import Asset
from helpcenter.site.view import View


class Editors(View):
    """The view of the page for its template."""

    def __init__(
        self,
        center: HelpCenter,
        language: Language,
        site: str,
        found: Mapping[str, Asset],
        states: States,
        commands: Mapping[str, str],
        problems: Sequence[Problem] | None = (),
    ) -> None:
        """Create the page in one language; it reports on all languages.

        Args:
            center: the help center.
            language: the language.
            site: the absolute address of the site, with a slash at the end.
            found: the assets, by name.
            states: what needs attention.
            commands: path of each outdated translation → the command that shows what changed.
            problems: all problems; None while the rules are still at work.
        """
        super().__init__(center, language, site, found, system="editors")
        self.count = states.count
        self._states, self._commands, self._problems = states, commands, problems

    @property
    def count_text(self) -> str:
        """How much needs attention, in words."""
        return self.counted(self.words["editors"]["count"], self.count)

    @cached_property
    def problems(self) -> list[dict[str, str]] | None:
        """Place, rule and sentence of each problem, and the address of its page; None while they are not known."""
        return None if self._problems is None else [self._row(problem) for problem in self._problems]

    def _row(self, problem: Problem) -> dict[str, str]:
        page = self._center.paths.get(problem.place.path)
        url = self.urls.to(address(self._center, page)) if page else ""
        place, _, text = str(problem).partition(f" {problem.rule}: ")
        return {"place": place, "rule": problem.rule, "text": text, "url": url}

    @cached_property
    def rows(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of each table by table name; each row maps column names to values."""
        rows = self._states.as_data(self._commands)
        for row in (
            *rows["drafts"],
            *rows["held"],
            *rows["outdated"],
            *rows["unrecorded"],
            *rows["due"],
            *rows["missing"],
            *rows["unfinished"],
            *rows["few_ways"],
            *rows["documents"],
        ):
            page = self._center.paths.get(row["page"])
            row["url"] = self.urls.to(address(self._center, page)) if page else ""
        return rows
