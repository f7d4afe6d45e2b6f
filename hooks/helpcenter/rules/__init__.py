"""The rules, one module each: a docstring (what, why, fix) and check(center) -> Iterator[Problem].

A rule's name is its file's name; its page, tests/rules/<rule>.md, is its documentation and its test.
Rules never import each other.
"""
