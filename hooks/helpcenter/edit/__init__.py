"""Changes of many files at once: all or none are written, links are updated, addresses are kept.

A command passes `perform` a function that makes a `Plan` from the HelpCenter.
"""
