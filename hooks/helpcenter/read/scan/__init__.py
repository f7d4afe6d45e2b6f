"""Texts that are no Markdown: templates, style sheets, scripts, and the words of YAML and PDFs as they are seen."""
