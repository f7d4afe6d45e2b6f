"""HelpCenter → what the site is made of: views for the templates, addresses, files. Pure functions."""
