"""Reads the project's files into the model (YAML, front matter, Markdown, ledger, downloads), and writes files."""
