"""The help center as a library: reads, checks, edits and builds it. It does not depend on MkDocs.

Data flows one way: disk → `read` → `model.HelpCenter` → `rules` (problems) → `site`, `edit`, `report` → `cli`.
"""
