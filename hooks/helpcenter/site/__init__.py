"""Builds the site from a HelpCenter: views for the templates, addresses, generated files."""
