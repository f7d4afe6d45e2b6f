"""Style sheets, scripts and images under names with a content hash, so that they can be cached forever."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from rcssmin import cssmin
from rjsmin import jsmin

from helpcenter.read.scan.asset_names import assets_of_css, assets_of_js
from helpcenter.site.bundled import UnknownModuleError, bundled

FOLDER = "assets"


class UnusableAssetError(ValueError):
    """An asset that prevents a build; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site: its name in the theme, its address with the hash, its content."""

    name: str
    address: str
    content: bytes


def hashed(name: str, content: bytes) -> Asset:
    """Create an asset with a hash of its content in the address: help.css → assets/help.1a2b3c4d.css."""
    stem, _, ending = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:10]
    return Asset(name, f"{FOLDER}/{stem}.{digest}.{ending}", content)


def linked(files: Mapping[str, bytes]) -> dict[str, Asset]:
    """Bundle and minify files, and rewrite their references to each other to the hashed names.

    Returns:
        The assets by name.

    Args:
        files: name → content.

    Raises:
        UnusableAssetError: assets refer to each other in a circle, or a script imports in an unknown form.
    """
    try:
        sources = {name: _small(name, content) for name, content in bundled(files).items()}
    except UnknownModuleError as error:
        raise UnusableAssetError(str(error)) from error
    done: dict[str, Asset] = {}
    for name in sources:
        _resolve(name, sources, done, ())
    return done


def _small(name: str, content: bytes) -> bytes:
    """Minify a script or style sheet; comments that begin with /*! are kept."""
    if name.endswith(".js"):
        return str(jsmin(content.decode("utf-8"), keep_bang_comments=True)).encode("utf-8")
    if name.endswith(".css"):
        return str(cssmin(content.decode("utf-8"), keep_bang_comments=True)).encode("utf-8")
    return content


def _resolve(
    name: str, sources: Mapping[str, bytes], done: dict[str, Asset], above: tuple[str, ...]
) -> Asset:
    if name in above:
        raise UnusableAssetError(f"assets ask for each other in a circle: {' → '.join((*above, name))}")
    if name not in done:
        content = sources[name]
        if name.endswith((".css", ".js")):
            parts, at, text = [], 0, content.decode("utf-8")
            for asked, start in (assets_of_css if name.endswith(".css") else assets_of_js)(text):
                if asked in sources:  # the rule `asset` reports missing ones
                    address = _resolve(asked, sources, done, (*above, name)).address
                    parts += [text[at:start], address.removeprefix(f"{FOLDER}/")]
                    at = start + len(asked)
            content = "".join([*parts, text[at:]]).encode("utf-8")
        done[name] = hashed(name, content)
    return done[name]
