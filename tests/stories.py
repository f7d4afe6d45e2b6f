"""Random stories of a help center in a real git repository: what editors do by commands, by hand and with branches.

`python tests/stories.py 1000` tells a thousand of them and prints what `check` stopped, by kind.
"""

from __future__ import annotations

import contextlib
import random
import re
import shutil
import sys
import tempfile
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "hooks")]

from helpcenter.edit.anchor_moving import move_anchor
from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.creating import new
from helpcenter.edit.draft_publishing import publish
from helpcenter.edit.ending import end
from helpcenter.edit.fixing import fixed
from helpcenter.edit.moving import move
from helpcenter.edit.perform import perform
from helpcenter.edit.registering import register
from helpcenter.edit.restoring import bring_back
from helpcenter.edit.retiring import retire
from helpcenter.edit.trial import carry_over
from helpcenter.model import guides
from helpcenter.model.anchors import ends, leads
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Document, Page
from helpcenter.model.drafts import drafts, published
from helpcenter.model.problem import Problem
from helpcenter.model.urls import address, short_address
from helpcenter.read import ledger_history, theme_files
from helpcenter.read.deleted_files import last_texts
from helpcenter.read.help_center import read
from helpcenter.rules.shared import audit as auditing
from helpcenter.rules.shared import mkdocs_keys
from helpcenter.rules.shared.audit import audit
from helpcenter.site.former_anchors import goals
from helpcenter.site.redirects import living, redirects
from repository import fill, published_repository
from wild_acts import WILD

TODAY = date(2026, 11, 26)
NAMES = ("alma", "birs", "cseresznye", "dinnye", "eper", "fuge")


class Promise(NamedTuple):
    """An address that was on the site; `anchor` is what was behind its #, "" for the page."""

    code: str
    where: str
    anchor: str
    key: str


class Lost(NamedTuple):
    """A promise that is broken, and the kinds of the problems that name it; none if it is lost in silence."""

    promise: Promise
    kinds: tuple[str, ...]


_IN_USE: deque[HelpCenter] = deque(maxlen=6)
_FIRST: list[HelpCenter] = []
"""Help centers that are held on to: what is read again is then known, as long as its text is the same."""


def kept(center: HelpCenter) -> HelpCenter:
    """The same help center, held on to for a while; the first one for ever, because every story begins with it."""
    _IN_USE.append(center)
    if not _FIRST:
        _FIRST.append(center)
    return center


class Story:
    """A repository, and everything that was ever on its default branch."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.repository = published_repository(folder)
        self.repository.clock = int(self.repository.git("log", "-1", "--format=%ct"))
        self.root = self.repository.root
        self.random = random.Random(seed)
        self.promises: dict[Promise, None] = {}
        self.ids: dict[str, str] = {}
        self.told: list[str] = []
        self.branch = ""

    # -- what editors do -------------------------------------------------------------------------------

    def step(self) -> None:
        """Do something, commit it, and remember what is on the site then."""
        name, act = self.random.choices(ACTS, [weight for _, weight, _ in ACTS])[0][::2]
        try:
            act(self)
        except Refused as refusal:
            self.told += [f"{name} refused: {refusal}", *map(str, refusal.problems[:2])]
            self._return()
        except Exception as error:
            error.add_note("\n  ".join([*self.told, f"{name} broke down"]))
            raise
        else:
            self.told.append(f"{name}{f' on {self.branch}' if self.branch else ''}")
        self.commit(name)

    def _return(self) -> None:
        """Go back to the branch of the story, where an act that was refused left it."""
        here = "b" if self.branch else "main"
        if self.repository.git("symbolic-ref", "--short", "HEAD").strip() != here:
            self.repository.git("checkout", "--quiet", "--force", here)

    def commit(self, subject: str) -> None:
        self.repository.clock += 60
        self.repository.git("add", "--all")
        self.repository.git("commit", "--quiet", "--allow-empty", "--message", subject)

    def center(self) -> HelpCenter:
        return kept(read(self.root, ledger_history.promised(self.root, strict=False)))

    def pages(self) -> HelpCenter:
        """The same without what was published, which takes a while to ask git for."""
        return kept(read(self.root))

    def perform(self, plan: Callable[[HelpCenter], Plan]) -> None:
        perform(self.root, plan, ledger_history.promised(self.root, strict=False))

    def keys(self, kind: str = "answer") -> list[str]:
        return sorted({page.key for page in self.pages().pages.values() if page.kind == kind})

    def one(self, values: Iterable[str]) -> str:
        """One of some values.

        Raises:
            Refused: there is none.
        """
        found = sorted(values)
        if not found:
            raise Refused("there is none")
        return self.random.choice(found)

    def texts(self, key: str) -> list[Path]:
        """The files of a page in all languages."""
        return [self.root / page.path for page in self.pages().pages.values() if page.key == key]

    def anchored(self) -> list[tuple[str, str]]:
        """Each (key, anchor) of a heading."""
        pages = self.pages().pages.values()
        return sorted({(page.key, one.id) for page in pages if page.key for one in page.shown.headings})

    def new(self, key: str, *, draft: bool = False) -> None:
        """Begin an answer with `new`, and fill it in."""
        self.perform(lambda center: new(center, key, TODAY, draft=draft))
        fill(self.root, key, "".join(self.random.choice("abcdefghij") for _ in range(8)))

    # -- what was promised, and what became of it ---------------------------------------------------------

    def remember(self, center: HelpCenter) -> None:
        """Note everything that readers can have an address of."""
        for page in center.pages.values():
            if page.unread or page.kind == "home":
                continue
            places = [address(center, page)]
            own = center.ids.get(
                self.ids.get(places[0], "")
            )  # another one may be given to the page by mistake
            entry = own if own and own.answer == page.key else center.registered.get(page.key)
            if entry and self.ids.get(places[0], entry.id) == entry.id:
                places.append(short_address(center.language(page.language), entry.id) + "/")
            anchors = ["", *_anchors(center, page)]
            for where in places:
                if entry and self.ids.setdefault(where, entry.id) != entry.id:
                    continue  # it took the address of another page: `check` names that, and nothing is built
                for anchor in anchors:
                    self.promises[Promise(page.language, where, anchor, page.key)] = None

    def broken(self, center: HelpCenter, problems: list[Problem]) -> list[Lost]:
        """The promises that are not kept now."""
        if not any(language.default for language in center.languages):  # mkdocs.yml is damaged, and named
            kinds = tuple(sorted({_kind(problem) for problem in problems if problem.rule in _LEDGER}))
            return [Lost(promise, kinds) for promise in self.promises]
        live = {address(center, page): page for page in center.pages.values() if not page.unread}
        led = {f"{item.source}/": item.page for item in redirects(center)}
        owners = {where: entry.id for entry in center.permalinks for _, where in entry.every()}
        owners |= {
            short_address(language, entry.id) + "/": entry.id
            for language in center.languages
            for entry in center.permalinks
        }
        damaged = {page.path for page in center.pages.values() if not center.whole(page)}
        named = [
            (problem.rule, f"{problem} ", _kind(problem))
            for problem in problems
            if problem.rule in _LEDGER or problem.place.path in damaged
        ]
        found = []
        for promise in self.promises:
            page = live.get(promise.where) or led.get(promise.where)
            there = page if page and page.language == center.shown_in(promise.code) else None
            astray = there is not None and self._is_another(center, there, promise)
            if there and not astray and self._shows(center, there, promise, owners.get(promise.where, "")):
                continue
            kinds = {kind for rule, text, kind in named if _names(rule, text, promise, self.ids, center)}
            found.append(Lost(promise, tuple(sorted(kinds))))
        return found

    def _is_another(self, center: HelpCenter, page: Page, promise: Promise) -> bool:
        """Whether a page has an address of an id whose page is another one."""
        owner = self.ids.get(promise.where, "")
        return owner in center.ids and living(center, owner, promise.code) is not page

    def _shows(self, center: HelpCenter, page: Page, promise: Promise, owner: str) -> bool:
        """Whether the page has what was behind the #, or says where it is."""
        if (
            promise.anchor in {"", *_anchors(center, page)}
            or promise.anchor in goals(center, page)
            or promise.code in center.ended
        ):
            return True
        there = leads(center, center.ids, owner, promise.code, promise.anchor) if owner else None
        return there is not None and there.page.language == center.shown_in(promise.code)


_LEDGER = ("address", "anchor", "permalink", "settings")
"""The rules that may name what is lost; others only where they say why a page cannot be read."""


def _anchors(center: HelpCenter, page: Page) -> Iterator[str]:
    """The anchors of a page: of headings, of the questions of a guide, and of its ends."""
    yield from (one.id for one in page.shown.headings)
    yield from (one.id for one in guides.steps(page))
    yield from ends(center, page)


def _names(rule: str, text: str, promise: Promise, owners: dict[str, str], center: HelpCenter) -> bool:
    """Whether a problem is about a promise: names its address, its anchor, its page or the id of it, or its topic."""
    if rule == "anchor":  # another anchor of the same page is another loss
        return bool(promise.anchor) and f"#{promise.anchor} " in text
    marks = [f"/{promise.where}", owners.get(promise.where, "-"), f" {promise.key} ", f"({promise.key})"]
    marks += [
        f"{promise.key}.md",
        f"{promise.key}/index.md",
        *re.findall(r"/a/([0-9]{5})/", f"/{promise.where}"),
    ]
    _, end, answer = promise.anchor.partition(".")
    if end:  # the end of a guide is kept by the answer that it leads to
        marks.append(f" {answer} would die with it")
    entry = center.ids.get(owners.get(promise.where, ""))
    for key in {promise.key, entry.answer if entry else ""}:  # since then a command may have moved it
        topic = key.partition("/")[0]
        if topic:  # with all its answers
            marks += [f" {topic} is gone", f" it is {topic} now", f" ({topic}) was published, and would die"]
    return any(mark in text for mark in marks if mark)


def _kind(problem: Problem) -> str:
    """The shape of a problem, without names."""
    words = re.sub(r"\S*[/#]\S*|\b[0-9]{5}\b|“[^”]*”", "…", problem.message)
    return f"{problem.rule}: {words}"


# -- acts ------------------------------------------------------------------------------------------------


def _move(story: Story) -> None:
    source, topic = story.one(story.keys()), story.one(story.keys("topic"))
    story.perform(lambda center: move(center, source, f"{topic}/{story.random.choice(NAMES)}", {}))


def _move_topic(story: Story) -> None:
    name = story.random.choice(NAMES)
    topic = story.one(story.keys("topic"))
    story.perform(lambda center: move(center, topic, name, {"hu": f"{name}-tema"}))


def _retire(story: Story) -> None:
    page, to = story.one(story.keys()), story.one(story.keys())
    story.perform(lambda center: retire(center, page, to))


def _restore(story: Story) -> None:
    gone = story.one(entry.id for entry in story.pages().permalinks)
    story.perform(lambda center: bring_back(center, gone, partial(last_texts, story.root)))


def _new(story: Story) -> None:
    story.new(f"{story.one(story.keys('topic'))}/{story.random.choice(NAMES)}")


def _new_by_hand(story: Story) -> None:
    before = {entry.id for entry in story.pages().permalinks}
    _new(story)
    for entry in story.pages().permalinks:
        if entry.id not in before:
            (story.root / entry.place.path).unlink()


def _publish(story: Story) -> None:
    story.perform(partial(register, today=TODAY))


def _fix(story: Story) -> None:
    found = fixed(story.root, ledger_history.promised(story.root, strict=False))
    carry_over(story.root, list(found.changes))


def _move_anchor(story: Story) -> None:
    key, anchor = story.random.choice(story.anchored() or [("", "")])
    to = story.random.choice(
        [f"{key}#{story.random.choice(NAMES)}", *(f"{one}#{two}" for one, two in story.anchored())]
    )
    story.perform(lambda center: move_anchor(center, f"{key}#{anchor}", to))


def _end(story: Story) -> None:
    story.perform(lambda center: end(center, "de"))


def _rename_heading(story: Story) -> None:
    key, anchor = story.random.choice(story.anchored() or [("", "")])
    for file in story.texts(key):
        text = file.read_text("utf-8")
        file.write_text(text.replace(f"{{#{anchor}}}", f"{{#{NAMES[len(text) % 6]}-x}}"), "utf-8")


def _rename_heading_once(story: Story) -> None:
    key, anchor = story.random.choice(story.anchored() or [("", "")])
    for file in story.texts(key)[:1]:
        name = story.random.choice(NAMES)
        file.write_text(file.read_text("utf-8").replace(f"{{#{anchor}}}", f"{{#{name}}}"), "utf-8")


def _delete_section(story: Story) -> None:
    key, _ = story.random.choice(story.anchored() or [("", "")])
    for file in story.texts(key):
        file.write_text(
            re.sub(
                r"^## .*\n(?:(?!## |!!!).*\n?)*", "", file.read_text("utf-8"), count=1, flags=re.MULTILINE
            ),
            "utf-8",
        )


def _add_section(story: Story) -> None:
    name = story.random.choice(NAMES)
    for file in story.texts(story.one(story.keys())):
        file.write_text(
            f"{file.read_text('utf-8').rstrip()}\n\n## {name.title()} {{#{name}}}\n\n{name.title()}.\n",
            "utf-8",
        )


def _split(story: Story) -> None:
    """Cut a section in all languages, and append it to another page."""
    key, anchor = story.random.choice(story.anchored() or [("", "")])
    other = story.one(story.keys())
    for file in story.texts(key):
        to = Path(str(file).replace(f"{key}.md", f"{other}.md"))
        match = re.search(
            rf"^## .*{{#{anchor}}}\n(?:(?!## |!!!).*\n?)*", file.read_text("utf-8"), re.MULTILINE
        )
        if match and to.exists() and to != file:
            file.write_text(file.read_text("utf-8").replace(match[0], ""), "utf-8")
            to.write_text(f"{to.read_text('utf-8').rstrip()}\n\n{match[0]}", "utf-8")


def _slug(story: Story) -> None:
    file = story.random.choice(story.texts(story.one([*story.keys(), *story.keys("topic")])))
    text = file.read_text("utf-8")
    file.write_text(
        re.sub(r"^slug: .*$", f"slug: {story.random.choice(NAMES)}", text, count=1, flags=re.MULTILINE),
        "utf-8",
    )


def _swap_slugs(story: Story) -> None:
    one, two = story.texts(story.one(story.keys())), story.texts(story.one(story.keys()))
    for mine, theirs in zip(one, two, strict=False):
        slugs = [re.search(r"^slug: .*$", file.read_text("utf-8"), re.MULTILINE) for file in (mine, theirs)]
        for file, was, now in ((mine, *slugs), (theirs, *slugs[::-1])):
            if was and now:
                file.write_text(file.read_text("utf-8").replace(was[0], now[0]), "utf-8")


def _git_mv(story: Story) -> None:
    key = story.one(story.keys())
    topic, name = story.one(story.keys("topic")), story.random.choice(NAMES)
    for file in story.texts(key):
        to = file.parents[1] / topic / f"{name}.md"
        if not to.exists() and to.parent.is_dir():
            story.repository.git("mv", str(file), str(to))


def _git_mv_topic(story: Story) -> None:
    topic, name = story.one(story.keys("topic")), story.random.choice(NAMES)
    for file in story.texts(topic):
        if not (file.parents[1] / name).exists():
            story.repository.git("mv", str(file.parent), str(file.parents[1] / name))


def _delete(story: Story) -> None:
    for file in story.texts(story.one(story.keys())):
        file.unlink()


def _delete_one(story: Story) -> None:
    story.random.choice(story.texts(story.one(story.keys()))).unlink()


def _ledger_file(story: Story) -> Path:
    return story.root / "permalinks" / story.one(file.name for file in story.root.glob("permalinks/*.yml"))


def _forget(story: Story) -> None:
    _ledger_file(story).unlink()


def _forget_lines(story: Story) -> None:
    """Delete a part of an entry: addresses of a language, former ones, anchors, days."""
    file = _ledger_file(story)
    part = story.random.choice(["addresses", "former", "anchors", "former_anchors", "published"])
    text = re.sub(rf"^{part}:\n(?: .*\n)*", "", file.read_text("utf-8"), count=1, flags=re.MULTILINE)
    file.write_text(text, "utf-8")


def _forget_line(story: Story) -> None:
    file = _ledger_file(story)
    lines = file.read_text("utf-8").splitlines(keepends=True)
    del lines[story.random.randrange(3, len(lines))]
    file.write_text("".join(lines), "utf-8")


def _lead_elsewhere(story: Story) -> None:
    file = _ledger_file(story)
    text = re.sub(
        r"^answer: .*$",
        f"answer: {story.one(story.keys())}",
        file.read_text("utf-8"),
        count=1,
        flags=re.MULTILINE,
    )
    file.write_text(text, "utf-8")


def _retire_by_hand(story: Story) -> None:
    center = story.center()
    key, to = story.one(story.keys()), story.one(entry.id for entry in center.permalinks)
    entry = center.registered.get(key)
    _remove(story, key)
    if entry:
        file = story.root / entry.place.path
        file.write_text(f'{file.read_text("utf-8")}to: "{to}"\n', "utf-8")


def _remove(story: Story, key: str) -> None:
    for file in story.texts(key):
        file.unlink()


def _edit(story: Story) -> None:
    for file in story.texts(story.one(story.keys())):
        file.write_text(f"{file.read_text('utf-8').rstrip()}\n\nX.\n", "utf-8")


def _draft(story: Story) -> None:
    """Make a draft of an answer, published or not."""
    for file in story.texts(story.one(story.keys())):
        text = file.read_text("utf-8")
        if "\ndraft: " not in text:
            file.write_text(text.replace("\nslug: ", "\ndraft: true\nslug: ", 1), "utf-8")


def _new_draft(story: Story) -> None:
    key = f"{story.one(story.keys('topic'))}/{story.random.choice(NAMES)}"
    story.new(key, draft=True)


def _publish_draft(story: Story) -> None:
    key = story.one(key for _, key in drafts(story.pages()))
    story.perform(lambda center: publish(center, [key]))


def _branch(story: Story) -> None:
    if not story.branch:
        story.branch = "b"
        story.repository.git("checkout", "--quiet", "-B", "b")


def _merge(story: Story) -> None:
    if not story.branch:
        raise Refused("there is no branch")
    story.branch = ""
    story.repository.git("checkout", "--quiet", "main")
    side = story.random.choice(["ours", "theirs"])
    story.repository.git("merge", "--quiet", "--no-ff", "--no-edit", "-X", side, "b", fine=False)
    if story.repository.git("ls-files", "--unmerged"):
        story.repository.git("merge", "--abort")


def _main(story: Story) -> None:
    """Leave the branch for a while."""
    if story.branch:
        story.branch = ""
        story.repository.git("checkout", "--quiet", "main")


def _merge_old(story: Story) -> None:
    """Merge whatever branch is there, perhaps long after it came off."""
    if not story.branch and story.repository.git("branch", "--list", "b").strip():
        story.repository.git("merge", "--quiet", "--no-ff", "--no-edit", "b", fine=False)
        if story.repository.git("ls-files", "--unmerged"):
            story.repository.git("merge", "--abort")


def _revert(story: Story) -> None:
    wanted = ("--first-parent", "--min-parents=1", "--max-count=6")  # in order of time, not of their names
    commits = story.repository.git("rev-list", *wanted, "HEAD").split()
    if not commits:
        raise Refused("there is none")
    commit = story.random.choice(commits)
    merge = len(story.repository.git("rev-list", "--parents", "--max-count=1", commit).split()) > 2
    main = ["--mainline", "1"] if merge else []
    story.repository.git("revert", "--no-edit", *main, commit, fine=False)
    if story.repository.git("ls-files", "--unmerged"):
        story.repository.git("revert", "--abort", fine=False)


Act = tuple[str, int, Callable[[Story], None]]
ACTS: tuple[Act, ...] = (
    ("move", 3, _move),
    ("move a topic", 1, _move_topic),
    ("retire", 2, _retire),
    ("restore", 2, _restore),
    ("new", 2, _new),
    ("new by hand", 2, _new_by_hand),
    ("publish", 4, _publish),
    ("fix", 6, _fix),
    ("move a heading", 4, _move_anchor),
    ("end a language", 1, _end),
    ("rename a heading by hand", 3, _rename_heading),
    ("rename a heading in one language", 1, _rename_heading_once),
    ("delete a section", 2, _delete_section),
    ("add a section", 4, _add_section),
    ("split", 3, _split),
    ("change a slug by hand", 3, _slug),
    ("swap slugs by hand", 1, _swap_slugs),
    ("git mv", 2, _git_mv),
    ("git mv a topic", 1, _git_mv_topic),
    ("delete", 1, _delete),
    ("delete in one language", 1, _delete_one),
    ("delete a file of the ledger", 1, _forget),
    ("delete a part of an entry", 2, _forget_lines),
    ("delete a line of an entry", 2, _forget_line),
    ("give an id to another page", 1, _lead_elsewhere),
    ("retire by hand", 1, _retire_by_hand),
    ("edit", 1, _edit),
    ("draft", 1, _draft),
    ("new draft", 2, _new_draft),
    ("publish a draft", 3, _publish_draft),
    ("branch", 4, _branch),
    ("merge", 4, _merge),
    ("leave the branch", 1, _main),
    ("merge an old branch", 1, _merge_old),
    ("revert", 4, _revert),
    *WILD,
)


NAMERS = (
    *("address", "anchor", "file", "front-matter", "guide", "layout", "link-target", "permalink", "snippet"),
    *("settings", "topic-order", "twin-headings", "twin-missing"),
)
"""The rules that name what is gone; the others judge what texts say, and take most of the time."""


@contextlib.contextmanager
def quickly(*without: str) -> Iterator[None]:
    """Judge by the rules alone that name what is gone, but for some, and read the theme once."""
    judges = set(NAMERS) - set(without)
    rules = {name: check for name, check in auditing.all_rules().items() if name in judges}
    known: dict[str, Document] = {}
    before = auditing.all_rules, theme_files.theme, mkdocs_keys.entry_points
    auditing.all_rules = lambda: rules  # type: ignore[assignment]

    def theme(*given: Any) -> Iterator[tuple[str, Document]]:
        known.update({} if known else before[1](*given))
        yield from known.items()

    theme_files.theme = theme
    mkdocs_keys.entry_points = cache(before[2])
    try:
        yield
    finally:
        auditing.all_rules, theme_files.theme, mkdocs_keys.entry_points = before  # type: ignore[assignment]


def tell(folder: Path, seed: int, steps: int) -> tuple[Story, Counter[str], list[Lost]]:
    """Tell a story; how often `check` stopped which kind of loss, and what was lost in silence."""
    story, stopped = Story(folder, seed), Counter[str]()
    story.remember(story.center())
    for _ in range(steps):
        story.step()
        if story.branch:
            continue
        center = story.center()
        site = kept(published(center))
        story.remember(site)
        problems = audit(center)
        for lost in story.broken(site, problems):
            if not lost.kinds:
                return story, stopped, [lost]
            stopped.update({lost.kinds[0]})
    return story, stopped, []


def main(count: int, first: int = 0, steps: int = 10, *without: str) -> int:
    """Tell many stories, and print what `check` stopped; 1 if something was lost in silence or broke down.

    Args:
        count: how many stories.
        first: the first story's number, which it always is.
        steps: the steps of each.
        without: rules that do not judge, to see that a loss is noticed here.
    """
    every, silent, fine = Counter[str](), 0, 0
    for seed in range(first, first + count):
        folder = Path(tempfile.mkdtemp(prefix="story-"))
        stopped, lost = Counter[str](), list[Lost]()
        try:
            with quickly(*without):
                story, stopped, lost = tell(folder, seed, steps)
            silent += bool(lost)
            fine += not lost and not stopped
        except Exception as error:
            silent += 1
            print(seed, "".join(traceback.format_exception(error, limit=-6)), sep="\n", flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        every.update(stopped.keys())
        if lost:
            print(seed, lost[0].promise, *story.told, sep="\n  ", flush=True)
        if seed % 50 == 49:
            print(f"{seed + 1 - first} stories", file=sys.stderr, flush=True)
    for kind, number in every.most_common():
        print(f"{number:6} {kind}")
    print(
        f"{count} stories: {fine} without a loss, {count - fine - silent} stopped, {silent} with a silent loss"
    )
    return 1 if silent else 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:4]), *sys.argv[4:]))
