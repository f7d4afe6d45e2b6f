"""Executes a plan: writes the files, updates what depends on them, checks, and undoes everything on a problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from helpcenter.edit.change_plan import Plan, Refused
from helpcenter.edit.text_edits import edited, with_original
from helpcenter.edit.transaction import transaction
from helpcenter.edit.unstated_facts import without_fact
from helpcenter.facts.kept_statements import prepare
from helpcenter.model.center import HelpCenter
from helpcenter.model.fingerprint import fingerprint, newer_original, source_words
from helpcenter.model.permalinks import Entries
from helpcenter.model.problem import Place, Problem
from helpcenter.model.promised import Promised
from helpcenter.read.atomic_write import encoded
from helpcenter.read.help_center import read
from helpcenter.read.ledger import OLD, dropped, path_of, written
from helpcenter.rules.shared.audit import audit, with_consequences, without_consequences
from helpcenter.rules.shared.ever_published import never
from helpcenter.rules.shared.lost_anchors import promised_anchors
from helpcenter.rules.shared.whole_ledger import restored

_NOTHING = Promised()


def perform(root: Path, make: Callable[[HelpCenter], Plan], promised: Promised = _NOTHING) -> tuple[str, ...]:
    """Execute a plan completely or not at all, and return the lines to print.

    Args:
        root: the folder of the help center.
        make: plans the change.
        promised: what was published before, as read by `ledger_history`.

    Raises:
        Refused: the change is not possible; all files are unchanged.
    """
    with transaction(root) as change:
        before = read(root, promised)
        faults = [
            fault
            for document in (*before.pages.values(), *before.snippets.values())
            for fault in document.faults
        ]
        unread = {*before.irregular.values(), *(fault.stamped("front-matter") for fault in faults)}
        if unread:
            raise Refused("first mend what cannot be read", sorted(unread))
        if before.ledger.faults:
            raise Refused(
                "first mend the ledger", [fault.stamped("permalink") for fault in before.ledger.faults]
            )
        prepare(root, before)
        plan = make(before)
        if plan.ledger and before.ledger.old is not None and OLD not in plan.texts:
            raise Refused(
                f"each permalink has a file of its own now: `helpcenter publish` makes them of {OLD}"
            )
        contents, after = _contents(root, plan), before
        if contents:
            change.apply(contents)
            after = read(root, promised)
        if plan.ledger:
            entries = plan.ledger(after)
            lost = _forgotten(before, entries)
            if lost:
                raise Refused(f"the ledger would forget {', '.join(lost)}")
            files = _ledger(root, before, entries)
            if files:
                change.apply(files)
                after = read(root, promised)
        follow = _sources(before, after, plan)
        if follow:
            change.apply({path: encoded(root / path, text) for path, text in follow.items()})
            after = read(root, promised)
        if plan.afterwards:
            change.keep("downloads")
            plan.afterwards()
            after = read(root, promised)
        if after is before:
            return plan.notes
        prepare(root, after)
        every = with_consequences(before)
        was, now = without_consequences(every), audit(after)
        cleared: list[str] = []
        for unstated in _unused(was, now) if plan.clears else ():
            text = without_fact(after.facts, _place_now(unstated, now))
            if text is None:
                continue
            change.apply({after.facts.path: encoded(root / after.facts.path, text)})
            without = read(root, promised)
            left = audit(without)
            if _new_problems(now, left, plan):
                change.apply({after.facts.path: encoded(root / after.facts.path, after.facts.text)})
                continue
            after, now = without, left
            cleared.append(f"{unstated.place}: deleted, {unstated.message}")
        problems = _new_problems(sorted(every), now, plan)
        if problems:
            raise Refused("it would leave these problems, so everything is as before", problems)
    return (*plan.notes, *cleared, *(f"{problem}" for problem in _unused(was, now)))


def _place_now(problem: Problem, now: list[Problem]) -> Place:
    """Where a problem is after lines above it were deleted."""
    found = (
        one.place for one in now if (one.place.path, one.message) == (problem.place.path, problem.message)
    )
    return next(found, problem.place)


def _forgotten(before: HelpCenter, entries: Entries) -> list[str]:
    """Ids and addresses that the ledger would lose, except for those returned to the id that had them first."""
    own = dropped(restored(before), entries)
    published = {
        f"{entry.id} {code} #{anchor}"
        for entry in before.permalinks
        for code, anchor in promised_anchors(before, entry)
    }
    free = {entry.id for entry in before.permalinks if never(before, entry.id)}
    lost = [found for found in dropped(before.permalinks, entries) if found in own]
    lost = [found for found in lost if found.partition(" ")[0] not in free]
    return [found for found in lost if "#" not in found or found in published]


def _ledger(root: Path, before: HelpCenter, entries: Entries) -> dict[str, bytes]:
    """Path → content of the entries that changed or have no file yet."""
    had = {entry.id: entry for entry in before.permalinks if entry.place.path == path_of(entry.id)}
    changed = [entry for entry in entries if had.get(entry.id) != entry]
    return {path_of(entry.id): encoded(root / path_of(entry.id), written(entry)) for entry in changed}


def _contents(root: Path, plan: Plan) -> dict[str, bytes | None]:
    contents: dict[str, bytes | None] = {}
    origin = {new: old for old, new in plan.renamed.items()}
    for old, new in plan.renamed.items():
        if new not in plan.texts:
            contents[new] = (root / old).read_bytes()
        if old not in origin:
            contents[old] = None
    for path, text in plan.texts.items():
        contents[path] = None if text is None else encoded(root / origin.get(path, path), text)
    return contents


def _sources(before: HelpCenter, after: HelpCenter, plan: Plan) -> dict[str, str]:
    """New texts of translations that stay up to date: only links of their original changed, so `source` is updated."""
    texts = {}
    for page in before.pages.values():
        original = before.page(before.default.code, page.key)
        now = after.paths.get(plan.renamed.get(page.path, page.path))
        if original is None or original is page or now is None:
            continue
        source_now = after.page(after.default.code, now.key)
        if source_now is None or not page.words("source") or newer_original(before, page):
            continue
        wanted = fingerprint(after, source_now)
        same = page.words("source") == fingerprint(before, original)
        if (same and wanted != now.words("source")) or newer_original(after, now):
            edits = with_original(now, wanted, source_words(after, source_now))
            texts[now.path] = edited(now.text, edits if now.words("source_words") else edits[:1])
    return texts


def _unused(was: list[Problem], now: list[Problem]) -> list[Problem]:
    """New problems of rules unused-*, which are only reported: the editor decides whether to delete the unused item."""
    known = {(found.place.path, found.message) for found in was}  # a line that is added moves the others
    return [
        found
        for found in now
        if found.rule.startswith("unused-") and (found.place.path, found.message) not in known
    ]


def _new_problems(was: list[Problem], now: list[Problem], plan: Plan) -> list[Problem]:
    """New problems, counted by rule and file; those of files that the editor fills in next are omitted."""
    allowed = Counter((found.rule, plan.renamed.get(found.place.path, found.place.path)) for found in was)
    new = []
    for problem in now:
        kind = problem.rule, problem.place.path
        if problem.place.path in plan.fresh or problem.rule.startswith("unused-"):
            continue
        allowed[kind] -= 1
        if allowed[kind] < 0:
            new.append(problem)
    return new
