"""A tag for templates, `{% once "name" %} … {% endonce %}`: what is inside is made once for all pages that are alike.

`View.alike` says which pages those are. Inside, a template uses only what is the same on all of them, or gives what
differs behind the name: `{% once "row", answer.key %}`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup


class Once(Extension):
    """The tag `once`; what it made is kept in the mapping that is given to templates as `made_once`."""

    tags = {"once"}  # noqa: RUF012

    def parse(self, parser: Parser) -> nodes.Node:
        """Read one tag with all that is inside."""
        line = next(parser.stream).lineno
        names = [parser.parse_expression()]
        while parser.stream.skip_if("comma"):
            names.append(parser.parse_expression())
        body = parser.parse_statements(("name:endonce",), drop_needle=True)
        alike = nodes.Getattr(nodes.Name("view", "load"), "alike", "load")
        call = self.call_method("_once", [nodes.Name("made_once", "load"), alike, *names])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _once(self, made: dict[Hashable, Markup], *names: Hashable, caller: Callable[[], str]) -> Markup:
        found = made.get(names)
        if found is None:
            found = made[names] = Markup(caller())
        return found
