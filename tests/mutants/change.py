"""One small change of the real content, and what the check says of it."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from helpcenter.facts.kept_statements import prepare
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Language
from helpcenter.model.problem import Problem
from helpcenter.read import help_center
from helpcenter.read.theme_files import LIBRARY, OVERRIDES
from helpcenter.rules.shared import audit

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("docs", "downloads", "facts.yml", "mkdocs.yml", "permalinks")


@dataclass(frozen=True)
class Change:
    """Replaces one piece of a file.

    Attributes:
        kind: what kind of change it is.
        path: the file.
        start: the offset of the piece.
        old: the piece.
        new: what stands there instead.
        rules: the rules one of which must report it; none for a harmless change.
        also: other files, each with what is added at its end at the same time.
    """

    kind: str
    path: str
    start: int
    old: str
    new: str
    rules: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()

    def applied(self, text: str) -> str:
        """The file's text after the change."""
        assert text.startswith(self.old, self.start), f"{self.path}: “{self.old}” does not stand there"
        return text[: self.start] + self.new + text[self.start + len(self.old) :]

    def lines(self, text: str) -> range:
        """The lines, in the changed file, at which a report is in the right place.

        These are the lines that changed; where whole lines were deleted, those of the list they stood in.
        """
        first = text.count("\n", 0, self.start) + 1
        last = first + self.new.rstrip("\n").count("\n")
        if self.old.startswith("downloads:"):
            return range(1, first + 1)
        if not self.new.strip() or self.kind == "item added":
            changed = self.applied(text).split("\n")
            low = min(first, len(changed)) - 1
            while low > 0 and changed[low - 1].strip() and not changed[low - 1].startswith("---"):
                low -= 1
            while (
                low > 1
                and not changed[low - 1].strip()
                and changed[low - 2].startswith(("1", "2", "3", "-", " "))
            ):
                low -= 1
                while low > 0 and changed[low - 1].strip():
                    low -= 1
            return range(low + 1, first + 3)
        return range(first, last + 1)

    @property
    def paths(self) -> set[str]:
        """The files that it changes."""
        return {self.path, *(path for path, _ in self.also)}

    def __str__(self) -> str:
        return f"{self.kind}: {self.path}: “{self.old.strip()[:70]}” → “{self.new.strip()[:70]}”"


class Content:
    """The real content in a copy in which one file at a time is changed and read anew."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        for part in PARTS:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, folder / part)
            else:
                shutil.copy(ROOT / part, folder / part)
        theme = shutil.copytree(LIBRARY, folder / OVERRIDES, dirs_exist_ok=True)
        shutil.copytree(ROOT / OVERRIDES, theme, dirs_exist_ok=True)
        if (ROOT / ".cache/downloads").is_dir():
            shutil.copytree(ROOT / ".cache/downloads", folder / ".cache/downloads")
        self.center = help_center.read(folder)
        self.texts = {path: (folder / path).read_text("utf-8") for path in self._paths()}

    def _paths(self) -> list[str]:
        documents: list[Document] = [*self.center.pages.values(), *self.center.snippets.values()]
        documents += [
            *self.center.templates,
            *(item.document for item in self.center.languages),
            self.center.facts,
        ]
        return [document.path for document in documents]

    def problems(self, *changes: Change) -> list[Problem]:
        """What the check says when changes are made at the same time, each in files of its own."""
        texts = {change.path: change.applied(self.texts[change.path]) for change in changes}
        texts |= {path: self.texts[path] + added for change in changes for path, added in change.also}
        assert len(texts) == sum(len(change.paths) for change in changes)
        center = self.center
        try:
            for path, text in texts.items():
                (self.root / path).write_text(text, "utf-8")
                center = self._read(center, path)
            prepare(self.root, center)
            with patch.object(
                audit, "_MANY", len(center.pages)
            ):  # to start processes takes longer than one change
                return audit.audit(center)
        finally:
            for path in texts:
                (self.root / path).write_text(self.texts[path], "utf-8")

    def _read(self, center: HelpCenter, path: str) -> HelpCenter:
        """The help center with one file read anew."""
        if path == center.facts.path:
            return replace(center, facts=help_center.read_yaml(self.root, path))
        if path.endswith(".md"):
            return help_center.reread(self.root, center, path)
        return replace(
            center,
            languages=tuple(self._language(item, path) for item in center.languages),
            theme={name: self._template(item, path) for name, item in center.theme.items()},
        )

    def _language(self, language: Language, path: str) -> Language:
        if language.document.path != path:
            return language
        return help_center.language(self.root, language.code, language.default, self.center.settings)

    def _template(self, template: Document, path: str) -> Document:
        return template if template.path != path else Document(path, (self.root / path).read_text("utf-8"))

    def caught(self, change: Change) -> bool:
        """Whether one of the right rules reports the change at its line, or names its line as the twin's."""
        return self._among(change, self.problems(change))

    def missed(self, changes: list[Change]) -> list[Change]:
        """The changes that are not caught: many are made at once, and those that were not seen then, alone again."""
        unseen = []
        for some in side_by_side(changes):
            found = self.problems(*some)
            unseen += [change for change in some if not self._among(change, found)]
        return [change for change in unseen if not self.caught(change)]

    def blamed(self, changes: list[Change]) -> dict[str, list[Problem]]:
        """What is reported of changes that are right: many are made at once; where one is blamed, each alone."""
        suspects = [change for some in side_by_side(changes) if self.problems(*some) for change in some]
        found = {str(change): self.problems(change) for change in suspects}
        return {change: problems for change, problems in found.items() if problems}

    def _among(self, change: Change, problems: list[Problem]) -> bool:
        places = {f"{change.path}:{line}:" for line in change.lines(self.texts[change.path])}
        return any(
            problem.rule in change.rules
            and any(place in f"{problem.place} {problem.hint}" for place in places)
            for problem in problems
        )

    def mends(self, kind: str, path: str, old: str, new: str, *rules: str, at: int = 0) -> Change:
        """A change of the piece of a file that stands in it, its `at`-th occurrence."""
        found = list(pattern(old).finditer(self.texts[path]))
        if at >= len(found):
            raise LookupError(f"{path}: “{old}” no longer stands there")
        return Change(kind, path, found[at].start(), found[at][0], new, rules)

    def everywhere(self, old: str, under: str = "docs/") -> list[tuple[str, int, str]]:
        """Each file and offset at which a text stands, as it stands there; files of words are left out."""
        found = [
            (path, match.start(), match[0])
            for path, text in self.texts.items()
            if path.startswith(under) and path.endswith(".md")
            for match in pattern(old).finditer(text)
        ]
        if not found:
            raise LookupError(f"“{old}” no longer stands anywhere")
        return found


def side_by_side(changes: list[Change]) -> list[list[Change]]:
    """Changes in as few groups as there are for one file: no two changes of a group are in the same file."""
    groups: list[list[Change]] = []
    for change in changes:
        fits = (group for group in groups if not any(change.paths & other.paths for other in group))
        if (group := next(fits, None)) is not None:
            group.append(change)
        else:
            groups.append([change])
    return groups


def pattern(text: str) -> re.Pattern[str]:
    """Finds a text, also where its spaces are non-breaking ones."""
    return re.compile(re.escape(text).replace("\\ ", "[ \u00a0]"))
