"""Where a project lies, for programs that show its files from elsewhere: its folder in the repository, its web page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.read.git import git


@dataclass(frozen=True, slots=True)
class Origin:
    """Where paths begin.

    Attributes:
        folder: the project's folder in its repository, "" at the top, else with a slash at its end.
        web: the address of the repository's files on the web, with a slash at its end; "" where none is known.
    """

    folder: str = ""
    web: str = ""

    def page(self, rule: str) -> str:
        """The page that explains a rule: its address, or its path from the project's root."""
        path = f"tests/rules/{rule}.md"
        return f"{self.web}{self.folder}{path}" if self.web else path


def origin(root: Path, center: HelpCenter) -> Origin:
    """The origin of a project, by git and by `repo_url` in mkdocs.yml."""
    asked = git(root, "rev-parse", "--show-prefix")
    folder = asked.stdout.decode("utf-8", "surrogateescape").strip() if asked and not asked.returncode else ""
    repository = center.settings.words("repo_url").rstrip("/")
    web = f"{repository}/blob/HEAD/" if repository.startswith(("https://", "http://")) else ""
    return Origin(folder, web)
