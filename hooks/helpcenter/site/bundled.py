"""Puts a script and the modules that it imports into one file, so that a browser fetches it in one round trip.

Each module becomes a function that is called once and returns what the module exports. Only the plain forms of import
and export that our scripts use are known: `import { a, b } from "./x.js";`, and `export` before a declaration.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

BUNDLES = ("constructs.js", "help.js", "search-page.js", "search-panel.js", "search-worker.js")
"""Scripts that come in one file with all whose names they import."""

_IMPORT = re.compile(r"""^import \{([^}]*)\} from "\./([\w.-]+)";$""", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function\*?|class|const) (\w+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import\b(?!\()|export\b)[^\n]*", re.MULTILINE)


class UnknownModuleError(ValueError):
    """A module imports or exports in a form that is not known; the message names it."""


def bundled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with each of BUNDLES as one script, without the modules that only those import.

    Raises:
        UnknownModuleError: a module imports or exports in another form.
    """
    sources = {name: content.decode("utf-8") for name, content in files.items() if name.endswith(".js")}
    found = dict(files)
    inside: set[str] = set()
    for name in BUNDLES:
        if name in sources:
            modules = _modules(name, sources)
            inside.update(modules)
            inner = "".join(_as_function(module, sources[module]) for module in modules)
            found[name] = (inner + _linked(sources[name])).encode("utf-8")
    others = (name for name in sources if name not in BUNDLES and name not in inside)
    asked = {module for name in others for module in _modules(name, sources)}
    return {name: content for name, content in found.items() if name not in inside - asked}


def _modules(name: str, sources: Mapping[str, str]) -> list[str]:
    """The modules that a script imports, directly or not, each after those that it imports itself."""
    found: list[str] = []
    for _, module in _IMPORT.findall(sources.get(name, "")):
        found += [inner for inner in [*_modules(module, sources), module] if inner not in found]
    return [module for module in found if module in sources]


def _as_function(name: str, source: str) -> str:
    exported = ", ".join(known for _, known in _EXPORT.findall(source))
    body = _EXPORT.sub(r"\1 \2", _linked(source))
    if other := _OTHER.search(body):
        raise UnknownModuleError(f"{name} cannot be put into one file with others: {other[0]}")
    return f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"


def _linked(source: str) -> str:
    """A module's text, with its imports read from the functions' results."""
    return _IMPORT.sub(lambda match: f"const {{{match[1]}}} = {_variable(match[2])};", source)


def _variable(name: str) -> str:
    return "$" + re.sub(r"\W", "_", name.removesuffix(".js"))
