"""Renderings kept in .cache/: by their text and all that takes part, safe to delete, ignored when damaged."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from helpcenter.model.document import Document
from helpcenter.read.atomic_write import CACHE
from helpcenter.read.markdown.comment_probes import Render
from helpcenter.read.markdown.rendering import extensions

FOLDER = f"{CACHE}/renderings"

_MOST = 64
"""Renderings in one of 256 folders; the oldest make room for new ones."""

_PACKAGES = ("Markdown", "pymdown-extensions", "Pygments", "mkdocs-material")
_OWN = Path(__file__).parent / "markdown"


def kept(root: Path, settings: Document, make: Callable[[], Render], said: str = "") -> Render:
    """A function that renders Markdown, or takes what was rendered before.

    Args:
        root: the folder with mkdocs.yml.
        settings: mkdocs.yml.
        make: makes the function that renders; it is called when something must be rendered.
        said: the words that the language has for what is rendered.
    """
    folder = root / FOLDER
    stamp = hashlib.sha256(
        "\n".join([*_versions(), repr(extensions(settings)), said, *_icons(root, settings)]).encode()
    )

    def render(text: str) -> str:
        key = stamp.copy()
        key.update(b"\0" + text.encode("utf-8", "surrogatepass"))
        name = key.hexdigest()
        file = folder / name[:2] / name[2:]
        found = _read(file)
        if found is None:
            found = make()(text)
            _write(file, found)
        return found

    return render


def _read(file: Path) -> str | None:
    """The content of a cache file; None if it is missing or not as it was written."""
    try:
        proof, mark, html = file.read_bytes().decode("utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return html if mark and proof == _proof(html) else None


def _write(file: Path, html: str) -> None:
    """Keep a rendering; where nothing can be written, nothing is kept."""
    try:
        others = (
            [(other.stat().st_mtime_ns, other) for other in file.parent.iterdir()]
            if file.parent.is_dir()
            else []
        )
        for _, other in sorted(others)[: max(0, len(others) - _MOST + 1)]:
            other.unlink(missing_ok=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
            stream.write(f"{_proof(html)}\n{html}".encode())
        Path(stream.name).replace(file)  # no need to wait for the disk: what is damaged is not read
    except (OSError, UnicodeEncodeError):
        return


def _proof(html: str) -> str:
    return hashlib.sha256(html.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _versions() -> tuple[str, ...]:
    """The versions of all that takes part: packages, and our own code."""
    return (*map(_version, _PACKAGES), _contents(sorted(_OWN.rglob("*.py"))))


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _icons(root: Path, settings: Document) -> Iterable[str]:
    """The contents of the icons of this site's own that its Markdown may show."""
    for name, config in extensions(settings).items():
        options = config.get("options")
        folders = options.get("custom_icons") if isinstance(options, dict) else None
        for folder in folders if isinstance(folders, list) else ():
            yield f"{name} {_contents(sorted((root / str(folder)).rglob('*.svg')))}"


def _contents(files: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for file in files:
        found.update(f"{file.name}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()
