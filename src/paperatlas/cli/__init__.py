"""The command line: each command is the thin front of one library function. Only this package prints and exits."""

from paperatlas.cli.main import main

__all__ = ["main"]
