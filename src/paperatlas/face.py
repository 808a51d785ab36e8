"""The library's face: an atlas as a Python object."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Self

from paperatlas.atlas import AtlasFolder
from paperatlas.model import Graph
from paperatlas.pipeline import open_store
from paperatlas.stores import Answer, language_of
from paperatlas.stores.store import Parameters

if TYPE_CHECKING:
    import networkx
    import pandas


class Atlas:
    """An atlas on disk, opened for reading.

    >>> atlas = Atlas.open("my-atlas")  # doctest: +SKIP
    >>> atlas.query("MATCH (r:Robot) RETURN r.name").rows  # doctest: +SKIP
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._folder = AtlasFolder(path)
        self._manifest = self._folder.manifest()

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
        return self._folder.graph(self._manifest)

    def query(self, text: str, parameters: Parameters | None = None) -> Answer:
        """Answer Cypher or SPARQL, whichever the text is. Raises `paperatlas.errors.QueryError`."""
        with open_store(self.path, language_of(text)) as store:
            return store.query(text, parameters)

    def to_pandas(self, text: str, parameters: Parameters | None = None) -> pandas.DataFrame:
        """The answer to a query as a data frame, a column a column. Needs ``paperatlas[pandas]``."""
        import pandas

        answer = self.query(text, parameters)
        return pandas.DataFrame.from_records(list(answer.rows), columns=list(answer.columns))

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph with the keys of `paperatlas.model` as nodes, relationship types as ``type``, properties as attributes."""
        from paperatlas.analyses.network import to_networkx

        return to_networkx(self.graph)

    def __repr__(self) -> str:
        return f"Atlas({str(self.path)!r}, {self._manifest.counts.get('Paper', 0)} papers)"

    def _repr_html_(self) -> str:
        """The counts, as a notebook shows them."""
        nodes = [(label, number) for label, number in self._manifest.counts.items() if not label.isupper()]
        rows = "".join(f"<tr><th>{escape(label)}</th><td>{number}</td></tr>" for label, number in nodes)
        return f"<table><caption>Atlas {escape(str(self.path))}</caption>{rows}</table>"
