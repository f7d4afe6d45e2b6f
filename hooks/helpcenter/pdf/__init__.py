"""PDFs: inspect one in a process of its own, make one from HTML."""
