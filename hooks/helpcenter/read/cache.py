"""Caches results in .cache/: safe to delete, and ignored if damaged."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpcenter.read.atomic_write import write_text

_FORMAT = 1
"""The version of the format; a change invalidates all cached data."""


def kept(file: Path) -> dict[str, Any]:
    """The data cached in a file; empty if the file is missing, damaged or of another version."""
    try:
        proof, _, text = file.read_text("utf-8").partition("\n")
        found = json.loads(text) if proof == _proof(text) else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(file: Path, data: Mapping[str, Any]) -> None:
    """Cache data in a file; does nothing if the file cannot be written."""
    text = json.dumps(data)
    try:
        write_text(file, f"{_proof(text)}\n{text}")
    except OSError:
        return


def _proof(text: str) -> str:
    return hashlib.sha256(f"{_FORMAT}\n{text}".encode()).hexdigest()
