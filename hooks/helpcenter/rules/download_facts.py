"""A document states something that facts.yml does not know, or says differently.

Why: a number that changed lives on in a PDF for years, and customers call it.
Fix: make the document anew (`helpcenter downloads build`), ask its makers for a new one, or change facts.yml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helpcenter.facts import policy
from helpcenter.facts.adding import hint as what_to_do
from helpcenter.facts.book import Book, book, sound
from helpcenter.facts.documents import passage_of
from helpcenter.facts.reading import Lexicon, lexicons, read_source, recognised, recognised_in_pdf
from helpcenter.facts.stated import NAMES, Stated
from helpcenter.model.center import HelpCenter
from helpcenter.model.downloadable import FOLDER, Download
from helpcenter.model.problem import Place, Problem
from helpcenter.model.suggest import nearest
from helpcenter.read.scan.visible import plain

Statements = Iterable[tuple[Place, Stated]]

_KINDS = ("telephone", "email", "address", "post box", "postcode", "name")


def check(center: HelpCenter) -> Iterator[Problem]:
    """Yield each false fact of each download: in its entry, in its source, and once a page in its file.

    A list of password rules is read as a whole.
    """
    if not sound(center):
        return
    facts, known = book(center), lexicons(center)
    read: set[str] = set()
    for download in center.downloads:
        lexicon = known.get(download.language, known[center.default.code])
        labels = _labels(center, facts, download)
        yield from _judged(facts, _of_entry(center, download, lexicon), labels)
        yield from _judged(facts, _of_file(download, lexicon), labels)
        path = f"{FOLDER}/{download.source}"
        if path in center.sources and path not in read:
            read.add(path)
            stated = ((found.place, found.stated) for found in read_source(center.sources[path], lexicon))
            yield from _judged(facts, stated, labels)


def _of_entry(center: HelpCenter, download: Download, lexicon: Lexicon) -> Statements:
    """What the words of the entry state; they are printed on pages."""
    for key in ("title", "version"):
        passage = passage_of(center.downloads_list, "downloads", download.index, key)
        for stated in recognised(passage.text, lexicon, quoting=False):
            yield passage.where(stated.start), stated


def _of_file(download: Download, lexicon: Lexicon) -> Statements:
    for page in download.texts:
        for stated in recognised_in_pdf(page, lexicon, quoting=download.own):
            yield page.place, stated


def _labels(center: HelpCenter, facts: Book, download: Download) -> frozenset[str]:
    """What may be quoted in a document that is made here: labels, titles, names."""
    if not download.source:
        return frozenset()
    texts = {label.text(download.language) for label in facts.labels}
    texts |= {page.title for page in center.pages_in(download.language)}
    texts |= {item.title for item in center.downloads if item.language == download.language}
    return frozenset(_folded(text) for text in {*texts, *facts.names, *facts.site_names.values()})


def _judged(facts: Book, statements: Statements, labels: frozenset[str]) -> Iterator[Problem]:
    told: set[tuple[str, int, str, str]] = set()
    rules: list[tuple[Place, Stated]] = []
    for place, stated in statements:
        value = place.path, place.line, stated.kind, stated.value.rpartition(":")[2].lstrip("+")
        if value not in told:
            told.add(value)
            yield from _one(facts, place, stated, labels)
        if stated.kind == "password":
            rules.append((place, stated))
    if facts.policy:
        kinds = list(dict.fromkeys(policy.parts(stated)[0] for _, stated in rules))
        for message in policy.lacking(facts.policy, kinds) if len(kinds) >= policy.ENOUGH else ():
            yield Problem(rules[0][0], f"the text {message}", "it must name all of them or none")


def _one(facts: Book, place: Place, stated: Stated, labels: frozenset[str]) -> Iterator[Problem]:
    if stated.kind in _KINDS and facts.find(stated) is None and not facts.ours(stated):
        hint = what_to_do(facts, stated)
        yield Problem(place, f"facts.yml does not know the {NAMES[stated.kind]} {stated.written}", hint)
    elif stated.kind == "time" and stated.value not in {deadline.time for deadline in facts.deadlines}:
        promised = " or ".join(dict.fromkeys(deadline.shown for deadline in facts.deadlines))
        hint = f"facts.yml says {promised}" if promised else "add it to facts.yml if it is right"
        yield Problem(place, f"“{stated.written}” is no deadline of facts.yml", hint)
    elif stated.kind == "password" and facts.policy:
        right = policy.differs(facts.policy, stated, among=True)
        if right and policy.differs(facts.policy, stated):
            yield Problem(place, f"“{stated.written}” is not the password policy", f"facts.yml says {right}")
    elif stated.kind == "label" and labels and facts.labels and _folded(stated.value) not in labels:
        written = " ".join(stated.value.split())
        alike = nearest(written, [label.text(code) for label in facts.labels for code in label.texts])
        if not alike and place.path.endswith(".pdf"):
            return  # a title, perhaps, that has changed since: the document is then old, which is no mistake
        hint = f"did you mean “{alike}”?" if alike else "add it to facts.yml under labels if it is one"
        yield Problem(place, f"facts.yml knows no label “{written}”", hint)


def _folded(text: str) -> str:
    return " ".join(plain(text).split())
