"""Whatever people do by commands, by hand and with branches: nothing that was on the default branch dies in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from stories import quickly, tell


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 7, 103, 112, 117, 130, 201, 203])
def test_what_was_ever_on_the_default_branch_is_found_or_named(tmp_path: Path, seed: int) -> None:
    with quickly():
        story, _, lost = tell(tmp_path, seed, 10)
    assert not lost, "\n".join(story.told)
    assert len(story.promises) > 50
