"""Search the built site, and explain the results."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from helpcenter.report.arguments import count
from helpcenter.search.expanded_word import Group
from helpcenter.search.loaded_index import Search, load
from helpcenter.search.ranking import Found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments: the query, its language, and the amount of output."""
    parser.add_argument("query", help="what a customer types")
    parser.add_argument("--language", default="", help="the language's code (default: the first one built)")
    parser.add_argument("--explain", action="store_true", help="say why each word matched")
    parser.add_argument("--most", type=count, default=10, help="how many answers to show (default: 10)")


def run(arguments: argparse.Namespace) -> int:
    """Print the ranked answers; returns 1 if there are none, 2 without an index."""
    root: Path = arguments.root
    pattern = f"search.{arguments.language or '*'}.json"
    found = sorted((root / "site").glob(pattern))
    if not found:
        print(
            f"helpcenter search: no search index, {pattern}, in site; run `make site` first",
            file=sys.stderr,
        )
        return 2
    settings = json.loads(found[0].read_text("utf-8"))  # a site keeps the indexes of its last builds, too
    search = load((root / "site" / settings["index"]).read_bytes())
    groups, answers = search.ask(arguments.query)
    if arguments.explain:
        for group in groups:
            print(f"“{group.word}” asks for {_terms(group, None) or 'nothing that the index knows'}")
    for place, answer in enumerate(answers[: arguments.most], 1):
        document = search.documents[answer.number]
        print(f"{place:2}. {document['key']:40} {answer.score:9.3f}  {document['title']}")
        if arguments.explain:
            for line in explain(search, groups, answer):
                print(f"      {line}")
    if not answers:
        print("no answer")
    return 0 if answers else 1


def explain(search: Search, groups: list[Group], answer: Found) -> list[str]:
    """For each word of the query one line with the words that matched it in an answer, and the fields."""
    lines = []
    for group in groups:
        terms = _terms(group, answer, search)
        lines.append(f"“{group.word}”: {terms or 'not there'}")
    return lines


def _terms(group: Group, answer: Found | None, search: Search | None = None) -> str:
    parts = []
    for term in group.terms:
        if answer and term.number not in answer.terms:
            continue
        where = ""
        if answer and search:
            posting = search.index.inverted_index[term.term]
            fields = [name for name in search.index.fields if str(answer.number) in posting[name]]
            where = f" in {', '.join(fields)}"
        parts.append(f"{term.term} ({term.why}, {term.weight:.2f}){where}")
    return "; ".join(parts)
