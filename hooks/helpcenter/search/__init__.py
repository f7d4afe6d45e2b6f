"""Search: analysis of words, expansion of a query to similar words of the index, and ranking.

theme/assets/search-*.js implement the same for the reader's browser; tests/test_search_twins.py compares the results
of both on the same index file. Nothing here depends on the language: stop words and synonyms come from language.yml
and are part of the index file.
"""
