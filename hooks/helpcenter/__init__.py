"""The help center as a library: read it, judge it, publish it. It knows nothing of MkDocs.

Data flows one way: disk → `source` → `model.HelpCenter` → `audit` (problems) or `publish` (texts).
"""
