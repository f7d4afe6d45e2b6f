"""Rename or move an answer, a topic, or a heading in all languages; all links and old addresses keep working."""

from __future__ import annotations

import argparse
import sys

from helpcenter.edit.anchor_moving import move_anchor
from helpcenter.edit.moving import move
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: source, target, and new slugs."""
    parser.add_argument(
        "source",
        help="an answer's id or key, like reset/request; a topic's key; or a heading on a page: reset/request#why",
    )
    parser.add_argument(
        "target",
        help="its new key, like reset/new-password; of a heading, where you have put its text: reset/request#reason",
    )
    parser.add_argument(
        "--slug",
        action="append",
        default=[],
        metavar="LANGUAGE=SLUG",
        help="a new address in one language, like hu=uj-jelszo; one that is the old name changes by itself",
    )


def run(arguments: argparse.Namespace) -> int:
    """Move it, or change nothing and return 1."""
    if "#" in arguments.source + arguments.target:
        if arguments.slug:
            print("helpcenter move: a heading has no slug", file=sys.stderr)
            return 2
        return carry_out(
            "move", arguments.root, lambda center: move_anchor(center, arguments.source, arguments.target)
        )
    slugs = dict(item.split("=", 1) for item in arguments.slug if "=" in item)
    if len(slugs) != len(arguments.slug):
        print("helpcenter move: write --slug as language=slug, once for a language", file=sys.stderr)
        return 2
    return carry_out(
        "move", arguments.root, lambda center: move(center, arguments.source, arguments.target, slugs)
    )
