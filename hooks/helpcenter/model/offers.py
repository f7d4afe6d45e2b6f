"""`elsewhere` in a language.yml: what to offer to those who ask for something that this help does not answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helpcenter.model.document import Document
from helpcenter.model.problem import Place


@dataclass(frozen=True)
class Offer:
    """An entry of `elsewhere`.

    Attributes:
        number: its position in the list.
        words: the words and phrases for which it is offered, each with its place.
        text: the text for the reader.
        link: the key of a page of this help, or an address with its scheme; "" for none.
        label: the text of the link; "" for the page's title or the address itself.
    """

    number: int
    words: tuple[tuple[str, Place], ...]
    text: str
    link: str
    label: str

    @property
    def outside(self) -> bool:
        """Whether the link is an address, not a page of this help."""
        return ":" in self.link or "//" in self.link


def offers(document: Document) -> Iterator[Offer]:
    """Yield the well-formed entries of `elsewhere`; others are reported by the schema."""
    listed = document.data.get("elsewhere")
    for number, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, Mapping):
            words = entry.get("words")
            yield Offer(
                number,
                tuple(
                    (word, document.place("elsewhere", number, "words", position))
                    for position, word in enumerate(words if isinstance(words, list) else ())
                    if isinstance(word, str)
                ),
                *(
                    value if isinstance(value := entry.get(key), str) else ""
                    for key in ("text", "link", "label")
                ),
            )
