"""The library's face: an atlas as a Python object."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Self

from paperatlas.atlas import AtlasFolder, Manifest
from paperatlas.model import Concept, Graph, PaperNode
from paperatlas.notebook import PLAIN, Listing, Picture, Table
from paperatlas.pipeline import load_graph, open_store
from paperatlas.stores import language_of
from paperatlas.stores.store import Parameters

if TYPE_CHECKING:
    import networkx
    import pandas

    from paperatlas.analyses.explanation import Statement


class Atlas:
    """An atlas on disk, opened for reading. Each answer is of what the folder then holds.

    The examples here ask the atlas that ``paperatlas demo --atlas my-atlas`` makes.

    >>> Atlas.open("my-atlas")
    Atlas('my-atlas', 40 papers)
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
        """Open an atlas. Raises `paperatlas.errors.AtlasError` where there is none.

        >>> Atlas.open("nowhere")
        Traceback (most recent call last):
        paperatlas.errors.AtlasError: nowhere: no atlas here; make one with: paperatlas build PAPERS --atlas nowhere
        """
        return cls(Path(path))

    @property
    def digest(self) -> str:
        """SHA-256 of the graph: equal for equal graphs."""
        return self._manifest.digest

    @property
    def counts(self) -> dict[str, int]:
        """Nodes by label and relationships by type.

        >>> Atlas.open("my-atlas").counts["Paper"]
        40
        """
        return dict(self._manifest.counts)

    @property
    def graph(self) -> Graph:
        """The whole graph as frozen values, read anew at each call."""
        return load_graph(self.path)

    def query(self, text: str, parameters: Parameters | None = None) -> Table:
        """Answer Cypher or SPARQL, whichever the text is. Raises `paperatlas.errors.QueryError`.

        >>> papers_on = "MATCH (p:Paper)-[:USES_ROBOT]->(r:Robot) WHERE r.name = $robot RETURN p.title AS title"
        >>> for (title,) in Atlas.open("my-atlas").query(papers_on, {"robot": "ANYmal C"}):
        ...     print(title)
        Learning and deploying robust locomotion policies with minimal dynamics randomization
        """
        with open_store(self.path, language_of(text)) as store:
            answer = store.query(text, parameters)
        return Table(answer.columns, answer.rows)

    def papers(self) -> Listing[PaperNode]:
        """The papers, sorted by key.

        >>> first = Atlas.open("my-atlas").papers()[0]
        >>> first.paper.title, first.paper.year
        ('3D Diffuser Actor: Policy Diffusion with 3D Scene Representations', 2024)
        """
        from paperatlas.listings import list_papers

        return list_papers(self.graph)

    def concepts(self, type_: str = "") -> Listing[Concept]:
        """The concepts of a type (``"Robot"``) or family (``"Resource"``), all without one, sorted by key.

        Those of the vocabulary that are broader than a concept of a paper are there, too. Raises
        `paperatlas.errors.UsageError` for an unknown type.

        >>> [robot.name for robot in Atlas.open("my-atlas").concepts("Robot") if "Unitree" in robot.name]
        ['Unitree A1', 'Unitree Go1', 'Unitree Go2', 'Unitree Laikago']
        """
        from paperatlas.listings import list_concepts

        return list_concepts(self.graph, type_)

    def explain(self, left: str, right: str) -> Listing[Statement]:
        """The statements between two concepts or papers, each with its sentence; empty where there is none.

        Raises `paperatlas.errors.NotFoundError`, with the nearest names, for an unknown name.

        >>> for statement in Atlas.open("my-atlas").explain("RVT-2", "RVT"):
        ...     if statement.type == "EXTENDS":
        ...         print(statement.sentence)  # doctest: +ELLIPSIS
        Thanks to architectural and system-level improvements, RVT-2, which extends RVT, is 6X faster than RVT ...
        """
        from paperatlas.analyses.explanation import explain
        from paperatlas.listings import list_statements

        with open_store(self.path, "cypher") as store:
            return list_statements(explain(store, left, right))

    def table(
        self, columns: Sequence[str] = (), rows: str = "papers", where: str = "", min_confidence: float = 0.0
    ) -> tuple[pandas.DataFrame, pandas.DataFrame]:
        """The survey table as two frames of one shape: what stands in each cell, and the sentences behind it.

        The arguments are those of `paperatlas.analyses.survey_table.survey_table`. Needs ``paperatlas[pandas]``.

        >>> names, sentences = Atlas.open("my-atlas").table(["robot", "year"], where="robot = 'ANYmal C'")
        >>> names["year"].tolist()
        ['2024']
        """
        from paperatlas.analyses.survey_table import survey_table
        from paperatlas.exports.tables.frames import table_frames

        with open_store(self.path, "cypher") as store:
            return table_frames(survey_table(store, columns, rows, where, min_confidence))

    def to_pandas(self, text: str = "", parameters: Parameters | None = None) -> pandas.DataFrame:
        """The answer to a query as a data frame; without one, all that the atlas says, a row a statement and sentence.

        Needs ``paperatlas[pandas]``.

        >>> Atlas.open("my-atlas").to_pandas().columns.tolist()
        ['subject', 'type', 'object', 'paper', 'confidence', 'found_by', 'sentence']
        """
        if text:
            return self.query(text, parameters).to_pandas()
        from paperatlas.listings import all_statements

        return all_statements(self.graph).to_pandas()

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The graph with keys as nodes, relationship types as ``type``, and properties as attributes.

        >>> Atlas.open("my-atlas").to_networkx().nodes["robot/unitree-a1"]["label"]
        'Robot'
        """
        from paperatlas.analyses.network import to_networkx

        return to_networkx(self.graph)

    def show(self, around: str | None = None, hops: int = 1, most: int = 100) -> Picture:
        """A picture to click in, as a notebook shows it: a card behind every node, sentences behind every line.

        ``around`` names a concept (by name, alias or key) of which those within ``hops`` steps are shown; without it
        it is the most connected part, and never more than ``most`` nodes. Raises `paperatlas.errors.NotFoundError`,
        with the nearest names, for an unknown concept.

        >>> picture = Atlas.open("my-atlas").show(around="Unitree A1")
        >>> picture.save("a1.html").name
        'a1.html'
        """
        from paperatlas.exports.options import ExportOptions
        from paperatlas.listings import draw

        return draw(self.graph, ExportOptions(around, hops, most))

    def write_page(self, path: str | Path, most: int | None = None, sentences: bool = True) -> Path:
        """Write the explorer of the whole atlas: one HTML file, for a browser without network. Gives its path.

        Of more than ``most`` concepts and papers (100,000 if it is not given) the most linked are shown; without
        ``sentences`` the file is a third as large. Raises `paperatlas.errors.PaperatlasError` where it cannot be
        written.

        >>> Atlas.open("my-atlas").write_page("field.html").name
        'field.html'
        """
        from paperatlas.exports.explorer.export import export_explorer
        from paperatlas.exports.options import ExportOptions

        export_explorer(self.graph, Path(path), ExportOptions(most=most, sentences=sentences))
        return Path(path)

    def __repr__(self) -> str:
        return f"Atlas({str(self.path)!r}, {self._manifest.counts.get('Paper', 0)} papers)"

    def _repr_html_(self) -> str:
        """The counts, as a notebook shows them."""
        nodes = [(label, number) for label, number in self._manifest.counts.items() if not label.isupper()]
        rows = "".join(f"<tr><th>{escape(label)}</th><td>{number}</td></tr>" for label, number in nodes)
        return f"<table {PLAIN}><caption>Atlas {escape(str(self.path))}</caption>{rows}</table>"
