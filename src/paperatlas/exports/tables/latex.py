"""The survey table in LaTeX: a whole document with a table over several pages, its sentences as numbered notes.

It compiles with pdfLaTeX, XeLaTeX and LuaLaTeX, with packages of every TeX distribution. What stands between the two
marked lines can be moved into another document along with the preamble. Notes are a list after the table, since a page
has no room for a hundred footnotes.
"""

from __future__ import annotations

from pathlib import Path

from paperatlas.analyses.survey_rows import Entry, Row
from paperatlas.analyses.survey_table import SurveyTable
from paperatlas.exports.tables.footnotes import Footnotes, footnotes
from paperatlas.exports.tables.latex_text import latex_text

_PREAMBLE = r"""\documentclass[a4paper]{article}
\usepackage[landscape,margin=10mm]{geometry}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[utf8]{inputenc}
  \usepackage[T1]{fontenc}
  \newcommand*{\otherletter}[2]{\texttt{U+#1}}
\else
  \usepackage{fontspec}
  \newcommand*{\otherletter}[2]{#2}
\fi
\usepackage{textcomp}
\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\usepackage{array}
\usepackage{longtable}
\setlength{\tabcolsep}{3pt}
\setlength{\emergencystretch}{3em}
\newcolumntype{L}[1]{>{\raggedright\arraybackslash}p{#1}}
\newcommand*{\notemark}[1]{\textsuperscript{#1}}
\begin{document}
\tiny"""


def write_latex(table: SurveyTable, path: Path) -> None:
    """Write the document."""
    notes = footnotes(table)
    parts = [
        _PREAMBLE,
        "% ---- the table begins",
        *_table(table, notes),
        *_notes(notes),
        "% ---- the table ends",
        r"\end{document}",
    ]
    path.write_text("\n".join(parts) + "\n", "utf-8")


def _table(table: SurveyTable, notes: Footnotes) -> list[str]:
    number = 1 + len(table.columns)
    widths = f"*{{{number}}}{{L{{\\dimexpr(\\linewidth-{2 * number}\\tabcolsep)/{number}\\relax}}}}"
    head = " & ".join(rf"\textbf{{{latex_text(column)}}}" for column in (table.kind, *table.columns))
    return [
        rf"\begin{{longtable}}{{{widths}}}",
        rf"\hline {head} \\ \hline",
        r"\endhead",
        *(rf"{_line(row, notes)} \\" for row in table.rows),
        r"\hline",
        r"\end{longtable}",
    ]


def _line(row: Row, notes: Footnotes) -> str:
    cells = ("; ".join(_entry(entry, notes) for entry in cell) for cell in row.cells)
    # a line of a table may not begin with a bracket, which the line break before it would take for its own
    return " & ".join(["{}" + latex_text(row.name), *cells])


def _entry(entry: Entry, notes: Footnotes) -> str:
    numbers = ",".join(map(str, notes.of(entry)))
    return latex_text(entry.name) + (rf"\notemark{{{numbers}}}" if numbers else "")


def _notes(notes: Footnotes) -> list[str]:
    return [
        rf"\par\noindent\notemark{{{number}}}``{latex_text(quote.sentence)}'' ({latex_text(quote.paper)})"
        for quote, number in notes.numbers.items()
    ]
