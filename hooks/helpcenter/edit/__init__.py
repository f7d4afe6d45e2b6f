"""Changes that touch many files at once: all of them or none, links mended, addresses kept.

A command hands `perform` a function from the HelpCenter to a `Plan`; the rest is the same for all.
"""
