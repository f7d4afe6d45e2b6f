"""Texts that are no Markdown: templates, and the files that style sheets, scripts and templates ask for."""
