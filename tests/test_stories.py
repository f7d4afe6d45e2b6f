"""Whatever people do by commands, by hand and with branches: nothing that was on the default branch dies in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from stories import quickly, tell

STEPS = 8


@pytest.mark.slow
@pytest.mark.parametrize("seed", [7, 103, 117, 203, 881254])
def test_what_was_ever_on_the_default_branch_is_found_or_named(tmp_path: Path, seed: int) -> None:
    with quickly():
        story, _, lost = tell(tmp_path, seed, STEPS)
    assert not lost, "\n".join(story.told)
    assert len(story.told) >= STEPS
    for where in ("en/password/new-password/", "en/password/not-arrived/"):
        assert [one for one in story.promises if one.where == where], "it promised what the site had first"
    assert any(one.anchor == "why" for one in story.promises)


@pytest.mark.slow
@pytest.mark.parametrize(("rule", "seed"), [("permalink", 60000), ("anchor", 60002)])
def test_a_loss_that_check_does_not_name_is_noticed(tmp_path: Path, rule: str, seed: int) -> None:
    with quickly(rule):
        _, _, lost = tell(tmp_path, seed, STEPS)
    assert [one.kinds for one in lost] == [()], "the story is told without the rule that names it"


@pytest.mark.slow
def test_a_story_repeats(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        with quickly():
            story, _, _ = tell(tmp_path / name, 771272, STEPS)
        found.append(story.told)
    assert found[0] == found[1]
