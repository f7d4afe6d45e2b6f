"""Reads facts back out of prose, in any language, and holds them against facts.yml.

`book` is what facts.yml says; the recognisers (telephones, addresses, post, times, passwords, labels)
find what a text says, given the words of its language (`words`); `reading` runs them over the whole
help center. All words of languages come from each language.yml.
"""
