"""In which language a document is really written, told by the small words that its language alone has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set

_FEWEST = 10
"""Small words of the other language that must stand in a text before anything is said of it."""

_TIMES = 4
"""How many times as many as the declared language's own they must be; a text in two languages is fine."""

_WORD = re.compile(r"[^\W\d_]+")


def written_language(texts: Iterable[str], declared: str, small: Mapping[str, Set[str]]) -> str:
    """The code of the language in which texts are written, "" where it may be the declared one.

    Args:
        texts: the texts.
        declared: the code of the language in which they should be.
        small: the small words of each language; words that both have tell nothing.
    """
    counts = Counter(word for text in texts for word in _WORD.findall(text.casefold()))
    own = small.get(declared) or frozenset()
    for code, words in small.items():
        if code == declared or not own:
            continue
        foreign, ours = (sum(counts[word] for word in some) for some in (words - own, own - words))
        if foreign >= _FEWEST and foreign > _TIMES * ours:
            return code
    return ""
