"""MkDocs events → the library. The only file that knows MkDocs; it decides nothing itself.

mkdocs-static-i18n builds the default language first and then each other one in a nested build with the
same configuration object. All languages are read once, before the first; DESIGN measured the order.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs import plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from helpcenter import audit, history, ledger_history, model, source, states
from helpcenter.addresses import address
from helpcenter.commands.build import CHECKED
from helpcenter.downloads import attention
from helpcenter.model import HelpCenter, Language
from helpcenter.publish import site_files, tables
from helpcenter.publish.assets import Asset
from helpcenter.publish.view import View


@dataclass
class _Run:
    """What one build over all languages knows; made anew by each outer build."""

    center: HelpCenter
    assets: dict[str, Asset]
    language: Language = field(init=False)

    def __post_init__(self) -> None:
        self.language = self.center.default


_LUNR = Path(search.__file__).parent / "templates/search/lunr.js"

_run: _Run
_serving = False
_built_once = False


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether this is `mkdocs serve`."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> None:
    """Before the first language: read everything, judge it, and stop if anything is wrong.

    In `serve` the problems of the first build are shown and the build goes on; later ones stop the
    rebuild, so that the last good pages stay.
    """
    global _run
    if config.plugins["i18n"].building:  # type: ignore[attr-defined]
        return
    root = Path(config.config_file_path or "mkdocs.yml").parent
    strict = ledger_history.in_ci(os.environ)
    center = source.read(root, ledger_history.promised(root, strict=strict))
    problems = [] if CHECKED in os.environ else audit.audit(center)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems and (_built_once or not _serving):
        raise Abort(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}; nothing was built")
    _run = _Run(center, site_files.assets(root, _LUNR.read_text("utf-8")))


def on_pre_build(config: MkDocsConfig) -> None:
    """From here on the plugin knows the language: snippets come from its own folder."""
    code = config.plugins["i18n"].current_language  # type: ignore[attr-defined]
    _run.language = _run.center.language(code)
    config.theme.static_templates.clear()
    config.mdx_configs.setdefault("pymdownx.snippets", {})["base_path"] = [
        str(Path(config.docs_dir) / code / "snippets")
    ]


@plugins.event_priority(-101)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give each page its address; leave out what the theme brings and what is another language's."""
    others = tuple(f"{item.code}/" for item in _run.center.languages if item is not _run.language)
    for file in list(files):
        page = _run.center.paths.get(f"{source.DOCS}/{file.src_uri}")
        foreign = file.src_uri.startswith(others) or not _inside(file, config.docs_dir)
        if foreign or (file.is_documentation_page() and page is None):
            files.remove(file)
        elif page is not None:
            where = address(_run.center, page)
            file.url = where or "./"
            file.dest_uri = f"{where}index.html"
            file.abs_dest_path = str(Path(config.site_dir) / file.dest_uri)
    for path in sorted(_run.center.files):
        if path.startswith("downloads/") and path.endswith(".pdf") and path.count("/") == 1:
            files.append(_download(path, config))
    return files


def _download(path: str, config: MkDocsConfig) -> File:
    """A document beside docs/, under the name by which a relative link in a page finds it."""
    root = Path(config.config_file_path or "mkdocs.yml").parent
    file = File.generated(config, f"../{path}", abs_src_path=str(root / path))
    file.url = file.dest_uri = path
    file.abs_dest_path = str(Path(config.site_dir) / path)
    return file


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The body as the library read it, so that both see the same text."""
    return _shown(page).body.strip("\n") + "\n"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The rendered body, without the styles that Markdown writes into it."""
    return tables.without_styles(html)


@plugins.event_priority(-101)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """When every page is rendered: add the files that are made from the whole help center."""
    env.autoescape = True
    env.globals["preview"] = _serving

    def render(view: View) -> str:
        return env.get_template(f"help/{view.kind}.html").render(view=view)

    site = _site(config)
    language = _run.language
    rendered = {
        _shown(file.page).key: file.page.content or "" for file in files.documentation_pages() if file.page
    }
    _run.assets |= site_files.language_assets(_run.center, language, rendered)
    made = site_files.of_language(_run.center, language, site, _run.assets, rendered, render)
    if language.default:
        made |= site_files.of_site(_run.center, site, _run.assets)
    if _serving:
        root = Path(config.config_file_path or "mkdocs.yml").parent
        commands = history.commands(root, _run.center)
        needing = states.states(
            _run.center, date.today(), attention.attention(root, _run.center, date.today())
        )
        made |= site_files.for_editors(_run.center, language, site, _run.assets, render, commands, needing)
    for where, content in made.items():
        files.append(File.generated(config, where, content=content))


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: object
) -> TemplateContext:
    """Hand the template its view of the page."""
    context["view"] = View(_run.center, _run.language, _site(config), _run.assets, _shown(page))  # type: ignore[typeddict-unknown-key]
    context["content"] = Markup(page.content or "")  # type: ignore[typeddict-unknown-key]
    return context


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Keep the last good pages when a rebuild fails: where its builder raises, MkDocs' server stands still."""
    rebuild = server.builder

    def keep_the_last_good() -> None:
        try:
            rebuild()
        except MkDocsException as error:
            print(error, file=sys.stderr)

    server.builder = keep_the_last_good
    return server


@plugins.event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: from now on a rebuild has something good to keep."""
    global _built_once
    _built_once = True


def _shown(page: Page) -> model.Page:
    return _run.center.paths[f"{source.DOCS}/{page.file.src_uri}"]


def _site(config: MkDocsConfig) -> str:
    return (config.site_url or "/").rstrip("/") + "/"


def _inside(file: File, folder: str) -> bool:
    return bool(file.abs_src_path) and Path(str(file.abs_src_path)).is_relative_to(folder)
