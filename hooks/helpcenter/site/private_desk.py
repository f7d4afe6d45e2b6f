"""A private desk: what is for support staff alone in a folder of its own, with the notes for agents."""

from __future__ import annotations

from pathlib import Path

from helpcenter.model.center import HelpCenter
from helpcenter.read.markdown.rendering import renderer
from helpcenter.site import desk_data, site_folder
from helpcenter.site.compressed import FORMS, compressed
from helpcenter.site.site_files import is_for_staff


def set_apart(center: HelpCenter, address: str, site: Path, desk: Path) -> None:
    """Move the desk and the canned replies out of a built site, and add what only they may show.

    Args:
        center: the help center.
        address: the absolute address of the site, with a slash at the end.
        site: the folder of the built site.
        desk: the folder for the desk, which does not exist yet. Its files have the addresses that they have in a
            public site, so a server can serve both folders as one site.

    Raises:
        OSError: a file cannot be moved or written.
    """
    site_folder.take_apart(site, desk, is_for_staff)
    data = desk_data.desk_data(center, address, notes(center)).encode("utf-8")
    file = desk / desk_data.FILE
    is_compressed = any(file.with_name(file.name + ending).exists() for ending in FORMS)
    _replace(file, data)
    for name, content in compressed(desk_data.FILE, data) if is_compressed else ():
        _replace(desk / name, content)


def _replace(file: Path, content: bytes) -> None:
    """Write a file anew: the last site may have the one that is there."""
    file.unlink(missing_ok=True)
    file.write_bytes(content)


def notes(center: HelpCenter) -> dict[str, str]:
    """Key of an answer → the HTML of its notes for agents; those on drafts wait with them."""
    render = renderer(center.settings, center.default.document)
    kept = {key: note for key, note in center.notes.items() if note.text.strip()}
    return {key: render(note.text) for key, note in kept.items() if key in center.keys}
