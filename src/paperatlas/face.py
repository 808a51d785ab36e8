"""The library's face: an atlas as a Python object."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Self

from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.model import Graph
from paperatlas.pipeline import load_graph, open_store
from paperatlas.stores import Answer, language_of
from paperatlas.stores.store import Parameters

if TYPE_CHECKING:
    import networkx
    import pandas


class Atlas:
    """An atlas on disk, opened for reading. Each answer is of what the folder then holds.

    >>> atlas = Atlas.open("my-atlas")  # doctest: +SKIP
    >>> atlas.query("MATCH (r:Robot) RETURN r.name").rows  # doctest: +SKIP
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._folder = AtlasFolder(path)
        self._folder.manifest()

    @property
    def _manifest(self) -> Manifest:
        return self._folder.manifest()

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Open an atlas. Raises `paperatlas.errors.AtlasError` where there is none."""
        return cls(Path(path))

    @property
    def digest(self) -> str:
        """SHA-256 of the graph: equal for equal graphs."""
        return self._manifest.digest

    @property
    def counts(self) -> dict[str, int]:
        """Nodes by label and relationships by type."""
        return dict(self._manifest.counts)

    @property
    def graph(self) -> Graph:
        """The whole graph as frozen values, read anew at each call."""
        return load_graph(self.path)

    def query(self, text: str, parameters: Parameters | None = None) -> Answer:
        """Answer Cypher or SPARQL, whichever the text is. Raises `paperatlas.errors.QueryError`."""
        with open_store(self.path, language_of(text)) as store:
            return store.query(text, parameters)

    def to_pandas(self, text: str, parameters: Parameters | None = None) -> pandas.DataFrame:
        """The answer to a query as a data frame, a column a column. Needs ``paperatlas[pandas]``."""
        import pandas

        answer = self.query(text, parameters)
        return pandas.DataFrame.from_records(list(answer.rows), columns=list(answer.columns))

    def table(
        self, columns: Sequence[str] = (), rows: str = "papers", where: str = "", min_confidence: float = 0.0
    ) -> tuple[pandas.DataFrame, pandas.DataFrame]:
        """The survey table as two frames of one shape: what stands in each cell, and the sentences behind it.

        The arguments are those of `paperatlas.analyses.survey_table.survey_table`. Needs ``paperatlas[pandas]``.

        >>> names, sentences = Atlas.open("my-atlas").table(["robot"], where="task ~ locomotion")  # doctest: +SKIP
        """
        from paperatlas.analyses.survey_table import survey_table
        from paperatlas.exports.tables.frames import table_frames

        with open_store(self.path, "cypher") as store:
            return table_frames(survey_table(store, columns, rows, where, min_confidence))

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph with keys as nodes, relationship types as ``type``, and properties as attributes."""
        from paperatlas.analyses.network import to_networkx

        return to_networkx(self.graph)

    def __repr__(self) -> str:
        return f"Atlas({str(self.path)!r}, {self._manifest.counts.get('Paper', 0)} papers)"

    def _repr_html_(self) -> str:
        """The counts, as a notebook shows them."""
        nodes = [(label, number) for label, number in self._manifest.counts.items() if not label.isupper()]
        rows = "".join(f"<tr><th>{escape(label)}</th><td>{number}</td></tr>" for label, number in nodes)
        return f"<table><caption>Atlas {escape(str(self.path))}</caption>{rows}</table>"
