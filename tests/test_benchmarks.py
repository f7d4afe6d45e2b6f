"""What benchmarks build must be buildable: the made-up help center has no problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.center import write

from helpcenter.read.help_center import read
from helpcenter.rules.shared.audit import audit
from support import ROOT

pytestmark = pytest.mark.slow

SIZE = 150


def test_a_made_up_help_center_is_healthy(tmp_path: Path) -> None:
    root = tmp_path / "center"
    write(root, ROOT, SIZE)
    center = read(root)
    answers = [page for page in center.pages.values() if page.kind == "answer"]
    assert len(answers) >= (SIZE - len(center.languages)) * len(center.languages)
    assert [str(problem) for problem in audit(center)] == []
