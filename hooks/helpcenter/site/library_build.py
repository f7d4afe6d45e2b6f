"""Builds a site by this library, and lets the rules judge it meanwhile where that is sooner."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem
from helpcenter.site.assets import UnusableAssetError
from helpcenter.site.build_folder import BuildFolder
from helpcenter.site.mkdocs_process import Failure
from helpcenter.site.site_parts import Site, address_in
from helpcenter.site.template_faults import BrokenTemplateError
from helpcenter.site.written_site import write_site

if TYPE_CHECKING:
    from jinja2 import Environment

Judge = Callable[[], Sequence[Problem]]
"""Finds all problems of the help center."""


class ProblemsFoundError(Exception):
    """The rules found problems while the site was made."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def build(
    root: Path,
    center: HelpCenter,
    templates: Environment,
    compress: bool,
    judge: Judge | None,
    folder: BuildFolder,
    target: Path,
) -> Failure | None:
    """Write the site into the folder of a build.

    Args:
        root: the project's folder.
        center: the help center as it is published.
        templates: its templates.
        compress: whether to write compressed forms beside the files.
        judge: judges it meanwhile, in a process of its own; None where it was judged before.
        folder: the folder of the build.
        target: the folder of the last site.

    Returns:
        None on success.

    Raises:
        ProblemsFoundError: `judge` found problems.
        OSError: a file cannot be read or written.
    """
    try:
        folder.site.mkdir()
        site = Site(center, root, address_in(center, os.environ), templates=templates)
        beside = partial(_judge, judge) if judge else None
        write_site(site, folder.site, target, compress=compress, beside=beside)
    except UnusableAssetError as error:
        return Failure(f"assets of the theme: {error}", machine=False)
    except (ValueError, BrokenTemplateError) as error:
        return Failure(str(error), machine=False)
    except ChildProcessError as error:
        return Failure(str(error), machine=True)
    return None


def _judge(judge: Judge) -> None:
    problems = judge()
    if problems:
        raise ProblemsFoundError(problems)
