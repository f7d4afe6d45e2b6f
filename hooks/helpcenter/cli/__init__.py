"""The commands of `helpcenter`: one module each, with `add_arguments(parser)` and `run(arguments) -> exit code`.

The first line of a module's docstring is the command's help.
"""
