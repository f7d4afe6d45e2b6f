"""An answer as a reply: what support staff paste into an e-mail and other systems send, as HTML and as plain text.

It reads well away from the site: links to other answers are their short links, links inside the page are plain words,
boxes and tabs are open, and nothing invites readers to write to addresses that nobody reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborNode

from helpcenter.model import open_html
from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language, Page
from helpcenter.model.html_tree import body, rewritten, tags
from helpcenter.model.memo import remembered
from helpcenter.model.urls import address, short_address
from helpcenter.site.html_text import plain_text
from helpcenter.site.marked_text import markers
from helpcenter.site.page_body import page_body

_KEPT = frozenset(
    {"a", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "hr", "i", "ins", "kbd", "li"}
    | {"mark", "ol", "p", "pre", "s", "strong", "sub", "sup", "ul"}
    | {"table", "thead", "tbody", "tfoot", "tr", "th", "td"}
)
_ATTRIBUTES = frozenset({"colspan", "dir", "lang", "rowspan", "start"})
_DROPPED = "script, style, template, noscript, .headerlink"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "figcaption")
_UNWRAPPED = ("", "")
WORD_JOINER = "\N{WORD JOINER}"
"""Before the @ of an address it keeps mail programs from making a link of it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The whole answer without its question: short answer, body, documents, short link."""

    text: str
    html: str


def reply(center: HelpCenter, language: Language, site: str, page: Page) -> Reply:
    """The reply for an answer.

    Args:
        center: the help center.
        language: its language.
        site: the absolute address of the site, with a slash at the end.
        page: the answer.
    """
    here = site + address(center, page)
    entry = center.registered.get(page.key)
    link = site + short_address(language, entry.id) if entry else here
    found = _html(center, site, here, page_body(center, page))
    offered = documents(center, language, site, page)
    listed = "".join(f"<li>{_link(where, title)}</li>" for title, where in offered)
    last = f"<p>{_link(link, link)}</p>"
    html = f"<p>{escape(page.summary, quote=False)}</p>{found}{f'<ul>{listed}</ul>' if listed else ''}{last}"
    lines = "\n".join(f"{title}: {where}" if title != where else where for title, where in offered)
    parts = (page.summary, plain_text(found, here), lines, link)
    text = "\n\n".join(part for part in parts if part)
    html = markers(center)[language.code].languages(html)
    for unread in _unread(center):
        name, _, host = unread.partition("@")
        text = text.replace(unread, f"{name}{WORD_JOINER}@{host}")
        html = html.replace(unread, f"<span>{name}</span><span>@</span><span>{host}</span>")
    return Reply(text, html)


def documents(center: HelpCenter, language: Language, site: str, page: Page) -> list[tuple[str, str]]:
    """The documents that an answer offers, each as (title, absolute address)."""
    offered = []
    for name, _ in page.listed("downloads"):
        known = center.download(language.code, name)
        where = f"{site}downloads/{name}.{language.code}.pdf"
        offered.append((known.title if known else where, where))
    return offered


def _unread(center: HelpCenter) -> list[str]:
    """The addresses that our mail comes from and that nobody reads."""
    listed = center.facts.data.get("senders")
    senders = listed if isinstance(listed, list) else []
    return [str(one["email"]) for one in senders if isinstance(one, dict) and "@" in str(one.get("email"))]


@remembered
def short_links(center: HelpCenter) -> dict[str, str]:
    """Address → short address of every page that has an id, in all languages."""
    return {
        address(center, page): short_address(center.language(page.language), entry.id)
        for page in center.pages.values()
        if (entry := center.registered.get(page.key))
    }


def _link(where: str, shown: str) -> str:
    return f'<a href="{escape(where)}">{escape(shown, quote=False)}</a>'


def _html(center: HelpCenter, site: str, here: str, html: str) -> str:
    """The body of an answer with the plain elements that mail programs show."""
    root = body(html)
    open_html.prepare(root)
    for node in root.css(_DROPPED):
        node.decompose()
    short = short_links(center)

    def leads_to(href: str) -> str:
        whole, fragment = urldefrag(urljoin(here, href))
        known = short.get(whole.removeprefix(site)) if whole.startswith(site) else None
        return (site + known if known else whole) + (f"#{fragment}" if fragment else "")

    def tags_of(node: LexborNode) -> tuple[str, str]:
        tag, found = node.tag or "", node.attributes
        if tag in _HEADINGS or "admonition-title" in (found.get("class") or "").split():
            return "<p><strong>", "</strong></p>"
        if tag == "p" and node.parent is not None and node.parent.tag in _HEADINGS:
            return _UNWRAPPED
        if (plain := open_html.plainly(node)) is not None:
            return plain
        if tag == "img":
            return escape(f"[{found['alt']}]" if found.get("alt") else "", quote=False), ""
        if "admonition" in (found.get("class") or "").split() or tag == "details":
            return "<blockquote>", "</blockquote>"
        href = found.get("href") or ""
        if tag not in _KEPT or (tag == "a" and (not href or href.startswith("#"))):
            return _UNWRAPPED
        kept: dict[str, str | None] = {name: value for name, value in found.items() if name in _ATTRIBUTES}
        return tags(tag, kept | ({"href": leads_to(href)} if tag == "a" else {}))

    return rewritten(root, tags_of).strip()
