"""Finds published anchors that lead nowhere now, or were given to another heading; for the rule and `publish`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helpcenter.model.anchors import anchors, goal, leads
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Page
from helpcenter.model.permalinks import Permalink
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import nearest
from helpcenter.rules.shared.ever_published import by_id


def promised_anchors(center: HelpCenter, entry: Permalink) -> dict[tuple[str, str], None]:
    """Each (language code, anchor) of an entry that was published.

    Where the history is not known, whatever the ledger recorded counts as published.
    """
    before = by_id(center).get(entry.id)
    found = dict.fromkeys(before.every_anchor()) if before else {}
    return found if center.promised.known else {**found, **dict.fromkeys(entry.every_anchor())}


def lost(center: HelpCenter, ids: Mapping[str, Permalink]) -> Iterator[Problem]:
    """Yield anchors that were published and lead nowhere.

    Args:
        center: the help center.
        ids: the complete entries by their ids.
    """
    for entry in ids.values():
        for code, anchor in promised_anchors(center, entry):
            # of a language that ended, the default one may lack a heading: the page is found, at its top
            page = center.page(code, entry.answer) if entry.answer else None
            whole = page is not None and center.whole(page)
            if page and whole and leads(center, ids, entry.id, code, anchor) is None:
                named = entry.former_anchors.get(code, {}).get(anchor)
                if named is None:
                    yield _lost(center, entry, page, anchor)
                elif not _follows(center, ids, entry, code, named):
                    yield _misled(center, entry, code, anchor, named)


def forgotten(center: HelpCenter, ids: Mapping[str, Permalink]) -> Iterator[Problem]:
    """Yield anchors whose place was published, and that the ledger leads elsewhere, or nowhere."""
    for entry in center.permalinks:
        if entry.answer != ids[entry.id].answer:
            continue  # given away, which is another problem
        gone: dict[str, None] = {}
        known = set(entry.every_anchor())
        for code, anchor in promised_anchors(center, ids[entry.id]):
            if (code, anchor) in known:
                continue
            there = leads(center, ids, entry.id, code, anchor)
            if there is not None and leads(center, center.ids, entry.id, code, anchor) != there:
                gone[anchor] = None
        for anchor in gone:
            name = entry.answer or entry.was
            message = f"{entry.place.path} does not say any more where #{anchor} of {name} is"
            yield Problem(entry.place, message, f"{center.promised.publish_command} puts it back")


def _follows(
    center: HelpCenter, ids: Mapping[str, Permalink], entry: Permalink, code: str, named: str
) -> bool:
    """Whether the place of a former anchor is lost itself, so that this is the problem to mend."""
    identifier, anchor = goal(named)
    there = ids.get(identifier) if identifier else entry
    return there is not None and (code, anchor) in promised_anchors(center, there)


def _lost(center: HelpCenter, entry: Permalink, page: Page, anchor: str) -> Problem:
    way = f"helpcenter move {entry.answer}#{anchor}"
    new = unpublished(center, entry, page)
    meant = back(center, entry, page, anchor) or nearest(anchor, new) or (new[0] if len(new) == 1 else "")
    elsewhere = _elsewhere(center, page, anchor)
    if meant:
        hint = f"if it is {meant} now: `{way} {entry.answer}#{meant}`"
    elif elsewhere:
        hint = f"if it is on {elsewhere} now: `{way} {elsewhere}#{anchor}`"
    else:
        hint = f"give a heading this id again, {{#{anchor}}}, or say where its text is now: `{way} <answer>#<id>`"
    hint += f"; if its text is gone: `{way} {entry.answer}`. `helpcenter fix` does what is clear"
    named = " and ".join(f"#{one}" for one in (anchor, *_followers(entry, page.language, anchor)))
    place = anchors(page)[meant] if meant in anchors(page) else page.place()
    return Problem(
        place, f"{named} of {entry.answer} was published, and links to it would find nothing", hint
    )


def _followers(entry: Permalink, code: str, anchor: str) -> list[str]:
    """The former anchors of a page that lead to an anchor, over others, too."""
    former = entry.former_anchors.get(code, {})
    found, waiting = list[str](), [anchor]
    while waiting:
        one = waiting.pop()
        new = [old for old, where in former.items() if goal(where) == ("", one) and old not in found]
        found += new
        waiting += new
    return found


def unpublished(center: HelpCenter, entry: Permalink, page: Page) -> list[str]:
    """The anchors of a page that were never published."""
    known = promised_anchors(center, entry)
    return [anchor for anchor in anchors(page) if (page.language, anchor) not in known]


def back(center: HelpCenter, entry: Permalink, page: Page, anchor: str) -> str:
    """The anchor that was renamed to a lost one, and that the page has again: the renaming was taken back."""
    before = by_id(center).get(entry.id, entry).former_anchors.get(page.language, {})
    old = (one for one, where in before.items() if goal(where) == ("", anchor))
    return next((one for one in old if one in anchors(page)), "")


def _elsewhere(center: HelpCenter, page: Page, anchor: str) -> str:
    """The key of the one other page that has an anchor only now; "" if there is none, or more than one."""
    found = []
    for other in center.pages_in(page.language):
        entry = center.registered.get(other.key)
        new = anchor in anchors(other) and other.key
        if new and not (entry and (page.language, anchor) in promised_anchors(center, entry)):
            found.append(other.key)
    return found[0] if len(found) == 1 else ""


def _misled(center: HelpCenter, entry: Permalink, code: str, anchor: str, named: str) -> Problem:
    hint = f"say where its text is now: `helpcenter move {entry.answer}#{anchor} <answer>#<id>`"
    place = center.ledger.place(entry, "former_anchors", code, anchor)
    return Problem(place, f"#{anchor} of {entry.answer} leads to {named}, which {code} does not have", hint)


def given_away(center: HelpCenter, ids: Mapping[str, Permalink]) -> Iterator[Problem]:
    """Yield headings that took an anchor of another one, which old links still mean by it."""
    for entry in ids.values():
        for code, former in entry.former_anchors.items():
            page = center.page(code, entry.answer) if entry.answer else None
            for anchor, named in former.items():
                place = anchors(page).get(anchor) if page else None
                identifier, other = goal(named)
                if (
                    not page
                    or not place
                    or not other
                    or (code, anchor) not in promised_anchors(center, entry)
                ):
                    continue
                there = leads(center, ids, identifier or entry.id, code, other)
                if there and there.anchor and (there.page, there.anchor) != (page, anchor):
                    yield _given_away(place, entry, anchor, f"{there.page.key}#{there.anchor}")


def _given_away(place: Place, entry: Permalink, anchor: str, there: str) -> Problem:
    again = f"`helpcenter move {there} {entry.answer}#{anchor}`"
    hint = f"choose another id: old letters and links mean {there} by it; if that is here again: {again}"
    return Problem(place, f"the id {anchor} was that of {there}, and leads there for ever", hint)
