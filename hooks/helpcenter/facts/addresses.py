"""E-mail and web addresses, with and without what a browser adds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from helpcenter.facts.patterns import alternatives
from helpcenter.facts.statements import Email, Stated, Statement, Telephone, WebAddress
from helpcenter.facts.unspaced import APART
from helpcenter.facts.words import Words
from helpcenter.model.memo import remembered

_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}$")
_DOMAIN = re.compile(r"(?:[^\W_][\w-]{0,62}\.){1,8}[^\W_]{2,24}|[^\W_][\w-]{2,62}")
_SCHEME = re.compile(r"(?<![\w])([a-z][a-z0-9+.-]{1,15})://", re.IGNORECASE)
_REST = re.compile(rf"[^\s<>\"„”“»«|\\^`{{}}{APART}]{{0,400}}")
_HOST = re.compile(
    r"(?<![\w@./\\-])(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}([^\W\d_]{2,24})(?![\w@])(:\d{1,5})?"
    rf"([/?#][^\s<>\"„”“»«|\\^`{{}}{APART}]{{0,400}})?"
)
_DOT = re.compile(r"\.[^\W_]")
_GENERIC = (
    "com net org info biz app online site shop dev cloud help support email web insure insurance xyz top club"
    " pro gov edu mobi name live digital group bank example"
)
_ENDINGS = frozenset(_GENERIC.split())
_SPELT = _ENDINGS | {"hu", "eu", "de", "sk", "ro", "uk"}
"""Endings that tell an address even where both its @ and its dots are words."""

_CONTROLS = re.compile(r"[\x00-\x20]+")
_FILES = frozenset(("md", "py", "js", "ts", "gz", "sh"))
_TAIL = ".,;:!?)]'’*_"


def emails(text: str, words: Words) -> Iterator[Stated]:
    """Yield every e-mail address in a text; also with the @ and the dots spelled out: info (at) union (dot) hu."""
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text[max(0, at - 65) : at])
        domain = _DOMAIN.match(text, at + 1)
        if local and domain:
            start = at - len(local[0].lstrip("'`*_{|/"))
            if start < at:
                yield _email(text, start, domain.end(), text[start : domain.end()])
        at = text.find("@", at + 1)
    sign, address, dot = _spelled(words)
    for match in address.finditer(text) if sign.search(text) else ():
        domain_ = dot.sub(".", match["domain"])
        # an “at” without brackets is a word of English: it makes an address only if its dots are spelled out, too
        if match["at"] or ("." not in match["domain"] and domain_.rpartition(".")[2].lower() in _SPELT):
            yield _email(text, match.start(), match.end(), f"{match['local']}@{domain_}")


@remembered
def _spelled(words: Words) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns for an @ that is spelled out, for a whole address, and for a dot in it."""
    at, dot = alternatives(words.listed("at")), alternatives([*words.listed("dot"), "dot"])
    dots = rf"[ ]?[(\[]{dot}[)\]][ ]?|[ ]{dot}[ ]"
    sign = rf"(?P<at>[ ]?[(\[](?:{at}|at)[)\]][ ]?|[ ]{at}[ ])|[ ]at[ ]"
    domain = rf"[\w-]{{2,63}}(?:(?:\.|{dots})[\w-]{{2,63}}){{1,4}}"
    address = rf"(?<![\w.+-])(?P<local>[\w.+-]{{2,64}})(?:{sign})(?P<domain>{domain})"
    patterns = (rf"(?<!\w)(?:at|{at})(?!\w)", address, dots)
    first, second, third = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return first, second, third


def _email(text: str, start: int, end: int, address: str) -> Stated:
    return Stated(Email(address.casefold()), start, end, text[start:end])


def addresses(text: str) -> Iterator[Stated]:
    """Yield every web address and host in a text."""
    if "://" not in text and not _DOT.search(text):
        return
    taken = 0
    found = [(match.start(), match) for match in _SCHEME.finditer(text)]
    found += [(match.start(), match) for match in _HOST.finditer(text) if _is_host(match)]
    for start, match in sorted(found, key=lambda item: item[0]):
        if start < taken:
            continue
        if match.re is _SCHEME:
            rest = _REST.match(text, match.end())
            written = match[0] + _trimmed(rest[0] if rest else "")
            value = written
        else:
            written = _trimmed(match[0])
            value = f"//{written}"
        taken = start + len(written)
        yield Stated(WebAddress(normal(value)), start, taken, written)


def _is_host(match: re.Match[str]) -> bool:
    ending = match[1]
    if match[0].startswith("www.") or match[2] or (match[3] or "").startswith("/"):
        return True
    if not (ending.islower() or match[0].isupper()):
        return False
    return (len(ending) == 2 and ending not in _FILES) or ending.casefold() in _ENDINGS


def _trimmed(written: str) -> str:
    """Return an address without the punctuation of the sentence in which it stands."""
    end = len(written)
    while end and written[end - 1] in _TAIL:
        if written[end - 1] == ")" and written.count("(", 0, end) >= written.count(")", 0, end):
            break
        end -= 1
    return written[:end]


def normal(address: str) -> str:
    """Return an address in one form: scheme and host in lower case, no slash at its end."""
    scheme, mark, rest = address.partition("//")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{mark}{host.lower()}{slash}{path}".rstrip("/")


def of_target(target: str) -> Iterator[Stated]:
    """Yield what the target of a link states: of tel:, mailto: and web addresses."""
    cleaned = _CONTROLS.sub("", target)
    if ":" not in cleaned and not cleaned.startswith("//"):
        return  # within the site
    try:
        urlsplit(cleaned)
    except ValueError:
        return  # not an address
    scheme, mark, rest = cleaned.partition(":")
    scheme, rest = scheme.lower(), unquote(rest)
    found: list[tuple[Statement, str]] = []
    if not mark or not re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme):
        found += [(WebAddress(normal(f"https:{cleaned}")), target)] if cleaned.startswith("//") else []
    elif scheme in ("tel", "sms", "callto", "fax", "skype", "whatsapp"):
        number, *others = rest.partition("?")[0].split(";")
        dialled = ";".join([re.sub(r"[\s().\-/\u00a0]", "", number), *others])
        found.append((Telephone(dialled, scheme), target))
    elif scheme == "mailto":
        address, _, query = rest.partition("?")
        emails_ = address.split(",")
        for part in query.split("&"):
            name, _, value = part.partition("=")
            emails_ += value.split(",") if name.lower() in ("to", "cc", "bcc") else []
        found += [(Email(item.strip().casefold(), link=True), item.strip()) for item in emails_]
    elif scheme in ("http", "https", "ftp"):
        found.append((WebAddress(normal(cleaned)), target))
    for statement, written in found:
        yield Stated(statement, 0, len(target), written)


def site_host(address: str) -> str:
    """Return the host of a web address without www., in the letters in which browsers ask for it.

    Returns:
        "" where there is none, and for what no plain link has: a port, a name before an @.
    """
    try:
        parts = urlsplit(address)
        plain = parts.port is None and parts.username is None and parts.scheme in ("", "http", "https")
        name = (parts.hostname or "").lower().removeprefix("www.") if plain else ""
        return name if name.isascii() else name.encode("idna").decode()
    except ValueError:  # UnicodeError is one
        return ""


def host(address: str) -> str:
    """Return the host of an address, "" where it has none that can be read."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
