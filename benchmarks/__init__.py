"""Benchmarks of the search: `python -m benchmarks [relevance] [scale]`. README.md says what is measured."""
