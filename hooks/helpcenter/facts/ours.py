"""Whose a host or an e-mail address is: what belongs to our own addresses may not be listed as somebody else's."""

from __future__ import annotations

from helpcenter.facts.book import Book

_SHORTEST = 6
"""Letters from which on one letter makes a look-alike; hosts that are shorter are often neighbours by chance."""


def belongs(book: Book, name: str) -> str:
    """Why a host is not somebody else's, as a message says it; "" where it may be.

    Args:
        book: the facts.
        name: the host.
    """
    bare = name.removeprefix("www.")
    emails = (fact.shown for fact in book.facts if fact.kind == "email" and not fact.owner)
    domains = (email.rpartition("@")[2].casefold() for email in emails)
    known = [own.removeprefix("www.") for own in (*book.hosts, book.own_host, *domains) if own]
    for own in known:
        if bare == own:
            return "is ours"
        if bare.endswith(f".{own}"):
            return f"ends in {own}, which is ours"
    for own in known:
        if len(own.rpartition(".")[0]) >= _SHORTEST and _imitates(_readable(bare), own):
            return f"looks like {own}, which is ours"
    return ""


def belongs_to_mail(book: Book, email: str) -> str:
    """The same for an e-mail address, which is ours where a site of ours lies below its domain."""
    domain = email.rpartition("@")[2].casefold()
    own = [name for name in book.hosts if name == domain or name.endswith(f".{domain}")]
    return f"ends in {domain}, and {own[0]} is ours" if own else ""


def _readable(name: str) -> str:
    """A host with the letters for which its xn-- labels stand."""
    try:
        return name.encode().decode("idna")
    except UnicodeError:
        return name


def _imitates(name: str, own: str) -> bool:
    """Whether a host has ours in it, is one letter away, or differs only in letters of other alphabets."""
    letters = zip(name, own, strict=False)
    drawn = len(name) == len(own) and all(one == other or not one.isascii() for one, other in letters)
    return f".{own}." in f".{name}." or drawn or _one_off(name, own)


def _one_off(one: str, other: str) -> bool:
    """Whether one letter is put in, left out or replaced, or two neighbours are swapped."""
    short, long = sorted((one, other), key=len)
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(long) - len(short) > 1:
        return False
    if short[at + (len(short) == len(long)) :] == long[at + 1 :]:
        return True
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
