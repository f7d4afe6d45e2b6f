"""Acts of stories: what people do with git and by hand that no command does, from a squashed branch to old files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpcenter.edit.anchor_moving import move_anchor
from helpcenter.edit.change_plan import Refused
from helpcenter.model import guides

if TYPE_CHECKING:
    from stories import Story

GUIDE = """guide:
  - id: {0}
    question: Alma?
    choices:
      - text: Birs
        to: {1}
      - text: Eper
        answer: {2}
  - id: {1}
    question: Fuge?
    choices:
      - text: Dinnye
        answer: {2}
      - text: Cseresznye
        answer: {3}
"""
_SECTION = r"^## .*{{#{}}}\n(?:(?!## |!!!).*\n?)*"
_NAMES = ("alma", "birs", "cseresznye", "dinnye", "eper", "fuge")


class Wild(NamedTuple):
    """An act: its name, how often it is chosen, and what it does."""

    name: str
    weight: int
    act: Callable[[Story], None]


# -- branches ------------------------------------------------------------------------------------------


def _finish(story: Story) -> None:
    """Resolve every conflict as people do in a hurry: both sides, one side, or the file that is left."""
    git = story.repository.git
    for path in sorted(set(git("diff", "--name-only", "--diff-filter=U", "-z").split("\0")) - {""}):
        file = story.repository.top / path
        if not file.exists():
            git("rm", "--quiet", "--cached", "--force", path, fine=False)
            continue
        text = file.read_text("utf-8")
        keep = story.random.choice(["both", "ours", "theirs", "marks"])
        mark = re.compile(r"^<<<<<<<[^\n]*\n(.*?)^=======\n(.*?)^>>>>>>>[^\n]*\n", re.MULTILINE | re.DOTALL)
        kept = {"both": r"\1\2", "ours": r"\1", "theirs": r"\2", "marks": r"\g<0>"}[keep]
        file.write_text(mark.sub(kept, text), "utf-8")
        git("add", path)


def _leave_branch(story: Story) -> None:
    if not story.repository.git("branch", "--list", "b").strip():
        raise Refused("there is no branch")
    if story.branch:
        story.branch = ""
        story.repository.git("checkout", "--quiet", "main")


def _merge_by_hand(story: Story) -> None:
    _leave_branch(story)
    story.repository.git("merge", "--quiet", "--no-ff", "--no-edit", "b", fine=False)
    _finish(story)


def _squash(story: Story) -> None:
    _leave_branch(story)
    story.repository.git("merge", "--quiet", "--squash", "b", fine=False)
    _finish(story)


def _rebase(story: Story) -> None:
    _leave_branch(story)
    side = story.random.choice(["ours", "theirs"])
    story.repository.git("rebase", "--quiet", "-X", side, "main", "b", fine=False)
    if "rebase in progress" in story.repository.git("status"):
        story.repository.git("rebase", "--abort")
    story.repository.git("checkout", "--quiet", "main")
    story.repository.git("merge", "--quiet", "--ff-only", "b", fine=False)


def _cherry_pick(story: Story) -> None:
    _leave_branch(story)
    commits = story.repository.git("rev-list", "--no-merges", "--max-count=6", "main..b").split()
    if not commits:
        raise Refused("there is none")
    story.repository.git("cherry-pick", "--allow-empty", story.random.choice(commits), fine=False)
    _finish(story)


def _twin(story: Story) -> None:
    """Make the same answer on a branch and on the default branch, each with texts of its own."""
    if story.branch:
        raise Refused("there is a branch")
    key = f"{story.one(story.keys('topic'))}/{story.random.choice(_NAMES)}"
    story.repository.git("checkout", "--quiet", "-B", "b")
    story.new(key)
    story.commit("twin on a branch")
    story.repository.git("checkout", "--quiet", "main")
    story.new(key)
    story.commit("twin")
    if story.random.random() < 0.5:
        _merge_by_hand(story)


# -- old states ----------------------------------------------------------------------------------------


def _old(story: Story) -> str:
    commits = story.repository.git("rev-list", "--first-parent", "--max-count=8", "HEAD").split()
    return story.random.choice(commits)


def _old_file(story: Story) -> None:
    """Force a file back to what it once was."""
    commit = _old(story)
    paths = story.repository.git("ls-tree", "-r", "--name-only", commit).splitlines()
    wanted = [
        path for path in paths if path.endswith((".md", "mkdocs.yml")) or path.startswith("permalinks/")
    ]
    if wanted:
        story.repository.git("checkout", "--quiet", commit, "--", story.random.choice(wanted))


def _old_folder(story: Story) -> None:
    """Force a folder back; what came since then stays."""
    folder = story.random.choice(["docs", "permalinks", "docs/de", "docs/en", "docs mkdocs.yml"])
    story.repository.git("checkout", "--quiet", _old(story), "--", *folder.split(), fine=False)


def _old_day(story: Story) -> None:
    """Make everything what it once was, with nothing that came since then."""
    story.repository.git("rm", "--quiet", "-r", "docs", "permalinks", fine=False)
    story.repository.git("checkout", "--quiet", _old(story), "--", ".")


# -- files ---------------------------------------------------------------------------------------------


def _files(story: Story) -> list[Path]:
    found = [*story.root.glob("docs/*/*/*.md"), *story.root.glob("permalinks/*.yml")]
    return [*sorted(found), story.root / "mkdocs.yml"]


def _written(files: Iterable[Path], change: Callable[[bytes], bytes]) -> None:
    for file in files:
        file.write_bytes(change(file.read_bytes()))


def _windows(story: Story) -> None:
    """Save files with the line ends of Windows, as an editor there does."""
    every = story.random.random() < 0.3
    files = _files(story)
    change = files if every else [story.random.choice(files)]
    _written(change, lambda data: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def _mark(story: Story) -> None:
    """Save a file with a byte order mark."""
    _written([story.random.choice(_files(story))], lambda data: b"\xef\xbb\xbf" + data)


def _no_ledger(story: Story) -> None:
    for file in story.root.glob("permalinks/*.yml"):
        file.unlink()


def _other_id(story: Story) -> None:
    """Name a file of the ledger as nobody may."""
    files = sorted(story.root.glob("permalinks/*.yml"))
    if files:
        file = story.random.choice(files)
        file.rename(file.with_name(f"{story.random.randrange(10000, 99999)}.yml"))


# -- pages, headings and steps ---------------------------------------------------------------------------


def _move_and_rename(story: Story) -> None:
    """Rename a page by `git mv`, and a heading of it, in one commit."""
    key, anchor = story.random.choice(story.anchored() or [("", "")])
    name = story.random.choice(_NAMES)
    for file in story.texts(key):
        to = file.with_name(f"{name}.md")
        if file.name != "index.md" and not to.exists():
            story.repository.git("mv", str(file), str(to))
            text = to.read_text("utf-8")
            to.write_text(text.replace(f"{{#{anchor}}}", f"{{#{name}-y}}"), "utf-8")


def _no_id(story: Story) -> None:
    """Delete the id of a heading, which then gets one of its words."""
    key, anchor = story.random.choice(story.anchored() or [("", "")])
    for file in story.texts(key):
        file.write_text(file.read_text("utf-8").replace(f" {{#{anchor}}}", ""), "utf-8")


def _into_snippet(story: Story) -> None:
    """Cut a section, and include it from a snippet."""
    key, anchor = story.random.choice(story.anchored() or [("", "")])
    name = story.random.choice(_NAMES)
    for page in [page for page in story.pages().pages.values() if page.key == key]:
        file, snippets = story.root / page.path, story.root / f"docs/{page.language}/snippets"
        text = file.read_text("utf-8")
        match = re.search(_SECTION.format(re.escape(anchor)), text, re.MULTILINE)
        if match:
            snippets.mkdir(exist_ok=True)
            (snippets / f"{name}.md").write_text(match[0], "utf-8")
            file.write_text(text.replace(match[0], f'--8<-- "{name}.md"\n\n'), "utf-8")


def _no_snippet(story: Story) -> None:
    """Delete the line that includes a snippet, in all languages."""
    for file in story.texts(story.one(story.keys())):
        text = re.sub(r"^--8<-- .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(text, "utf-8")


def _split_page(story: Story) -> None:
    """Make two answers of one: the new one gets its last section."""
    key, anchor = story.random.choice(story.anchored() or [("", "")])
    new = f"{key.partition('/')[0]}/{story.random.choice(_NAMES)}"
    if not anchor or new in {key for key, _ in story.anchored()}:
        raise Refused("there is one already")
    story.new(new)
    for file in story.texts(key):
        to = Path(str(file).replace(f"{key}.md", f"{new}.md"))
        match = re.search(_SECTION.format(re.escape(anchor)), file.read_text("utf-8"), re.MULTILINE)
        if match and to.exists() and to != file:
            file.write_text(file.read_text("utf-8").replace(match[0], ""), "utf-8")
            to.write_text(f"{to.read_text('utf-8').rstrip()}\n\n{match[0]}", "utf-8")


def _guide(story: Story) -> None:
    """Begin a guide in all languages."""
    topic = story.one(story.keys("topic"))
    first, then = story.random.sample(_NAMES, 2)
    ends = story.random.choice(story.keys() or [""]), story.random.choice(story.keys() or [""])
    for file in story.texts(topic):
        text = file.read_text("utf-8")
        if "\nguide:" not in text:
            text = text.replace("\nreviewed:", f"\n{GUIDE.format(first, then, *ends)}reviewed:", 1)
            file.write_text(text, "utf-8")


def _steps(story: Story) -> list[tuple[str, str]]:
    pages = story.pages().pages.values()
    return sorted({(page.key, step.id) for page in pages for step in guides.steps(page)})


def _rename_step(story: Story) -> None:
    topic, step = story.random.choice(_steps(story) or [("", "")])
    name = f"{story.random.choice(_NAMES)}-q"
    for file in story.texts(topic) if step else []:
        text = re.sub(rf"\b(id|to): {step}$", rf"\1: {name}", file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(text, "utf-8")


def _move_step(story: Story) -> None:
    topic, step = story.random.choice(_steps(story) or [("", "")])
    to = f"{topic}#{story.random.choice(_NAMES)}-m"
    story.perform(lambda center: move_anchor(center, f"{topic}#{step}", to))


def _other_end(story: Story) -> None:
    """Let a choice of a guide lead to another answer."""
    answer = story.one(story.keys())
    for file in story.texts(story.one(story.keys("topic"))):
        text = re.sub(
            r"^(        answer): .*$", rf"\1: {answer}", file.read_text("utf-8"), count=1, flags=re.M
        )
        file.write_text(text, "utf-8")


def _no_guide(story: Story) -> None:
    for file in story.texts(story.one(story.keys("topic"))):
        text = re.sub(r"^guide:\n(?: .*\n)*", "", file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(text, "utf-8")


WILD: tuple[Wild, ...] = (
    Wild("merge by hand", 4, _merge_by_hand),
    Wild("squash", 2, _squash),
    Wild("rebase", 2, _rebase),
    Wild("cherry-pick", 2, _cherry_pick),
    Wild("twins on two branches", 2, _twin),
    Wild("force a file back", 3, _old_file),
    Wild("force a folder back", 2, _old_folder),
    Wild("force everything back", 1, _old_day),
    Wild("line ends of Windows", 2, _windows),
    Wild("byte order mark", 1, _mark),
    Wild("delete the ledger", 1, _no_ledger),
    Wild("rename a file of the ledger", 1, _other_id),
    Wild("git mv and rename a heading", 2, _move_and_rename),
    Wild("delete the id of a heading", 1, _no_id),
    Wild("cut a section into a snippet", 1, _into_snippet),
    Wild("include no snippet", 1, _no_snippet),
    Wild("split a page", 2, _split_page),
    Wild("begin a guide", 3, _guide),
    Wild("rename a step by hand", 2, _rename_step),
    Wild("move a step", 2, _move_step),
    Wild("another end of a guide", 2, _other_end),
    Wild("delete a guide", 1, _no_guide),
)
