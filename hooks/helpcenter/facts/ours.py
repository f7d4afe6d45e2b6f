"""Whose a host or an e-mail address is: what belongs to our own addresses may not be listed as somebody else's."""

from __future__ import annotations

from helpcenter.facts.patterns import one_off
from helpcenter.facts.registry import Registry
from helpcenter.facts.statements import Email

_SHORTEST = 6
"""Letters from which on one letter makes a look-alike; hosts that are shorter are often neighbours by chance."""


def belongs(registry: Registry, name: str) -> str:
    """Return why a host is not somebody else's, as a message says it; "" where it may be.

    The domain of the addresses to which customers write may be listed, and what is below it: they are our company's
    other sites, on which no customer signs in.

    Args:
        registry: the facts.
        name: the host.
    """
    bare = name.removeprefix("www.")
    emails = [fact for fact in registry.facts if isinstance(fact.value, Email) and not fact.owner]
    domains = {
        fact.value.address.rpartition("@")[2]: fact for fact in emails if isinstance(fact.value, Email)
    }
    written = {domain for domain, fact in domains.items() if len(fact.forms) > 1}  # to which customers write
    known = [own.removeprefix("www.") for own in (*registry.hosts, registry.own_host, *domains) if own]
    for own in known:
        free = own in written and own not in registry.hosts
        if bare == own and not free:
            return "is ours"
        if bare.endswith(f".{own}") and not free:
            return f"ends in {own}, which is ours"
    for own in known:
        others = bare != own and not bare.endswith(f".{own}")
        if others and len(own.rpartition(".")[0]) >= _SHORTEST and _imitates(_readable(bare), own):
            return f"looks like {own}, which is ours"
    return ""


def belongs_to_mail(registry: Registry, email: str) -> str:
    """Return the same for an e-mail address, which is ours where a site of ours lies below its domain."""
    domain = email.rpartition("@")[2].casefold()
    own = [name for name in registry.hosts if name == domain or name.endswith(f".{domain}")]
    return f"ends in {domain}, and {own[0]} is ours" if own else ""


def _readable(name: str) -> str:
    """Return a host with the letters for which its xn-- labels stand."""
    try:
        return name.encode().decode("idna")
    except UnicodeError:
        return name


def _imitates(name: str, own: str) -> bool:
    """Return whether a host has ours in it, is one letter away, or differs only in letters of other alphabets."""
    letters = zip(name, own, strict=False)
    drawn = len(name) == len(own) and all(one == other or not one.isascii() for one, other in letters)
    return f".{own}." in f".{name}." or drawn or one_off(name, own)
