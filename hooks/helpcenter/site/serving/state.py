"""The state of a site that is served: what is shown, and what is wrong with the files at the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.problem import Place, Problem
from helpcenter.read.atomic_write import reason
from helpcenter.read.theme_files import OVERRIDES
from helpcenter.rules import layout
from helpcenter.site import site_files, template_faults
from helpcenter.site.assets import UnusableAssetError
from helpcenter.site.jinja_templates import templates
from helpcenter.site.serving.lookup import Lookup, samples
from helpcenter.site.site_parts import Site

Editors = Callable[[Site, Language], site_files.Files]

_MOST = 20
"""Changed pages that are tried before they are shown."""


@dataclass(frozen=True)
class State:
    """The state after a change.

    Attributes:
        center: the help center as its files are now.
        lookup: what is shown; None while nothing can be.
        good: the last state of each page that could be read and shown, by path.
        kept: the mistakes because of which an older site is shown.
        failures: the mistakes because of which an older state of a page is shown.
        judged: the problems that the rules found, in `center` or an earlier one.
    """

    center: HelpCenter
    lookup: Lookup | None = None
    good: Mapping[str, Page] = field(default_factory=dict)
    kept: tuple[Problem, ...] = ()
    failures: tuple[Problem, ...] = ()
    judged: tuple[Problem, ...] = ()

    @property
    def problems(self) -> list[Problem]:
        """All problems that are known, sorted by place."""
        return sorted({*self.judged, *self.kept, *self.failures})

    def of_page(self, page: Page) -> list[Problem]:
        """The problems of a page and its snippets, and of what stops the whole site from being shown."""
        now = self.center.paths.get(page.path, page)
        files = {page.path, *page.shown.files, *now.shown.files}
        return [one for one in self.problems if one.place.path in files or one in self.kept]

    def outdated(self, page: Page) -> bool:
        """Whether a page is shown as it was before the last change."""
        now = self.center.paths.get(page.path)
        return bool(self.kept) or (now is not None and now is not page)


def after(
    before: State,
    center: HelpCenter,
    root: Path,
    address: str,
    editors: Editors,
    *,
    theme: bool,
    viewed: set[str],
) -> State:
    """The state after files were changed.

    Args:
        before: the state until now.
        center: the help center as its files are now.
        root: the project's folder.
        address: the address of the site.
        editors: makes the page for editors.
        theme: whether more than pages and snippets may have changed.
        viewed: the addresses of the pages that were looked at last.
    """
    kept = tuple(_blocking(center, root)) if theme or before.kept else ()
    faults = tuple(_faults(center))
    read = {page.path: page for page in center.pages.values() if not page.faults}
    good = {**before.good, **read}  # a page that is missing may only be in the middle of being saved
    state = replace(before, center=center, good=good, kept=kept, failures=faults)
    if kept:
        return state
    state = _shown(state, root, address, editors, theme or bool(before.kept))
    failed = list(_failing(before, state, root))
    if failed:
        restored = {page.path: old for page, _ in failed if (old := before.good.get(page.path))}
        state = replace(state, good={**good, **restored}, failures=(*faults, *(fault for _, fault in failed)))
        state = _shown(state, root, address, editors, False)
    broken = _broken(before, state, root, viewed) if theme and before.lookup else None
    return replace(state, lookup=before.lookup, kept=(broken,)) if broken else state


def _shown(state: State, root: Path, address: str, editors: Editors, fresh: bool) -> State:
    """The state with all its pages shown, as they could be read last."""
    pages = {key: state.good.get(page.path, page) for key, page in state.center.pages.items()}
    center = replace(state.center, pages=pages)
    known = None if fresh or state.lookup is None else state.lookup.site
    site = known.following(center) if known else Site(center, root, address)
    try:
        assert site.shared  # made here, where what is wrong with it can be said
        return replace(state, lookup=Lookup(site, editors))
    except (UnusableAssetError, OSError) as error:
        return replace(state, kept=(failure(error, root, OVERRIDES),))


def _failing(before: State, state: State, root: Path) -> Iterator[tuple[Page, Problem]]:
    """Yield each page that has changed and cannot be shown, with the reason."""
    if state.lookup is None or before.lookup is None or state.kept:
        return
    known = {id(page) for page in before.center.pages.values()}
    changed = [page for page in state.center.pages.values() if id(page) not in known and not page.faults]
    for page in changed[:_MOST]:
        try:
            site_files.page_html(state.lookup.site, page)
        except Exception as error:  # whatever an editor has written must not end the preview
            yield page, failure(error, root, page.path)


def _broken(before: State, state: State, root: Path, viewed: set[str]) -> Problem | None:
    """The reason why some pages cannot be shown that could be shown before; None if all can."""
    if state.kept or state.lookup is None or before.lookup is None:
        return None
    older = samples(before.lookup, viewed)
    for name, make in samples(state.lookup, viewed).items():
        try:
            make()
        except Exception as error:  # whatever an editor has written must not end the preview
            if name in older and _works(older[name]):
                return failure(error, root, "mkdocs.yml")
    return None


def _works(make: Callable[[], object]) -> bool:
    try:
        make()
    except Exception:
        return False
    return True


def _blocking(center: HelpCenter, root: Path) -> Iterator[Problem]:
    """Yield the mistakes with which no page can be shown."""
    for fault in center.settings.faults:
        yield fault.stamped("layout")
    if not center.languages and not center.settings.faults:
        yield layout.no_language(center).stamped("layout")
    for fault in center.facts.faults:
        yield fault.stamped("layout")
    for language in center.languages:
        yield from (fault.stamped("language-file") for fault in language.document.faults)
    for file in center.theme.values():
        yield from (fault.stamped("asset") for fault in file.faults)
    yield from template_faults.broken(center, templates(root))


def _faults(center: HelpCenter) -> Iterator[Problem]:
    """Yield the mistakes because of which a page or a snippet cannot be read."""
    for page in center.pages.values():
        yield from (fault.stamped("front-matter") for fault in page.faults)
    for snippet in center.snippets.values():
        yield from (fault.stamped("snippet") for fault in snippet.faults)


def failure(error: Exception, root: Path, path: str) -> Problem:
    """The problem of a page that cannot be made.

    Args:
        error: the exception.
        root: the project's folder.
        path: the file to name if the error names none.
    """
    if template_faults.of_template(error):
        return template_faults.problem(error, root)
    if isinstance(error, UnusableAssetError):
        hint = "compare it with the last version that worked"
        return Problem(Place(f"{OVERRIDES}/assets"), str(error), hint, "asset")
    if isinstance(error, OSError):
        return Problem(Place(path), reason(error), rule="file")
    message = "no page can be made of what this file says now"
    return Problem(Place(path), message, "mend what else is reported", "layout")
