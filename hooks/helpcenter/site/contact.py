"""The contact data of facts.yml for templates and scripts."""

from __future__ import annotations

from helpcenter.model.center import HelpCenter
from helpcenter.model.document import Language
from helpcenter.model.urls import address
from helpcenter.site.page_urls import Urls


def contact(center: HelpCenter, language: Language, urls: Urls) -> dict[str, str]:
    """The telephone number and e-mail address with their links, and the address of the language's contact page."""
    telephone, email = (center.facts.words("contacts", name) for name in ("telephone", "email"))
    page = center.page(language.code, "contact")
    return {
        "url": urls.to(address(center, page) if page else language.prefix),
        "telephone": telephone.replace(" ", "\N{NO-BREAK SPACE}"),
        "telephone_href": "tel:" + telephone.replace(" ", ""),
        "email": email,
        "email_href": f"mailto:{email}",
    }
