"""search.<language>.json: what the search in the browser needs: its words, its index, how to reach us, foreign words.

All pages of a language share it, so no page changes with the index.
"""

from __future__ import annotations

import json

from helpcenter.facts.foreign_words import foreign_words
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.urls import search_address
from helpcenter.model.votes import log
from helpcenter.site.assets import Asset
from helpcenter.site.contact import contact
from helpcenter.site.page_urls import Urls


def settings_address(language: Language) -> str:
    """The address of a language's settings."""
    return f"search.{language.code}.json"


def search_settings(center: HelpCenter, language: Language, index: Asset) -> str:
    """The JSON text of a language's settings; addresses are relative to the site's root."""
    words = language.document.data.get("words") or {}
    here = Urls("", settings_address(language))
    settings = {
        "words": {**(words.get("search") or {}), "featured": words.get("featured") or ""},
        "index": index.address,
        "contact": contact(center, language, here),
        "feedback": log(center),
        "others": [
            {
                "code": other.code,
                "name": other.name,
                "settings": settings_address(other),
                "page": search_address(other),
            }
            for other in center.languages
            if other.code != language.code
        ],
        "foreign": foreign_words(center, language.code),
    }
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":")) + "\n"
