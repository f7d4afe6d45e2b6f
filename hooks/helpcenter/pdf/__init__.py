"""Inspects PDFs in a separate process and builds PDFs from HTML."""
