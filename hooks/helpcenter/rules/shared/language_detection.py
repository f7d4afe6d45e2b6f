"""Detects the language of a text by function words that only one language has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set

_FEWEST = 10
"""Minimum number of function words of the other language in a text."""

_TIMES = 4
"""Minimum ratio of these words to those of the declared language, so that bilingual texts are accepted."""

_WORD = re.compile(r"[^\W\d_]+")


def written_language(texts: Iterable[str], declared: str, small: Mapping[str, Set[str]]) -> str:
    """The code of the language that texts are written in; "" if it may be the declared one.

    Args:
        texts: the texts.
        declared: the code of the language that they should be in.
        small: the function words by language; words of both languages are ignored.
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
