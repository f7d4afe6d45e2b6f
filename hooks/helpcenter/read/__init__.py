"""Disk → model: what is read from the files of a help center."""
