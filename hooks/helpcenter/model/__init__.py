"""The data types of the help center and pure functions on them. Nothing here reads or writes a file."""
