"""Templates that no site can be made with. Only builds ask: it takes Jinja, which `check` does without."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Place, Problem

MAIN = "overrides/main.html"
"""The template that every page begins with; without it MkDocs would take the theme's."""


def broken(center: HelpCenter) -> Iterator[Problem]:
    """Yield each template that Jinja cannot read, and the first one of all if it is missing."""
    from jinja2 import Environment, TemplateSyntaxError

    if not any(template.path == MAIN for template in center.templates):
        hint = "take it back from the history"
        yield Problem(Place(MAIN), "there is no such template, and every page needs it", hint).stamped(
            "template"
        )
    for template in center.templates:
        try:
            Environment(autoescape=True).parse(template.text)
        except TemplateSyntaxError as error:
            hint = "compare it with the last version that worked"
            place = Place(template.path, error.lineno)
            yield Problem(place, f"the template cannot be read: {error.message}", hint).stamped("template")


def failure(error: Exception) -> str:
    """Describe an error in a template in one line, with its place."""
    from jinja2 import TemplateNotFound

    place = Place("overrides")
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if "/overrides/" in file and file.endswith(".html"):
            place = Place(f"overrides/{file.rpartition('/overrides/')[2]}", trace.tb_lineno)
        trace = trace.tb_next
    what = f"the template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
    hint = "correct the name, or take the file back from the history"
    return str(Problem(place, f"it asks for what is not there: {what}", hint).stamped("template"))
