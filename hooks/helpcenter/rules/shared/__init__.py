"""Used by several rules, or by all: the audit, states, and comparisons of guides, ledgers and documents."""
