"""OpenSearch 1.1 descriptions, which let browsers search the help directly."""

from __future__ import annotations

from html import escape

from helpcenter.model.document import Language
from helpcenter.model.urls import search_address


def opensearch_address(language: Language) -> str:
    """The address of a language's description."""
    return f"{language.prefix}opensearch.xml"


def opensearch(language: Language, site: str) -> str:
    """The XML description of a language's search.

    Args:
        language: the language.
        site: the absolute address of the site, with a slash at the end.
    """
    name = language.document.words("words", "site_name") or language.name
    summary = language.document.words("words", "search", "summary") or name
    template = f"{site}{search_address(language)}?q={{searchTerms}}"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(name[:16], quote=False)}</ShortName>\n"
        f"  <Description>{escape(summary, quote=False)}</Description>\n"
        f"  <Language>{escape(language.code, quote=False)}</Language>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Url type="text/html" method="get" template="{escape(template)}"/>\n'
        "</OpenSearchDescription>\n"
    )
