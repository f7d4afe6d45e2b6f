"""Scripts that are written without spaces between words, as classes of characters for patterns."""

from __future__ import annotations

import re

IDEOGRAPHIC = (
    r"\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u312f"
    r"\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
"""Han, kana and bopomofo: written without spaces, in words of few letters."""

SYLLABIC = (
    r"\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u109a-\u109d"
    r"\u1780-\u17d3\u17d7\u17dc\u17dd\u1950-\u19c9\u1a20-\u1a7f\u1b00-\u1b4c\ua984-\ua9c0\ua9e0-\ua9ef"
    r"\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a-\uaac2"
)
"""Thai, Lao, Burmese, Khmer and their relatives: written without spaces, in words of several letters."""

UNSPACED = re.compile(f"[{IDEOGRAPHIC}{SYLLABIC}]")
"""A letter of a script without spaces."""
