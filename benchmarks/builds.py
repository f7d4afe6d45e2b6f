"""Builds sites: ours by its own command, and the same pages by stock MkDocs with Material and static-i18n."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

_INCLUDE = re.compile(r"""^([ \t]*-+8<-+[ \t]+["'])""", re.MULTILINE)
_ICON = re.compile(r"^icon: .*\n", re.MULTILINE)
_OURS = "helpcenter.read.markdown.github"
_QUIET = {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"}
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""With this variable our code would be compiled in every run, and that of installed packages would not."""


class _Name(str):
    """The name of a function in a setting."""


class _Loader(yaml.SafeLoader):
    """Reads `!!python/name:` as a name."""


class _Dumper(yaml.SafeDumper):
    """Writes a name as `!!python/name:`."""


_NAME = "tag:yaml.org,2002:python/name:"
_Loader.add_multi_constructor(_NAME, lambda loader, suffix, node: _Name(suffix))
_Dumper.add_representer(_Name, lambda dumper, name: dumper.represent_scalar(f"{_NAME}{name}", ""))


def ours(root: Path, site: Path) -> Path:
    """Build the project in `root` into `site`."""
    run(
        [sys.executable, "-m", "helpcenter", "--root", str(root), "build", "--site-dir", str(site)],
        root / "hooks",
    )
    return site


def timed(root: Path, site: Path) -> tuple[float, float]:
    """Build as `ours` does; seconds of the whole, and of them those for the search indexes."""
    command = [sys.executable, "-m", "benchmarks.timed_build", str(root), str(site)]
    whole, indexes = run(command, root / "hooks").splitlines()[-1].split()
    return float(whole), float(indexes)


def stock(project: Path, folder: Path, *, search: bool = True) -> Path:
    """Build the project's pages with what Material brings: its theme, its search if wanted; the site's folder."""
    stock_sources(project, folder, search=search)
    return build_stock(folder)


def build_stock(folder: Path) -> Path:
    """Build what `stock_sources` wrote; the site's folder."""
    run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")], folder)
    return folder / "site"


def check(root: Path) -> None:
    """Check the project in `root`."""
    run([sys.executable, "-m", "helpcenter", "--root", str(root), "check"], root / "hooks")


def stock_sources(project: Path, folder: Path, *, search: bool = True) -> None:
    """Write the project's pages and settings as stock MkDocs takes them.

    Front matter stays, for stock ignores what it does not know, all but our drawings' names. Snippets lie in one
    folder per language, and stock has one base path for all of them, so each include names its language.
    """
    docs = folder / "docs"
    for language in sorted(path.parent.name for path in (project / "docs").glob("*/language.yml")):
        for file in (project / "docs" / language).rglob("*"):
            target = docs / file.relative_to(project / "docs")
            if file.is_dir() or file.name == "language.yml":
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix == ".md":
                text = _ICON.sub("", file.read_text("utf-8"), count=1)
                target.write_text(_INCLUDE.sub(rf"\g<1>{language}/snippets/", text), "utf-8")
            else:
                shutil.copyfile(file, target)
    (folder / "mkdocs.yml").write_text(
        yaml.dump(_stock_configuration(project, docs, search), Dumper=_Dumper), "utf-8"
    )


def _stock_configuration(project: Path, docs: Path, search: bool) -> dict[str, object]:
    """Ours without hook, templates and rules, with Material's search in both languages."""
    text = (project / "mkdocs.yml").read_text("utf-8")
    own = yaml.load(re.sub(r"!ENV.*", "https://help.example/", text), _Loader)  # a safe one
    languages = next(plugin["i18n"] for plugin in own["plugins"] if "i18n" in plugin)["languages"]
    codes = [language["locale"] for language in languages]
    extensions = [
        item for item in own["markdown_extensions"] if "pymdownx.snippets" not in item and item != _OURS
    ]
    return {
        "site_name": own["site_name"],
        "site_url": own["site_url"],
        "theme": {"name": "material", "font": False, "language": codes[0]},
        "exclude_docs": own["exclude_docs"],
        "plugins": [
            *([{"search": {"lang": codes}}] if search else []),
            {"i18n": {"docs_structure": "folder", "fallback_to_default": False, "languages": languages}},
        ],
        "markdown_extensions": [*extensions, {"pymdownx.snippets": {"base_path": [str(docs)]}}],
    }


def settings(file: Path) -> dict[str, Any]:
    """The settings in a mkdocs.yml, with names of functions as names."""
    return dict(yaml.load(file.read_text("utf-8"), _Loader))  # a safe one


def run(command: list[str], code: Path, folder: Path | None = None) -> str:
    """Run a command and return what it printed.

    Args:
        command: the command.
        code: the folder of our code.
        folder: the folder in which it runs, where that matters.

    Raises:
        RuntimeError: it failed.
    """
    path = os.pathsep.join([str(code), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | _QUIET | {"PYTHONPATH": path}
    environment.pop(_UNCOMPILED, None)
    done = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout
