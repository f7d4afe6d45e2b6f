"""Benchmarks of the site, its search and its builds. README.md says what is measured, and how they are run."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))  # what benchmarks share with the tests
