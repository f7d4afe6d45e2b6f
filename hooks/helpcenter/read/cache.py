"""Results kept in .cache/: safe to delete, and ignored when they are not as they were written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpcenter.read.atomic_write import write_text

_FORMAT = 1
"""The version of what is kept; another number makes everything be found out again."""


def kept(file: Path) -> dict[str, Any]:
    """The data kept in a file; empty where it is missing, of another version, or not as it was written."""
    try:
        proof, _, text = file.read_text("utf-8").partition("\n")
        found = json.loads(text) if proof == _proof(text) else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep(file: Path, data: Mapping[str, Any]) -> None:
    """Keep data in a file; where nothing can be written, nothing is kept."""
    text = json.dumps(data)
    try:
        write_text(file, f"{_proof(text)}\n{text}")
    except OSError:
        return


def _proof(text: str) -> str:
    return hashlib.sha256(f"{_FORMAT}\n{text}".encode()).hexdigest()
