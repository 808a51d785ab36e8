"""The survey table as a file: CSV, Excel, Markdown or LaTeX, each cell with its sentences."""

from paperatlas.exports.tables.write import check_ending, write_table

__all__ = ["check_ending", "write_table"]
