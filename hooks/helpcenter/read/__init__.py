"""Disk → model: YAML, front matter, Markdown, the ledger, the list of downloads; and how files are written."""
