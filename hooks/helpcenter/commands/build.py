"""Check everything, build the site, and put it in place of the last one only when it is whole."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from helpcenter import ledger_history
from helpcenter.commands import check
from helpcenter.editing import publishing
from helpcenter.model import HelpCenter
from helpcenter.problem import Place, Problem
from helpcenter.publish.compressed import compressed
from helpcenter.source import read

CHECKED = "HELPCENTER_CHECKED"
"""The variable by which the build knows that everything was judged a moment ago."""

_TOLD = 10
"""Pages without a permanent address that are named."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and with which builder."""
    parser.add_argument(
        "--site-dir", type=Path, default=Path("site"), help="where the site goes (default: site)"
    )
    parser.add_argument(
        "--compress",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="lay a .br and a .gz beside each file that a server may send so (default: yes)",
    )
    parser.add_argument("--builder", choices=["mkdocs", "properdocs"], default="mkdocs")


def run(arguments: argparse.Namespace) -> int:
    """Build beside the last site and swap the two; 1 and the last site untouched if anything is wrong."""
    root: Path = arguments.root.resolve()
    target: Path = (root / arguments.site_dir).resolve()
    if not _ours(target):
        print(
            f"helpcenter build: {target} is no site that this command built; it stays as it is",
            file=sys.stderr,
        )
        return 2
    center = read(root, ledger_history.promised(root, strict=ledger_history.in_ci(os.environ)))
    if not check.told(center):
        return 1
    broken = list(_broken_templates(center))
    if broken:
        print("\n".join(map(str, broken)))
        return 1
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="build-") as folder:
        built = Path(folder) / "site"
        command = [sys.executable, "-m", arguments.builder, "build", "--strict", "--site-dir", str(built)]
        environment = os.environ | {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"}
        environment[CHECKED] = "yes"
        done = subprocess.run(
            [*command, "--config-file", str(root / "mkdocs.yml")],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        if done.returncode or "WARNING" in done.stderr:
            print(done.stdout + done.stderr, file=sys.stderr)
            print("the site was not built; the last one is untouched", file=sys.stderr)
            return 1
        if arguments.compress:
            _compress(built)
        _swap(built, target, Path(folder) / "last")
    count = sum(1 for _ in target.rglob("*.html"))
    print(f"{count} HTML pages in {target}")
    waiting = publishing.waiting(center)
    if waiting:
        print("not published yet, so without a permanent address (`helpcenter publish` gives it):")
        print("\n".join(f"  {line}" for line in waiting[:_TOLD]))
        if len(waiting) > _TOLD:
            print(f"  and {len(waiting) - _TOLD} more")
    return 0


def _compress(site: Path) -> None:
    """Lay the compressed forms of each file beside it. Compressing lets other threads run."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for _ in threads.map(partial(_compress_one, site), sorted(site.rglob("*"))):
            pass


def _compress_one(site: Path, file: Path) -> None:
    if file.is_file():
        for name, content in compressed(file.relative_to(site).as_posix(), file.read_bytes()):
            (site / name).write_bytes(content)


def _broken_templates(center: HelpCenter) -> Iterator[Problem]:
    """Templates that Jinja cannot read; `check` leaves this out, for it would have to load Jinja."""
    from jinja2 import Environment, TemplateSyntaxError  # not above: other commands do without it

    for template in center.templates:
        try:
            Environment(autoescape=True).parse(template.text)
        except TemplateSyntaxError as error:
            hint = "compare it with the last version that worked"
            place = Place(template.path, error.lineno)
            yield Problem(place, f"the template cannot be read: {error.message}", hint).stamped("template")


def _ours(target: Path) -> bool:
    """Whether the target may be replaced: nothing is there yet, or a site that was built here."""
    if not target.exists():
        return True
    return target.is_dir() and (not any(target.iterdir()) or (target / "sitemap.xml").is_file())


def _swap(built: Path, target: Path, aside: Path) -> None:
    """Put a folder in another's place; on any error the old one comes back."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(aside)
    try:
        built.rename(target)
    except BaseException:
        if aside.exists():
            aside.rename(target)
        raise
    if aside.exists():
        shutil.rmtree(aside)
