"""Search: the analysis of words, the widening of a query over the index's own words, and the ranking.

The same definition runs in the reader's browser: theme/assets/search-*.js. tests/test_search_twins.py
proves the two equal over the same index file. No language is named here: what differs between languages stands
in their language.yml and travels in the index file.
"""
