"""Proof that nothing drifts: the real content, changed in many small ways, one at a time.

`wrong` makes changes that the rules must catch at the right file and line, `harmless` changes that
they must not mind. `make mutants` prints how many are caught.
"""
