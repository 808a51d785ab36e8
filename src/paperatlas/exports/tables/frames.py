"""The survey table as two pandas frames: names, and the sentences behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperatlas.analyses.survey_table import SurveyTable
from paperatlas.exports.tables.cells import names_text, sentences_text

if TYPE_CHECKING:
    import pandas


def table_frames(table: SurveyTable) -> tuple[pandas.DataFrame, pandas.DataFrame]:
    """Two frames of text of one shape, indexed by the names of the rows, with the same columns."""
    import pandas

    index = pandas.Index([row.name for row in table.rows], name=table.kind)
    columns = list(table.columns)
    names = [[names_text(cell) for cell in row.cells] for row in table.rows]
    sentences = [[sentences_text(table.kind, cell) for cell in row.cells] for row in table.rows]
    return pandas.DataFrame(names, index, columns), pandas.DataFrame(sentences, index, columns)
