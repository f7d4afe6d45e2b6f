"""Connects MkDocs events to the library. The only module that depends on MkDocs; it contains no logic of its own.

mkdocs-static-i18n builds the default language first and then each other language in a nested build with the same
configuration object. All languages are read once, before the first build.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jinja2 import DictLoader, Environment
from mkdocs import plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from helpcenter.model import document
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.downloadable import FOLDER
from helpcenter.model.drafts import of_drafts, published
from helpcenter.model.problem import Problem
from helpcenter.model.urls import SHARED, address, file_address, is_site_address
from helpcenter.read import disk, help_center, ledger, ledger_history
from helpcenter.read.atomic_write import reason
from helpcenter.report import download_states, history
from helpcenter.rules.shared import audit, states
from helpcenter.site import (
    jinja_templates,
    mkdocs_process,
    page_body,
    site_files,
    site_folder,
    template_faults,
)
from helpcenter.site.assets import UnusableAssetError
from helpcenter.site.site_parts import Site, wrong_address


@dataclass
class _Run:
    """The state of one build of all languages; created anew by each outer build."""

    site: Site
    problems: list[Problem]
    language: Language = field(init=False)
    made: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.language = self.center.default

    @property
    def center(self) -> HelpCenter:
        return self.site.center


class _MachineError(Abort):
    """An error of the machine prevents the build."""

    exit_code = mkdocs_process.MACHINE


_run: _Run
_serving = False
_built_once = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Store whether this is `mkdocs serve`."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Before the first language: read everything, check it, and abort on any problem.

    In `serve` the problems of the first build are printed and the build continues; later ones abort the rebuild, so
    that the last good pages are kept. A file that must not be read aborts every build, because MkDocs would read it.
    """
    global _run
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    root = Path(config.config_file_path or "mkdocs.yml").parent
    strict = ledger_history.in_ci(os.environ)
    center = help_center.read(root, ledger_history.promised(root, strict=strict))
    ready = jinja_templates.templates(root, preview=_serving)
    problems = [*audit.judged(root, center), *template_faults.broken(center, ready)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems and (_built_once or not _serving or center.irregular):
        raise Abort(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}; nothing was built")
    if not is_site_address(config.site_url or ""):
        raise Abort(wrong_address(config.site_url or ""))
    address = (config.site_url or "").rstrip("/") + "/"
    shown = center if _serving else published(center)
    _run = _Run(Site(shown, root, address, preview=_serving, templates=ready), problems)


def on_pre_build(config: MkDocsConfig) -> None:
    """Before each language: set the language that is built."""
    code = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    _run.language = _run.center.language(code)
    config.theme.static_templates.clear()


@plugins.event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Set the address of each page; remove files of Material and of other languages; add downloads."""
    others = tuple(f"{item.code}/" for item in _run.center.languages if item is not _run.language)
    for file in list(files):
        page = _run.center.paths.get(f"{help_center.DOCS}/{file.src_uri}")
        foreign = file.src_uri.startswith(others) or not _inside(file, config)
        foreign = foreign or of_drafts(_run.center, f"{help_center.DOCS}/{file.src_uri}")
        if foreign or (file.is_documentation_page() and page is None):
            files.remove(file)
        elif page is not None:
            where = address(_run.center, page)
            file.inclusion = InclusionLevel.INCLUDED
            file.url = where or "./"
            file.dest_uri = f"{where}index.html"
            file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
        elif file.src_uri.startswith(f"{SHARED}/"):
            file.url = file.dest_uri = file_address(_run.center, f"{help_center.DOCS}/{file.src_uri}")
            file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    for path in sorted(_run.center.files):
        if path.startswith("downloads/") and path.endswith(".pdf") and path.count("/") == 1:
            files.append(_download(path, config))
    return files


def _generated(where: str, content: str | bytes, config: MkDocsConfig) -> File:
    """A file of the site as this library made it; MkDocs must not take a name that ends with .md for a page."""
    file = File.generated(config, f"{where}.made", content=content)
    file.url = file.dest_uri = where
    file.abs_dest_path = str(Path(config.site_dir) / where)
    return file


def _download(path: str, config: MkDocsConfig) -> File:
    """A download outside docs/, under the path that relative links in pages resolve to."""
    root = Path(config.config_file_path or "mkdocs.yml").parent
    file = File.generated(config, f"../{path}", abs_src_path=str(root / path))
    file.url = file.dest_uri = path
    file.abs_dest_path = str(Path(config.site_dir) / path)
    return file


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Nothing for MkDocs to render: the text was rendered when it was read."""
    return ""


@plugins.event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page's text, as it was read and judged; other plugins and hooks come after this one."""
    return page_body.page_body(_run.center, _shown(page))


@plugins.event_priority(-101)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """After rendering: add the generated files; MkDocs' own template is empty, because pages are made below."""
    site, language = _run.site, _run.language
    made: site_files.Files = {name: make() for name, make in site_files.system_pages(site, language).items()}
    made |= site_files.search_files(site, language) | site_files.data_files(site, language)
    if language.default:
        made |= {**site_files.asset_files(site), **site_files.shared_files(site)}
    if _serving:
        commands = history.commands(site.root, _run.center)
        documents = download_states.attention(site.root, _run.center, date.today())
        needing = states.states(_run.center, date.today(), documents)
        made |= site_files.editors_files(site, language, commands, needing, _run.problems)
    for where, content in made.items():
        files.append(_generated(where, content, config))
    _run.made |= {file.dest_uri for file in files if file.inclusion.is_included()}  # type: ignore[no-untyped-call]
    return Environment(loader=DictLoader({"main.html": ""}))


@plugins.event_priority(100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The page, with its text as other plugins left it."""
    return site_files.page_html(_run.site, _shown(page), page.content or "")


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Keep the last good pages if a rebuild fails: MkDocs' server stops if its builder raises.

    Downloads and permalinks are watched here and not in mkdocs.yml, because MkDocs rejects missing folders there.
    """
    rebuild = server.builder
    root = Path(config.config_file_path or "mkdocs.yml").parent
    for folder in (root / FOLDER, root / ledger.FOLDER):
        if folder.is_dir():
            server.watch(str(folder))

    def keep_the_last_good() -> None:
        try:
            rebuild()
        except MkDocsException as error:
            print(error, file=sys.stderr)

    server.builder = keep_the_last_good
    return server


@plugins.event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: write the list of files, and note that a good build exists."""
    global _built_once
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    (Path(config.site_dir) / site_folder.MARKER).write_text(site_folder.marker(_run.made), "utf-8")
    _built_once = True


def on_build_error(*, error: Exception) -> None:
    """Report errors of templates and of the machine in one line; MkDocs would print a traceback."""
    if template_faults.of_template(error):
        raise Abort(template_faults.failure(error, _run.site.root))
    if isinstance(error, UnusableAssetError):
        raise Abort(f"assets of the theme: {error}")
    if isinstance(error, OSError):
        raise _MachineError(reason(error))


def _shown(page: Page) -> document.Page:
    return _run.center.paths[f"{help_center.DOCS}/{page.file.src_uri}"]


def _inside(file: File, config: MkDocsConfig) -> bool:
    """Whether a file (perhaps hidden) is a regular file of docs/."""
    inside = bool(file.abs_src_path) and Path(str(file.abs_src_path)).is_relative_to(config.docs_dir)
    return inside and disk.fault(Path(config.docs_dir).parent, f"{help_center.DOCS}/{file.src_uri}") is None
