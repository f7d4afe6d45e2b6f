"""`make mutants`: how many wrong changes are caught, and how many harmless ones are taken for wrong."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from mutants.change import Content
from mutants.harmless import harmless
from mutants.wrong import wrong


def main() -> int:
    """Try every change; 1 if the check errs in any."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        content = Content(Path(folder))
        tried: Counter[str] = Counter()
        missed = []
        for change in wrong(content):
            tried[change.kind] += 1
            if not content.caught(change):
                missed.append(change)
                print(f"missed: {change}")
                for problem in content.problems(change):
                    print(f"        {problem}")
        for kind, number in sorted(tried.items()):
            print(f"{number:5} {kind}")
        innocent = list(harmless(content))
        blamed = [(change, found) for change in innocent if (found := content.problems(change))]
        for change, found in blamed:
            print(f"blamed: {change}")
            for problem in found:
                print(f"        {problem}")
    total = sum(tried.values())
    print(f"wrong: {total - len(missed)} of {total} caught at the right file and line")
    print(f"harmless: {len(blamed)} of {len(innocent)} taken for wrong")
    print(f"{time.perf_counter() - began:.1f} s")
    return 1 if missed or blamed else 0


if __name__ == "__main__":
    sys.exit(main())
