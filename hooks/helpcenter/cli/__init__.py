"""The commands of `helpcenter`: one file each, with `add_arguments(parser)` and `run(arguments) -> exit code`.

The first line of a command's docstring is its help.
"""
