"""Finds templates that Jinja cannot use. Only builds do, so that `check` does not have to load Jinja."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Place, Problem
from helpcenter.read.theme_files import LIBRARY, OVERRIDES, shown_path

if TYPE_CHECKING:
    from jinja2 import Environment


class BrokenTemplateError(Exception):
    """A template asks for what is not there; the message is a line with its place."""


def broken(center: HelpCenter, templates: Environment) -> Iterator[Problem]:
    """Yield a problem for each template that Jinja cannot parse; the others are ready to use from then on.

    Args:
        center: the help center.
        templates: its templates.
    """
    from jinja2 import TemplateNotFound, TemplateSyntaxError

    for name, template in center.theme.items():
        try:
            if name.endswith(".html") and not template.faults:
                templates.get_template(name)
        except TemplateNotFound:  # it was deleted since the help center was read
            continue
        except TemplateSyntaxError as error:
            hint = "compare it with the last version that worked"
            place = Place(template.path, error.lineno)
            yield Problem(place, f"the template cannot be read: {error.message}", hint).stamped("template")
        except (RecursionError, SyntaxError) as error:  # of Python, where too much is in each other
            message = f"the template cannot be read ({type(error).__name__})"
            hint = "write it in a simpler way, with fewer things in each other"
            yield Problem(Place(template.path), message, hint).stamped("template")


def of_template(error: Exception) -> bool:
    """Whether a template raised an exception: one of Jinja's, or any other while a template was at work."""
    from jinja2 import TemplateError

    frames = walk_tb(error.__traceback__)
    return isinstance(error, TemplateError) or any(
        frame.f_code.co_filename.endswith(".html") for frame, _ in frames
    )


def failure(error: Exception, root: Path) -> str:
    """The message for an error of a template, in one line with its place."""
    return str(problem(error, root))


def problem(error: Exception, root: Path) -> Problem:
    """The problem of a template that could not be used.

    Args:
        error: the exception that Jinja, or something in a template, raised.
        root: the project's folder.
    """
    from jinja2 import TemplateError, TemplateNotFound

    place = Place(OVERRIDES)
    for frame, line in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.suffix == ".html" and file.is_relative_to(LIBRARY):
            place = Place(shown_path(root, str(file.relative_to(LIBRARY))), line)
        elif file.suffix == ".html" and OVERRIDES in file.parts:
            inside = file.parts[len(file.parts) - file.parts[::-1].index(OVERRIDES) - 1 :]
            place = Place("/".join(inside), line)
    if not isinstance(error, TemplateError):
        message = f"it cannot be used ({type(error).__name__}: {error})"
        return Problem(place, message, "compare it with the last version that worked").stamped("template")
    what = f"the template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    hint = "correct the name, or take the file back from the history"
    return Problem(place, f"it asks for what is not there: {what}", hint).stamped("template")
