"""Statements of texts, in any language, held against facts.yml and against each other.

`registry` is what facts.yml says. The recognisers (telephones, addresses, places, durations, clock, calendar, amounts,
passwords, labels, names) find typed `statements` in a text, given the words of its language (`words`); `reading` runs
them over the whole help center, `compare` holds twins side by side. All words of languages come from each language.yml.
"""
