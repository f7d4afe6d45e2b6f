"""The values of the help center, and pure functions of them alone. Nothing here reads or writes a file."""
