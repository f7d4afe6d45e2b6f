"""A template contains something that the Content-Security-Policy forbids: inline code or styles, or another host.

Why: browsers block it silently; and a policy that allowed it would also allow what an attacker injects.
Fix: put code and styles into overrides/assets and link them; host everything that the page needs on this site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.model.center import HelpCenter
from helpcenter.model.problem import Problem
from helpcenter.read.scan.templates import Attribute, TemplateElement, template_elements

_DATA = frozenset(("application/json", "application/ld+json"))
"""Types of script elements that contain data and are not executed."""

_FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//([^\s/?#]*)", re.IGNORECASE)
_SCRIPT_ADDRESS = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_HANDLER = re.compile(r"on[a-z]+")
_FRAMES = frozenset(("iframe", "frame", "object", "embed", "applet", "base"))
_ADDRESSES = frozenset(("src", "srcset", "href", "xlink:href", "data", "poster", "action", "formaction"))
_TO_FOLLOW = frozenset(("a", "area"))
"""Elements whose address is followed by readers and not loaded by the page."""


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each inline handler, style and script and each address of another host in a template."""
    for template in center.templates:
        for element in template_elements(template.text, template.path):
            yield from _element(element)
            for attribute in element.attributes:
                yield from _attribute(element, attribute)


def _element(element: TemplateElement) -> Iterator[Problem]:
    if element.name in _FRAMES:
        yield Problem(element.place, f"<{element.name}> is forbidden", "delete it")
    elif element.name == "style":
        yield Problem(element.place, "a <style> element", "write the rules into overrides/assets/help.css")
    elif element.name == "script" and element.code.strip() and not _is_data(element):
        hint = "write it into a file of overrides/assets and link that"
        yield Problem(element.place, "a script inside the page", hint)


def _attribute(element: TemplateElement, attribute: Attribute) -> Iterator[Problem]:
    place, name, value = attribute
    if _HANDLER.fullmatch(name):
        hint = "listen for the event in a file of overrides/assets"
        yield Problem(place, f"an event handler in the attribute {name}", hint)
    elif name == "style":
        hint = "give the element a class, and the class its style in overrides/assets/help.css"
        yield Problem(place, "a style in the attribute style", hint)
    elif name in _ADDRESSES and _SCRIPT_ADDRESS.match(value):
        yield Problem(
            place, f"the attribute {name} holds a {value.strip().partition(':')[0].lower()}: address"
        )
    elif name in _ADDRESSES and element.name not in _TO_FOLLOW and (foreign := _FOREIGN.match(value)):
        hint = "put what it wants into overrides/assets"
        yield Problem(place, f"<{element.name}> asks another host: {foreign[1]}", hint)


def _is_data(element: TemplateElement) -> bool:
    return any(name == "type" and value in _DATA for _, name, value in element.attributes)
