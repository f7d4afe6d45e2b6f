"""Start a new answer or topic in all languages, with front matter to fill in."""

from __future__ import annotations

import argparse
from datetime import date

from helpcenter.edit import creating, creating_topic
from helpcenter.report.changes import carry_out


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the key of the answer or topic, and whether it is a draft."""
    parser.add_argument("key", help="an answer, <topic>/<answer> like reset/locked; or a topic, like rooms")
    parser.add_argument(
        "--draft", action="store_true", help="begin it as a draft: in the preview only, until it is published"
    )


def run(arguments: argparse.Namespace) -> int:
    """Create the files, or change nothing and return 1."""
    kind = creating_topic if creating_topic.is_topic(arguments.key) else creating
    return carry_out(
        "new",
        arguments.root,
        lambda center: kind.new(center, arguments.key, date.today(), draft=arguments.draft),
    )
