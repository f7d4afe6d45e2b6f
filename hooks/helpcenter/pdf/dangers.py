"""Finds actions and contents of a PDF that a document for customers must not have.

Actions and annotations are compared with lists of allowed kinds, wherever a viewer looks for them; all other kinds are
reported. References are followed first: even a type may be an indirect object.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from helpcenter.pdf.graph import Graph

_SCRIPT, _PROGRAM = "it runs JavaScript", "it starts a program"
_FILES, _MEDIA = "it carries embedded files", "it plays sound or film"
_XFA = "its form is of the kind XFA, which most viewers cannot show"
_OTHER_FILE = "it opens another file"
_ELSEWHERE = "it takes a part of its contents from another file"

_ALLOWED_ACTIONS = frozenset(("/GoTo", "/Thread", "/URI", "/Named", "/ResetForm"))
"""Go to a place in the document, to the web (a rule checks the host), run a viewer command, reset a form."""

_ALLOWED_COMMANDS = frozenset(("/NextPage", "/PrevPage", "/FirstPage", "/LastPage", "/Print"))

_ACTIONS = {
    "JavaScript": _SCRIPT,
    "Launch": _PROGRAM,
    "SubmitForm": "it sends what is typed into it to a server",
    "ImportData": "it reads data from another file",
    "GoToR": _OTHER_FILE,
    "GoToE": "it opens an embedded file",
    "Movie": _MEDIA,
    "Sound": _MEDIA,
    "Rendition": _MEDIA,
    "RichMediaExecute": _MEDIA,
    "GoTo3DView": _MEDIA,
    "Hide": "it shows and hides parts of itself",
    "SetOCGState": "it shows and hides parts of itself",
}
"""Forbidden actions with their descriptions, reported wherever they are in the file."""

_ALLOWED_NOTES = frozenset(
    (
        *("/Link", "/Widget", "/Text", "/FreeText", "/Popup", "/Stamp", "/Caret", "/Ink", "/Redact"),
        *("/Highlight", "/Underline", "/Squiggly", "/StrikeOut"),
        *("/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Watermark", "/PrinterMark", "/TrapNet"),
    )
)
_NOTES = {
    "FileAttachment": _FILES,
    "Movie": _MEDIA,
    "Sound": _MEDIA,
    "Screen": _MEDIA,
    "RichMedia": _MEDIA,
    "3D": _MEDIA,
}
_KEYS = {
    "/JS": _SCRIPT,
    "/EmbeddedFiles": _FILES,
    "/EF": _FILES,
    "/XFA": _XFA,
    "/OPI": _ELSEWHERE,
    "/RichMediaContent": _MEDIA,
    "/OnInstantiate": _SCRIPT,
}
_NOTHING: tuple[Any, ...] = (None, {}, {"/Names": []})
"""Values without content: a missing key, or an empty tree that a program left behind."""

_FILE_TYPES = frozenset(("Filespec", "F"))
_PLACES = frozenset(("/OpenAction", "/A", "/PA", "/NA", "/AA", "/Next"))
"""The keys under which a dictionary may have actions."""


def dangers(graph: Graph) -> Iterator[str]:
    """Descriptions of everything that a document for customers must not have, with repetitions."""
    for action in actions(graph):
        yield from _action(graph, action)
    for found in graph.dictionaries:
        yield from (
            _KEYS[key] for key in _KEYS.keys() & found.keys() if graph.get(found[key]) not in _NOTHING
        )
        yield from _kinds(graph, found)
        for note in graph.items(found.get("/Annots")):
            yield from _note(graph, graph.get(note))
    for _, described in graph.streams():
        if graph.get(described.get("/F")) is not None or graph.at(described, "/Ref", "/F") is not None:
            yield _ELSEWHERE
        if "PS" in (graph.word(described.get("/Subtype")), graph.word(described.get("/Subtype2"))):
            yield "it has a part that is a program for printers (PostScript)"
    if graph.at(graph.root, "/NeedsRendering") is True:
        yield _XFA


def actions(graph: Graph) -> Iterator[dict[str, Any]]:
    """All actions that a viewer may perform: on opening, on a click, on leaving a field, and those that follow them.

    A dictionary without a type (`/S`) is not an action.
    """
    for found in graph.dictionaries:
        if _PLACES.isdisjoint(found):
            continue
        places = [found.get(key) for key in ("/OpenAction", "/A", "/PA", "/NA")]
        more = graph.get(found.get("/AA"))
        places += more.values() if isinstance(more, dict) else []
        if graph.get(found.get("/S")) is not None:
            places.append(found.get("/Next"))
        for place in chain.from_iterable(graph.items(place) or [place] for place in places):
            action = graph.get(place)
            if isinstance(action, dict) and graph.get(action.get("/S")) is not None:
                yield action


def _action(graph: Graph, action: dict[str, Any]) -> Iterator[str]:
    kind, name = graph.get(action.get("/S")), graph.word(action.get("/S"))
    if name in _ACTIONS:
        yield _ACTIONS[name]
    elif not (isinstance(kind, str) and kind in _ALLOWED_ACTIONS):
        yield f"it has an action that documents do not need ({_shown(name)})"
    elif kind == "/Thread" and "/F" in action:
        yield _OTHER_FILE
    elif kind == "/Named" and graph.get(action.get("/N")) not in _ALLOWED_COMMANDS:
        yield f"it has an action that documents do not need ({_shown(graph.word(action.get('/N')))})"


def _kinds(graph: Graph, found: dict[str, Any]) -> Iterator[str]:
    """Dangers declared by a dictionary's types, wherever it is: some viewers look in places of their own."""
    kind = graph.word(found.get("/Type"))
    action, note = graph.word(found.get("/S")), graph.word(found.get("/Subtype"))
    if action in _ACTIONS and kind != "StructElem":
        yield _ACTIONS[action]
    if note in _NOTES and "/Rect" in found:
        yield _NOTES[note]
    if kind in _FILE_TYPES and "/EF" not in found:
        yield "it refers to another file"


def _note(graph: Graph, note: Any) -> Iterator[str]:
    kind = graph.get(note.get("/Subtype")) if isinstance(note, dict) else None
    if kind is None or (isinstance(kind, str) and kind in _ALLOWED_NOTES):
        return
    name = graph.word(kind)
    yield _NOTES.get(name, f"it has a part that documents do not need ({_shown(name)})")


def _shown(name: str) -> str:
    """A name from the file, shortened and printable."""
    return "".join(c for c in name[:40] if c.isprintable()) or "without a name"
