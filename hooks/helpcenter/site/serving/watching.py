"""Watches the files of a help center and of the theme."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

from helpcenter.read import disk
from helpcenter.read.theme_files import LIBRARY, OVERRIDES

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

_QUIET = 0.05
"""Seconds without another change after which a save is complete: editors save in several steps."""

_LONGEST = 0.5
"""Seconds after which changes are handed out even if there are more."""

_CHANGES = frozenset(("created", "modified", "deleted", "moved", "closed"))
"""The kinds of events that change a file; the others only say that somebody has read it."""

THEME = "theme"
"""The path under which changes of the library's theme are reported."""


class Watch:
    """Reports the paths of files that were changed, created, renamed or deleted."""

    def __init__(self, root: Path) -> None:
        """Begin to watch.

        Args:
            root: the folder with mkdocs.yml.
        """
        from watchdog.observers import Observer

        logging.getLogger("watchdog").addHandler(logging.NullHandler())  # it reports that it was stopped
        self._root = root.resolve()
        self._changed: SimpleQueue[str] = SimpleQueue()
        self._observer: BaseObserver = Observer()
        self._folders: dict[str, Any] = {}
        self._schedule(self._root, recursive=False)
        self._schedule(LIBRARY, recursive=True)
        self._follow_folders()
        self._observer.start()

    def changes(self) -> Iterator[set[str]]:
        """Yield, for ever, the paths of the files that changed, relative to the project, as soon as no more follow."""
        while True:
            found = {self._changed.get()}
            end = monotonic() + _LONGEST
            try:
                while monotonic() < end:
                    found.add(self._changed.get(timeout=_QUIET))
            except Empty:
                pass
            yield found

    def stop(self) -> None:
        """Stop watching."""
        self._observer.stop()
        self._observer.join()

    def dispatch(self, event: FileSystemEvent) -> None:
        """Note an event; watchdog calls this."""
        if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
            return
        for raw in (event.src_path, event.dest_path):
            path = self._path(str(raw)) if raw else ""
            if path in disk.FOLDERS and event.event_type in ("created", "moved"):
                self._follow_folders()
            if path and not _passing(path):
                self._changed.put(path)

    def _path(self, raw: str) -> str:
        """The path of a file as the project names it; "" if it is not part of it."""
        file = Path(raw)
        if file.is_relative_to(LIBRARY):
            return f"{THEME}/{file.relative_to(LIBRARY).as_posix()}"
        if not file.is_relative_to(self._root):
            return ""
        path = file.relative_to(self._root).as_posix()
        inside = path in disk.FILES or path.partition("/")[0] in disk.FOLDERS
        return path if inside else ""

    def _follow_folders(self) -> None:
        """Watch the folders of the project, also those that were only now created."""
        for name in disk.FOLDERS:
            folder = self._root / name
            if name in self._folders:
                self._observer.unschedule(self._folders.pop(name))
            if folder.is_dir() and not folder.is_symlink():
                self._folders[name] = self._schedule(folder, recursive=True)

    def _schedule(self, folder: Path, *, recursive: bool) -> Any:
        return self._observer.schedule(self, str(folder), recursive=recursive)  # type: ignore[arg-type]


def _passing(path: str) -> bool:
    """Whether a file is one that an editor's program makes beside the file that is edited."""
    name = path.rpartition("/")[2]
    hidden = name.startswith((".", "#")) and not path.startswith((OVERRIDES, THEME))
    return hidden or name.endswith(("~", ".swp", ".swx", ".tmp"))
