"""Whatever people do by commands, by hand and with branches: nothing that was on the default branch dies in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from stories import quickly, tell

STEPS = 8


@pytest.mark.slow
@pytest.mark.parametrize("seed", [7, 103, 117, 203])
def test_what_was_ever_on_the_default_branch_is_found_or_named(tmp_path: Path, seed: int) -> None:
    with quickly():
        story, _, lost = tell(tmp_path, seed, STEPS)
    assert not lost, "\n".join(story.told)
    assert len(story.told) >= STEPS
    for where in ("en/password/new-password/", "en/password/not-arrived/"):
        assert [one for one in story.promises if one.where == where], "it promised what the site had first"
    assert any(one.anchor == "why" for one in story.promises)
