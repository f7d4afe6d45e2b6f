"""What the site was first published with is there for ever: under its first address."""

from __future__ import annotations

from pathlib import Path

TOPICS = {
    "account": ["electronic", "mailbox", "email-missing", "several-contracts", "postal"],
    "first-login": ["which-password", "sign-in"],
    "password": ["rules"],
    "reset": ["request", "not-arrived", "sign-in"],
    "e-communication": ["portal", "form"],
    "union24": ["account", "manual"],
    "documents": ["where", "not-found"],
    "wrong-site": ["union24-instead-of-portal", "portal-instead-of-union24"],
    "contact": [],
}
KEYS = {"", *TOPICS, *(f"{topic}/{answer}" for topic, answers in TOPICS.items() for answer in answers)}


def test_every_page_that_was_promised_has_its_address_still(site: Path) -> None:
    """Under the key that it had then; where the page has moved or is gone, its address redirects."""
    for key in KEYS:
        assert (site / "en" / key / "index.html").is_file(), key
