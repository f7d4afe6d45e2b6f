"""Code for several rules: the audit, states, and comparisons of guides, ledgers and documents."""
