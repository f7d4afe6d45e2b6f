"""Check the content, build the site elsewhere, and try its links and its search; no browser is needed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from helpcenter.cli import build
from helpcenter.model.drafts import published
from helpcenter.read.help_center import read
from helpcenter.read.real_path import real_path
from helpcenter.report import site_trial
from helpcenter.site.site_parts import address_in

_MOST = 50
"""Limit of the faults that are printed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add no arguments: the whole site is tried."""


def run(arguments: argparse.Namespace) -> int:
    """Build into a temporary folder and try the result; returns 1 if something is wrong."""
    root = real_path(arguments.root)
    with tempfile.TemporaryDirectory(prefix="helpcenter-") as name:
        site = Path(name) / "site"
        options = argparse.ArgumentParser()
        build.add_arguments(options)
        chosen = options.parse_args(["--site-dir", str(site), "--no-compress"])
        chosen.root = root
        code = build.run(chosen)
        if code:
            return code
        center = published(read(root))
        faults = [
            *site_trial.link_faults(site, address_in(center, os.environ)),
            *site_trial.search_faults(center),
        ]
    for fault in faults[:_MOST]:
        print(fault, file=sys.stderr)
    more = f" ({len(faults) - _MOST} more are not listed)" if len(faults) > _MOST else ""
    print(f"{len(faults)} faults{more}" if faults else "links and search: no fault")
    return 1 if faults else 0
