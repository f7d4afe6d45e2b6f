"""Does what `helpcenter build` does, in one process, and prints its seconds and of them those for the search indexes.

Run by builds.py as `python -m benchmarks.timed_build PROJECT SITE`.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter
from typing import Any


def main(root: str, site: str) -> None:
    """Check and build with a clock around the publisher of the indexes."""
    begun = perf_counter()
    from mkdocs.__main__ import cli

    from helpcenter.__main__ import main as helpcenter
    from helpcenter.site import site_files
    from helpcenter.site.search_index import search_index

    spent: list[float] = []
    made = search_index

    def clocked(*arguments: Any) -> Any:
        started = perf_counter()
        index = made(*arguments)
        spent.append(perf_counter() - started)
        return index

    vars(site_files)["search_index"] = clocked
    if helpcenter(["--root", root, "check"]):
        raise SystemExit("the made-up help center has problems")
    configuration = os.path.join(root, "mkdocs.yml")  # noqa: PTH118
    cli(["build", "-q", "--strict", "-f", configuration, "-d", site], standalone_mode=False)
    if not spent:
        raise SystemExit("the build made no index in this process")
    print(perf_counter() - begun, sum(spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
