"""The letters of all scripts, as far as the search treats them in another way than those of Latin script.

theme/assets/search-letters.js has the same in JavaScript: change both.
"""

from __future__ import annotations

KEPT_MARKS = r"\u0900-\u0e46\u0e4c-\u0ec7\u0ecc-\u109f\u1700-\u17ff\u1900-\u1aaf\u1b00-\u1ccf\ua800-\uabff"
"""Scripts whose marks are vowels, which a word needs. Marks of other scripts are accents, which people leave out."""

DROPPED = r"\u093c\u09bc\u0a3c\u0abc\u0b3c\u0c3c\u0cbc\u00ad\u0640\u200b-\u200d\u2060"
"""Dots below letters of India, which people leave out; and characters that only change how a word looks: soft hyphens,
joiners, the line that stretches Arabic words."""

_LATIN = {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
_FORMS = "ςσ ךכ םמ ןנ ףפ ץצ ٱا ىي یي ېي ةه ہه ەه کك ګك ڪك ґг"
_ZEROS = "٠۰०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐"
_DIGITS = {chr(ord(zero) + value): str(value) for zero in _ZEROS for value in range(10)}
_KATAKANA = {chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)}

FOLDS = {**_LATIN, **{pair[0]: pair[1] for pair in _FORMS.split()}, **_DIGITS, **_KATAKANA}
"""Letters that Unicode does not decompose into a letter and a mark, and their replacements; final forms of Greek and
Hebrew, forms of Arabic letters, digits, and hiragana for katakana."""
