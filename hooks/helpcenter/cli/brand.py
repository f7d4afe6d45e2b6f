"""Draw the pictures of the site's looks: icons, and the picture of each language that shared links show."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from helpcenter.edit.brand_pictures import pictures
from helpcenter.model import looks
from helpcenter.read.atomic_write import write_bytes
from helpcenter.read.help_center import read
from helpcenter.rules.shared import brand_settings
from helpcenter.site.site_parts import address_in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: mkdocs.yml has all that the pictures show."""


def run(arguments: argparse.Namespace) -> int:
    """Write the pictures into overrides/assets; returns 1 if the looks have a problem."""
    root: Path = arguments.root
    center = read(root)
    problems = sorted(problem.stamped("settings") for problem in brand_settings.faults(center))
    if problems or center.settings.faults or not center.languages:
        print("\n".join(map(str, (*center.settings.faults, *problems))), file=sys.stderr)
        print("helpcenter brand: nothing was drawn", file=sys.stderr)
        return 1
    try:
        drawn = pictures(root, center, address_in(center, os.environ))
    except (ValueError, OSError) as error:
        icon = f"docs/{looks.picture(center.settings, 'icon')}"
        print(f"{icon} cannot be drawn: {' '.join(str(error).split())}", file=sys.stderr)
        print("helpcenter brand: nothing was drawn", file=sys.stderr)
        return 1
    for path, content in drawn.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        write_bytes(root / path, content)
        print(path)
    return 0
