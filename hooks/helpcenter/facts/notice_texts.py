"""The texts of the notice, to be judged and compared as texts that pages share are."""

from __future__ import annotations

from helpcenter.facts.documents import passage_of
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Path, Scan, Snippet
from helpcenter.model.memo import remembered
from helpcenter.model.notices import FILE, texts
from helpcenter.model.problem import Place


@remembered
def notice_texts(center: HelpCenter) -> dict[str, Snippet]:
    """The notice in each language; empty where there is none."""
    notice = center.notice
    if notice is None:
        return {}
    found = {}
    for code in texts(notice):
        scan = Scan(passages=(passage_of(notice, "text", code),))
        places: dict[Path, Place] = {(): notice.place("text", code)}
        found[code] = Snippet(FILE, notice.text, places=places, language=code, name=FILE, scan=scan)
    return found
