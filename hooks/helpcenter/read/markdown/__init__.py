"""Markdown as the site renders it."""
