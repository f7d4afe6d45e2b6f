"""Fills values into the texts of a language."""

from __future__ import annotations


def filled(text: str, **values: object) -> str:
    """The text with the values for their names in braces; braces with another name stay, and are no error."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text
